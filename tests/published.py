"""Write what is published of the schema: docs/export.schema.json and prompts/en/purposes.toml."""

import json
import tomllib
from pathlib import Path

from bot.people.export import export_schema
from bot.people.schema import metadata

ROOT = Path(__file__).parent.parent
PURPOSES = ROOT / "prompts" / "en" / "purposes.toml"
HEAD = (
    "# What is kept, and why: `all` tells of a table in one line, then every column. The\n"
    "# lines of columns are those of bot/people/schema.py (make docs); other languages translate them.\n"
)


def purposes() -> str:
    """Take the columns' purposes from the schema, and the line on each table from the file."""
    told = tomllib.loads(PURPOSES.read_text("utf-8"))
    return HEAD + "".join(
        f"\n[{table.name}]\n" + _lines({"all": told.get(table.name, {}).get("all", "?")} | _columns(table))
        for table in metadata.sorted_tables
    )


def _columns(table) -> dict[str, str]:
    return {column.name: column.info["purpose"] for column in table.c}


def _lines(texts: dict[str, str]) -> str:
    return "".join(f"{name} = {json.dumps(text, ensure_ascii=False)}\n" for name, text in texts.items())


if __name__ == "__main__":
    PURPOSES.write_text(purposes(), "utf-8")
    (ROOT / "docs" / "export.schema.json").write_text(json.dumps(export_schema(), indent=2) + "\n")
