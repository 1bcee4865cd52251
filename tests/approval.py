"""Texts that were read and approved: kept in tests/approved, compared to the letter.

MARKETBOT_APPROVE=1 writes what the program says now; read the difference before it is committed.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "approved"


def approve(name: str, said: str) -> None:
    """Compare a text with the approved one of this name."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get("MARKETBOT_APPROVE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{said}\n", encoding="utf-8")
    approved = path.read_text(encoding="utf-8") if path.exists() else ""

    assert f"{said}\n" == approved
