"""Whether the words around a name say that a role is meant."""

from functools import cached_property

from bot.understand.role_runs import Run
from knowledge.vocabulary.role_names import Weight
from knowledge.vocabulary.spelling import read_rows
from knowledge.vocabulary.titles import Word, spell

_ARTICLES = frozenset({"a", "an", "the", "ein", "eine", "un", "una", "une", "um", "uma"})

_LEAVING = frozenset({("from", "to"), ("from", "into"), ("von", "zu"), ("de", "a"), ("de", "para")})
"""What stands before and behind the role that somebody leaves."""


class RoleCues:
    """The words that stand around roles, read at the first question."""

    def choose(self, words: tuple[Word, ...], runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """Give the runs that speak of roles; beside a title a field is its subject unless compared."""
        allowed = [run for run in runs if self._allow(words, run.start, run.end, run.weight)]
        allowed = [run for run in runs if run in allowed or self._is_named_with(words, run, allowed)]
        if len(allowed) > 1:
            allowed = [run for run in allowed if not self._is_left_behind(words, run)] or allowed
            allowed = [run for run in allowed if self._is_aimed_at(words, run)] or allowed
        has_title = any(run.weight is Weight.TITLE for run in allowed)
        if has_title and not self._has(words, "compare"):
            allowed = [run for run in allowed if run.weight is not Weight.FIELD]
        return tuple(allowed)

    def _is_left_behind(self, words: tuple[Word, ...], run: Run) -> bool:
        """Say whether somebody goes from this role to another, and asks for that."""
        before = words[run.start - 1].text if run.start else ""
        after = words[run.end].text if run.end < len(words) else ""
        return (before, after) in _LEAVING

    def _is_aimed_at(self, words: tuple[Word, ...], run: Run) -> bool:
        """Say whether somebody moves into this field, whatever they are now: a chemist into data science."""
        return run.weight is Weight.FIELD and run.start > 0 and words[run.start - 1].text == "into"

    def _allow(self, words: tuple[Word, ...], start: int, end: int, weight: Weight) -> bool:
        """Say whether words `start` to `end` (exclusive), a name of this weight, speak of a role."""
        if end - start == len(words):
            return True
        if weight is Weight.TITLE:
            return not self._is_no_title(words, start, end)
        if weight is Weight.FIELD:
            of_product = end < len(words) and words[end].text in self._words["product"]
            return not of_product and (self._has(words, "work") or not self._has(words, "study"))
        if weight is Weight.IN_POSITION:
            return not words[end - 1].owns and self._in_position(words, start, end)
        return self._compared(words, start, end) or self._with_article(words, start, end)

    def _is_named_with(self, words: tuple[Word, ...], run: Run, allowed: list[Run]) -> bool:
        """Say whether a name with other meanings stands beside a title: a judge or a surgeon."""
        gaps = [words[run.end : other.start] or words[other.end : run.start] for other in allowed]
        return run.weight is Weight.IN_POSITION and any(
            gap and all(word.text in self._words["joins"] and not word.opens for word in gap) for gap in gaps
        )

    def _is_no_title(self, words: tuple[Word, ...], start: int, end: int) -> bool:
        """Say whether words are done (nurse a grudge), an exam, a boss or an adverb, and nobody's title."""
        name, before = words[start].text, words[start - 1].text if start else ""
        if name in self._words["boss"] and before in self._words["whose"]:
            return True
        closes = end == len(words) or words[end].opens
        if closes and name in self._words["adverb"]:
            return start > 1 and before not in self._words["pay"] | self._words["of"] | self._words["before"]
        after = words[end].text if end < len(words) else ""
        return after in self._words["exam"] or (after in _ARTICLES and start == 0 and end == 1)

    def _has(self, words: tuple[Word, ...], kind: str) -> bool:
        return any(word.text in self._words[kind] for word in words)

    def _in_position(self, words: tuple[Word, ...], start: int, end: int) -> bool:
        if (not start or words[start].opens) and (end == len(words) or words[end].opens):  # an item of a list
            return True
        after = words[end].text if end < len(words) and not words[end].opens else ""
        if after in self._words["after"]:
            return True
        before = start - 1 if start and words[start - 1].text in _ARTICLES else start
        said = words[before - 1].text if before else ""
        if after == "of":
            return False
        return said in self._words["before"] or (said in self._words["of"] and self._has(words, "pay"))

    def _compared(self, words: tuple[Word, ...], start: int, end: int) -> bool:
        around = words[max(start - 1, 0) : start] + words[end : end + 1]
        return any(word.text in self._words["versus"] for word in around)

    def _with_article(self, words: tuple[Word, ...], start: int, end: int) -> bool:
        """Say whether an article or a degree stands before a name: become a CA, masters in statistics."""
        if start > 1 and words[start - 1].text == "in" and words[start - 2].text in self._words["degree"]:
            return True
        follows = end == len(words) or words[end].opens or words[end].text in self._words["follows"]
        return follows and start > 0 and words[start - 1].text in self._words["article"]

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        words: dict[str, frozenset[str]] = {}
        for kind, listed in read_rows("roles_cues.tsv"):
            words[kind] = words.get(kind, frozenset()) | {spell(word)[0] for word in listed.split("|")}
        return words
