"""Find the title and the place that a report speaks of, in its title line or in its headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.models import Level
from knowledge.problem import Problem
from knowledge.readers.cues import any_of
from knowledge.readers.lines import Line, plain
from knowledge.readers.sections import Passage
from knowledge.vocabulary.places import PlaceKind, PlaceMatch
from knowledge.vocabulary.roles import TitleMatch
from knowledge.vocabulary.words import Vocabulary

_WORD_FOR_REPORT = any_of(
    r"""market|salary|salaries|pay|compensation|job|career|average|how much|20\d\d|Q[1-4]|the|for|an?|on
    intelligence|report|guide|insights?|overview|analysis|outlook|benchmarks?|survey|snapshot|trends
    statistics|update"""
)
_FRAME_BEFORE = re.compile(rf"^(?:{_WORD_FOR_REPORT}\b[\s,]*)+(?:[:|\u2013—-]\s*)?", re.IGNORECASE)
_FRAME_AFTER = re.compile(rf"[\s:|\u2013—(-]*\b(?:{_WORD_FOR_REPORT}\b[\s)]*)+$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?P<label>role|job title|title|position|location|country|place|city|region)\s*:\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_SEAM = re.compile(r"\s+(?:in|for|at|across)\s+(?:the\s+)?|\s*[|\u2013—(]\s*|\s+-\s+|,\s+|:\s+")
_IN_HEADING = re.compile(r"\b(?:for|on|in|context:?|as an?)\s+(?P<rest>.+)$", re.IGNORECASE)
_AFTER_ROLE = re.compile(
    r"\s+(?:careers?|professionals?|talent|roles?|jobs?|positions?|salar\w+|pay)$", re.IGNORECASE
)
_EDGES = " .,:;|()\u2013—-"
_SURE = 0.85
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Title:
    """What a report is about."""

    printed: str
    occupation: str
    level: Level | None
    country: str
    region: str | None
    """The code of a state or province."""
    city: str | None


@dataclass(frozen=True, slots=True)
class _Role:
    printed: str
    match: TitleMatch


def find_title(
    passages: tuple[Passage, ...], vocabulary: Vocabulary, name: str
) -> Title | tuple[Problem, ...]:
    """Return what the report is about, or a problem for each of role and place that is unknown."""
    role: _Role | None = None
    place: PlaceMatch | None = None
    for line in _candidates(passages):
        found_role, found_place = _read(line, vocabulary)
        role, place = role or found_role, place or found_place
        if role and place:
            return Title(
                role.printed, role.match.occupation, role.match.level, place.country, place.region, place.city
            )
    first = next(_candidates(passages))
    expected = {"role": "a known job title", "place": "a known country or city"}
    return tuple(
        Problem(
            name, first.number, field, f"{what}, as in 'Data Engineer in Germany'", repr(plain(first.text))
        )
        for field, what in expected.items()
        if (role if field == "role" else place) is None
    )


def _candidates(passages: tuple[Passage, ...]) -> Iterator[Line]:
    """Yield the lines that may name role and place: the title, what stands under it, all headings."""
    first, *others = passages
    yield from ((first.heading,) if first.heading else ())
    yield from first.lines
    for passage in others:
        yield from ((passage.heading,) if passage.heading else ())


def _read(line: Line, vocabulary: Vocabulary) -> tuple[_Role | None, PlaceMatch | None]:
    text = plain(line.text)[:_LONGEST]
    if label := _LABEL.match(text):
        of_role = label["label"].lower() in {"role", "job title", "title", "position"}
        value = label["value"]
        return (_role(value, vocabulary), None) if of_role else (None, _place(value, vocabulary))
    for seam in reversed(list(_SEAM.finditer(text))):
        role, place = _role(text[: seam.start()], vocabulary), _place(text[seam.end() :], vocabulary)
        if role and place:
            return role, place
    return _alone(text, vocabulary)


def _alone(text: str, vocabulary: Vocabulary) -> tuple[_Role | None, PlaceMatch | None]:
    """Read a line or heading that names only one of the two: `Required Skills for Data Engineer`."""
    rest = _IN_HEADING.search(text)
    for part in (rest["rest"] if rest else "", text.partition(":")[2], text):
        role, place = _role(part, vocabulary), _place(part, vocabulary)
        if role or place:
            return role, place
    return None, None


def _role(text: str, vocabulary: Vocabulary) -> _Role | None:
    printed = _AFTER_ROLE.sub("", _unframed(text))
    matches = vocabulary.roles.match(printed) if printed else ()
    return _Role(printed, matches[0]) if matches and (matches[0].exact or matches[0].score >= _SURE) else None


def _place(text: str, vocabulary: Vocabulary) -> PlaceMatch | None:
    """Return the place that a name means; a city state is a country."""
    name = _unframed(text)
    matches = [match for match in vocabulary.places.match(name) if match.score >= _SURE] if name else []
    whole = [match for match in matches if match.kind is PlaceKind.COUNTRY]
    likely = [match for match in whole if match.country == matches[0].country] or matches
    return likely[0] if likely else None


def _unframed(text: str) -> str:
    """Return a name without the words for a report around it: `Salary Report: … (2026)`."""
    return _FRAME_AFTER.sub("", _FRAME_BEFORE.sub("", text.strip(_EDGES))).strip(_EDGES)
