"""The value of one part of an offer, and the most that each part can be."""

from dataclasses import dataclass

_IN_PERCENT = frozenset({"bonus", "pension"})
LARGEST = {"bonus": 300, "pension": 50, "leave": 100, "hours": 100, "years": 10}
"""The most that is taken: a bonus and a pension in percent of the base."""
SMALLEST_PENSION = 500
"""A pension from here on, without a percent sign, is an amount a year."""
SMALLEST_BASE = 1_000


@dataclass(frozen=True, slots=True)
class Token:
    """A number, or the name of a part, and where it stands."""

    start: int
    end: int
    part: str | None = None
    value: float = 0.0
    is_percent: bool = False
    currency: str | None = None


def fitting(part: str, token: Token) -> str | None:
    """Return a number as the value of a part; None where it cannot be that."""
    if part == "bonus":
        return f"{token.value:.12g}%" if token.is_percent else _amount(token, 0)
    if part in {"shares", "sign_on"}:
        return None if token.is_percent else _amount(token, 0)
    if part == "base":
        return None if token.is_percent else _amount(token, SMALLEST_BASE)
    is_amount = part == "pension" and not token.is_percent and token.value >= SMALLEST_PENSION
    is_fitting = is_amount or 0 <= token.value <= LARGEST[part]
    return f"{token.value:.12g}" if is_fitting and (part == "pension" or not token.is_percent) else None


def is_beyond(part: str, token: Token) -> bool:
    """Tell a number that is more than its part can be from one that belongs to another part."""
    is_kind = token.is_percent == (part in _IN_PERCENT) or part == "pension"
    is_near = token.is_percent or token.value < (SMALLEST_PENSION if part == "pension" else SMALLEST_BASE)
    return part in LARGEST and part != "years" and is_kind and is_near and token.value > LARGEST[part]


def _amount(token: Token, smallest: float) -> str | None:
    return f"{token.value:.12g}" if token.value >= smallest else None
