"""The schema's steps, forward and back."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.people import schema
from bot.people.engine import engine_of
from bot.people.errors import StateError
from bot.people.migrations import config, downgrade, upgrade
from bot.people.state import open_state, schema_version
from bot.people.updates import HandledUpdates
from tests.builders import NOW

ROOT = Path(__file__).parents[3]

REPLICA = """
import sys
from bot.people.state import open_state
from bot.people.updates import HandledUpdates
from tests.builders import NOW

with open_state(sys.argv[1]) as state, state.writing() as connection:
    print(7 in HandledUpdates(connection).claim([7], NOW))
"""


@pytest.fixture
def engine(address):
    made = engine_of(address)
    yield made
    made.dispose()


def tables(engine):
    return set(sa.inspect(engine).get_table_names()) - {"alembic_version"}


def version(engine):
    with engine.connect() as connection:
        return schema_version(connection)


def test_the_steps_make_the_tables_of_the_schema(engine):
    upgrade(engine)

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, schema.metadata) == []


def test_the_newest_step_is_the_one_that_the_code_names(engine):
    with engine.connect() as connection:
        assert ScriptDirectory.from_config(config(connection)).get_heads() == [schema.NEWEST]


def test_every_step_goes_back_and_forward_again(engine):
    with engine.connect() as connection:
        steps = list(ScriptDirectory.from_config(config(connection)).walk_revisions())
    for step in reversed(steps):
        upgrade(engine, step.revision)
        downgrade(engine, step.down_revision or "base")
        upgrade(engine, step.revision)

    assert version(engine) == schema.NEWEST
    assert tables(engine) == set(schema.metadata.tables)


def test_going_back_to_the_base_leaves_no_table(engine):
    upgrade(engine)
    downgrade(engine, "base")

    assert tables(engine) == set()


def test_an_older_schema_is_brought_forward_with_its_rows(address, engine):
    upgrade(engine, "0001")
    with engine.begin() as connection:
        HandledUpdates(connection).claim([7], NOW)

    with open_state(address) as state, state.writing() as connection:
        assert schema_version(connection) == schema.NEWEST
        assert 7 not in HandledUpdates(connection).claim([7], NOW)


def test_a_step_that_fails_leaves_nothing_behind(address, engine):
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE photo (in_the_way INTEGER)"))

    with pytest.raises(StateError, match="photo"):
        open_state(address)
    assert tables(engine) == {"photo"}
    assert version(engine) is None


def test_a_schema_newer_than_the_code_is_refused(address, engine):
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StateError, match=r"newer than this version of the bot.*9999"):
        open_state(address)
    assert version(engine) == "9999"


def test_one_of_several_replicas_migrates_and_one_claims(address):
    command = [sys.executable, "-c", REPLICA, address]
    replicas = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(4)]
    said = [replica.communicate()[0].strip() for replica in replicas]

    assert sorted(said) == ["False", "False", "False", "True"]
