"""How much AI is said to multiply what people get done, and where."""

import re
from collections.abc import Iterable

from knowledge.models import FactKind, SectionKind, Statistic
from knowledge.readers.facts.findings import Findings
from knowledge.readers.facts.names import listed
from knowledge.readers.facts.premiums import PERCENT, percent_values
from knowledge.readers.sentences import Sentence

_NUMBER = r"\d{1,2}(?:\.\d)?"
_X = r"(?:x|\u00d7)"
_TIMES = re.compile(
    rf"(?P<most>up to |as much as )?(?<![\w.])(?P<low>{_NUMBER})\s?(?:{_X}|times)?"
    rf"(?:\s*(?:-|\u2013|—|to)\s*(?P<high>{_NUMBER}))?(?:\s?{_X}(?!\w)|\s?times\b|-?\s?fold\b)",
    re.IGNORECASE,
)
_WORDS = {
    "double": 2,
    "doubl": 2,
    "twice": 2,
    "twofold": 2,
    "two-fold": 2,
    "tripl": 3,
    "threefold": 3,
    "three times": 3,
}
_WORD = re.compile(
    r"\b(?:doubl(?=es?|ed|ing)|twice|two-?fold|tripl(?=es?|ed|ing)|threefold|three times)", re.IGNORECASE
)
_AI = re.compile(r"\b(?:AI|artificial intelligence|automation|copilots?|generative)\b")
_OUTPUT = re.compile(
    r"\b(?:output|productiv\w+|amplif\w+|faster|throughput|efficien\w+|multipl\w+|speed)\b", re.IGNORECASE
)
_AREAS = re.compile(
    r"\b(?:in areas (?:such as|like)|in tasks (?:such as|like)|such as|including|across|like|in|for|on)\s+"
)


def find_ai_factor(sentences: Iterable[Sentence], findings: Findings) -> None:
    """Add the factor, or the gain in percent, that the report states first."""
    for sentence in sentences:
        about_ai = sentence.section is SectionKind.AI_IMPACT or _AI.search(sentence.text)
        if not about_ai or not _OUTPUT.search(sentence.text):
            continue
        if found := _factor(sentence.text):
            values, end = found
            areas = ", ".join(_areas(sentence.text[end:]))
            findings.add(FactKind.AI_FACTOR, sentence, subject=areas or None, **values)
            return


def _factor(text: str) -> tuple[dict[str, object], int] | None:
    """Return the figures and where they end."""
    values: dict[str, object] = {"unit": "times", "statistic": Statistic.RANGE}
    if match := _TIMES.search(text):
        low, high = float(match["low"]), match["high"]
        if high:
            return values | {"low": low, "high": float(high)}, match.end()
        point: dict[str, object] = (
            {"high": low} if match["most"] else {"value": low, "statistic": Statistic.POINT}
        )
        return values | point, match.end()
    if match := _WORD.search(text):
        return values | {"value": _WORDS[match.group().lower()], "statistic": Statistic.POINT}, match.end()
    if match := PERCENT.search(text):
        return percent_values(match, text[: match.start()]), match.end()
    return None


def _areas(text: str) -> list[str]:
    for start in _AREAS.finditer(text):
        if len(areas := listed(text[start.end() :])) > 1:
            return areas
    return []
