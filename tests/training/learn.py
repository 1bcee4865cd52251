"""Learn the weights of the intent model from the example sentences: `python -m tests.training.learn`.

Two blocks of features share one multinomial logistic regression: sequences of words, and the mean of static
word embeddings (WordLlama, MIT licence). The second block is linear in the embeddings, so it folds into one
weight a word piece and label; neither the embeddings nor a numeric library is needed afterwards.
Needs scikit-learn and wordllama (the dependency group `training`); the same versions give the same weights.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import wordllama
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.understand.entities import EntityReader
from bot.understand.features import Sentence, pieces, read_sentence, sequences
from bot.understand.model import WEIGHTS
from bot.understand.weights import ZERO, Weights, write_weights
from knowledge.vocabulary.words import Vocabulary
from tests.training.examples import SEED, Example, read_taught

SOFTNESS = 6.0
"""Inverse strength of the regularisation."""
RAREST = 3
"""A word sequence is learned when so many sentences hold it."""
PIECE_WEIGHT = 2.0
"""Length of a typical mean embedding against a sequence block of length one."""

GAPS = 0.5
"""Share of the sentences that are learned with a word left out as well."""
SHORTEST_GAPPED = 7
"""Tokens in the shortest sentence that may lose one."""
SMALLEST = 0.1
"""A word sequence whose weights are all smaller is dropped."""

Matrix = NDArray[np.float64]
_PLAIN = re.compile(r"▁?[a-z0-9+#]+")


@dataclass(frozen=True, slots=True)
class Features:
    """The features in the order of the model's columns; `embeddings` holds a row a piece."""

    sequences: tuple[str, ...]
    pieces: tuple[str, ...]
    embeddings: Matrix


def main() -> None:
    """Read the examples, fit, and write the weights beside the model."""
    examples = read_taught()
    sentences = read_sentences(examples)
    labels = [example.label for example in examples]
    for number, gapped in with_gaps(sentences, random.Random(SEED)):
        sentences.append(gapped)
        labels.append(labels[number])
    features = read_features(sentences)
    fitted = LogisticRegression(C=SOFTNESS, class_weight=weigh(labels), max_iter=300)
    fitted.fit(build_matrix(sentences, features), labels)
    write_weights(fold(fitted, features), WEIGHTS)
    sys.stdout.write(f"{len(examples)} sentences, {len(fitted.classes_)} labels: {WEIGHTS}\n")


def read_sentences(examples: Sequence[Example]) -> list[Sentence]:
    """Return every example as the model reads it, entities masked as the finders see them."""
    reader = EntityReader(Vocabulary())
    return [read_sentence(example.text, reader.read(example.text).masks) for example in examples]


def with_gaps(sentences: Sequence[Sentence], chance: random.Random) -> list[tuple[int, Sentence]]:
    """Return some sentences with a word left out, and their numbers: no single word may decide alone."""
    gapped = []
    for number, sentence in enumerate(sentences):
        tokens = sentence.tokens
        at = chance.randrange(1, max(2, len(tokens) - 1))
        if len(tokens) >= SHORTEST_GAPPED and chance.random() < GAPS and not tokens[at].startswith("<"):
            gapped.append((number, replace(sentence, tokens=(*tokens[:at], *tokens[at + 1 :]))))
    return gapped


def weigh(labels: Sequence[str]) -> dict[str, float]:
    """Return what a sentence of each label counts: those of rare labels more, by the root of their number."""
    counts = Counter(labels)
    usual = sum(counts.values()) / len(counts)
    return {label: (usual / number) ** 0.5 for label, number in counts.items()}


def read_features(sentences: Sequence[Sentence]) -> Features:
    """Return the sequences that are common enough and the embedded pieces in plain lower case."""
    counts = Counter(run for sentence in sentences for run in set(sequences(sentence.tokens)))
    folder = Path(wordllama.__file__).parent
    table = next(iter(load_file(folder / "weights/l2_supercat_256.safetensors").values()))
    known = json.loads((folder / "tokenizers/l2_supercat_tokenizer_config.json").read_text())["model"][
        "vocab"
    ]
    plain = {piece: row for piece, row in known.items() if _PLAIN.fullmatch(piece)}
    return Features(
        sequences=tuple(sorted(run for run, number in counts.items() if number >= RAREST)),
        pieces=tuple(sorted(plain)),
        embeddings=_scaled(table[[plain[piece] for piece in sorted(plain)]].astype(np.float64)),
    )


def build_matrix(sentences: Sequence[Sentence], features: Features) -> sparse.csr_matrix:
    """Return a row a sentence: its sequences at length one, then the mean of its pieces' embeddings."""
    runs = {run: column for column, run in enumerate(features.sequences)}
    parts = {piece: row for row, piece in enumerate(features.pieces)}
    rows = [[runs[run] for run in sequences(sentence.tokens) if run in runs] for sentence in sentences]
    means = np.zeros((len(sentences), features.embeddings.shape[1]))
    for number, sentence in enumerate(sentences):
        found = [parts[piece] for word in sentence.words for piece in pieces(word, parts.__contains__)]
        if found:
            means[number] = features.embeddings[found].mean(axis=0)
    lengths = np.array([len(row) for row in rows])
    values = np.repeat(1 / np.sqrt(np.maximum(lengths, 1)), lengths)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    columns = np.array([column for row in rows for column in row], dtype=np.int64)
    block = sparse.csr_matrix((values, columns, starts), shape=(len(sentences), len(runs)))
    return sparse.hstack([block, sparse.csr_matrix(means)]).tocsr()


def fold(fitted: LogisticRegression, features: Features) -> Weights:
    """Return the fitted model as a table of signed bytes, the embeddings folded into the pieces' rows."""
    learned = fitted.coef_[:, : len(features.sequences)].T
    folded = features.embeddings @ fitted.coef_[:, len(features.sequences) :].T
    used = np.abs(learned).max(axis=1) >= SMALLEST
    exponents, rows = quantised(np.vstack([learned[used], folded]))
    return Weights(
        labels=tuple(str(label) for label in fitted.classes_),
        bias=tuple(round(float(bias), 5) for bias in fitted.intercept_),
        sequences=tuple(run for run, kept in zip(features.sequences, used, strict=True) if kept),
        pieces=features.pieces,
        exponents=exponents,
        rows=rows,
    )


def _scaled(table: Matrix) -> Matrix:
    """Return embeddings whose means over some ten pieces have a length of about PIECE_WEIGHT."""
    return table * (PIECE_WEIGHT * np.sqrt(10) / np.linalg.norm(table, axis=1).mean())


def quantised(table: Matrix) -> tuple[bytes, bytes]:
    """Return the exponent of every row, and the rows as signed bytes of two to that power."""
    highest = np.maximum(np.abs(table).max(axis=1), 2.0**-ZERO)
    exponents = np.ceil(np.log2(highest / 127))
    rows = np.round(table / 2.0 ** exponents[:, None]).astype(np.int8)
    return (exponents + ZERO).astype(np.uint8).tobytes(), rows.tobytes()


if __name__ == "__main__":
    main()
