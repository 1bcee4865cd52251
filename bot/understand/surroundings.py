"""What stands around a name in a text: the evidence for a place, a person or an ordinary word."""

from dataclasses import dataclass
from functools import cached_property

from knowledge.vocabulary.place_words import listed_words
from knowledge.vocabulary.places import PlaceKind, PlaceMatch, Places
from knowledge.vocabulary.spelling import SHORT_FORMS, WORD, plain

LONGEST = 4096
"""Characters that are read."""
SOME_PEOPLE = 80_000
"""A city with fewer people is less likely meant than an ordinary word or a person."""
NOTE = 7
"""Texts of up to so many words are read as notes: data analyst salary nl."""
SHORTEST = 2
"""Names of so many letters are codes."""
SHORT = 3
"""City names of so many letters are mostly something else."""
HEADLINE = 0.6
"""Share of words with a capital letter from which a text is a headline."""


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, as it was written, and its place in the text as character offsets."""

    text: str
    written: str
    start: int
    end: int


class Surroundings:
    """The words of a text and what they say about one another."""

    def __init__(self, text: str, places: Places) -> None:
        self.text = text[:LONGEST]
        self._listed = listed_words()
        self._is_curated = places.is_curated
        written = (_word(found.group(), found.start()) for found in WORD.finditer(self.text))
        self.words = tuple(word for word in written if word.text)
        self._leading = [SHORT_FORMS.get(word.text, word.text) for word in self.words]

    def key(self, first: int, last: int) -> str:
        """Give the folded name that some words make; St. before a name is saint."""
        return " ".join((*self._leading[first:last], self.words[last].text))

    @cached_property
    def is_ordinary_text(self) -> bool:
        """Say whether the whole text is more likely an exclamation than a name: nice, in march."""
        key = self.key(0, len(self.words) - 1)
        if key in self._listed["line_of_work"]:
            return True
        ordinary = self._listed["common"] | self._listed["rare"] | self._listed["inside"]
        return (
            self.text.islower()
            and not self._is_curated(key)
            and all(word.text in ordinary for word in self.words)
            and (len(self.words) > 1 or key in self._listed["common"])
        )

    def is_place(self, first: int, last: int, best: PlaceMatch) -> bool:
        """Say whether a name means a place here."""
        key = self.key(first, last)
        if len(key) <= SHORTEST or self.is_person(first, last) or self._is_kind(last + 1, "county"):
            return False
        if self._is_kind(first, "company") or self._is_paired(first, last, key):
            return self._is_paired(first, last, key) or self._is_kind(first - 1, "inside")
        if key in self._listed["common"] or key in self._listed["phrase"]:
            return self._is_meant(first, last, key, best)
        if key in self._listed["rare"]:
            if self._is_capital(first):
                return _is_big(best) or self._is_kind(first - 1, "preposition")
            return _is_big(best) and self._is_kind(first - 1, "inside")
        return self._is_curated(key) or self._is_likely_city(first, last, key, best)

    def is_person(self, first: int, last: int) -> bool:
        """Say whether a name belongs to a person or an organisation: Michael Jordan, Washington Post."""
        before, after = first - 1, last + 1
        if self._is_kind(after, "organisation") and self._touches(after):
            return True
        if self._is_kind(before, "given_name") or self._is_kind(before, "organisation_before"):
            return self._touches(first)
        if self._is_word(before, "of") and self._is_kind(before - 1, "organisation_before"):
            return True
        if self.key(first, last) not in self._listed["also_given_name"] or self._is_kind(
            before, "preposition"
        ):
            return False
        return self._is_mixed and self._is_surname(after)

    def containers(self, last: int) -> list[tuple[int, int]]:
        """Give the stretches after a name that may say what it lies in, longest first."""
        start = last + 1
        if start >= len(self.words) or not set(self._gap(last)) <= set(" ,(\n/-"):
            return []
        linked = self._is_kind(start, "linking") and not self._gap(last).strip()
        starts = [start + 1, start] if linked else [start]
        return [(at, at + n) for at in starts for n in (2, 1, 0) if at + n < len(self.words)]

    def may_be_code(self, position: int, first: int) -> bool:
        """Say whether a word after a name may be the code of what the name lies in: winston salem nc."""
        word = self.words[position]
        if "," in self._gap(position - 1) or self._is_kind(position, "code"):
            return True
        if word.written.isupper():
            return not self.words[first].written.isupper() or self._closes(position)
        return self._closes(position) and not self._is_kind(position, "code_capitals")

    def is_code(self, position: int) -> bool:
        """Say whether a word is the code of a place here: in TX, salary nj, us vs uk."""
        if self._is_money(position) or self._is_numbered(position):
            return False
        if self._is_word(position, "us"):
            return self._is_united_states(position)
        if self._is_word(position - 1, "a"):
            return False
        if self._is_kind(position, "code_anywhere"):
            return not self.is_person(position, position)
        if self._is_kind(position, "code_after_in") and self._is_kind(position - 1, "inside"):
            return self._is_shouted(position) or self._may_be_small(position)
        if not self._is_kind(position, "code"):
            return False
        if self._is_shouted(position) or (self.text.startswith("/") and self._closes_note(position)):
            return True
        return self._is_in_note(position) and self._may_be_small(position)

    def is_no_country(self, position: int, *, is_language: bool) -> bool:
        """Say whether a word like Spanish or American names a language or another people here."""
        if self._is_kind(position - 1, "people_before"):
            return True
        if self._is_kind(position, "ordinary_people") and not self._is_shown(position):
            return not self._is_kind(position + 1, "market")
        return is_language and (
            self._is_kind(position + 1, "speaking") or self._is_kind(position - 1, "language_before")
        )

    def is_excluded(self, first: int) -> bool:
        """Say whether a place is named as the one not meant: not the US, outside of India, non-EU."""
        before = first - 1
        while self._is_kind(before, "before_excluded"):
            before -= 1
        return self._is_kind(before, "excluding") or self._is_word(before + 1, "outside")

    def _is_united_states(self, position: int) -> bool:
        """Tell the country from the pronoun."""
        if self._is_shouted(position):
            return True
        if self._is_word(position - 1, "the"):
            return True
        if self._is_kind(position - 1, "inside"):
            return not self._is_kind(position - 2, "pronoun_after")
        if self._is_kind(position - 1, "rivalry") or self._is_kind(position + 1, "rivalry"):
            return not self._is_kind(position + 1, "pronoun_before")
        if self._is_kind(position + 1, "of_country") and not self._is_kind(position - 1, "pronoun_after"):
            return True
        if position == 0:
            return self._is_kind(1, "market")
        return self._closes_note(position) and not self._is_kind(position - 1, "pronoun_after")

    def _is_meant(self, first: int, last: int, key: str, best: PlaceMatch) -> bool:
        """Say whether an everyday word is the name of a place for once: a job in Nice."""
        closed = self._is_kind(first - 1, "inside") and self._closes(last)
        if self._is_capital(first) and self._is_kind(first - 1, "preposition"):
            return closed or key not in self._listed["line_of_work"]
        return closed and key not in self._listed["line_of_work"] and _is_big(best)

    def _is_paired(self, first: int, last: int, key: str) -> bool:
        """Say whether an everyday word is weighed against a well-known place: cork or dublin."""
        if key not in self._listed["common"] and key not in self._listed["rare"]:
            return False
        after = self._is_kind(last + 1, "pairing") and self._is_known(last + 2)
        return after or (self._is_kind(first - 1, "pairing") and self._is_known(first - 2))

    def _is_known(self, position: int) -> bool:
        """Say whether a word is the name of a well-known place and nothing else."""
        if not 0 <= position < len(self.words):
            return False
        text = self.words[position].text
        return self._is_curated(text) and not any(text in self._listed[kind] for kind in ("common", "rare"))

    def _is_likely_city(self, first: int, last: int, key: str, best: PlaceMatch) -> bool:
        """Say whether the name of a city that no list knows better is meant as one."""
        after_preposition = self._is_kind(first - 1, "preposition")
        if max(map(len, key.split())) <= SHORT:
            return self._is_capital(first) and after_preposition
        if after_preposition or _is_big(best):
            return True
        if self._is_capital(first):
            return not self._is_capital(first - 1) and not self._is_surname(last + 1)
        return len(self.words) <= NOTE and (
            self._is_kind(first - 1, "market") or self._is_kind(last + 1, "market")
        )

    def _is_surname(self, position: int) -> bool:
        return self._is_shown(position) and self._touches(position) and not self._is_kind(position, "market")

    def _is_capital(self, position: int) -> bool:
        """Say whether a capital letter tells something: not at the start of a sentence, not in a headline."""
        if not self._is_shown(position) or position == 0:
            return False
        return self._is_mixed and not set(self._gap(position - 1)) & set(".!?:\n")

    def _is_shown(self, position: int) -> bool:
        return 0 <= position < len(self.words) and self.words[position].written[0].isupper()

    def _is_shouted(self, position: int) -> bool:
        """Say whether a word is in capitals and the text is not."""
        return self.words[position].written.isupper() and not self.text.isupper()

    def _may_be_small(self, position: int) -> bool:
        """Say whether a code counts without capitals; `in la` is English, `en la` is not."""
        return not self._is_kind(position, "code_capitals") or (
            self._is_word(position, "la") and self._is_word(position - 1, "in")
        )

    @cached_property
    def _is_mixed(self) -> bool:
        """Say whether capital letters tell names from other words in this text."""
        long = [word.written for word in self.words if len(word.text) > SHORT]
        return sum(written[0].isupper() for written in long) <= HEADLINE * len(long)

    def _is_in_note(self, position: int) -> bool:
        """Say whether a word stands at the end of a note, or before what is asked: nj cost of living."""
        return self._closes_note(position) or (
            len(self.words) <= NOTE and self._is_kind(position + 1, "market")
        )

    def _is_money(self, position: int) -> bool:
        """Say whether a word is part of an amount: US$ 830, 15,000 US a year."""
        end = self.words[position].end
        return self.text[end : end + 1] == "$" or (
            position > 0 and self.words[position - 1].text[-1].isdigit()
        )

    def _is_numbered(self, position: int) -> bool:
        """Say whether a number is tied to a word, as in the name of an exam: AZ-900."""
        return self._gap(position) == "-" and self.words[position + 1].written[0].isdigit()

    def _closes_note(self, position: int) -> bool:
        return 1 < len(self.words) <= NOTE and self._closes(position)

    def _closes(self, position: int) -> bool:
        """Say whether a clause ends after a word."""
        return position == len(self.words) - 1 or bool(set(self._gap(position)) & set(".,;:!?)\n"))

    def _touches(self, position: int) -> bool:
        """Say whether only a blank stands before a word."""
        return position > 0 and self._gap(position - 1) == " "

    def _gap(self, position: int) -> str:
        """Give what stands between a word and the next."""
        if not 0 <= position < len(self.words) - 1:
            return ""
        return self.text[self.words[position].end : self.words[position + 1].start]

    def _is_kind(self, position: int, kind: str) -> bool:
        return 0 <= position < len(self.words) and self.words[position].text in self._listed[kind]

    def _is_word(self, position: int, text: str) -> bool:
        return 0 <= position < len(self.words) and self.words[position].text == text


def _word(written: str, start: int) -> Word:
    """Leave a possessive ending out: London's."""
    end = start + len(written)
    if written[-2:] in {"'s", "\u2019s"}:
        written = written[:-2]
    return Word(plain(written), written, start, end)


def _is_big(place: PlaceMatch) -> bool:
    return place.kind is not PlaceKind.CITY or place.population >= SOME_PEOPLE
