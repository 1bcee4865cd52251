"""What is drawn of an answer: one currency, one unit of time, at most five rows."""

from dataclasses import replace

import pytest

from bot.answers.nothing import unclear
from bot.answers.salary import SalaryAnswer
from bot.answers.worth import Among, WorthAnswer
from bot.charts import chart_of, content_digest
from bot.models import Intent, Money, PayPeriod, Place, Query, Role, Unclear
from bot.standing import Standing
from tests.bot.charts.pieces import POUNDS, average, chart, figure
from tests.builders import pay, quantiles

NOTHING = dict.fromkeys(
    ("rate_missing", "years", "title", "lead", "projection", "projected_change_percent", "growth", "unheld"),
    None,
) | dict.fromkeys(("also", "peers", "independent", "caveats", "hidden"), ())
PLAIN = dict.fromkeys(("bases_differ", "level_missing"), False)


def answer(**changes):
    named = {"query": Query(Intent.SALARY), "role": Role("data engineer"), "place": Place("GB")}
    return SalaryAnswer(**(named | NOTHING | PLAIN | changes))


def worth(pay, *figures):
    """Answer somebody who names their pay; the first figure leads."""
    lead, *beside = (Standing(figure, None) for figure in figures)
    named = {"query": Query(Intent.SALARY), "role": Role("data engineer"), "place": Place("GB"), "pay": pay}
    bare = dict.fromkeys(("title", "said", "basis", "years", "unheld", "missing"), None)
    bare |= dict.fromkeys(("peers", "caveats", "hidden"), ())
    bare |= dict.fromkeys(("placed", "bases_differ", "level_missing"), False)
    return WorthAnswer(**(named | bare), among=Among(None, 0, 0, None), lead=lead, beside=tuple(beside))


def test_the_lead_stands_over_the_independent_figures():
    lead, beside = average(), figure()

    drawn = chart_of(answer(lead=lead, independent=(beside,), title="Data Engineer"))

    assert drawn.figures == (lead, beside)
    assert (drawn.title, drawn.currency, drawn.unit, drawn.left_out) == ("Data Engineer", "GBP", "year", ())


def test_neighbours_are_drawn_where_none_leads():
    beside = figure()

    assert chart_of(answer(independent=(beside,))).figures == (beside,)


@pytest.mark.parametrize("other", [{"currency": "USD"}, {"unit": "day"}])
def test_another_currency_or_time_is_left_out(other):
    lead, foreign = figure(), figure(quantiles(**other))

    drawn = chart_of(answer(lead=lead, independent=(foreign,)))

    assert drawn.figures == (lead,)
    assert drawn.left_out == (foreign,)


def test_the_figures_a_pay_is_set_against_are_drawn_with_it():
    drawn = chart_of(worth(POUNDS, average(), figure()))

    assert drawn.figures == (average(), figure())
    assert drawn.pay == POUNDS


def test_five_rows_are_the_most():
    beside = tuple(average(amount) for amount in range(50_000, 58_000, 1_000))

    assert chart_of(answer(lead=figure(), independent=beside)).figures == (figure(), *beside[:4])


def test_nothing_is_drawn_without_a_value():
    assert chart_of(answer(lead=figure(pay(None)))) is None


def test_only_pay_answers_are_drawn():
    assert chart_of(unclear(Unclear())) is None


@pytest.mark.parametrize("other", [{"currency": "EUR"}, {"currency": None}, {"period": PayPeriod.DAY}])
def test_pay_that_measures_something_else_is_not_drawn(other):
    drawn = chart_of(worth(replace(POUNDS, **other), figure()))

    assert drawn.pay is None
    assert drawn.pay_left_out
    assert not drawn.personal


def test_pay_without_a_period_is_by_the_year():
    drawn = chart_of(worth(Money(72_000, "GBP"), figure()))

    assert drawn.pay == POUNDS
    assert drawn.personal


def test_the_words_of_a_pay_do_not_change_the_picture():
    short, long = (replace(POUNDS, surface=said) for said in ("72k", "£72,000"))
    one, other = (chart_of(worth(pay, figure())) for pay in (short, long))

    assert content_digest(one, "en") == content_digest(other, "en")


@pytest.mark.parametrize(
    "other",
    [
        chart(figure(quantiles(p90=91_000))),
        chart(figure(quantiles(n=101))),
        chart(figure(licence="CC0 1.0")),
        chart(pay=POUNDS),
        chart(title="Engineer"),
        chart(country="US"),
    ],
)
def test_other_content_has_another_digest(other):
    assert content_digest(other, "en") != content_digest(chart(), "en")


def test_language_and_darkness_have_their_own_digests():
    digests = {content_digest(chart(), language, dark=dark) for language in ["en", "de"] for dark in (0, 1)}

    assert len(digests) == 4
