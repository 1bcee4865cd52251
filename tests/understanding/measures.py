"""Measures over understood questions: per intent, out of scope, and each entity."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.understanding.questions import Question

OUT = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, its record as `marketbot parse` writes it, and the CPU milliseconds it took."""

    question: Question
    record: dict[str, object]
    milliseconds: float

    @property
    def intent(self) -> str:
        """The intent that was understood."""
        return str(self.record["intent"])


@dataclass(frozen=True, slots=True)
class Score:
    """How well one intent was recognised; `number` questions ask it."""

    precision: float
    recall: float
    number: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def intent_scores(understood: Sequence[Understood]) -> dict[str, Score]:
    """Return the score of every intent that is asked; ambiguous questions are left out."""
    clear = [one for one in understood if not one.question.ambiguous]
    asked = Counter(one.question.intent for one in clear)
    found = Counter(one.intent for one in clear)
    right = Counter(one.intent for one in clear if one.intent == one.question.intent)
    return {
        intent: Score(_share(right[intent], found[intent]), _share(right[intent], number), number)
        for intent, number in sorted(asked.items())
    }


def macro_f1(understood: Sequence[Understood]) -> float:
    """Return the mean F1 over the intents that are asked."""
    scores = intent_scores(understood).values()
    return sum(score.f1 for score in scores) / len(scores)


def headline(understood: Sequence[Understood]) -> dict[str, float]:
    """Return the measures that have floors, by name; shares from 0 to 1."""
    clear = [one for one in understood if not one.question.ambiguous]
    outside = [one for one in clear if one.question.intent == OUT]
    return {
        "accuracy": _mean(one.intent == one.question.intent for one in clear),
        "macro-F1": macro_f1(understood),
        "out-of-scope recall": _mean(one.intent == OUT for one in outside),
        "near-miss recall": _mean(one.intent == OUT for one in outside if one.question.near_miss),
        "in scope kept": _mean(one.intent != OUT for one in clear if one.question.intent != OUT),
    }


def slot_scores(understood: Sequence[Understood], roles: frozenset[str]) -> dict[str, float]:
    """Return how often each entity is right where it is asked, and how often one is invented.

    A role counts where it is one of the canonical `roles`.
    """
    with_role = [one for one in understood if one.question.slots["role"] in roles]
    scores = {"role": _mean(_same(one, "role") for one in with_role)}
    for slot in ("seniority", "country", "city", "amount"):
        named = [one for one in understood if one.question.slots[slot] is not None]
        scores[slot] = _mean(_same(one, slot) for one in named)
    for slot in ("role", "country", "amount"):
        scores[f"invented {slot}"] = _mean(_invented(one, slot) for one in understood)
    return scores


def _same(one: Understood, slot: str) -> bool:
    wanted, found = one.question.slots[slot], one.record[slot]
    if isinstance(wanted, float | int):
        return isinstance(found, float | int) and abs(found - wanted) < 0.01 * wanted
    return str(found).lower() == str(wanted).lower()


def _invented(one: Understood, slot: str) -> bool:
    return one.question.slots[slot] is None and one.record[slot] is not None


def _mean(rights: Iterable[bool]) -> float:
    values = list(rights)
    return _share(sum(values), len(values))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
