"""The intent model: a linear model whose weights are a table, one row of small integers a feature.

A row holds a weight for every label. Two kinds of features are summed apart, since they are scaled apart:
word sequences (divided by the root of their number) and word pieces (divided by their number). The rows of
the pieces were learned through static word embeddings, so they know words that no example sentence has.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.models import Intent
from bot.understand.entities import Mask
from bot.understand.features import Sentence, pieces, read_sentence, sequences
from bot.understand.weights import ZERO, Weights, read_weights
from knowledge.vocabulary.packed import Names

WEIGHTS = Path(__file__).parent / "intents.bin"
SCOPE = "scope_"
"""Labels that begin so are kinds of questions that are out of scope."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An intent with its probability; `scope` names the kind of an out-of-scope question."""

    intent: Intent
    probability: float
    scope: str | None = None


class IntentModel:
    """Gives every intent its probability."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        self._path = path

    def readings(self, text: str, masks: Sequence[Mask] = ()) -> tuple[Reading, ...]:
        """Return every intent with its probability, most likely first."""
        shares = self._probabilities(read_sentence(text, masks))
        sums: dict[Intent, float] = {}
        scope = max((label for label in shares if label.startswith(SCOPE)), key=lambda label: shares[label])
        for label, share in shares.items():
            intent = Intent.OUT_OF_SCOPE if label.startswith(SCOPE) else Intent(label)
            sums[intent] = sums.get(intent, 0.0) + share
        ranked = sorted(sums, key=lambda intent: (-sums[intent], intent))
        return tuple(
            Reading(
                intent, sums[intent], scope.removeprefix(SCOPE) if intent is Intent.OUT_OF_SCOPE else None
            )
            for intent in ranked
        )

    def _probabilities(self, sentence: Sentence) -> dict[str, float]:
        """Return a probability for every label (softmax of the summed rows)."""
        weights = self._weights
        runs = [row for run in sequences(sentence.tokens) if (row := self._sequences.find(run)) is not None]
        known = self._pieces
        parts = [known[piece] for word in sentence.words for piece in pieces(word, known.__contains__)]
        divisors = math.sqrt(len(runs) or 1), len(parts) or 1
        scores = [
            bias + run / divisors[0] + part / divisors[1]
            for bias, run, part in zip(weights.bias, self._sum(runs), self._sum(parts), strict=True)
        ]
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        return {label: power / total for label, power in zip(weights.labels, powers, strict=True)}

    def _sum(self, numbers: list[int]) -> list[float]:
        """Return the sum of the rows with these numbers; those on the same scale are integers till then."""
        width = len(self._weights.labels)
        scaled: dict[int, list[memoryview]] = {}
        for number in numbers:
            row = self._rows[number * width : (number + 1) * width]
            scaled.setdefault(self._weights.exponents[number], []).append(row)
        totals = [0.0] * width
        for exponent, rows in scaled.items():
            step = 2.0 ** (exponent - ZERO)
            sums = map(sum, zip(*rows, strict=True))
            totals = [total + step * value for total, value in zip(totals, sums, strict=True)]
        return totals

    @cached_property
    def _weights(self) -> Weights:
        return read_weights(self._path)

    @cached_property
    def _rows(self) -> memoryview:
        return memoryview(self._weights.rows).cast("b")

    @cached_property
    def _sequences(self) -> Names:
        return Names(self._weights.sequences)

    @cached_property
    def _pieces(self) -> dict[str, int]:
        # A dict, unlike the sequences: they are a third of all, and asked for ten times as often.
        return {
            name: number for number, name in enumerate(self._weights.pieces, len(self._weights.sequences))
        }
