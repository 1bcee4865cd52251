"""Telegram's HTML in a terminal."""

from bot.plain import to_text


def test_tags_go_and_entities_become_characters():
    assert to_text("<b>R&amp;D</b> &lt;5 <i>years</i>") == "R&D <5 years"


def test_bold_is_styled_where_asked():
    assert to_text("<b>£77,093</b> a year", styled=True) == "\x1b[1m£77,093\x1b[0m a year"
