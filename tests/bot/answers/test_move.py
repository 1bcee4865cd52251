"""A move: the market and the standard of living apart, and every path of its form."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from bot.answers import table
from bot.answers.move import AskEndsAnswer, MoveAnswer, answer
from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role
from bot.money.move import SLOTS
from knowledge.models import FactKind
from tests.bot.answers.seen import pressed
from tests.builders import figures, pay, quantiles

MANCHESTER, LONDON = Place("GB", "North West", "Manchester"), Place("GB", "London", "London")
POUNDS = Money(72_000, "GBP", assumed=True)
ENGINEER = Role("data engineer")
COUNTED = dict.fromkeys(("title", "role", "basis", "n", "n_unit"))


def moving(*places, **changes) -> Query:
    named = {"places": places or (MANCHESTER, LONDON), "money": (POUNDS,), "aspect": Aspect.MOVE}
    return Query(**({"intent": Intent.COST_OF_LIVING} | named | changes))


def power(country, value, currency):
    return pay(
        value, kind=FactKind.PURCHASING_POWER, country=country, currency=currency, unit=None, **COUNTED
    )


def parity(state, value):
    kind = FactKind.PRICE_PARITY
    return pay(value, kind=kind, country="US", region=state, currency=None, unit="US = 100", **COUNTED)


@pytest.fixture
def held(market):
    prices = (power("GB", 0.7, "GBP"), power("DE", 0.75, "EUR"), power("FR", 0.7, "EUR"))
    states = (parity("TX", 97), parity("CA", 112), replace_subject(parity("CA", 150)))
    pays = (quantiles(), quantiles(country="DE", currency="EUR"))
    return market(figures=(figures(*prices, *states, *pays),))


def replace_subject(fact):
    return fact.model_copy(update={"subject": "Housing"})


@pytest.mark.parametrize("intent", [Intent.COST_OF_LIVING, Intent.COMPARE])
def test_who_names_two_places_and_their_pay_asks_about_a_move(held, intent):
    assert isinstance(table.answer(moving(aspect=None, intent=intent), held), MoveAnswer)
    assert not isinstance(
        table.answer(moving(aspect=None, intent=intent, money=(), roles=(ENGINEER,)), held), MoveAnswer
    )


def test_a_move_has_two_ends(held):
    assert isinstance(answer(moving(LONDON), held), AskEndsAnswer)
    assert isinstance(table.answer(Query(Intent.COST_OF_LIVING, aspect=Aspect.MOVE), held), AskEndsAnswer)


def test_the_rents_of_the_dialogue_need_88552_gross(held):
    found = answer(moving(details=(("rent.a", "1100"), ("rent.b", "1900"))), held)

    assert found.keeping.extra == 9_600
    assert round(found.keeping.gross) == 88_552
    assert (found.law.there.year, found.law.expired) == ("2026-27", False)


@pytest.mark.parametrize(
    "rents",
    [
        (Money(1_100, "GBP", PayPeriod.MONTH, high=1_900, is_rent=True),),
        (Money(1_100, "GBP", is_rent=True), Money(1_900, "GBP", is_rent=True)),
    ],
)
def test_rents_that_were_said_are_taken_into_the_form(held, rents):
    found = answer(moving(money=(POUNDS, *rents)), held)

    assert found.query.details == (("rent.a", "1100"), ("rent.b", "1900"))
    assert (found.query.money, found.asked) == ((POUNDS,), "trip.a")


def test_every_cost_is_asked_for_in_turn_and_then_no_more(held):
    query, asked = moving(), []
    while (found := answer(query, held)).asked:
        asked.append(found.asked)
        assert found.query.asking == f"monthly:{found.asked}"
        query = found.query.with_detail(found.asked, "100")

    assert tuple(asked) == SLOTS
    assert found.query.asking is None
    assert len(found.costs) == 3


@pytest.mark.parametrize("told", range(len(SLOTS)))
def test_every_cost_can_be_skipped_and_the_rest_with_it(held, told):
    before = tuple((name, "100") for name in SLOTS[:told])
    found = answer(moving(details=before), held)
    skipped, ended = answer(pressed(found, "skip"), held), answer(pressed(found, "enough"), held)

    assert skipped.asked not in {found.asked, *dict(before)}
    assert ended.asked is None
    assert len(ended.costs) == told // 2


def test_who_skips_one_end_of_a_cost_is_not_asked_for_the_other(held):
    found = answer(pressed(answer(moving(), held), "skip"), held)

    assert found.asked == "trip.a"


def test_every_told_cost_can_be_taken_back_and_is_asked_again(held):
    query = moving(details=tuple((name, "100") for name in SLOTS))
    parts = table.answer(replace(query, flags=frozenset({"change"})), held)

    for name in SLOTS:
        assert answer(pressed(parts, f"change_{name}"), held).asked == name


def test_what_was_told_at_one_end_is_read_back_while_the_other_is_asked(held):
    found = answer(moving(details=(("rent.a", "1100"),)), held)

    assert (found.waiting.cost, found.waiting.amount, found.asked) == ("rent", 1_100, "rent.b")
    assert answer(moving(), held).waiting is None


def test_the_other_end_can_be_changed_and_both_turned_round(held):
    ends = table.answer(moving(flags=frozenset({"change:there"}), roles=(ENGINEER,)), held)

    assert pressed(ends, "swap").places == (LONDON, MANCHESTER)
    assert pressed(ends, "place").places == (MANCHESTER, Place("DE"))


def test_without_a_pay_it_is_asked_for_before_any_cost(held):
    found = answer(moving(money=()), held)

    assert (found.pay, found.asked, found.keeping, found.power) == (None, None, None, None)


@pytest.mark.parametrize(
    "own", [Money(72_000, "USD"), Money(450, "GBP", PayPeriod.DAY), Money(72_000, "GBP", is_net=True)]
)
def test_a_pay_of_another_currency_by_the_day_or_after_tax_is_not_used(held, own):
    found = answer(moving(money=(own,)), held)

    assert found.pay_unusable
    assert (found.asked, found.keeping) == (None, None)


def test_scotland_takes_more_for_as_much_left(held):
    found = answer(moving(MANCHESTER, Place("GB", "Scotland", "Edinburgh")), held)

    assert found.keeping.more > 0
    assert [law.region for law in (found.law.here, found.law.there)] == [None, "Scotland"]


def test_between_countries_purchasing_power_carries_what_is_left(held):
    found = answer(moving(LONDON, Place("DE")), held)

    assert found.power.carried.net_there == pytest.approx(found.power.carried.net_here * 0.75 / 0.7)
    assert (found.there_currency, found.keeping, found.replaced) == ("EUR", None, None)
    assert (found.asked, found.asked_currency) == ("rent.a", "GBP")


def test_own_costs_abroad_take_the_place_of_prices(held):
    found = answer(moving(LONDON, Place("DE"), details=(("rent.a", "1900"), ("rent.b", "1200"))), held)

    assert (found.replaced.spent_here, found.replaced.spent_there) == (22_800, 14_400)
    assert found.replaced.left_there == pytest.approx((found.power.carried.net_here - 22_800) * 0.75 / 0.7)
    assert (found.asked, found.keeping) == ("trip.a", None)


def test_a_cost_there_is_asked_for_in_the_money_of_there(held):
    found = answer(moving(LONDON, Place("DE"), details=(("rent.a", "1900"),)), held)

    assert (found.asked, found.asked_currency, found.replaced) == ("rent.b", "EUR", None)


def test_a_country_without_rates_gets_purchasing_power_only(held):
    found = answer(moving(LONDON, Place("FR")), held)

    assert found.power.carried.amount == pytest.approx(72_000)
    assert (found.power.carried.gross, found.law.there) == (None, None)


def test_american_states_are_told_apart_by_their_price_levels(held):
    texas, california = Place("US", "TX", "Austin"), Place("US", "CA")
    found = answer(moving(texas, california, money=(Money(150_000, "USD"),)), held)

    assert found.power.carried.amount == pytest.approx(150_000 * 112 / 97)
    assert (found.here_name, found.there_name, found.asked) == ("Austin", "California", "rent.a")


def test_places_without_a_price_level_get_none(held):
    assert answer(moving(), held).power is None
    assert answer(moving(LONDON, Place("JP")), held).power is None


def test_the_market_is_looked_up_at_both_ends_in_one_source(held):
    abroad = answer(moving(LONDON, Place("DE"), roles=(ENGINEER,)), held).market

    assert abroad.same_source
    assert [side.figure.fact.country for side in (abroad.here, abroad.there)] == ["GB", "DE"]
    assert answer(moving(), held).market is None


def test_a_pay_is_set_against_the_market_where_the_person_lives(held):
    found = answer(moving(roles=(ENGINEER,)), held)

    assert found.market.standing.difference_percent == pytest.approx(20)
    assert found.market.here.figure == found.market.there.figure


def test_rates_of_a_year_that_is_over_are_marked(held):
    held.today = date(2027, 5, 1)

    assert answer(moving(), held).law.expired


def test_the_buttons_under_each_step_lead_on(held):
    steps = [
        answer(moving(details=tuple((n, "1") for n in SLOTS[:told])), held) for told in range(len(SLOTS) + 1)
    ]

    for one, after in pairwise(steps):
        assert one.query != after.query
    assert pressed(steps[-1], "forget") == Query(Intent.FORGET)
