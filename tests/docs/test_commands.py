"""The pages for operators and contributors: their commands are run, what they name is there."""

import asyncio
import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.settings import Settings
from bot.trail import Outcome
from tests import operate
from tests.botapi.fake import FakeTelegram

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.glob("*.md")])
BLOCK = re.compile(r"^```sh( engine)?\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page, kind=""):
    return [text for given, text in BLOCK.findall((DOCS / page).read_text(encoding="utf-8")) if given == kind]


@pytest.fixture
def environment(tmp_path):
    """What a fresh shell of an operator has: the program, and a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MARKETBOT_")}
    programs = tmp_path / "bin"
    programs.mkdir()
    script = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m bot "$@"\n'
    (programs / "marketbot").write_text(script)
    (programs / "marketbot").chmod(0o755)
    path = f"{programs}:{Path(sys.executable).parent}:{kept['PATH']}"
    return kept | {"PATH": path, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}


async def run(script, environment, folder):
    process = await asyncio.create_subprocess_exec(
        *("bash", "-euo", "pipefail", "-c", script),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=environment,
        cwd=folder,
        start_new_session=True,
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(), 120)
    finally:
        with suppress(ProcessLookupError):  # a script that failed leaves its bot behind
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 0, said.decode()
    return said.decode()


@pytest.mark.anyio
async def test_what_an_operator_is_told_to_type_works(environment, tmp_path, free_tcp_port):
    async with FakeTelegram() as fake:
        settings = {"MARKETBOT_TOKEN": fake.token, "MARKETBOT_API_URL": fake.api_url}
        script = "\n".join(blocks("operate.md")).replace("8080", str(free_tcp_port))
        said = await run(script, environment | settings, tmp_path)

    assert "MEND" not in said
    assert re.search(r"alive\nready\n.*^marketbot_knowledge_age_seconds \d", said, re.DOTALL | re.MULTILINE)
    assert "rows restored" in said
    assert fake.token not in said


@pytest.mark.anyio
async def test_what_a_contributor_is_told_to_type_works(environment):
    said = await run("\n".join(blocks("contribute.md")), environment, ROOT)

    assert "make test" in said
    assert "passed" in said or "100%" in said


def test_what_needs_an_engine_names_files_that_are_there():
    commands = "".join(blocks("operate.md", " engine")).splitlines()

    assert commands
    assert all(command.startswith("docker ") for command in commands)
    assert all((ROOT / file).exists() for file in re.findall(r"--file (\S+)", "\n".join(commands)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert set(re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8"))) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page):
    named = set(re.findall(r"marketbot ((?:[a-z]+ ?){1,2})", " ".join(_code(page))))
    for words in named:
        first, *rest = words.split()
        assert first in main.list_commands(None), words
        group = main.get_command(None, first)
        if rest and hasattr(group, "commands"):
            assert rest[0] in group.commands, words


def _code(page):
    return re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_setting_and_file_that_is_named_exists(page):
    known = {f"MARKETBOT_{name.upper()}" for name in Settings.model_fields} | {
        *("MARKETBOT_APPROVE", "MARKETBOT_SHARED", "MARKETBOT_FUZZ")
    }
    text = page.read_text(encoding="utf-8")
    files = re.findall(r"`((?:bot|knowledge|prompts|tests|deploy|docs)/[\w./-]+)`", text)

    assert set(re.findall(r"MARKETBOT_[A-Z_]+", text)) <= known
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_every_outcome_is_explained():
    page = (DOCS / "operate.md").read_text(encoding="utf-8")

    assert {outcome for outcome in Outcome if f"| `{outcome}` |" not in page} == set()


def test_the_table_is_of_tests_that_are_there():
    import json

    rows = json.loads(operate.FIGURES.read_text(encoding="utf-8"))
    missing = [
        row["test"]
        for row in rows
        if f"def {row['test'].partition('::')[2]}(" not in (ROOT / row["test"].partition("::")[0]).read_text()
    ]

    assert len(rows) >= 12
    assert missing == []


def test_the_commands_are_listed_by_help():
    said = CliRunner().invoke(main, ["--help"]).output

    assert all(name in said for name in ("state", "key", "doctor", "run"))
