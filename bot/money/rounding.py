"""Rounding of computed advice: no more digits than what it is computed from can bear."""


def advice_step(amount: float) -> int:
    """Return the step of computed advice: 1,000 above 50,000, else 500."""
    return 1000 if amount > 50_000 else 500


def round_advice(amount: float) -> int:
    """Round computed advice to its step."""
    step = advice_step(amount)
    return int(amount / step + 0.5) * step
