"""What to say: each script fits its button, and every number in it is a fact's or the person's own."""

import re
from dataclasses import replace

import pytest

from bot.answers import negotiation, table
from bot.answers.negotiation import MORE
from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role, Stake
from bot.money.asks import Rule
from bot.money.bargain import RAISE_OFFERED
from bot.render import Renderer
from knowledge.models import Basis, Collection, Statistic
from tests.bot.answers.seen import labels, pressed
from tests.bot.test_templates import LANGUAGES
from tests.builders import figures, pay, quantiles, report, source

MOST_COPIED = 256
LONG_TITLE = "Information technology and telecommunications directors (all of them)"
OFFER = Money(52_000, "GBP", PayPeriod.YEAR)
MONTHLY = Money(4_500, "GBP", PayPeriod.MONTH, stake=Stake.OFFER)
NOW = Money(50_500, "GBP", PayPeriod.YEAR, stake=Stake.NOW)
OTHER = Money(1_150_000, "GBP", high=1_250_000, stake=Stake.OTHER)
TOLD = [
    {},
    {"money": (OFFER,)},
    {"money": (Money(61_500, "GBP"),)},
    {"money": (Money(50_500, "GBP", high=61_500),)},
    {"money": (MONTHLY, NOW)},
    {"money": (NOW,)},
    {"money": (NOW,), "details": ((RAISE_OFFERED, "3.5"),)},
    {"money": (Money(450, "GBP", PayPeriod.DAY), Money(500, "GBP", PayPeriod.DAY))},
    {"money": (OFFER, OTHER)},
    {"money": (Money(4_500, "GBP", PayPeriod.MONTH, high=5_500, is_net=True),)},
    {"money": (Money(1_250_000, "GBP"),)},
]
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(params=[(rule, basis) for rule in Rule for basis in (Basis.BASE, Basis.TOTAL)])
def known(request, market):
    """Know a market that supports an ask by each rule, for base pay or for everything."""
    rule, basis = request.param
    publisher = source(id="publisher", collection=Collection.PUBLISHER, method_disclosed=False)
    mean = {"source": "publisher", "statistic": Statistic.MEAN, "n": 2_338, "basis": basis}
    beside = quantiles(title=LONG_TITLE, p50=67_300, value=67_300, flags=("since:2023-01",), basis=basis)
    if rule is not Rule.UPPER_QUARTILE:
        beside = beside.model_copy(update={"level": None, "flags": ("broad_title", "since:2023-01")})
    first = 53_750 if rule is Rule.PUBLISHED else 40_250
    return market(report(pay(first, **mean), source=publisher), figures=(figures(beside),))


def asked(**told):
    return Query(
        Intent.NEGOTIATION, roles=(Role("data engineer"),), places=(Place("GB", city="London"),), **told
    )


def answers(known):
    for told in TOLD:
        for flags in (frozenset(), frozenset({MORE})):
            yield negotiation.answer(asked(**told, flags=flags), known)


def copied(answer, language):
    return [button.copy for button in Renderer(language).render(answer).buttons if button.copy]


def digits(text):
    return {re.sub(r"\D", "", number) for number in NUMBER.findall(text)}


def traceable(answer):
    """Collect the numbers that are a fact's, rounded down from one, or the person's own."""
    ask, bargain = answer.case.ask, answer.case.bargain
    fact = ask.figure.fact if ask else None
    own = [money for money in (bargain.offer, bargain.now, bargain.other) if money]
    numbers = [end for money in own for end in (money.amount, money.high) if end]
    if ask:
        numbers += [ask.amount, ask.supported]
        assert ask.supported in {fact.value, fact.p75}
        assert 0 <= ask.supported - ask.amount < 1_000
    words = (fact.period, fact.title, *fact.flags) if fact else ()
    raised = {f"{bargain.raise_offered:.1f}".replace(".", "")} if bargain.raise_offered else set()
    return {f"{number:.0f}" for number in numbers} | digits(" ".join(words).replace("-", " ")) | raised


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_script_fits_its_button(known, language):
    lengths = [
        len(text.encode("utf-16-le")) // 2 for answer in answers(known) for text in copied(answer, language)
    ]

    assert len(lengths) == len(TOLD) * 6

    assert 0 < min(lengths) <= max(lengths) <= MOST_COPIED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_a_script_is_traceable(known, language):
    for answer in answers(known):
        for text in copied(answer, language):
            assert digits(text) <= traceable(answer), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_button_copies_stands_in_the_message(known, language):
    for answer in answers(known):
        reply = Renderer(language).render(answer)
        said = reply.html.replace("&#39;", "'")

        assert all(button.copy in said for button in reply.buttons if button.copy)


