"""Small, valid pieces of knowledge for tests; each test names only what it is about."""

from datetime import UTC, date, datetime
from pathlib import Path

from knowledge.build import build
from knowledge.models import (
    Basis,
    Collection,
    Fact,
    FactKind,
    Figures,
    Label,
    Report,
    Section,
    SectionKind,
    Source,
    Statistic,
)

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def source(**changes) -> Source:
    return Source(
        **{
            "id": "acme",
            "publisher": "Acme",
            "title": "Acme pay survey",
            "address": "https://acme.example",
            "licence": "CC BY 4.0",
            "attribution": "Acme pay survey",
            "retrieved": TODAY,
            "period": "2026",
            "collection": Collection.SURVEY,
            "method_disclosed": True,
            **changes,
        }
    )


def pay(amount: float | None = 60_000, **changes) -> Fact:
    return Fact(
        **{
            "kind": FactKind.PAY,
            "source": "acme",
            "title": "Data Engineer",
            "role": "data engineer",
            "country": "GB",
            "value": amount,
            "unit": "year",
            "currency": "GBP",
            "statistic": Statistic.MEDIAN,
            "basis": Basis.BASE,
            "n": 100,
            "n_unit": "people",
            "period": "2026-09",
            "method_version": "1",
            **changes,
        }
    )


def quantiles(**changes) -> Fact:
    spread = {"p10": 40_000, "p25": 50_000, "p50": 60_000, "p75": 75_000, "p90": 90_000}
    return pay(**({"statistic": Statistic.QUANTILES} | spread | changes))


def claim(kind: FactKind, **changes) -> Fact:
    bare = {"n": None, "n_unit": None, "currency": None, "unit": None, "basis": None}
    words = {"kind": kind, "label": Label.CLAIM, "statistic": Statistic.TEXT}
    return pay(None, **(bare | words | changes))


def report(*facts: Fact, digest: str = "d1", **changes) -> Report:
    return Report(
        **{
            "source": source(),
            "title": "Data Engineer",
            "role": "data engineer",
            "country": "GB",
            "period": "2026-09",
            "digest": digest,
            "sections": (Section(kind=SectionKind.OVERVIEW, heading="Overview", text="Words.", position=0),),
            "facts": facts or (pay(),),
            **changes,
        }
    )


def figures(*facts: Fact, **changes) -> Figures:
    return Figures(source=source(**changes), method_version="1", facts=facts)


def knowledge_file(folder: Path, *reports: Report, figures: tuple[Figures, ...] = ()) -> Path:
    """Build a knowledge file of these reports and figures."""
    path = folder / "knowledge.sqlite"
    build(path, reports, ((item, item.source.id) for item in figures), now=NOW)
    return path
