"""HTML is read as Telegram reads it, and refused in its words."""

import pytest

from tests.botapi.entities import formatted, parse_html
from tests.botapi.refusals import Refusal, Violation

BROKEN = {
    "<b>pay": 'Can\'t find end tag corresponding to start tag "b"',
    "pay</b>": "Unexpected end tag at byte offset 3",
    "<b>pay</i>": 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"',
    "é <table>": 'Unsupported start tag "table" at byte offset 3',
    "5 < 6 years": 'Unsupported start tag "" at byte offset 2',
    "pay <b": "Unclosed start tag at byte offset 4",
    '<a href="x>pay</a>': "Unclosed start tag at byte offset 0",
    "<b>pay</b": "Unclosed end tag at byte offset 6",
    '<span class="x">pay</span>': 'Tag "span" must have class "tg-spoiler" at byte offset 0',
}


@pytest.mark.parametrize("source", BROKEN)
def test_what_does_not_parse_is_refused_with_its_byte_offset(source):
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {BROKEN[source]}"


def test_offsets_count_utf16_units():
    assert parse_html("😀 <b>ü😀</b>") == ("😀 ü😀", [{"type": "bold", "offset": 3, "length": 3}])


def test_references_are_decoded_and_unknown_ones_stay():
    assert parse_html("&lt;b&gt; &amp; &#8364; &#x20AC; &nbsp;") == ("<b> & € € &nbsp;", [])


def test_tags_nest_and_carry_their_arguments():
    text, entities = parse_html('<blockquote expandable><a href="https://a.org">x</a></blockquote>')
    assert text == "x"
    assert [entity["type"] for entity in entities] == ["expandable_blockquote", "text_link"]
    assert entities[1]["url"] == "https://a.org"


def test_preformatted_code_knows_its_language():
    _, entities = parse_html('<pre><code class="language-sql">select 1</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 8, "language": "sql"}]


def test_empty_tags_leave_no_entity():
    assert parse_html("a<b></b>") == ("a", [])


def test_length_counts_after_the_tags():
    text, _ = formatted({"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"}, "text", 4096)
    assert len(text) == 4096


@pytest.mark.parametrize("text", ["x" * 4097, "😀" * 2049])
def test_texts_over_4096_units_are_refused(text):
    with pytest.raises(Refusal, match="message is too long"):
        formatted({"text": text}, "text", 4096)


def test_white_space_around_a_text_goes_and_entities_move_along():
    given = {"text": "\n <b>pay </b> ", "parse_mode": "HTML"}
    assert formatted(given, "text", 4096) == ("pay", [{"type": "bold", "offset": 0, "length": 3}])


def test_more_than_100_entities_are_a_violation():
    with pytest.raises(Violation, match="101 entities"):
        formatted({"text": "<b>x</b>y" * 101, "parse_mode": "HTML"}, "text", 4096)
