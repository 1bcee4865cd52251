"""What a message adds to the query before it."""

import pytest

from bot.models import Aspect, Intent, Utterance
from knowledge.models import Level


@pytest.fixture
def then(understanding):
    """Ask a salary question, then what follows."""
    first = understanding.understand(Utterance("/salary ml-director manchester"))
    return lambda text: understanding.understand(Utterance(text), first)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("and in Germany?", "DE"),
        ("what about france", "FR"),
        ("same for the US", "US"),
        ("ok and for Spain?", "ES"),
        ("Portugal?", "PT"),
        ("und in Österreich?", "AT"),
    ],
)
def test_another_place_keeps_the_rest(then, text, country):
    query = then(text)

    assert (query.intent, query.place.country) == (Intent.SALARY, country)
    assert query.role.occupation == "machine learning engineer"


@pytest.mark.parametrize("text", ["no, London", "not manchester, london", "i meant london", "London"])
def test_a_correction_replaces_the_place(then, text):
    query = then(text)

    assert [place.city for place in query.places] == ["London"]
    assert query.role.level is Level.DIRECTOR


def test_a_denied_place_is_told_from_one_whose_name_it_ends(then):
    query = then("New York, not York")

    assert [place.city for place in query.places] == ["New York"]


@pytest.mark.parametrize(
    ("text", "level"),
    [("what about senior?", Level.SENIOR), ("junior", Level.JUNIOR), ("and as a lead?", Level.LEAD)],
)
def test_another_level_keeps_the_occupation(then, text, level):
    query = then(text)

    assert (query.role.occupation, query.role.level) == ("machine learning engineer", level)
    assert query.place.city == "Manchester"


@pytest.mark.parametrize(
    ("text", "amount"), [("72k", 72000), ("i'm on £68,000", 68000), ("what if i make 90k?", 90000)]
)
def test_an_amount_is_added(then, text, amount):
    query = then(text)

    assert (query.intent, query.pay.amount, query.pay.currency) == (Intent.SALARY, amount, "GBP")
    assert query.role.occupation == "machine learning engineer"


def test_another_role_keeps_the_place(then):
    query = then("and data engineers?")

    assert (query.intent, query.role.occupation) == (Intent.SALARY, "data engineer")
    assert query.place.city == "Manchester"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how do i negotiate that?", Intent.NEGOTIATION),
        ("which skills pay?", Intent.SKILLS),
        ("what does living there cost?", Intent.COST_OF_LIVING),
        ("is it in demand?", Intent.DEMAND),
        ("/skills", Intent.SKILLS),
    ],
)
def test_another_question_keeps_role_and_place(then, text, intent):
    query = then(text)

    assert query.intent is intent
    assert (query.role.occupation, query.place.city) == ("machine learning engineer", "Manchester")


def test_a_whole_question_starts_afresh(then):
    query = then("what does a nurse earn in france")

    assert (query.role.occupation, query.place.country, query.money) == ("registered nurse", "FR", ())


@pytest.mark.parametrize(
    "before", ["/demand data scientist us", "/worth data scientist us 72k", "/move leeds london"]
)
@pytest.mark.parametrize("text", ["what does a nurse earn in france", "was verdient man als nurse in france"])
def test_a_whole_question_on_pay_starts_afresh(understanding, before, text):
    query = understanding.understand(Utterance(text), understanding.understand(Utterance(before)))

    assert (query.intent, query.aspect, query.money) == (Intent.SALARY, None, ())
    assert (query.role.occupation, query.place.country) == ("registered nurse", "FR")


@pytest.mark.parametrize(
    "before", ["/demand data engineer us", "/move leeds london 72k data engineer", "/salary data engineer us"]
)
def test_a_fragment_that_asks_for_pay_asks_for_nothing_else(understanding, before):
    query = understanding.understand(
        Utterance("and what would i earn in berlin?"), understanding.understand(Utterance(before))
    )

    assert (query.intent, query.aspect, query.money) == (Intent.SALARY, None, ())
    assert (query.role.occupation, query.place.city) == ("data engineer", "Berlin")


