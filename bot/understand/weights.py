"""The table of weights that the intent model reads, and its file."""

import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from knowledge.vocabulary.packed import Lines

ZERO = 64
"""The exponent byte of a row that is counted in ones."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned table: a row a feature, the sequences first, then the pieces.

    `rows` holds len(labels) signed bytes a row, each counted in two to the power of the row's byte in
    `exponents`, less ZERO.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    sequences: Sequence[str]
    pieces: Sequence[str]
    exponents: bytes
    rows: bytes


def write_weights(weights: Weights, path: Path) -> None:
    """Write `weights` compressed: a line of JSON, the sequences, the pieces, the exponents, the rows."""
    head = {
        "labels": weights.labels,
        "bias": weights.bias,
        "counts": (len(weights.sequences), len(weights.pieces)),
    }
    text = "\n".join((json.dumps(head), *weights.sequences, *weights.pieces, ""))
    path.write_bytes(zlib.compress(text.encode() + weights.exponents + weights.rows, 9))


def read_weights(path: Path) -> Weights:
    """Read what `write_weights` wrote."""
    head, _, table = zlib.decompress(path.read_bytes()).partition(b"\n")
    read = json.loads(head)
    n_sequences, n_pieces = read["counts"]
    *ends, names_end = islice((found.end() for found in re.finditer(b"\n", table)), n_sequences + n_pieces)
    pieces_start = ends[n_sequences - 1]
    rows_start = names_end + n_sequences + n_pieces
    return Weights(
        labels=tuple(read["labels"]),
        bias=tuple(read["bias"]),
        sequences=Lines(table[:pieces_start]),
        pieces=Lines(table[pieces_start:names_end]),
        exponents=table[names_end:rows_start],
        rows=table[rows_start:],
    )
