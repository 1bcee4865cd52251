"""What a chat follows, and the buttons that change it."""

from datetime import date

import pytest

from bot.answers.subscriptions import Followed, Standing, choose, overview, stopped
from bot.models import Intent, Place, Query, Role
from bot.render import Renderers
from bot.schedule import Schedule

NURSE = Followed(Role("registered nurse"), Place("GB"))
PILOT = Followed(Role("airline pilot"), Place("DE"), monthly=True, paused_until=date(2026, 12, 21))
ASKED = Query(Intent.SUBSCRIPTIONS)


def standing(*markets, speaks=False):
    return Standing(Schedule("Europe/London"), markets, speaks)


def shown(answer, language="en"):
    reply = Renderers().of(language).render(answer)
    return reply.html, [button.label for button in reply.buttons]


def test_one_subscription_can_be_changed_at_once():
    text, buttons = shown(overview(ASKED, standing(NURSE)))

    assert "Registered nurse, United Kingdom" in text
    assert buttons[:2] == ["Monthly instead", "Pause 4 weeks"]
    assert buttons[-2:] == ["One line when nothing changed", "Stop all"]


def test_several_subscriptions_are_changed_each_by_its_name():
    answer = overview(ASKED, standing(NURSE, PILOT))
    one = overview(answer.next[1][0].query, standing(NURSE, PILOT))

    assert shown(answer)[1][1] == "Airline pilot, Germany"
    assert shown(one)[1] == ["Weekly instead", "End the pause", "Stop", "My updates"]
    assert "Registered nurse" not in shown(one)[0]


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_is_said_how_often_and_until_when_nothing_comes(language):
    text, _ = shown(overview(ASKED, standing(PILOT, speaks=True)), language)

    assert "21" in text
    assert ("once a month" if language == "en" else "einmal im Monat") in text


def test_who_follows_nothing_is_told_how_to_ask_for_it():
    text, buttons = shown(overview(ASKED, None))

    assert "/subscribe" in text
    assert buttons == []


@pytest.mark.parametrize(("part", "first", "count"), [("days", "Monday", 7), ("hours", "07:00", 9)])
def test_days_and_hours_are_chosen_by_a_tap(part, first, count):
    buttons = shown(choose(ASKED, Schedule("Europe/London"), part))[1]

    assert buttons[0] == first
    assert len(buttons) == count + 1


def test_only_what_was_stopped_can_be_undone():
    assert shown(stopped(ASKED, had_any=True))[1] == ["Undo"]
    assert shown(stopped(ASKED, had_any=False))[1] == []
