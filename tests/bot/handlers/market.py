"""A small market for conversations: the first report, and a few figures beside it that stay as they are."""

from pathlib import Path

from knowledge.library import Library
from knowledge.models import FactKind, Statistic
from tests import builders

_COUNTED = {
    **dict.fromkeys(("title", "role", "currency", "basis", "n", "n_unit")),
    "unit": "percent",
    "statistic": Statistic.POINT,
}
"""What makes a builder's pay a counted percentage of a country."""


def market_file(folder: Path) -> Path:
    """Build the knowledge of these conversations."""
    first = next(
        report
        for report in Library(folder / "none", folder / "none").reports()
        if report.role == "machine learning engineer" and report.country == "GB"
    )
    return builders.knowledge_file(folder, first, figures=(builders.figures(*_neighbours()),))


def _neighbours():
    yield builders.quantiles(title="IT director", role="engineering manager", value=80_000)
    for subject in ("pandas", "Kafka", "Spark"):
        nowhere = {"country": None, "currency": None, "unit": None, "statistic": Statistic.TEXT}
        tool = {"kind": FactKind.TECHNOLOGY, "role": "machine learning engineer", "subject": subject}
        yield builders.pay(None, **(nowhere | tool))
    for country, currency in (("GB", "GBP"), ("DE", "EUR"), ("US", "USD")):
        for role in ("data engineer", "data scientist", "software engineer", "machine learning engineer"):
            yield builders.quantiles(title=role.capitalize(), role=role, country=country, currency=currency)
        for kind in (FactKind.WAGE_GROWTH, FactKind.AI_SHARE):
            yield builders.pay(4.0, kind=kind, country=country, **_COUNTED)
