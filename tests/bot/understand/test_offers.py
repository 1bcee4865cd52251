"""Job offers in free text, and answers to what their form asks."""

from dataclasses import replace

import pytest

from bot.models import UNREAD, Aspect, Intent, Query, Unclear, Utterance
from bot.understand.entities import EntityReader
from bot.understand.offers import OfferReader
from knowledge.vocabulary.words import Vocabulary

FORM = Query(Intent.COMPARE, aspect=Aspect.OFFERS)


@pytest.fixture(scope="module")
def reader():
    vocabulary = Vocabulary()
    return OfferReader(vocabulary, EntityReader(vocabulary))


def told(query):
    return {name: value for name, value in query.details if value}


WANTED = {"a.base": "92000", "a.bonus": "10%", "b.base": "84000", "b.shares": "10000", "b.years": "4"}


@pytest.mark.parametrize(
    "text",
    [
        "offer A: base 92000, bonus 10%; offer B: 84k base 10k shares a year over 4 years",
        "A: 92k base and 10 percent bonus. B: 84,000 base with 40k RSUs over four years",
        "92k base with 10% bonus vs 84k and 10k stock per year",
        "Angebot A: 92.000 Grundgehalt, 10 % Bonus\nAngebot B: 84k, 40k Aktien über vier Jahre",
    ],
)
def test_two_offers_are_read_in_any_order_of_word_and_number(reader, text):
    found = reader.read(text)

    assert (found.intent, found.aspect) == (Intent.COMPARE, Aspect.OFFERS)
    assert told(found) == WANTED


@pytest.mark.parametrize(
    ("text", "base", "bonus"),
    [
        ("A: 85k bonus 5k; B: 80k", "85000", "5000"),
        ("A: 5k bonus 85k; B: 80k", "85000", "5000"),
        ("A: 85k, bonus 5k, pension 4%; B: 80k", "85000", "5000"),
        ("A: 90k with 200% bonus; B: 80k", "90000", "200%"),
    ],
)
def test_the_base_may_stand_without_its_name(reader, text, base, bonus):
    found = told(reader.read(text))

    assert (found["a.base"], found["a.bonus"], found["b.base"]) == (base, bonus, "80000")


def test_what_an_offer_does_not_say_it_has_not(reader):
    found = reader.read("A: 92k base; B: 84k, no bonus, 5% pension")

    assert (found.detail("a.bonus"), found.detail("b.bonus"), found.detail("b.pension")) == ("", "", "5")
    assert found.detail("a.leave") is None


def test_places_currencies_leave_and_hours_are_read(reader):
    found = told(
        reader.read("A: £92,000 base in London, 25 days holiday, 37.5 hours; B: €84k base in Berlin, 40h")
    )

    assert (found["a.country"], found["a.currency"], found["a.leave"], found["a.hours"]) == (
        "GB",
        "GBP",
        "25",
        "37.5",
    )
    assert (found["b.country"], found["b.currency"], found["b.hours"]) == ("DE", "EUR", "40")


@pytest.mark.parametrize(
    ("text", "base", "shares"),
    [
        ("B: €65,000, shares 40,000 over four years; A: 60k", "65000", "10000"),
        ("B: 65k, 40k shares over 4 years; A: 60k", "65000", "10000"),
        ("B: base 65k a year, shares 40k over 4 years; A: 60k", "65000", "10000"),
        ("B: base 65k/yr, RSU 40k/yr; A: 60k", "65000", "40000"),
        ("B: base 65k, 10k per year in shares over 4 years; A: 60k", "65000", "10000"),
        ("B: 65.000 €, Aktien 40.000 über vier Jahre; A: 60k", "65000", "10000"),
    ],
)
def test_shares_are_by_the_year_where_that_is_said_of_them(reader, text, base, shares):
    found = told(reader.read(text))

    assert (found["b.base"], found["b.shares"]) == (base, shares)


def test_a_percent_of_the_company_is_no_amount(reader):
    found = told(reader.read("A: 65k base, 0.1% equity, 30 days leave, 35h week; B: 70k base"))

    assert (found.get("a.shares"), found["a.leave"], found["a.hours"]) == (None, "30", "35")


def test_a_vesting_schedule_is_read(reader):
    found = told(reader.read("A: 90k base, RSUs 100k vesting 5/15/40/40; B: 120k base"))

    assert (found["a.shares"], found["a.vesting"], found["a.years"]) == ("25000", "5/15/40/40", "4")


@pytest.mark.parametrize(
    ("part", "text", "value"),
    [
        ("base", "92", "92000"),
        ("base", "6k a month", "72000"),
        ("bonus", "10 %", "10%"),
        ("bonus", "5000", "5000"),
        ("shares", "40k", "10000"),
        ("shares", "10k a year over 5 years", "10000"),
        ("sign_on", "8k", "8000"),
        ("pension", "8", "8"),
        ("leave", "25 days", "25"),
        ("hours", "37,5", "37.5"),
        ("country", "Berlin", "DE"),
    ],
)
def test_an_answer_is_the_part_that_was_asked_for(reader, part, text, value):
    found = reader.read(text, replace(FORM, asking=f"offer:b.{part}"))

    assert found.detail(f"b.{part}") == value
    assert found.asking is None


