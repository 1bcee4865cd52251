"""The table of weights that the intent model reads, and its file."""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

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
    sequences: tuple[str, ...]
    pieces: tuple[str, ...]
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
    content = zlib.decompress(path.read_bytes())
    head = json.loads(content[: content.index(b"\n")])
    n_sequences, n_pieces = head["counts"]
    count = n_sequences + n_pieces
    _, *names, numbers = content.split(b"\n", count + 1)
    features = [name.decode() for name in names]
    return Weights(
        labels=tuple(head["labels"]),
        bias=tuple(head["bias"]),
        sequences=tuple(features[:n_sequences]),
        pieces=tuple(features[n_sequences:]),
        exponents=numbers[:count],
        rows=numbers[count:],
    )
