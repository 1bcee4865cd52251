"""Reading the knowledge file: what is damaged is named, what is replaced is picked up."""

import os
import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from knowledge.errors import StoreError
from knowledge.models import FactKind, Level
from knowledge.schema import migrations
from knowledge.store import SCHEMA_VERSION, Knowledge
from tests.builders import claim, figures, knowledge_file, pay, report


def test_the_code_reads_the_schema_that_the_migrations_write(tmp_path):
    with closing(sqlite3.connect(tmp_path / "empty.sqlite")) as connection:
        assert len(migrations.pending(Database(connection))) == SCHEMA_VERSION


def test_facts_come_back_as_they_went_in(tmp_path):
    fact = pay(level=Level.SENIOR, flags=("since:2024-01",), quote="words", low=1.5, high=2.5)
    knowledge = Knowledge(knowledge_file(tmp_path, report(fact)))

    assert knowledge.facts([FactKind.PAY], role="data engineer", country="GB") == (fact,)


def test_none_matches_only_facts_that_speak_of_all(tmp_path):
    country_wide = claim(FactKind.WAGE_GROWTH, role=None, value=4.0)
    knowledge = Knowledge(knowledge_file(tmp_path, figures=(figures(country_wide, pay()),)))

    assert knowledge.facts(list(FactKind), role=None, country="GB") == (country_wide,)


def test_regional_facts_leave_out_the_whole_country_and_other_roles(tmp_path):
    leeds = pay(region="Leeds")
    others = (pay(), pay(role="data scientist", region="Leeds"), pay(country="US", region="CA"))
    knowledge = Knowledge(knowledge_file(tmp_path, figures=(figures(leeds, *others),)))

    assert knowledge.regional(FactKind.PAY, role="data engineer", country="GB") == (leeds,)


def test_a_report_is_found_by_role_place_and_level(tmp_path):
    knowledge = Knowledge(knowledge_file(tmp_path, report(level=Level.SENIOR)))

    assert knowledge.report("data engineer", "GB", Level.SENIOR).title == "Data Engineer"
    assert knowledge.report("data engineer", "GB") is None
    assert knowledge.report("data engineer", "GB", Level.JUNIOR) is None
    assert knowledge.report("data engineer", "DE") is None


def test_names_where_a_role_has_pay(tmp_path):
    facts = (pay(n=10), pay(country="US", n=50), pay(country="DE", role="data scientist"))
    knowledge = Knowledge(knowledge_file(tmp_path, figures=(figures(*facts),)))

    assert knowledge.countries_with_pay("data engineer") == ("US", "GB")
    assert knowledge.roles_with_pay("DE") == ("data scientist",)


def test_a_missing_file_says_how_to_build_one(tmp_path):
    with pytest.raises(StoreError, match="marketbot knowledge build"):
        Knowledge(tmp_path / "none.sqlite")


@pytest.mark.parametrize("content", [b"", b"half a file", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "knowledge.sqlite"
    path.write_bytes(content)

    with pytest.raises(StoreError, match=r"knowledge\.sqlite: not a whole knowledge base"):
        Knowledge(path)


def test_a_truncated_file_is_named(tmp_path):
    path = knowledge_file(tmp_path, *(report(digest=str(n), title=f"T{n}") for n in range(200)))
    os.truncate(path, path.stat().st_size // 2)

    with pytest.raises(StoreError, match="rebuild it"):
        Knowledge(path).reports()


@pytest.mark.parametrize(("version", "words"), [(1, "an older schema"), (99, "a newer schema")])
def test_another_schema_is_named(tmp_path, version, words):
    path = knowledge_file(tmp_path, report())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()

    with pytest.raises(StoreError, match=words):
        Knowledge(path)


def test_a_new_file_is_picked_up_without_a_restart(tmp_path):
    knowledge = Knowledge(knowledge_file(tmp_path, report()))
    knowledge_file(tmp_path, report(pay(70_000), digest="d2"))
    knowledge.refresh()

    assert knowledge.facts([FactKind.PAY], role="data engineer", country="GB")[0].value == 70_000


def test_the_old_file_keeps_serving_when_the_new_one_is_damaged(tmp_path):
    path = knowledge_file(tmp_path, report())
    knowledge = Knowledge(path)
    damaged = tmp_path / "damaged"
    damaged.write_bytes(b"half a file")
    damaged.replace(path)
    knowledge.refresh()

    assert knowledge.report("data engineer", "GB") is not None


def test_says_how_far_the_figures_of_a_source_reach(tmp_path):
    facts = (pay(period="2025"), pay(period="2026-09"), claim(FactKind.ADVICE, text="Ask.", period="2026-10"))
    knowledge = Knowledge(knowledge_file(tmp_path, report(*facts)))

    assert knowledge.latest_period("acme", FactKind.PAY) == "2026-09"
    assert knowledge.latest_period("acme", FactKind.WAGE_GROWTH) == ""