def test_an_answer_may_tell_more_than_was_asked(reader):
    found = reader.read("84k base, 10% bonus", replace(FORM, asking="offer:a.base"))

    assert told(found) == {"a.base": "84000", "a.bonus": "10%"}


def test_an_open_form_is_corrected_by_naming_the_offer(reader):
    form = replace(FORM, details=(("a.base", "92000"), ("b.bonus", "5%")))

    assert told(reader.read("B: bonus 12%", form)) == {"a.base": "92000", "b.bonus": "12%"}


@pytest.mark.parametrize(
    "text",
    [
        "they offer a 92k base",
        "60k vs 70k",
        "data engineer or data scientist 80k",
        "i make 72k or 6k a month",
        "",
    ],
)
def test_other_texts_are_no_offers(reader, text):
    assert reader.read(text) is None


@pytest.mark.parametrize(
    "text",
    ["and in Germany?", "what is that?", "thanks", "72k ml engineer", "am i underpaid? 72k data engineer"],
)
def test_other_messages_are_no_answers(reader, text):
    assert reader.read(text, replace(FORM, asking="offer:a.base")) is None


def test_a_command_may_tell_one_offer_or_none(reader):
    assert told(reader.start("92k base, 10% bonus")) == {"a.base": "92000", "a.bonus": "10%"}
    assert reader.start("") == FORM


@pytest.mark.parametrize(
    "text",
    [
        "/offers",
        "/compare offers",
        "help me compare two offers",
        "/offers A: 92k base",
        "/compare A: 92k base; B: 84k base, 10% bonus",
        "A: 92k base; B: 84k base, 10% bonus",
    ],
)
def test_whoever_speaks_of_offers_gets_their_form(understanding, text):
    found = understanding.understand(Utterance(text))

    assert (found.intent, found.aspect) == (Intent.COMPARE, Aspect.OFFERS)


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("85k vs 90k which is better", ("85000", "90000")),
        ("/compare 85k vs 90k", ("85000", "90000")),
        ("£500 a day contract vs 85k permanent", (None, "85000")),
        ("70k in berlin or 60k in lisbon, which offer is better?", ("70000", "60000")),
        ("80k eur in munich or 75k eur in lisbon?", ("80000", "75000")),
    ],
)
def test_amounts_set_against_each_other_are_offers(understanding, text, bases):
    found = understanding.understand(Utterance(text))

    assert found.aspect is Aspect.OFFERS
    assert (found.detail("a.base"), found.detail("b.base")) == bases


@pytest.mark.parametrize(
    "text", ["/compare data engineer 70k vs data scientist 80k uk", "is 70k or 80k in london fair?"]
)
def test_amounts_of_roles_or_of_one_place_are_no_offers(understanding, text):
    found = understanding.understand(Utterance(text))

    assert isinstance(found, Unclear) or found.aspect is not Aspect.OFFERS


def test_a_bare_command_goes_on_with_the_open_form(understanding):
    form = replace(FORM, details=(("a.base", "92000"),))

    assert understanding.understand(Utterance("/offers"), form) == form


def test_roles_are_compared_as_before(understanding):
    found = understanding.understand(Utterance("/compare data engineer vs data scientist uk"))

    assert (found.aspect, len(found.roles)) == (None, 2)


def test_skipping_leaves_a_part_out(understanding):
    found = understanding.understand(Utterance("skip"), replace(FORM, asking="offer:a.bonus"))

    assert found.detail("a.bonus") == ""


def remarks(query, side):
    return (query.detail(f"{side}.remarks") or "").split()


@pytest.mark.parametrize(
    "rate",
    ["500 a day", "£1,200 a day", "£45 an hour", "day rate 500, bonus 10%", "2k per week", "600 € pro Tag"],
)
def test_a_rate_is_never_a_salary(reader, rate):
    found = reader.read(f"A: 90k a year; B: {rate}")

    assert (found.detail("a.base"), found.detail("b.base")) == ("90000", None)
    assert remarks(found, "b") == ["base.rate"]
    assert found.detail("b.bonus") in {None, "10%"}


def test_offers_need_no_colon_and_months_are_said_to_count_twelve_times(reader):
    found = reader.read("A 90k a year, bonus 5%, B 7k a month, sign-on 10k")

    assert (found.detail("a.bonus"), found.detail("b.base")) == ("5%", "84000")
    assert found.detail("b.sign_on") == "10000"
    assert remarks(found, "b") == ["base.month"]


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("pension 200%", "pension"),
        ("500% bonus", "bonus"),
        ("400 days leave", "leave"),
        ("200 hours", "hours"),
        ("pension 51", "pension"),
    ],
)
def test_what_no_offer_can_be_is_refused_and_the_rest_kept(reader, said, part):
    found = reader.read(f"A: 90k base, {said}, 8k sign-on; B: 80k base")

    assert (found.detail("a.base"), found.detail("a.sign_on")) == ("90000", "8000")
    assert (found.detail(f"a.{part}"), remarks(found, "a")) == (None, [f"{part}.refused"])


