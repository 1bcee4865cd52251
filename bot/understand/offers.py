"""Job offers in a text: "A: base 92000, bonus 10%; B: 84k base, 10k shares a year over 4 years, 8k sign-on".

What is told of each becomes the details of a form, such as a.base = 92000 and b.bonus = 5%.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from bot.models import Aspect, Intent, Query
from bot.understand import offer_remarks as remarks
from bot.understand.entities import EntityReader
from bot.understand.offer_parts import OfferParts
from bot.understand.offer_values import LARGEST, SMALLEST_PENSION
from bot.understand.text import key
from bot.understand.word_lists import LANGUAGES, all_lists
from knowledge.vocabulary.words import Vocabulary

ASKED_AS = "offer"
"""The kind of what this form asks for: offer:a.bonus."""
_UNSAID = ("bonus", "shares", "sign_on", "pension")
"""What an offer told in one go has none of where it does not say so."""
_ALONE = {"base", "currency", remarks.NAME}
"""What a mere amount tells: two of them are no offers."""
_MOST_CUTS = 6
"""Words such as "or" that are tried: a text with more tells of something else."""
_SIDES = {"a": "a", "1": "a", "b": "b", "2": "b"}


@dataclass(frozen=True, slots=True)
class _Segment:
    """The words about one offer."""

    side: str
    text: str


class OfferReader:
    """Reads what is told of two offers, by the words of `offers.txt` of every language."""

    def __init__(self, vocabulary: Vocabulary, reader: EntityReader, languages: Path = LANGUAGES) -> None:
        self._reader = reader
        self._lists = _lists(languages)
        self._parts = OfferParts(vocabulary, self._lists)

    def read(self, text: str, previous: Query | None = None) -> Query | None:
        """Return the form of a text that tells of offers, or goes on with an open form; None for others."""
        form = previous if previous and previous.aspect is Aspect.OFFERS else None
        segments = self._marked(text)
        if form and form.asking and not segments:
            return self._answered(form, text)
        if not segments:
            segments = self._opposed(text)
        told = self._told(segments)
        is_new = all(map(remarks.tells_pay, _sides(told))) and {"a.base", "b.base"} & told.keys()
        if not told or not (form or is_new):
            return None
        return _filled(Query(Intent.COMPARE) if is_new or form is None else form, told)

    def start(self, text: str) -> Query:
        """Return a form with whatever a command's arguments tell; one without a mark is the first offer."""
        told = self._told(self._marked(text) or self._opposed(text, mere=True) or [_Segment("a", text)])
        return _filled(Query(Intent.COMPARE), told)

    def weighed(self, text: str) -> Query | None:
        """Return the form of a question that sets two mere amounts against each other, such as 85k vs 90k."""
        segments = self._opposed(text, mere=True)
        return _filled(Query(Intent.COMPARE), self._told(segments)) if segments else None

    def speaks_of_offers(self, text: str) -> bool:
        """Tell whether a text is about offers at all."""
        spoken = f" {key(text)} "
        return any(f" {key(words)} " in spoken for words in self._lists["offers"])

    def _answered(self, form: Query, text: str) -> Query | None:
        """Read a text as the answer to what is asked, or as more of the same offer; a title is neither."""
        kind, _, name = (form.asking or "").partition(":")
        side, _, part = name.partition(".")
        if kind != ASKED_AS or self._reader.read(text).roles:
            return None
        told = self._place(text) if part == "country" else self._parts.read(text, asked=part)
        return _filled(form, {f"{side}.{part}": value for part, value in told.items()}) if told else None

    def _told(self, segments: list[_Segment]) -> dict[str, str]:
        """Read the segments; an offer whose base is told has none of what is not."""
        told: dict[str, str] = {}
        for segment in segments:
            read = self._place(segment.text)
            read |= self._parts.read(segment.text, read.get("country"))
            if "base" in read:
                doubted = remarks.parts_in_doubt(read.get(remarks.NAME, ""))
                read = dict.fromkeys((part for part in _UNSAID if part not in doubted), "") | read
            told |= {f"{segment.side}.{part}": value for part, value in read.items()}
        return told

    def _place(self, text: str) -> dict[str, str]:
        places = self._reader.read(text).places or self._reader.read_arguments(text).places
        return {"country": places[0].country} if places else {}

    def _marked(self, text: str) -> list[_Segment]:
        """Cut a text at the names of its offers: offer A, B:, the second of 1 and 2."""
        marks = list(self._mark.finditer(text))
        ends = [*(mark.start() for mark in marks), len(text)][1:]
        return [
            _Segment(_SIDES[(mark["after"] or mark["alone"]).lower()], text[mark.end() : end])
            for mark, end in zip(marks, ends, strict=bool(marks))
        ]

    def _opposed(self, text: str, *, mere: bool = False) -> list[_Segment]:
        """Cut a text in two at a word such as versus, a semicolon or a line, if both halves have a base.

        Unless `mere` amounts will do, one of them has more than that, or each has its place.
        """
        for cut in islice(self._between.finditer(text), _MOST_CUTS):
            halves = [_Segment("a", text[: cut.start()]), _Segment("b", text[cut.end() :])]
            read = [self._parts.read(half.text) for half in halves]
            if not all(map(remarks.tells_pay, read)):
                continue
            if mere or any(told.keys() - _ALONE for told in read) or all(self._place(x.text) for x in halves):
                return halves
        return []

    @cached_property
    def _mark(self) -> re.Pattern[str]:
        """Match what names an offer; a small "a" is one only before a sign: a job is none, job a: is."""
        named = "|".join(map(re.escape, self._lists["offer"]))
        return re.compile(
            rf"\b(?i:{named})\s+(?P<after>[AB12]\b|[ab](?=\s*[:=,)-]))\s*[:=,)-]*"
            r"|(?<![\w'\u2019])(?P<alone>[AaBb](?=\s*[:=)])|A(?=\s+\W?\d[^?]*\bB\s+\W?\d)|B(?=\s+\W?\d))\s*[:=)]?",
        )

    @cached_property
    def _between(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self._lists["between"]))
        return re.compile(rf"\b(?:{words})\b\.?|[;\n]", re.IGNORECASE)


def _filled(form: Query, told: dict[str, str]) -> Query:
    """Put what was told into a form; nothing is asked until it is answered."""
    details = dict(form.details) | told
    for side, read in zip("ab", _sides(told), strict=True):
        if read:
            new = _without_excess(read, details.get(f"{side}.base"))
            new[remarks.NAME] = remarks.joined(form.detail(f"{side}.{remarks.NAME}") or "", new)
            details |= {f"{side}.{part}": value for part, value in new.items()}
    return replace(form, aspect=Aspect.OFFERS, details=tuple(details.items()), asking=None)


def _without_excess(told: dict[str, str], base: str | None) -> dict[str, str]:
    """Refuse a pension whose amount is more of the base than its percent can be."""
    pension = float(told.get("pension") or 0)
    if not base or pension < SMALLEST_PENSION or 100 * pension / float(base) <= LARGEST["pension"]:
        return told
    refused = f"{told.get(remarks.NAME, '')} pension.{remarks.REFUSED}"
    return told | {"pension": "", remarks.NAME: refused.strip()}


def _sides(told: dict[str, str]) -> list[dict[str, str]]:
    """Return what is told of each offer."""
    return [
        {name.removeprefix(side): value for name, value in told.items() if name.startswith(side)}
        for side in ("a.", "b.")
    ]


def _lists(languages: Path) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for name, items in all_lists(languages, "offers.txt"):
        lists.setdefault(name, []).extend(items)
    return lists
