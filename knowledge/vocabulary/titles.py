"""The words of a title: folded, in the singular, in one of the ways to write them, with where they stand."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.vocabulary.spelling import LETTERS, read_rows

_ENDINGS = re.compile(
    r"(?<=[^\W\d_])(?:\((?:in|innen|a|as|e|es|s|se|ne|euse|trice|rice|ra)\)"
    r"|[:*/_·]-?(?:in|innen|a|as|euse|trice|rice|se)(?![^\W_]))"
)
"""The ending for another gender or for more than one: Entwickler(in), Entwickler:innen, desarrollador/a."""
_WORD = re.compile(
    r"c\+\+|[cf]#(?![^\W_])|(?<![^\W_])\.net(?![^\W_])"
    r"|[^\W\d_]{2,}(?=[1-5](?![^\W_]))"
    r"|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['\u2019`][^\W_]+)*",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[^\s\-_/&.+'\u2019`]|\.\s|\n|\s-\s")
"""What ends a title within a text."""
_SHORTENED = re.compile(r"\b(?:sr|jr|snr|asst|assoc|exec|dir|mgr|eng|dipl|ing|prof)\.$", re.IGNORECASE)
"""A point behind these ends no sentence."""
_ELISION = re.compile(r"^[dljn]['\u2019`](?=[^\W\d_]{3})|^qu['\u2019`]", re.IGNORECASE)
_PLURALS_IN_ES = (
    *(vowel + end for vowel in "aeiouc" for end in ("dores", "tores")),
    "ches",
    "shes",
    "sses",
    "cses",
    "ciones",
)
_PLURALS_IN_EN = ("tekten", "isten", "ysten", "enten", "toren")
_LONG = 9
"""Letters in the shortest word that a German plural is taken off."""
_POSSESSIVE = re.compile(r"['\u2019`]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a title; `text` is its usual spelling, `form` the person where `text` is the field."""

    text: str
    form: str
    start: int
    end: int
    opens: bool
    """A comma, a bracket or the like stands before it."""
    owns: bool = False
    """Said with 's."""
    slipped: bool = False
    """Typed otherwise, and corrected."""

    @property
    def is_field(self) -> bool:
        """Whether it names an activity: engineering, analytics."""
        return self.text != self.form


def split(text: str) -> tuple[Word, ...]:
    """Give the words of `text`; endings for the other gender are left out."""
    text = _ENDINGS.sub(lambda ending: " " * len(ending.group()), text)
    found = []
    last = 0
    for match in _WORD.finditer(text):
        raw = match.group()
        elision = _ELISION.match(raw)
        cut = elision.end() if elision else 0
        opens = last > 0 and _is_break(text, last, match.start())
        owns = bool(_POSSESSIVE.search(raw))
        found.append(Word(*spell(raw[cut:]), match.start() + cut, match.end(), opens, owns))
        last = match.end()
    return tuple(found)


def _is_break(text: str, start: int, end: int) -> bool:
    """Say whether a title ends between two words."""
    return bool(_BREAK.search(text, start, end)) and not _SHORTENED.search(
        text[max(start - 6, 0) : start + 1]
    )


def spellings(name: str) -> list[tuple[str, str]]:
    """Give text and form of each word of a name in the data files."""
    words = name.split()
    if not all(map(str.isalpha, words)):
        words = _WORD.findall(name)
    return [spell(raw) for raw in words]


@lru_cache(maxsize=8192)
def spell(raw: str) -> tuple[str, str]:
    """Give text and form of a word as typed."""
    spelt = singular(fold(raw))
    text = _forms("title").get(spelt, spelt)
    return text, _forms("field").get(text, text)


def fold(word: str) -> str:
    """Give a word in lower case without accents, dots, apostrophes and the possessive s."""
    word = word.casefold()
    if word.isascii() and word.isalpha():
        return word
    word = _POSSESSIVE.sub("", word) or word
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word.translate(LETTERS))
        word = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return word if word == ".net" else word.replace(".", "").replace("'", "").replace("\u2019", "")


def singular(word: str) -> str:
    """Give the singular by the rules that serve titles in five languages."""
    if word.endswith(("en", "ingenieure")):
        return _german_singular(word)
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith(_PLURALS_IN_ES):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word if word.endswith(("ss", "us", "is", "ops", "os")) else word[:-1]


def _german_singular(word: str) -> str:
    if word.endswith("innen"):
        return word[:-3]
    if len(word) < _LONG:
        return word
    if word.endswith("ingenieure"):
        return word[:-1]
    return word[:-2] if word.endswith(_PLURALS_IN_EN) else word


@cache
def _forms(kind: str) -> dict[str, str]:
    """Give the words of a kind with what they stand for."""
    rows = (row for row in read_rows("roles_words.tsv") if row[0] == kind)
    return {singular(fold(word)): target for _, target, words in rows for word in words.split("|")}


@cache
def listed(kind: str) -> frozenset[str]:
    """Give the words of a kind: person, link."""
    return frozenset(_forms(kind))
