"""Patterns over the words that give a fact or a heading away, written as lines of alternatives."""

import re


def any_of(lines: str) -> str:
    """Return one group of the alternatives that stand on several lines, each line `this|that`."""
    return f"(?:{'|'.join(line.strip() for line in lines.strip().splitlines())})"


def words(lines: str) -> re.Pattern[str]:
    """Return a pattern for whole words, in any case, out of lines of alternatives."""
    return re.compile(rf"\b{any_of(lines)}\b", re.IGNORECASE)
