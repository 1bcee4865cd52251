"""When somebody wants to be written to: mondays 9am, jeden Freitag um 10:30 Uhr, monthly, London time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.schedule import QUARTER
from bot.timing import Timing, timing_of, with_timing
from bot.understand.text import Word, words
from bot.understand.word_lists import LANGUAGES, word_sets

_LONGEST = 4
"""Words in the longest phrase."""
_NAMED_ZONE = re.compile(r"\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2}\b")
_INDIA = re.compile(r"\bIST\b")
"""In capitals alone: in small letters it is a verb in German."""
_CLOCK = re.compile(
    r"(?<![\w.,:£$€])(?:(?P<lead>at|um|gegen|@)\s*)?(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?P<tail>\s*(?:o'?clock|uhr|hrs)\b)?(?![\w%£$€])",
    re.IGNORECASE,
)
_WORDS = frozenset({"wanted", "leading", "about", "rather"})
"""The lists that stand for no time."""
_NOON = 12


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says about when, and the rest of the text: what stood there is blank."""

    timing: Timing
    rest: str


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    flags: frozenset[str]


class Schedules:
    """Reads times by the words of `schedule.txt` of every language, all of them together."""

    def __init__(self, languages: Path = LANGUAGES) -> None:
        self._languages = languages

    def read(self, text: str) -> Said:
        """Read what a text says about when; of two days or times the last is meant."""
        timing, rest = Timing(), text
        found = sorted((*_zones(text), *_clocks(text), *self._phrases(text)), key=lambda one: one.start)
        for one in found:
            timing = timing_of(with_timing(timing.flags, timing_of(one.flags)))
            rest = f"{rest[: one.start]}{' ' * (one.end - one.start)}{rest[one.end :]}"
        return Said(timing, self._without_leading(rest, found))

    def is_only_about_when(self, said: Said) -> bool:
        """Tell whether a text says when, and nothing else than that it is about the updates."""
        return bool(said.timing) and all(word.text in self._about for word in words(said.rest))

    def is_about_updates(self, said: Said) -> bool:
        """Tell whether a text says on which day or how often, and speaks of updates."""
        timing = said.timing
        return (timing.weekday is not None or timing.monthly is not None) and self.speaks_of_updates(said)

    def is_change_of_schedule(self, said: Said) -> bool:
        """Tell whether a text by itself changes the day, the hour or the pace of updates."""
        timing = said.timing
        return self.is_only_about_when(said) and (
            timing.weekday is not None
            or (timing.at is not None and self.speaks_of_updates(said))
            or (timing.monthly is not None and any(word.text in self._rather for word in words(said.rest)))
        )

    def speaks_of_updates(self, said: Said) -> bool:
        """Tell whether a text names updates."""
        return any(word.text in self._wanted for word in words(said.rest))

    def _phrases(self, text: str) -> Iterator[_Found]:
        spoken, position = words(text), 0
        while position < len(spoken):
            found = self._longest(spoken[position : position + _LONGEST])
            if found:
                count, flag = found
                first, last = spoken[position], spoken[position + count - 1]
                yield _Found(first.start, last.end, frozenset({flag}))
                position += count
            else:
                position += 1

    def _longest(self, spoken: tuple[Word, ...]) -> tuple[int, str] | None:
        for count in range(len(spoken), 0, -1):
            flag = self._flags.get(" ".join(word.text for word in spoken[:count]))
            if flag:
                return count, flag
        return None

    def _without_leading(self, rest: str, found: list[_Found]) -> str:
        """Blank the words that lead to what was found: every, on, at."""
        for one in found:
            before = words(rest[: one.start])
            if before and before[-1].text in self._leading:
                last = before[-1]
                rest = f"{rest[: last.start]}{' ' * (last.end - last.start)}{rest[last.end :]}"
        return rest

    @cached_property
    def _flags(self) -> dict[str, str]:
        """The flag that each phrase stands for."""
        return {item: name for name, items in self._lists.items() if name not in _WORDS for item in items}

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return self._lists["wanted"]

    @cached_property
    def _rather(self) -> frozenset[str]:
        return self._lists["rather"]

    @cached_property
    def _leading(self) -> frozenset[str]:
        return self._lists["leading"]

    @cached_property
    def _about(self) -> frozenset[str]:
        return self._lists["about"] | self._leading | self._wanted | self._rather

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return word_sets(self._languages, "schedule.txt")


def _zones(text: str) -> Iterator[_Found]:
    for match in _NAMED_ZONE.finditer(text):
        if is_zone(match[0]):
            yield _Found(match.start(), match.end(), Timing(zone=match[0]).flags)
    for match in _INDIA.finditer(text):
        yield _Found(match.start(), match.end(), Timing(zone="Asia/Kolkata").flags)


def is_zone(name: str) -> bool:
    """Tell whether there is a time zone of the name, such as Europe/London."""
    try:
        ZoneInfo(name)
    except (LookupError, OSError, ValueError):  # the name may also be that of a folder
        return False
    return True


def _clocks(text: str) -> Iterator[_Found]:
    for match in _CLOCK.finditer(text):
        at = _time(match) if match["lead"] or match["minute"] or match["half"] or match["tail"] else None
        if at:
            yield _Found(match.start(), match.end(), Timing(at=at).flags)


def _time(match: re.Match[str]) -> time | None:
    """Read a time of day, by quarters of an hour; None where there is no such time."""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    minute = int(match["minute"] or 0)
    return time(hour, minute - minute % QUARTER) if hour < 24 else None
