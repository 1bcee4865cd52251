"""Reports of our own making: any role, place, currency and order of sections."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from knowledge.models import Fact, FactKind, Report
from knowledge.readers.reading import read
from knowledge.vocabulary.words import Vocabulary

RETRIEVED = date(2026, 11, 22)
ORDER = ("overview", "premium", "growth", "ai", "negotiation", "costs", "demand", "checklist")


@cache
def vocabulary():
    return Vocabulary()


@dataclass(frozen=True)
class Pasted:
    """A report as it would be pasted; its figures are printed as they are given."""

    title: str = "Senior Data Engineer"
    place: str = "Germany"
    average: str = "€77,093"
    projection: str = "€84,802"
    order: tuple[str, ...] = ORDER
    n: str = "2,338"
    updated: str = "Last Updated: April 2026"
    premium: str = "15-25%"
    called: str = "average salary"
    extra: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        parts = [f"Market Intelligence: {self.title} in {self.place}"]
        parts.append(f"{self.updated} · Based on {self.n} data points")
        return "\n".join([*parts, *(self.extra.get(name, self._section(name)) for name in self.order)])

    def _section(self, name: str) -> str:
        return {
            "overview": f"Market Overview\nThe {self.called} for a {self.title} is {self.average}, and it is "
            f"projected to reach {self.projection} within a year.",
            "premium": "Skill Premiums\nEngineers with **Apache Spark** get a premium of "
            f"{self.premium} over their peers, and those who pair it with **Scala** are in the top "
            "quartile of pay. People with the **Databricks Data Engineer** credential earn 7-9% more.",
            "growth": "🚀 Growth Lever\nLearn **Apache Spark** first: it is a must-have.",
            "ai": f"AI Impact for a {self.title}\nWith AI, output grows by 2-3x in areas such as testing, "
            "documentation and data quality.",
            "negotiation": "Negotiation Tips\nShow what you delivered. Ask for a 'Platform Uptime Bonus' "
            "tied to the service levels of your team.",
            "costs": f"Cost of Living: {self.place}\nWhat is left of pay varies by city and family.",
            "demand": "Hiring Demand\nDemand is driven by cloud migration and a shortage of people.",
            "checklist": f"Checklist for a {self.title}\n"
            "- Positioning: show the pipelines that you run.\n- Learning: finish one course a quarter.",
        }[name]


def read_text(text, name="report.txt"):
    return read(text.encode(), name, vocabulary(), RETRIEVED)


def report_of(text) -> Report:
    found = read_text(text)
    assert isinstance(found, Report), [str(problem) for problem in found]
    return found


def facts(report: Report, kind: FactKind) -> list[Fact]:
    return [fact for fact in report.facts if fact.kind is kind]


def only(report: Report, kind: FactKind) -> Fact:
    (fact,) = facts(report, kind)
    return fact
