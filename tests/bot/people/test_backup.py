"""Backups: written while others write, restored after the database is lost, from either to either."""

from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.people.backup import back_up, restore
from bot.people.cipher import Cipher
from bot.people.contexts import Contexts
from bot.people.errors import StateError
from bot.people.gaps import Gaps
from bot.people.keys import new_key, read_keys
from bot.people.schema import metadata
from bot.people.state import open_state
from bot.people.updates import HandledUpdates
from tests.builders import NOW

CIPHER = Cipher(read_keys(new_key()))


def fill(state, chats=50):
    from bot.people.contexts import Context

    with state.writing() as connection:
        contexts = {CIPHER.key_of(number): Context(f"question {number}") for number in range(chats)}
        Contexts(connection, CIPHER).save(contexts, NOW)
        HandledUpdates(connection).claim(range(chats), NOW)
        Gaps(connection).count("salary", "data engineer", "DE", NOW)


def shown(value):
    return value.isoformat() if isinstance(value, datetime) else value


def rows(state):
    with state.reading() as connection:
        return {
            table.name: sorted(
                str([shown(value) for value in row]) for row in connection.execute(sa.select(table))
            )
            for table in metadata.sorted_tables
        }


def test_a_lost_database_comes_back_whole(state, tmp_path, figures):
    fill(state)
    before = rows(state)
    count = back_up(state, tmp_path / "backup")
    with state.writing() as connection:
        for table in metadata.sorted_tables:
            connection.execute(sa.delete(table))
    assert rows(state) != before

    assert restore(state, tmp_path / "backup") == count
    assert rows(state) == before
    figures(
        "Database lost",
        tried="every table emptied, then the backup restored, on SQLite and PostgreSQL",
        happened=f"{count} of {count} rows back, equal in every column",
    )


@pytest.mark.parametrize("ways", [("sqlite", "postgresql"), ("postgresql", "sqlite")])
def test_a_backup_moves_from_one_kind_of_database_to_the_other(request, tmp_path, ways):
    here, there = (request.getfixturevalue(way) for way in ways)
    with open_state(here) as source, open_state(there) as target:
        fill(source)
        back_up(source, tmp_path / "backup")
        restore(target, tmp_path / "backup")

        assert rows(target) == rows(source)


def test_a_backup_is_taken_at_one_moment_while_others_write(state, tmp_path):
    fill(state, chats=3)
    back_up(state, tmp_path / "backup")
    fill(state, chats=9)
    with open_state(f"sqlite:///{tmp_path / 'backup'}") as copy:
        assert len(rows(copy)["context"]) == 3


def test_a_backup_is_one_file_for_its_owner_alone(state, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up(state, folder / "monday")

    assert [path.name for path in folder.iterdir()] == ["monday"]
    assert (folder / "monday").stat().st_mode & 0o777 == 0o600


def test_a_backup_overwrites_nothing(state, tmp_path):
    (tmp_path / "backup").write_text("mine")

    with pytest.raises(StateError, match="is there already"):
        back_up(state, tmp_path / "backup")
    assert (tmp_path / "backup").read_text() == "mine"


def test_what_is_there_is_not_mixed_with_a_backup(state, tmp_path):
    fill(state, chats=3)
    back_up(state, tmp_path / "backup")
    fill(state, chats=9)

    with pytest.raises(StateError, match=r"holds .* rows in .*--replace"):
        restore(state, tmp_path / "backup")
    restore(state, tmp_path / "backup", replace=True)
    assert len(rows(state)["context"]) == 3


def test_what_is_no_backup_is_refused_and_nothing_is_lost(state, tmp_path):
    fill(state)
    before = rows(state)
    (tmp_path / "backup").write_text("not a database, but as long as one " * 100)

    with pytest.raises(StateError, match="no SQLite database"):
        restore(state, tmp_path / "backup", replace=True)
    assert rows(state) == before


def test_a_backup_that_cannot_be_read_is_refused_with_the_reason(state):
    if not (unreadable := Path("/proc/self/mem")).is_file():
        pytest.skip("there is no file here that nobody can read")

    with pytest.raises(StateError, match=r"/proc/self/mem cannot be copied to .*: Input/output error"):
        restore(state, unreadable)


def test_an_older_backup_is_brought_forward(tmp_path, state):
    from bot.people.engine import engine_of
    from bot.people.migrations import upgrade

    engine = engine_of(f"sqlite:///{tmp_path / 'old'}")
    upgrade(engine, "0001")
    with engine.begin() as connection:
        HandledUpdates(connection).claim([7], NOW)
    engine.dispose()
    restore(state, tmp_path / "old")

    assert len(rows(state)["handled_update"]) == 1
