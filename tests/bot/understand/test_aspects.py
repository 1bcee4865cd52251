"""Words that ask for a part of a question."""

import pytest

from bot.models import Aspect, Intent, Utterance


@pytest.mark.parametrize(
    "text",
    [
        "90-day plan for an ml director in the uk",
        "make me a plan for the next 90 days as ml director, uk",
        "90-Tage-Plan für ML Directors in Großbritannien",
        "/plan ml-director uk",
    ],
)
def test_a_plan_is_asked_for_in_words_and_by_command(understanding, text):
    query = understanding.understand(Utterance(text))

    assert (query.intent, query.aspect) == (Intent.CHECKLIST, Aspect.PLAN)
    assert (query.role.occupation, query.place.country) == ("machine learning engineer", "GB")


def test_a_plan_alone_is_for_the_role_before_it(understanding):
    before = understanding.understand(Utterance("/salary ml-director uk"))
    query = understanding.understand(Utterance("90 day plan"), before)

    assert (query.aspect, query.roles, query.places) == (Aspect.PLAN, before.roles, before.places)


def test_what_somebody_has_is_ticked(understanding):
    query = understanding.understand(Utterance("tick my skills as data engineer uk"))

    assert (query.intent, query.aspect) == (Intent.SKILLS, Aspect.TICKS)


@pytest.mark.parametrize("text", ["which skills does a data engineer need in the uk?", "my checklist"])
def test_other_questions_ask_for_the_whole(understanding, text):
    assert understanding.understand(Utterance(text)).aspect is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("moving from manchester to london on 72k", Intent.COST_OF_LIVING),
        ("moving from manchester to london", Intent.COST_OF_LIVING),
        ("relocating from leeds to edinburgh with 65k as data engineer", Intent.COMPARE),
        ("umzug von berlin nach münchen mit 80k", Intent.COST_OF_LIVING),
        ("/move leeds to london 60k", Intent.COST_OF_LIVING),
    ],
)
def test_a_move_names_two_places(understanding, text, intent):
    query = understanding.understand(Utterance(text))

    assert (query.intent, query.aspect, len(query.places)) == (intent, Aspect.MOVE, 2)


@pytest.mark.parametrize(
    "text", ["moving to london, what does it cost?", "moving from python to rust, worth it?"]
)
def test_words_of_a_move_without_two_places_ask_for_something_else(understanding, text):
    assert understanding.understand(Utterance(text)).aspect is not Aspect.MOVE


@pytest.mark.parametrize(
    "text",
    [
        "moving to lisbon from zurich on 100k",
        "moving from zurich to lisbon on 100k",
        "/move lisbon from zurich 100k",
        "Umzug nach Lissabon aus Zürich mit 100k",
    ],
)
def test_a_move_begins_where_it_leaves(understanding, text):
    query = understanding.understand(Utterance(text))

    assert [place.city for place in query.places] == ["Zurich", "Lisbon"]
    assert query.pay.currency == "CHF"
