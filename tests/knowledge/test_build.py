"""Building aside and swapping in: what is served is always whole."""

import os
import sqlite3
import stat

import pytest

from knowledge.build import add, build
from knowledge.errors import BuildError
from knowledge.models import FactKind
from knowledge.store import Knowledge
from tests.builders import NOW, figures, knowledge_file, pay, report, source


def pays(path) -> list[float]:
    found = Knowledge(path).facts([FactKind.PAY], role="data engineer", country="GB")
    return [fact.value for fact in found]


def test_builds_reports_and_figures_into_one_file(tmp_path):
    path = knowledge_file(tmp_path, report(), figures=(figures(pay(50_000, source="ons"), id="ons"),))

    assert sorted(pays(path)) == [50_000, 60_000]


def test_the_same_content_gives_the_same_version(tmp_path):
    one = knowledge_file(tmp_path / "one", report())
    two = knowledge_file(tmp_path / "two", report())

    assert Knowledge(one).version == Knowledge(two).version


def test_an_update_is_a_new_version_and_the_older_one_stays(tmp_path):
    path = knowledge_file(tmp_path, report(), report(pay(70_000), digest="d2", period="2026-10"))

    assert pays(path) == [70_000]
    assert [(found.version, found.facts[0].value) for found in Knowledge(path).reports()] == [
        (1, 60_000),
        (2, 70_000),
    ]


def test_adding_gives_what_building_gives(tmp_path):
    added = knowledge_file(tmp_path / "added", report())
    add(added, [report(digest="d2", title="Data Engineer II")], now=NOW)
    built = knowledge_file(tmp_path / "built", report(), report(digest="d2", title="Data Engineer II"))

    assert Knowledge(added).version == Knowledge(built).version
    assert Knowledge(added).reports() == Knowledge(built).reports()


def test_a_known_text_adds_nothing(tmp_path):
    path = knowledge_file(tmp_path, report())

    assert add(path, [report()], now=NOW).reports == 1


def test_imported_figures_replace_those_of_their_source(tmp_path):
    path = tmp_path / "knowledge.sqlite"
    build(path, [], [(figures(pay(1)), "one"), (figures(pay(2)), "two")], now=NOW)

    assert pays(path) == [2]


def test_a_failed_build_leaves_the_old_knowledge(tmp_path):
    path = knowledge_file(tmp_path, report())

    def breaking():
        yield report(pay(1), digest="d2")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        build(path, breaking(), [], now=NOW)
    assert pays(path) == [60_000]
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_build_is_refused(tmp_path):
    with pytest.raises(BuildError, match="no facts; the old knowledge keeps serving"):
        build(tmp_path / "knowledge.sqlite", [], [], now=NOW)


def test_clears_what_a_killed_build_left_behind(tmp_path):
    left = [tmp_path / f".knowledge.sqlite.building-999999999{end}" for end in ("", "-journal")]
    for path in left:
        path.touch()

    knowledge_file(tmp_path, report())
    assert not any(path.exists() for path in left)


def test_refuses_while_another_build_is_running(tmp_path):
    (tmp_path / f".knowledge.sqlite.building-{os.getppid()}").touch()

    with pytest.raises(BuildError, match="is building it now"):
        knowledge_file(tmp_path, report())


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_named(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)

    with pytest.raises(BuildError, match="MARKETBOT_KNOWLEDGE"):
        knowledge_file(tmp_path, report())


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "taken").touch()

    with pytest.raises(BuildError, match="cannot write here"):
        knowledge_file(tmp_path / "taken", report())


def test_a_full_disk_is_named(tmp_path):
    with pytest.raises(BuildError, match="the old knowledge keeps serving"):
        build(
            tmp_path / "knowledge.sqlite", failing_with(sqlite3.OperationalError("disk is full")), [], now=NOW
        )


def failing_with(error):
    yield report(source=source(id="one"))
    raise error
