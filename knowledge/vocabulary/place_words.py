"""Words about places that name none: ordinary words spelt like one, words beside names, and demonyms."""

from functools import cache
from itertools import chain

from knowledge.vocabulary.spelling import read_rows


@cache
def listed_words() -> dict[str, frozenset[str]]:
    """Give words that also name a place, that look like one mistyped, or that stand beside names, by kind."""
    index: dict[str, set[str]] = {}
    for kind, words in chain(read_rows("places_ordinary.tsv"), read_rows("places_context.tsv")):
        index.setdefault(kind, set()).update(word.replace("-", " ") for word in words.split(" "))
    return {kind: frozenset(words) for kind, words in index.items()}


def country_of_people(word: str) -> tuple[str, bool] | None:
    """Give the country of whom a word like Indian names, and whether it is a language as well."""
    return _demonyms().get(word)


@cache
def _demonyms() -> dict[str, tuple[str, bool]]:
    return {
        word.replace("-", " "): (code, kind == "language")
        for code, kind, words in read_rows("places_demonyms.tsv")
        for word in words.split(" ")
    }
