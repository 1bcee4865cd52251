"""What is drawn: the figures of a pay answer in one currency for one time, and the person's own pay."""

import hashlib
from dataclasses import dataclass, replace

from bot.answers.answer import Answer
from bot.answers.salary import SalaryAnswer
from bot.answers.worth import WorthAnswer
from bot.evidence import Figure
from bot.models import Money, PayPeriod, Role

_MOST_ROWS = 5
_DRAWN_AS = "1"
"""Raise it when the same content is drawn otherwise: pictures kept elsewhere are found by their digest."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures in one currency a unit of time, one a row. Nothing is converted and nothing is averaged."""

    role: Role
    title: str | None
    """The title as the leading source prints it."""
    country: str
    currency: str
    unit: str
    figures: tuple[Figure, ...]
    pay: Money | None = None
    left_out: tuple[Figure, ...] = ()
    """Figures in another currency or for another time."""
    pay_left_out: bool = False

    @property
    def personal(self) -> bool:
        """A person's own pay is in it: not to be shown or kept for others."""
        return self.pay is not None


def chart_of(answer: Answer) -> Chart | None:
    """Choose what is drawn of a pay answer; None where no figure of it has a value to draw."""
    if not isinstance(answer, SalaryAnswer | WorthAnswer):
        return None
    figures = [figure for figure in _in_order(answer) if _has_amount(figure)]
    if not figures:
        return None
    currency, unit = _measure(figures[0])
    alike = [figure for figure in figures if _measure(figure) == (currency, unit)]
    own = answer.pay if isinstance(answer, WorthAnswer) else None
    pay = _comparable(own, currency, unit)
    return Chart(
        role=replace(answer.role, surface=""),
        title=answer.title,
        country=answer.place.country,
        currency=currency,
        unit=unit,
        figures=tuple(alike[:_MOST_ROWS]),
        pay=pay,
        left_out=tuple(figure for figure in figures if figure not in alike),
        pay_left_out=own is not None and pay is None,
    )


def _in_order(answer: SalaryAnswer | WorthAnswer) -> list[Figure]:
    """Return the figures as the answer shows them, from the first."""
    if isinstance(answer, SalaryAnswer):
        return [figure for figure in (answer.lead, *answer.independent) if figure]
    standings = (answer.lead, *answer.peers, *answer.beside)
    return [standing.figure for standing in standings if standing]


def _has_amount(figure: Figure) -> bool:
    return bool(figure.value and figure.fact.currency)


def _measure(figure: Figure) -> tuple[str, str]:
    return figure.fact.currency or "", figure.fact.unit or ""


def _comparable(pay: Money | None, currency: str, unit: str) -> Money | None:
    """Return the pay without the words it was said in, or None where it measures something else."""
    if pay is None or (pay.currency, pay.period or PayPeriod.YEAR) != (currency, unit):
        return None
    return replace(pay, surface="", period=PayPeriod(unit))


def content_digest(chart: Chart, language: str, *, dark: bool = False) -> str:
    """Name a picture by all that decides how it looks: equal digests, equal pictures."""
    # The age in months is left out: it is not drawn, and would change the digest every month.
    parts = [_DRAWN_AS, language, str(dark)]
    parts += [repr((chart.role, chart.title, chart.country, chart.currency, chart.unit, chart.pay))]
    for figure in chart.figures:
        parts += [figure.fact.model_dump_json(), figure.source.model_dump_json(), str(figure.grade)]
        parts += [repr((figure.p10, figure.p25, figure.p75, figure.p90, figure.weak))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
