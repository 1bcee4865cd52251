"""What the intent model looks at: word sequences with entities masked, and the pieces of words."""

from collections.abc import Callable, Iterator, Sequence

from bot.understand.entities import Mask
from bot.understand.text import words

LONGEST_SEQUENCE = 3
"""Words in a sequence."""


def read_tokens(text: str, masks: Sequence[Mask]) -> list[str]:
    """Return the words of `text` with each masked span as one token, <role>, between ^ and $."""
    tokens = ["^"]
    waiting = list(masks)
    last: Mask | None = None
    for word in words(text):
        while waiting and waiting[0].end <= word.start:
            waiting.pop(0)
        if waiting and waiting[0].start < word.end:
            if waiting[0] is not last:
                last = waiting[0]
                tokens.append(f"<{last.kind}>")
        else:
            tokens.append("0" if word.text.isdigit() else word.text)
    return [*tokens, "$"]


def sequences(tokens: Sequence[str]) -> Iterator[str]:
    """Return the runs of one to three tokens."""
    for length in range(1, LONGEST_SEQUENCE + 1):
        for start in range(len(tokens) - length + 1):
            yield " ".join(tokens[start : start + length])


def sentence_pieces(tokens: Sequence[str], known: Callable[[str], bool]) -> Iterator[str]:
    """Return the pieces of all words of a sentence, masks and ends apart."""
    for token in tokens[1:-1]:
        if not token.startswith("<"):
            yield from pieces(token, known)


def pieces(word: str, known: Callable[[str], bool]) -> Iterator[str]:
    """Return the longest known pieces that `word` is made of, left to right; the first begins with ▁."""
    rest = "▁" + word
    while rest:
        end = next((end for end in range(len(rest), 0, -1) if known(rest[:end])), 0)
        if end:
            yield rest[:end]
        rest = rest[max(end, 1) :]
