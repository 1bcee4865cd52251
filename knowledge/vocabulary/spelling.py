"""How names are compared, and how the data files that hold them are read."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"
WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W_]+(?:['\u2019`][^\W_]+)*")
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "\u0131": "i", "ð": "d", "þ": "th"}
)
SHORT_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def words(text: str) -> tuple[str, ...]:
    """Split into lower-case words without accents, dots and apostrophes; St. becomes saint."""
    found = [word for match in WORD.finditer(text) if (word := plain(match.group()))]
    return (*(SHORT_FORMS.get(word, word) for word in found[:-1]), *found[-1:])


def plain(word: str) -> str:
    """Give one word in lower case without accents, dots and apostrophes."""
    word = word.casefold()
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(LETTERS))
    return "".join(letter for letter in word if letter.isalnum())


def fold(name: str) -> str:
    """Give the form of a name that look-ups compare: München and MUNCHEN are both munchen."""
    return " ".join(words(name))


def read_rows(name: str) -> Iterator[list[str]]:
    """Read the tab-separated fields of a data file; lines that start with # are comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
