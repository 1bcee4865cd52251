"""Example sentences out of patterns."""

import random

import pytest

from bot.understand.word_lists import read_lists
from tests.training.examples import SENTENCES, count, draw, fill, parse, read_examples, slip
from tests.training.kept_out import digest


def drawn(line, number=200):
    chance = random.Random(1)
    pattern, _ = parse(line)
    return {draw(pattern, chance) for _ in range(number)}


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("plain", {"plain"}),
        ("(a|b) c", {"a c", "b c"}),
        ("x(1|)", {"x1", "x"}),
        ("((a|b)c|d)", {"ac", "bc", "d"}),
    ],
)
def test_a_pattern_stands_for_all_its_sentences(line, sentences):
    assert drawn(line) == sentences
    assert count(parse(line)[0]) == len(sentences)


def test_slots_are_filled_and_blanks_tidied():
    assert fill("pay of {role}  ?", {"role": ["nurse"]}, random.Random(1)) == "pay of nurse?"


@pytest.mark.parametrize("line", ["how (much", "pay of {unheard}"])
def test_a_broken_pattern_is_refused_with_its_place(tmp_path, line):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "slots.txt").write_text("role = nurse\nbefore = so\nafter = thanks\n")
    (folder / "salary.txt").write_text(f"# first\n{line}\n")

    with pytest.raises(ValueError, match=r"salary\.txt, line 2: "):
        list(read_examples(5, 1, tmp_path))


def test_a_slip_changes_one_word_by_a_letter():
    chance = random.Random(3)
    slipped = {slip("negotiate", chance) for _ in range(300)} - {"negotiate"}

    assert slipped
    assert all(8 <= len(text) <= 10 for text in slipped)


def test_the_same_seed_draws_the_same_sentences():
    first, second = (next(read_examples(3, 5)).text for _ in range(2))

    assert first == second


def test_every_language_has_the_intents_that_english_has():
    english = {path.stem for path in (SENTENCES / "en").glob("*.txt") if not path.stem.startswith("scope_")}
    rare = {"slots", "why", "sources", "report", "checklist"}

    for folder in SENTENCES.iterdir():
        assert english - rare <= {path.stem for path in folder.glob("*.txt")}


def test_slots_are_lists_of_more_than_one():
    assert [name for name, items in read_lists(SENTENCES / "en" / "slots.txt") if len(items) < 2] == []


def test_a_digest_stands_for_every_spelling():
    assert digest("What's it pay?") == digest("whats IT pay")
    assert digest("what does it pay") != digest("what did it pay")
