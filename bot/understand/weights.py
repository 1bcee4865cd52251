"""The table of weights that the intent model reads, and its file."""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned table: `rows` holds len(labels) signed bytes a feature, in the order of the features."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    sequence_scale: float
    piece_scale: float
    sequences: tuple[str, ...]
    pieces: tuple[str, ...]
    rows: bytes


def write_weights(weights: Weights, path: Path) -> None:
    """Write `weights` compressed: a line of JSON, the sequences, the pieces, the rows."""
    head = {
        "labels": weights.labels,
        "bias": weights.bias,
        "scales": (weights.sequence_scale, weights.piece_scale),
        "counts": (len(weights.sequences), len(weights.pieces)),
    }
    text = "\n".join((json.dumps(head), *weights.sequences, *weights.pieces, ""))
    path.write_bytes(zlib.compress(text.encode() + weights.rows, 9))


def read_weights(path: Path) -> Weights:
    """Read what `write_weights` wrote."""
    content = zlib.decompress(path.read_bytes())
    head = json.loads(content[: content.index(b"\n")])
    n_sequences, n_pieces = head["counts"]
    _, *names, rows = content.split(b"\n", n_sequences + n_pieces + 1)
    features = [name.decode() for name in names]
    return Weights(
        labels=tuple(head["labels"]),
        bias=tuple(head["bias"]),
        sequence_scale=head["scales"][0],
        piece_scale=head["scales"][1],
        sequences=tuple(features[:n_sequences]),
        pieces=tuple(features[n_sequences:]),
        rows=rows,
    )