@pytest.mark.parametrize("asked", ["base", "bonus"])
def test_an_amount_below_zero_is_not_taken(reader, asked):
    found = reader.read("-72k", replace(FORM, asking=f"offer:a.{asked}"))

    assert (told(found), found.detail(f"a.{asked}")) == ({"a.remarks": "base.negative"}, None)


def test_shares_over_other_years_than_their_schedule_are_asked_for_again(reader):
    found = reader.read("A: 90k base, 60k RSUs over 3 years vesting 10/20/30/40; B: 80k base")
    again = reader.read("60k over 4 years vesting 10/20/30/40", replace(found, asking="offer:a.shares"))

    assert (found.detail("a.shares"), remarks(found, "a")) == (None, ["shares.steps"])
    assert (again.detail("a.shares"), remarks(again, "a")) == ("15000", [])


def test_what_has_no_value_to_count_is_named(reader):
    found = reader.read("A: 90k, company car, 0.5% equity; B: 80-90k, bonus up to 10k, 1 year cliff")
    later = reader.read("A: bonus 10%", found)

    assert set(remarks(found, "a")) == {"other.car", "shares.company"} == set(remarks(later, "a"))
    assert set(remarks(found, "b")) == {"base.range", "bonus.most", "shares.cliff"}


def test_an_employer_pension_may_be_an_amount(reader):
    found = reader.read("A: 90k base, employer pension 6000; B: 80k base, pension 500 a month")

    assert (found.detail("a.pension"), found.detail("b.pension")) == ("6000", "6000")


@pytest.mark.parametrize("text", ["i make 72k or 6k a month", "80k or 500 a day", "A 90k job in london?"])
def test_amounts_alone_are_no_offers(reader, text):
    assert reader.read(text) is None


@pytest.mark.parametrize("text", ["skip", "überspringen"])
def test_skipping_nothing_gets_help(understanding, text):
    assert understanding.understand(Utterance(text)).intent is Intent.HELP


def test_a_base_cannot_be_skipped(understanding):
    form = replace(FORM, asking="offer:a.base")

    assert understanding.understand(Utterance("skip"), form) == replace(form, flags=frozenset({UNREAD}))


@pytest.mark.parametrize(
    "said",
    [
        "relocation 5k, base 90k",
        "90k, £2,000 gym budget",
        "£2,000 gym budget, 90k",
        "90k, 13. Monatsgehalt",
        "90k, car allowance 6k",
    ],
)
def test_the_price_of_a_benefit_is_no_part_of_the_pay(reader, said):
    found = reader.read(f"A: {said}, 10% bonus; B: 80k base")

    assert (found.detail("a.base"), found.detail("a.bonus")) == ("90000", "10%")
    assert len(remarks(found, "a")) == 1


def test_a_cliff_moves_no_other_number(reader):
    found = reader.read("A: 90k, RSUs 80k over 4 years with a 1 year cliff; B: 80k")

    assert (found.detail("a.base"), found.detail("a.shares")) == ("90000", "20000")


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("profit share 5%", "percent.5"),
        ("4 day week", "number.4"),
        ("30 days", "number.30"),
        ("100k", "number.100000"),
    ],
)
def test_a_number_that_is_no_part_is_said_to_be_unread(reader, said, unread):
    assert remarks(reader.read(f"A: 90k base, {said}; B: 80k base"), "a") == [unread]


def test_a_schedule_that_makes_no_hundred_is_asked_for_again(reader):
    found = reader.read("A: 90k, 80k RSUs vesting 25/25/25; B: 80k")

    assert (found.detail("a.shares"), remarks(found, "a")) == (None, ["shares.steps"])


@pytest.mark.parametrize(
    "text", ["negotiate data engineer offer in berlin 70k", "negotiate my data engineer offer in berlin 70k"]
)
def test_one_offer_is_negotiated_and_not_compared(understanding, text):
    found = understanding.understand(Utterance(text))

    assert (found.intent, found.place.country) == (Intent.NEGOTIATION, "DE")
    assert (found.money[0].amount, len(found.roles)) == (70_000, 1)


@pytest.mark.parametrize(("amount", "kept"), [("45k", "45000"), ("46k", "")])
def test_a_pension_of_more_than_half_the_base_is_refused(reader, amount, kept):
    found = reader.read(f"A: 90k base, pension {amount}; B: 80k base")
    answered = reader.read(amount, replace(FORM, asking="offer:a.pension", details=(("a.base", "90000"),)))

    assert found.detail("a.pension") == answered.detail("a.pension") == kept
    assert remarks(found, "a") == remarks(answered, "a") == ([] if kept else ["pension.refused"])
