"""Sentences that are never taught, because they measure: known by their digests alone.

`python -m tests.training.kept_out FILE…` adds the texts of JSON lines files to the list.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

from bot.understand.text import key

KEPT_OUT = Path(__file__).parent / "kept_out.txt"


def digest(text: str) -> str:
    """Return what stands for `text` in the list: 16 hexadecimal digits, the same for every spelling of it."""
    return sha256(key(text).encode()).hexdigest()[:16]


def read_kept_out() -> frozenset[str]:
    """Return the digests of the sentences that are never taught."""
    return frozenset(KEPT_OUT.read_text("utf-8").split())


def main() -> None:
    """Add the texts of the files named on the command line."""
    texts = (
        json.loads(line)["text"]
        for name in sys.argv[1:]
        for line in Path(name).read_text("utf-8").splitlines()
    )
    known = (read_kept_out() if KEPT_OUT.exists() else frozenset()) | {digest(text) for text in texts}
    KEPT_OUT.write_text("\n".join(sorted(known)) + "\n", "utf-8")
    sys.stdout.write(f"{len(known)} sentences are kept out of the training\n")


if __name__ == "__main__":
    main()
