"""What /privacy tells is what the schema says, in every language."""

import tomllib
from pathlib import Path

import pytest

import prompts
from bot.people import schema

PROMPTS = Path(prompts.__file__).parent
LANGUAGES = sorted(path.parent.name for path in PROMPTS.glob("*/labels.toml"))


def purposes(language):
    return tomllib.loads((PROMPTS / language / "purposes.toml").read_text("utf-8"))


def test_the_purposes_are_those_of_the_schema():
    told = {
        name: {key: said for key, said in lines.items() if key != "all"}
        for name, lines in purposes("en").items()
    }

    assert told == {
        table.name: {column.name: column.info["purpose"] for column in table.c}
        for table in schema.metadata.sorted_tables
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_every_purpose(language):
    told = {name: set(lines) for name, lines in purposes(language).items()}

    assert told == {name: set(lines) for name, lines in purposes("en").items()}