@pytest.mark.parametrize(
    "text",
    [
        "what skills do i need to get hired in canada",
        "how should i negotiate a job offer in canada",
        "what do people earn in canada",
    ],
)
def test_a_question_on_a_place_alone_is_about_the_role_before_it(then, text):
    query = then(text)

    assert (query.role.occupation, query.place.country) == ("machine learning engineer", "CA")


@pytest.mark.parametrize("text", ["thanks", "/help", "hello", "unsubscribe"])
def test_small_talk_takes_nothing_along(then, text):
    query = then(text)

    assert (query.roles, query.places) == ((), ())


@pytest.mark.parametrize(
    ("said", "currency", "assumed"),
    [
        (["am i underpaid? 72k manchester data engineer", "and in Germany?"], "GBP", False),
        (["am i underpaid? 72k manchester data engineer", "what about Leeds?"], "GBP", True),
        (["am i underpaid? 72k manchester data engineer", "not Manchester, Berlin"], "GBP", True),
        (["am i underpaid? 72k manchester data engineer", "no, Berlin"], "GBP", True),
        (["am i underpaid? 72k data engineer", "in Germany"], "USD", True),
    ],
)
def test_pay_earned_in_one_country_keeps_its_currency_in_another(understanding, said, currency, assumed):
    query = None
    for text in said:
        query = understanding.understand(Utterance(text), query)

    assert (query.pay.currency, query.pay.assumed) == (currency, assumed)


def test_without_a_query_before_a_place_alone_is_no_follow_up(understanding):
    found = understanding.understand(Utterance("and in Germany?"))

    assert not getattr(found, "roles", ())


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (["/move", "manchester", "london"], ["Manchester", "London"]),
        (["from manchester to london", "and to Leeds?"], ["Manchester", "Leeds"]),
        (["from manchester to london", "and from Leeds?"], ["Leeds", "London"]),
        (["/move manchester", "manchester"], ["Manchester"]),
        (["/move manchester", "from Leeds to London"], ["Leeds", "London"]),
    ],
)
def test_the_ends_of_a_move_may_come_one_by_one(understanding, said, ends):
    query = understanding.understand(Utterance("/move"))
    for text in said:
        query = understanding.understand(Utterance(text), query)

    assert [place.city for place in query.places] == ends


@pytest.mark.parametrize(
    "text", ["moving from manchester to london on 72k", "Umzug von Manchester nach London mit 72k"]
)
def test_a_move_is_no_fragment_of_another_question(then, text):
    query = then(text)

    assert (query.intent, query.aspect) == (Intent.COST_OF_LIVING, Aspect.MOVE)


@pytest.mark.parametrize(
    ("text", "ends", "currency"),
    [
        ("from berlin to zurich 85k", ["Berlin", "Zurich"], "EUR"),
        ("what do i need in zurich to live like in berlin on 80k", ["Berlin", "Zurich"], "EUR"),
        ("Was brauche ich in Zürich, um so zu leben wie in Berlin mit 80k?", ["Berlin", "Zurich"], "EUR"),
    ],
)
def test_a_pay_and_two_places_are_a_move_from_where_it_is_paid(understanding, text, ends, currency):
    query = understanding.understand(Utterance(text))

    assert query.intent is Intent.COST_OF_LIVING
    assert ([place.city for place in query.places], query.pay.currency) == (ends, currency)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("/move to london on 72k", ["Manchester", "London"]),
        ("/move leeds", ["Manchester", "Leeds"]),
        ("/move from leeds", ["Leeds"]),
        ("/move manchester", ["Manchester"]),
        ("/move leeds london", ["Leeds", "London"]),
    ],
)
def test_a_move_begins_where_the_question_before_it_was(then, text, ends):
    query = then(text)

    assert [place.city for place in query.places] == ends
    assert query.role.occupation == "machine learning engineer"
