"""Commands run as a person runs them, on databases of their own; a town to deliver to."""

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.people.state import open_state
from tests.bot.delivery.town import Town, need_queue


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Build the shipped knowledge once."""
    folder = tmp_path_factory.mktemp("built")
    environment = {
        "MARKETBOT_KNOWLEDGE": str(folder / "knowledge.sqlite"),
        "MARKETBOT_STATE": f"sqlite:///{folder / 'people.sqlite'}",
    }
    done = CliRunner().invoke(main, ["knowledge", "build"], env=environment)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def marketbot(built, tmp_path):
    """Run a command on a copy of the shipped knowledge; an unexpected exit code shows its output."""
    path = tmp_path / "knowledge.sqlite"
    path.write_bytes((built / "knowledge.sqlite").read_bytes())
    environment = {
        "MARKETBOT_KNOWLEDGE": str(path),
        "MARKETBOT_STATE": f"sqlite:///{tmp_path / 'people.sqlite'}",
        "MARKETBOT_API_URL": "http://127.0.0.1:9",
    }

    def run(*words, code=0, says=None, **changes):
        done = CliRunner().invoke(main, [str(word) for word in words], input=says, env=environment | changes)
        assert done.exit_code == code, f"{done.output}\n{done.exception!r}"
        return done.output

    return run


@pytest.fixture
async def town(tmp_path, fake):
    address = f"sqlite:///{tmp_path}/people.sqlite"
    need_queue(address)
    with open_state(address) as state:
        town = Town(state, address, fake)
        yield town
        await town.end_all()
