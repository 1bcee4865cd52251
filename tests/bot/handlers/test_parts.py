"""Long answers in parts: where they are cut, and what happens to tags."""

import pytest

from bot.handlers.parts import split
from tests.botapi.entities import formatted, units


def text_of(part):
    return formatted({"text": part, "parse_mode": "HTML"}, "text", 4096)[0]


def test_a_short_answer_stays_whole():
    assert split("<b>Pay</b>\n\nMuch.") == ["<b>Pay</b>\n\nMuch."]


def test_a_cut_falls_between_sections():
    assert split("<b>One</b>\ntwo\n\nthree four five", 30) == ["<b>One</b>\ntwo", "three four five"]


def test_a_section_too_long_is_cut_between_lines():
    assert split("aaaa\nbbbb\ncccc", 10) == ["aaaa\nbbbb", "cccc"]


def test_tags_are_closed_at_a_cut_and_opened_again():
    assert split("<b>aaaa bbbb cccc</b>", 20) == ["<b>aaaa</b>", "<b>bbbb</b>", "<b>cccc</b>"]


@pytest.mark.parametrize(
    "unit", ["Pay &amp; more ", "<i>pay</i> ", "💷 ", "<a href='https://a.example'>é</a>\n"]
)
def test_every_part_is_taken_by_telegram(unit):
    parts = split("<b>" + unit * 3000 + "</b>")

    assert all(units(text_of(part)) <= 4096 for part in parts)
    assert "".join("".join(map(text_of, parts)).split()) == "".join(text_of(unit).split()) * 3000