def test_the_scripts_of_every_moment_are_there(known):
    names = [name for answer in answers(known) for name in answer.scripts]

    assert set(names) == {"opening", "time", "fixed", "competing", "raise", "follow_up"}


@pytest.mark.parametrize("period", [None, PayPeriod.DAY])
def test_what_is_after_tax_gets_no_ask_from_figures_before_it(known, period):
    found = negotiation.answer(asked(money=(Money(20_000, "GBP", period, is_net=True),)), known)

    assert (found.case.ask, found.case.is_rate) == (None, period is PayPeriod.DAY)


def test_what_is_above_everything_known_gets_no_ask(known):
    *_, last = answers(known)

    assert last.case.ask is None
    assert not digits(" ".join(copied(last, "en"))) - {"1250000"}


def test_the_practice_is_one_press_away(known):
    first = next(answers(known))
    practice = pressed(first, "practice")

    assert practice.aspect is Aspect.PRACTICE
    assert table.answer(practice, known).template == "practice_start"


@pytest.mark.parametrize(("language", "words"), [("en", "in all"), ("de", "insgesamt")])
def test_an_ask_for_total_pay_says_so(known, language, words):
    asks = [answer for answer in answers(known) if answer.case.ask]

    assert asks
    assert all((words in Renderer(language).render(found).html) is found.case.ask.is_total for found in asks)


def test_a_range_is_set_against_the_figure_by_its_upper_end(known):
    first = [found for found in answers(known) if found.template == "negotiation"]
    single, both = first[2:4]

    assert both.standing == single.standing
    assert both.case.ask == single.case.ask


@pytest.mark.parametrize(("language", "words"), [("en", "£66,950"), ("de", "66.950\N{NO-BREAK SPACE}£")])
def test_a_raise_is_counted_on_what_is_earned_now(known, language, words):
    earned = Money(65_000, "GBP", PayPeriod.YEAR, stake=Stake.NOW)
    found = negotiation.answer(asked(money=(earned,), details=((RAISE_OFFERED, "3"),)), known)

    assert found.case.bargain.offer.amount == 66_950
    assert found.scripts[0] == "raise"
    assert words in Renderer(language).render(found).html


def test_a_raise_of_an_unknown_pay_asks_for_the_pay(known):
    found = negotiation.answer(asked(details=((RAISE_OFFERED, "3"),)), known)

    assert found.query.asking == "pay"
    assert "write it, such as 65k a year" in Renderer("en").render(found).html


def test_what_is_earned_now_is_nobodys_offer(known):
    found = negotiation.answer(asked(money=(NOW,)), known)
    said = Renderer("en").render(found).html

    assert "offer of" not in said
    assert "sign-on" not in said
    assert "earned now: £50,500 a year" in said


def test_an_offer_by_the_month_is_said_as_it_was_said(known):
    said = Renderer("en").render(negotiation.answer(asked(money=(MONTHLY,)), known)).html

    assert "Thank you for the offer of £4,500 a month." in said
    assert "£4,500 a month (counted twelve times: £54,000 a year)" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_amount_that_was_told_is_read_back(known, language):
    third = Money(70_250, "GBP", stake=Stake.OTHER)
    wish = Money(90_750, "GBP", stake=Stake.WISH)
    query = asked(money=(OFFER, NOW, OTHER, third, wish))
    said = Renderer(language).render(negotiation.answer(query, known)).html

    assert {"52000", "50500", "1150000", "1250000", "70250", "90750"} <= digits(said)
    assert "London" in said


def test_a_rate_is_no_salary_with_a_pension(known):
    rate = Money(450, "GBP", PayPeriod.DAY)
    texts = copied(negotiation.answer(asked(money=(rate,)), known), "en")

    assert "£450 a day" in " ".join(texts)
    assert not [text for text in texts if "pension" in text or "base" in text]


def test_where_nothing_is_held_there_are_still_words_and_the_practice(known):
    found = table.answer(replace(asked(money=(OFFER,)), places=(Place("KE"),)), known)
    scripts = table.answer(pressed(found, "more_scripts"), known)

    assert "practice" in labels(found)
    assert len(copied(scripts, "en")) == 6


def test_who_told_figures_may_delete_them(known):
    forgets = {"forget" in labels(found) for found in answers(known) if found.query.is_personal}

    assert forgets == {True}
    assert "forget" not in labels(negotiation.answer(asked(), known))


def test_an_assumed_currency_is_that_of_a_place_told_later(known):
    dollars = Money(52_000, "USD", assumed=True)
    meant = Money(52_000, "USD")
    found = [table.answer(asked(money=(money,)), known).case.bargain.offer for money in (dollars, meant)]

    assert [money.currency for money in found] == ["GBP", "USD"]
