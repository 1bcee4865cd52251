"""The table of docs/operate.md: what tests tried and measured, kept in docs/figures.json.

`python -m tests.operate LINES` takes the lines of a run into that file.
"""

import json
import sys
from pathlib import Path

FIGURES = Path(__file__).parent.parent / "docs" / "figures.json"


def figures_table() -> str:
    """Return what was tried, what happened and what was lost."""
    rows = [
        f"| {row['what']} | {row['tried']} | {row['happened']} | {row['lost']} |"
        for row in json.loads(FIGURES.read_text(encoding="utf-8"))
    ]
    return "\n".join(["| What | Tried | What happened | Lost |", "|---|---|---|---|", *rows])


def main() -> None:
    """Take the lines of a run: a row that was measured again takes the place of the older one."""
    rows = {row["what"]: row for row in json.loads(FIGURES.read_text(encoding="utf-8"))}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["what"]] = row
    kept = json.dumps(sorted(rows.values(), key=lambda row: row["what"]), indent=1, ensure_ascii=False)
    FIGURES.write_text(f"{kept}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
