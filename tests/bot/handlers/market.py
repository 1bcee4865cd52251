"""A small market for conversations: the first report, and a few figures beside it that stay as they are."""

from pathlib import Path

from knowledge.library import Library
from knowledge.models import FactKind, Statistic
from tests import builders


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
    for country, currency in (("GB", "GBP"), ("DE", "EUR"), ("US", "USD")):
        for role in ("data engineer", "data scientist", "software engineer", "machine learning engineer"):
            yield builders.quantiles(title=role.capitalize(), role=role, country=country, currency=currency)
        yield builders.pay(
            None,
            kind=FactKind.WAGE_GROWTH,
            title=None,
            role=None,
            country=country,
            value=4.0,
            unit="percent",
            currency=None,
            statistic=Statistic.POINT,
            basis=None,
            n=None,
            n_unit=None,
        )
