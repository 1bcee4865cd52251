"""What to say: each script fits its button, and every number in it is a fact's or the person's own."""

import re

import pytest

from bot.answers import negotiation, table
from bot.answers.negotiation import MORE
from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role
from bot.money.asks import Rule
from bot.render import Renderer
from knowledge.models import Basis, Collection, Statistic
from tests.bot.answers.seen import pressed
from tests.bot.test_templates import LANGUAGES
from tests.builders import figures, pay, quantiles, report, source

MOST_COPIED = 256
LONG_TITLE = "Information technology and telecommunications directors (all of them)"
OFFERS = [
    None,
    Money(52_000, "GBP", PayPeriod.YEAR),
    Money(61_500, "GBP"),
    Money(50_500, "GBP", high=61_500),
    Money(1_250_000, "GBP"),
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


def answers(known):
    for offer in OFFERS:
        for flags in (frozenset(), frozenset({MORE})):
            money = (offer,) if offer else ()
            query = Query(
                Intent.NEGOTIATION,
                roles=(Role("data engineer"),),
                places=(Place("GB"),),
                money=money,
                flags=flags,
            )
            yield negotiation.answer(query, known)


def copied(answer, language):
    return [button.copy for button in Renderer(language).render(answer).buttons if button.copy]


def digits(text):
    return {re.sub(r"\D", "", number) for number in NUMBER.findall(text)}


def traceable(answer):
    """Collect the numbers that are a fact's, rounded down from one, or the person's own."""
    fact = answer.ask.figure.fact if answer.ask else None
    offer = answer.offer
    numbers = [end for end in (offer.amount, offer.high) if end] if offer else []
    if fact:
        numbers += [answer.ask.amount, answer.ask.supported]
        assert answer.ask.supported in {fact.value, fact.p75}
        assert 0 <= answer.ask.supported - answer.ask.amount < 1_000
    words = (fact.period, fact.title, *fact.flags) if fact else ()
    return {f"{number:.0f}" for number in numbers} | digits(" ".join(words).replace("-", " "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_script_fits_its_button(known, language):
    lengths = [
        len(text.encode("utf-16-le")) // 2 for answer in answers(known) for text in copied(answer, language)
    ]

    assert len(lengths) == len(OFFERS) * 6
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


def test_what_is_above_everything_known_gets_no_ask(known):
    *_, last = answers(known)

    assert last.ask is None
    assert not digits(" ".join(copied(last, "en"))) - {"1250000"}


def test_the_practice_is_one_press_away(known):
    first = next(answers(known))
    practice = pressed(first, "practice")

    assert practice.aspect is Aspect.PRACTICE
    assert table.answer(practice, known).template == "practice_start"


@pytest.mark.parametrize(("language", "words"), [("en", "in all"), ("de", "insgesamt")])
def test_an_ask_for_total_pay_says_so(known, language, words):
    asks = [answer for answer in answers(known) if answer.ask]

    assert asks
    assert all((words in Renderer(language).render(found).html) is found.ask.is_total for found in asks)


def test_a_range_is_set_against_the_figure_by_its_upper_end(known):
    first = [found for found in answers(known) if found.template == "negotiation"]
    single, both = first[2:4]

    assert both.position == single.position
    assert both.ask == single.ask
