"""Slash commands, receipts and deep links."""

import pytest

from bot.models import Aspect, Intent
from bot.understand.commands import find_receipt, read_command
from bot.understand.deeplink import Link, read_payload, write_payload


@pytest.mark.parametrize(
    ("text", "intent", "rest"),
    [
        ("/salary ml-director uk", Intent.SALARY, "ml-director uk"),
        ("/salary@pay_bot nurse", Intent.SALARY, "nurse"),
        ("  /COST London ", Intent.COST_OF_LIVING, "London"),
        ("/negotiate", Intent.NEGOTIATION, ""),
        ("/compare a vs b", Intent.COMPARE, "a vs b"),
        ("/stop", Intent.UNSUBSCRIBE, ""),
        ("/frobnicate now", None, "now"),
    ],
)
def test_a_command_names_its_intent_and_keeps_its_arguments(text, intent, rest):
    command = read_command(text)

    assert (command.intent, command.rest) == (intent, rest)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [("/worth 72k", Aspect.WORTH), ("/move", Aspect.MOVE), ("/salary", None), ("/cost", None)],
)
def test_a_command_names_the_part_of_an_intent_that_it_asks_for(text, aspect):
    assert read_command(text).aspect == aspect


@pytest.mark.parametrize("text", ["salary uk", "and/or", "", "/", "/ salary", "1/2"])
def test_text_without_a_command_is_none(text):
    assert read_command(text) is None


@pytest.mark.parametrize("text", ["R-7F3K", "r-7f3k", "why R7F3K?"])
def test_a_receipt_is_read_in_its_printed_form(text):
    assert find_receipt(text) == "R-7F3K"


def test_text_without_a_receipt_has_none():
    assert find_receipt("why this figure?") is None


def test_a_level_that_is_glued_to_a_title_is_set_apart():
    assert read_payload("s-mldir-gb") == Link(Intent.SALARY, "ml director", "GB")


@pytest.mark.parametrize("payload", ["", "x-nurse-gb", "s nurse", "s-" + "a" * 63, "ümlaut"])
def test_a_payload_that_is_no_question_is_none(payload):
    assert read_payload(payload) is None


@pytest.mark.parametrize("title", ["data engineer", "C++ developer", ""])
def test_a_written_payload_reads_back(title):
    link = read_payload(write_payload(Intent.SKILLS, title, "DE"))

    assert (link.intent, link.country) == (Intent.SKILLS, "DE")
    assert link.title == title.lower().replace("++", "")


def test_a_payload_that_would_be_too_long_is_not_written():
    assert write_payload(Intent.SALARY, "very " * 20 + "senior engineer", "GB") is None
