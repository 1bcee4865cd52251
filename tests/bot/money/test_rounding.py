import pytest

from bot.money.rounding import round_advice


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [(84_802, 85_000), (50_001, 50_000), (50_000, 50_000), (49_800, 50_000), (11_564, 11_500), (250, 500)],
)
def test_advice_is_rounded_to_its_step(amount, rounded):
    assert round_advice(amount) == rounded
