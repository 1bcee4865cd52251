"""The words of a text: folded to plain lower case, with where they stand."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 2500
"""Characters that are read; longer posts say what they ask before."""

APOSTROPHES = "'\u2019`"
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]+)*[+#]{0,2}")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and its place in the text, as character offsets."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return `word` in lower case without accents or apostrophes: Éric's is erics, heyyyy is hey."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in APOSTROPHES)
    return _DRAWN_OUT.sub(r"\1", letters)


def words(text: str) -> tuple[Word, ...]:
    """Return the words of `text` in order; signs that join letters to a word (C++, don't) stay inside."""
    return tuple(Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text[:LONGEST]))


def key(text: str) -> str:
    """Return the folded words of `text` joined by single blanks, to compare texts by."""
    return " ".join(word.text for word in words(text))
