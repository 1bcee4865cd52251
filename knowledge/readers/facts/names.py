"""Names and lists in running prose: of skills, certificates, causes."""

import re

from knowledge.readers.sentences import Sentence

NAME = r"(?:[A-Z][\w+#.&/-]*|\.NET)(?:(?:\s(?:and|of|for|&))?\s(?:[A-Z0-9(][\w+#.&/()-]*))*"
"""A pattern for a capitalised name: AWS Machine Learning Specialty, Python (NumPy/Pandas), C++."""

_ARTICLE = re.compile(r"^(?:the|an?|your|their|its)\s+", re.IGNORECASE)
_TAIL = re.compile(r"[\s.,;:]+$")
_CUT = re.compile(
    r"\s(?:as|because|while|whereas|rather than|where|which|that|who|so|but|-)\s|[;:.]|\s[—\u2013]"
    r"|, (?:which|while|rather|such)"
)
_COMMA = re.compile(r",\s*(?:and\s+|or\s+)?")
_AND = re.compile(r"\s+(?:and|or|&)\s+")
_MOST_WORDS = 8


def bold_between(sentence: Sentence, start: int, end: int) -> list[str]:
    """Return the bold names that begin between two places of a sentence."""
    return [name.strip() for place, name in sentence.bold if start <= place < end]


def name_in(pattern: re.Pattern[str], text: str) -> str | None:
    """Return the group `name` of the last match, without what does not belong to it."""
    found = [match["name"] for match in pattern.finditer(text)]
    return _TAIL.sub("", found[-1]) if found else None


def listed(text: str) -> list[str]:
    """Return the items of `A, B, and C`, cut where the list ends; none if that is a sentence, not a list."""
    clause = _CUT.split(text, maxsplit=1)[0]
    parts = _COMMA.split(clause)
    if len(parts) == 1 or _AND.search(parts[-1]):
        parts[-1:] = _AND.split(parts[-1])
    items = [_TAIL.sub("", _ARTICLE.sub("", part.strip())) for part in parts]
    return [item for item in items if item and len(item.split()) <= _MOST_WORDS]
