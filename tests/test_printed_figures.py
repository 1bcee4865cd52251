"""Twenty questions over ten countries: every figure that is printed stands in the committed figures files."""

import json
import re
from pathlib import Path

import pytest

import knowledge
from bot.answers.salary import answer
from bot.formats import Formats
from bot.market import Market
from bot.models import Intent, Place, Query, Role
from bot.plain import to_text
from bot.render import Renderer
from knowledge.build import build
from knowledge.library import Library
from knowledge.models import Level
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary
from tests.builders import NOW, TODAY

QUESTIONS = [
    ("data scientist", None, "US"),
    ("data engineer", Level.SENIOR, "US"),
    ("software developer", None, "US"),
    ("registered nurse", None, "US"),
    ("machine learning engineer", None, "GB"),
    ("data engineer", None, "GB"),
    ("IT manager", Level.DIRECTOR, "GB"),
    ("backend developer", None, "DE"),
    ("full stack developer", None, "DE"),
    ("frontend developer", None, "FR"),
    ("backend developer", None, "FR"),
    ("backend developer", None, "PL"),
    ("DevOps engineer", None, "NL"),
    ("full stack developer", None, "IN"),
    ("mobile developer", None, "IN"),
    ("full stack developer", None, "CA"),
    ("engineering manager", None, "CA"),
    ("full stack developer", None, "ES"),
    ("backend developer", None, "AU"),
    ("backend developer", None, "SE"),
]
AMOUNT = re.compile(r"(?:[A-Z]{1,3}\$|[£€₹$]|[A-Z]{3} ?)\s?\d[\d,]*\d")
FIGURES = Path(knowledge.__file__).parent / "figures"


@pytest.fixture(scope="module")
def market(tmp_path_factory):
    folder = tmp_path_factory.mktemp("knowledge")
    library = Library(folder, folder)
    build(folder / "k.sqlite", library.reports(), library.figures(), now=NOW)
    return Market(Knowledge(folder / "k.sqlite"), Vocabulary(), TODAY)


@pytest.fixture(scope="module")
def committed():
    """Read every row of every figures file as plain JSON, without the program's own reader."""
    rows = []
    for path in FIGURES.glob("*.json"):
        form = json.loads(path.read_text(encoding="utf-8"))
        rows += [form["defaults"] | dict(zip(form["columns"], row, strict=True)) for row in form["rows"]]
    return rows


def query(role, level, country) -> Query:
    return Query(
        Intent.SALARY,
        roles=(Role(role, level),),
        places=(Place(country),),
        flags=frozenset({"older"}),
    )


def written(row) -> set[str]:
    values = (row.get(name) for name in ("value", "p10", "p25", "p50", "p75", "p90"))
    return {Formats("en").amount(value, row["currency"]) for value in values if value is not None}


def test_the_questions_span_ten_countries():
    assert len(QUESTIONS) == 20
    assert len({country for _, _, country in QUESTIONS}) >= 10


@pytest.mark.parametrize(("role", "level", "country"), QUESTIONS)
def test_every_printed_figure_is_committed(role, level, country, market, committed):
    found = answer(query(role, level, country), market)
    printed = set(AMOUNT.findall(to_text(Renderer().render(found).html)))
    pays = [row for row in committed if row["kind"] == "pay" and row["country"] == country]

    assert len(printed) >= 3
    assert printed <= set().union(*(written(row) for row in pays))


@pytest.mark.parametrize(("role", "level", "country"), QUESTIONS)
def test_each_figure_agrees_with_its_row_in_every_part(role, level, country, market, committed):
    found = answer(query(role, level, country), market)

    for figure in found.figures:
        fact = json.loads(figure.fact.model_dump_json(exclude_defaults=True))
        assert any(
            fact.items() <= (row | {"source": fact["source"]}).items() for row in map(hashable, committed)
        )


def hashable(row):
    return {name: value for name, value in row.items() if value is not None}
