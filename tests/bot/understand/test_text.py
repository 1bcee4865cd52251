"""Words of a text, features, languages and phrases."""

import pytest

from bot.models import Intent
from bot.understand.entities import Mask
from bot.understand.features import pieces, read_sentence, sequences
from bot.understand.language import Languages
from bot.understand.phrases import Phrases
from bot.understand.text import LONGEST, fold, key, words
from bot.understand.word_lists import read_lists


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don't", "dont"),
        ("Générale", "generale"),
        ("C++ or C#", "c++ or c#"),
        ("hellooooo!!!", "hello"),
        ("GROẞ", "gross"),
        ("72k, £80.5", "72k 80 5"),
    ],
)
def test_key_keeps_only_folded_words(text, folded):
    assert key(text) == folded


def test_words_know_where_they_stand():
    text = "Was  verdient man?"

    assert [text[word.start : word.end] for word in words(text)] == ["Was", "verdient", "man"]


def test_the_end_of_a_long_post_is_not_read():
    assert len(words("a " * LONGEST)) == LONGEST // 2


def test_fold_leaves_doubled_letters():
    assert fold("Committee") == "committee"


def test_an_entity_is_one_token_and_its_words_stay_beside():
    sentence = read_sentence("pay of data engineers in 2026", [Mask(7, 21, "role")])

    assert sentence.tokens == ("^", "pay", "of", "<role>", "in", "0", "$")
    assert sentence.words == ("pay", "of", "data", "engineers", "in", "0")


def test_ai_itself_is_not_hidden_behind_a_mask():
    assert "ai" in read_sentence("will AI take over", [Mask(5, 7, "role")]).tokens


def test_sequences_are_of_one_to_three_tokens():
    assert list(sequences(["^", "a", "$"])) == ["^", "a", "$", "^ a", "a $", "^ a $"]


def test_pieces_are_the_longest_known_ones():
    known = {"▁sala", "ry", "r", "y"}

    assert list(pieces("salary", known.__contains__)) == ["▁sala", "ry"]
    assert list(pieces("xry", known.__contains__)) == ["ry"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Was verdient eine Krankenschwester in Köln?", "de"),
        ("cuánto gana un programador", "es"),
        ("quel est le salaire d'un notaire", "fr"),
        ("quanto ganha um dentista no Porto", "pt"),
        ("what does a nurse earn", "en"),
        ("swe berlin", "en"),
        ("die hard", "en"),
        ("", "en"),
    ],
)
def test_a_language_is_known_by_its_commonest_words(text, code):
    assert Languages().find(text) == code


def test_english_needs_no_flag():
    assert Languages().flags("hello there") == frozenset()
    assert Languages().flags("guten Tag") == {"lang:de"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Thanks!", Intent.THANKS),
        ("STOP", Intent.UNSUBSCRIBE),
        ("what can you do?", Intent.HELP),
        ("danke", Intent.THANKS),
        ("thanks for nothing", None),
        ("stop hiring juniors", None),
    ],
)
def test_phrases_are_matched_whole(text, intent):
    assert Phrases().find(text) is intent


def test_a_line_without_a_name_is_refused_with_its_place(tmp_path):
    broken = tmp_path / "phrases.txt"
    broken.write_text("# fine\nhello there\n")

    with pytest.raises(ValueError, match=r"phrases\.txt, line 2: expected name = item \| item"):
        list(read_lists(broken))
