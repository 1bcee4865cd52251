"""What the intent model looks at: word sequences with entities masked, and the pieces of words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.understand.entities import Mask
from bot.understand.text import key, words

LONGEST_SENTENCE = 160
"""Words that are read; long posts say what they ask before."""
LONGEST_SEQUENCE = 3
"""Words in a sequence."""
LONGEST_PIECE = 20
"""Signs in the longest piece, and half as many as in the longest word that is taken apart."""
BARE = frozenset({"ai", "ki", "ia", "artificial intelligence", "copilot", "copilots"})
"""Fields that stand for a title and for the thing itself, which says more of what is asked."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text as the model reads it: its words, and its tokens, in which each entity is one: <role>."""

    words: tuple[str, ...]
    tokens: tuple[str, ...]


def read_sentence(text: str, masks: Sequence[Mask]) -> Sentence:
    """Return the words of `text`, and its tokens between ^ and $ with the spans of `masks` as one each."""
    spoken = words(text)[:LONGEST_SENTENCE]
    tokens = ["^"]
    waiting = [mask for mask in masks if key(text[mask.start : mask.end]) not in BARE]
    last: Mask | None = None
    for word in spoken:
        while waiting and waiting[0].end <= word.start:
            waiting.pop(0)
        if waiting and waiting[0].start < word.end:
            if waiting[0] is not last:
                last = waiting[0]
                tokens.append(f"<{last.kind}>")
        else:
            tokens.append(_plain(word.text))
    return Sentence(tuple(_plain(word.text) for word in spoken), (*tokens, "$"))


def sequences(tokens: Sequence[str]) -> Iterator[str]:
    """Return the runs of one to three tokens."""
    for length in range(1, LONGEST_SEQUENCE + 1):
        for start in range(len(tokens) - length + 1):
            yield " ".join(tokens[start : start + length])


def pieces(word: str, known: Callable[[str], bool]) -> Iterator[str]:
    """Return the longest known pieces that `word` is made of, left to right; the first begins with ▁."""
    rest = "▁" + word[: 2 * LONGEST_PIECE]
    while rest:
        longest = min(len(rest), LONGEST_PIECE)
        end = next((end for end in range(longest, 0, -1) if known(rest[:end])), 0)
        if end:
            yield rest[:end]
        rest = rest[max(end, 1) :]


def _plain(word: str) -> str:
    return "0" if word.isdigit() else word
