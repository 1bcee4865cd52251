"""Opening the database, transactions, and what can go wrong with either."""

import os
import sqlite3
import stat
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

import pytest
import sqlalchemy as sa

from bot.people import engine, schema
from bot.people.engine import engine_of
from bot.people.errors import StateError
from bot.people.photos import PhotoIds
from bot.people.state import open_state, schema_version
from tests.builders import NOW


def keep_photo(state, digest, file_id="AgAC"):
    with state.writing() as connection:
        PhotoIds(connection).keep(digest, file_id, NOW)


def find_photo(state, digest):
    with state.reading() as connection:
        return PhotoIds(connection).find(digest)


@pytest.fixture
def short_wait(monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)


@pytest.fixture
def read_only_folder():
    """A folder that this process may not write in, also when root runs the tests."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    if os.geteuid() != 0:
        yield folder
        return
    os.seteuid(65534)
    yield folder
    os.seteuid(0)


def test_first_use_makes_the_newest_schema(state):
    with state.reading() as connection:
        assert schema_version(connection) == schema.NEWEST


def test_what_was_written_is_there_after_a_restart(address):
    with open_state(address) as before:
        keep_photo(before, "d1")
    with open_state(address) as after:
        assert find_photo(after, "d1") == "AgAC"


def test_an_exception_undoes_the_transaction(state):
    def work():
        with state.writing() as connection:
            PhotoIds(connection).keep("d1", "AgAC", NOW)
            raise LookupError

    with pytest.raises(LookupError):
        work()

    assert find_photo(state, "d1") is None


@pytest.mark.usefixtures("short_wait")
def test_reading_does_not_wait_for_a_writer(address):
    with open_state(address) as state:
        keep_photo(state, "d1", "old")
        with state.writing() as connection:
            PhotoIds(connection).keep("d1", "new", NOW)
            assert find_photo(state, "d1") == "old"
        assert find_photo(state, "d1") == "new"


def test_threads_share_one_state(state):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: keep_photo(state, f"d{number}"), range(40)))

    with state.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(schema.photo)) == 40


def test_writers_that_read_first_wait_for_each_other(state):
    def work(number):
        with state.writing() as connection:
            photos = PhotoIds(connection)
            seen = photos.find("d1") or "0"
            photos.keep("d1", str(int(seen) + number), NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(80)))


def test_the_first_use_makes_folders_and_a_private_file(tmp_path):
    path = tmp_path / "new" / "folder" / "people.sqlite"
    with open_state(f"sqlite:///{path}"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_sqlite_keeps_a_log_ahead_of_its_file(sqlite):
    with open_state(sqlite) as state, state.reading() as connection:
        assert connection.scalar(sa.text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(sa.text("PRAGMA synchronous")) == 1
        assert connection.scalar(sa.text("PRAGMA secure_delete")) == 1


@pytest.mark.parametrize("driver", ["asyncpg", "psycopg"])
def test_a_driver_in_the_address_is_not_heeded(postgresql, driver):
    address = postgresql.replace("postgresql://", f"postgresql+{driver}://")
    with open_state(address) as state, state.reading() as connection:
        assert schema_version(connection) == schema.NEWEST


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("people.sqlite", "no database address"),
        ("mysql://host/name", "mysql is not"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:////dev/null/people.sqlite", "/dev/null/people.sqlite cannot be made"),
    ],
)
def test_an_address_that_cannot_be_is_refused(address, said):
    with pytest.raises(StateError, match=said):
        open_state(address)


def test_a_folder_that_cannot_be_written_is_named(read_only_folder):
    with pytest.raises(StateError, match=f"{read_only_folder}/people.sqlite cannot be made: Permission"):
        open_state(f"sqlite:///{read_only_folder}/people.sqlite")


def test_a_file_that_cannot_be_written_says_whom_to_ask(sqlite):
    with open_state(sqlite) as state:
        keep_photo(state, "d1")
        with state.reading() as connection:
            connection.exec_driver_sql("PRAGMA query_only = 1")
        with pytest.raises(StateError, match=r"people\.sqlite: it cannot be written; check who owns"):
            keep_photo(state, "d2")


@pytest.mark.usefixtures("short_wait")
def test_a_lock_that_does_not_end_is_told(sqlite, tmp_path):
    with open_state(sqlite) as state:
        other = sqlite3.connect(tmp_path / "people.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StateError, match="another process keeps it locked"):
            keep_photo(state, "d1")
        other.close()
        keep_photo(state, "d1")


def test_a_file_that_another_process_just_made_is_waited_for(sqlite, tmp_path):
    other = sqlite3.connect(tmp_path / "people.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE half_made (x)")
    other.execute("BEGIN IMMEDIATE")
    release = Timer(0.2, other.close)
    release.start()

    with open_state(sqlite) as state:
        keep_photo(state, "d1")
    release.join()


def test_a_file_of_another_kind_is_left_alone(sqlite, tmp_path):
    path = tmp_path / "people.sqlite"
    path.write_bytes(b"holiday pictures" * 512)

    with pytest.raises(StateError, match="no SQLite database; move it away"):
        open_state(sqlite)
    assert path.read_bytes() == b"holiday pictures" * 512


def test_a_damaged_file_is_told(sqlite, tmp_path):
    with open_state(sqlite) as state:
        for number in range(100):
            keep_photo(state, f"d{number}", "x" * 500)
    path = tmp_path / "people.sqlite"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    with pytest.raises(StateError, match="the file is damaged"), open_state(sqlite) as state:
        keep_photo(state, "d101")


def test_a_server_that_does_not_answer_is_told_without_the_password():
    with pytest.raises(StateError, match=r"postgresql://ann:\*\*\*@127\.0\.0\.1:1/people: ") as problem:
        open_state("postgresql://ann:secret@127.0.0.1:1/people")

    assert "secret" not in str(problem.value)


def test_a_traceback_shows_nobodys_values(state):
    row = {"chat_key": "Ann", "name": "language", "value": None}
    with pytest.raises(StateError) as problem, state.writing() as connection:
        connection.execute(sa.insert(schema.setting).values(row))

    assert "Ann" not in "".join(traceback.format_exception(problem.value))


def test_the_log_of_statements_shows_nobodys_values(address, caplog):
    caplog.set_level("INFO", "sqlalchemy.engine")
    with open_state(address) as state:
        keep_photo(state, "private")

    assert "INSERT INTO photo" in caplog.text
    assert "private" not in caplog.text


def test_an_engine_alone_makes_no_table(address):
    bare = engine_of(address)
    with bare.connect() as connection:
        assert schema_version(connection) is None
    bare.dispose()
