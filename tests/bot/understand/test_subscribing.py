"""What somebody wants to be told regularly: the market, and when."""

import pytest

from bot.models import Intent, Place, Query, Role, Unclear, Utterance

NURSE_US = Query(Intent.SUBSCRIBE, roles=(Role("registered nurse"),), places=(Place("US"),))


def understood(understanding, text, previous=None):
    query = understanding.understand(Utterance(text), previous)
    assert not isinstance(query, Unclear)
    return query


@pytest.mark.parametrize(
    ("text", "role", "country", "flags"),
    [
        (
            "send me a weekly update on nurses in Spain, thursdays 7am",
            "registered nurse",
            "ES",
            {"at:07:00", "day:3"},
        ),
        ("/subscribe data-engineer germany fri 10:30", "data engineer", "DE", {"at:10:30", "day:4"}),
        (
            "jeden Dienstag um 8 Uhr ein Bericht: Data Engineer in Bremen",
            "data engineer",
            "DE",
            {"at:08:00", "day:1"},
        ),
    ],
)
def test_role_place_and_time_are_read_together(understanding, text, role, country, flags):
    query = understood(understanding, text)

    assert query.intent is Intent.SUBSCRIBE
    assert (query.role.occupation, query.place.country) == (role, country)
    assert flags <= query.flags
    assert not query.money


@pytest.mark.parametrize("text", ["subscribe", "/subscribe mondays", "weekly updates please"])
def test_what_is_unsaid_is_as_in_the_question_before(understanding, text):
    before = Query(Intent.SALARY, roles=(Role("data engineer"),), places=(Place("DE"),))
    query = understood(understanding, text, before)

    assert query.intent is Intent.SUBSCRIBE
    assert (query.roles, query.places) == (before.roles, before.places)


@pytest.mark.parametrize("text", ["stop the weekly updates", "no more updates", "alles abbestellen"])
def test_ending_updates_is_not_asking_for_them(understanding, text):
    assert understood(understanding, text).intent is Intent.UNSUBSCRIBE


def test_a_text_that_only_says_when_changes_the_schedule(understanding):
    query = understood(understanding, "change my updates to friday 8am")

    assert query == Query(Intent.SUBSCRIPTIONS, flags=frozenset({"day:4", "at:08:00"}))


@pytest.mark.parametrize(
    ("text", "zone"),
    [("Chicago", "America/Chicago"), ("pacific time", "America/Los_Angeles"), ("hawaii", "Pacific/Honolulu")],
)
def test_an_open_question_for_the_zone_is_answered_by_a_place(understanding, text, zone):
    asked = Query(NURSE_US.intent, roles=NURSE_US.roles, places=NURSE_US.places, asking="zone")
    query = understood(understanding, text, asked)

    assert query.flags == {f"zone:{zone}"}
    assert (query.places, query.asking) == (NURSE_US.places, None)


def test_another_question_may_come_instead_of_the_zone(understanding):
    asked = Query(NURSE_US.intent, roles=NURSE_US.roles, places=NURSE_US.places, asking="zone")

    assert understood(understanding, "what skills does a data engineer need?", asked).intent is Intent.SKILLS


@pytest.mark.parametrize(
    ("text", "role", "country", "flag"),
    [
        ("could you pause the updates", None, None, "pause"),
        ("Setze die Berichte bitte aus, pausiere sie", None, None, "pause"),
        ("end the pause of my updates", None, None, "resume"),
        ("Beende die Pause meiner Berichte", None, None, "resume"),
        ("stop sending me updates on nurses in Spain", "registered nurse", "ES", "drop"),
        ("unsubscribe me from data engineer", "data engineer", None, "drop"),
        ("Keine Berichte mehr zu Data Engineer in Bremen", "data engineer", "DE", "drop"),
    ],
)
def test_what_is_followed_is_changed_in_ones_own_words(understanding, text, role, country, flag):
    query = understood(understanding, text, NURSE_US)

    assert (query.intent, query.flags) == (Intent.SUBSCRIPTIONS, {flag})
    assert (query.role and query.role.occupation) == role
    assert (query.place and query.place.country) == country


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("monthly instead", "monthly"),
        ("Meine Berichte lieber monatlich", "monthly"),
        ("change the time zone to Tokyo", "zone:Asia/Tokyo"),
        ("Meine Zeitzone ist Lissabon", "zone:Europe/Lisbon"),
    ],
)
def test_pace_and_zone_are_changed_without_naming_a_market(understanding, text, flag):
    assert understood(understanding, text) == Query(Intent.SUBSCRIPTIONS, flags=frozenset({flag}))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("any update on data engineer pay in germany?", Intent.SALARY),
        ("what time zone is Tokyo in?", Intent.OUT_OF_SCOPE),
        ("unsubscribe me from all of it", Intent.UNSUBSCRIBE),
        ("Abonniere Data Engineer in Deutschland", Intent.SUBSCRIBE),
    ],
)
def test_other_texts_with_such_words_change_nothing(understanding, text, intent):
    assert understood(understanding, text).intent is intent
