from contextlib import closing

import pytest

from knowledge.models import FactKind
from knowledge.sources.adapter import SourceError
from knowledge.sources.onet import FILLED_UP_TO, Onet
from knowledge.store import Knowledge
from tests.builders import knowledge_file
from tests.knowledge.sources.upstream import read, write
from tests.shared import shared

SKILLS = "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand"
TITLES = "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)"
DATA_SCIENTISTS, ARCHITECTS, NURSES = "15-2051.00", "15-1243.00", "29-1141.00"


@pytest.fixture
def release(tmp_path):
    write(tmp_path / "Read Me.txt", "O*NET 30.0 Database", "August 2026 Release")
    write(
        tmp_path / "Occupation Data.txt",
        "O*NET-SOC Code\tTitle\tDescription",
        f"{DATA_SCIENTISTS}\tData Scientists\tWork with data",
        f"{ARCHITECTS}\tDatabase Architects\tDesign databases",
        f"{NURSES}\tRegistered Nurses\tNurse",
    )
    write(
        tmp_path / "Technology Skills.txt",
        SKILLS,
        f"{DATA_SCIENTISTS}\tExcel\t1\tSheets\tY\tY",
        f"{ARCHITECTS}\tExcel\t1\tSheets\tY\tY",
        f"{DATA_SCIENTISTS}\tPyTorch\t1\tLibraries\tY\tY",
        f"{DATA_SCIENTISTS}\tTableau\t1\tCharts\tY\tN",
        f"{DATA_SCIENTISTS}\tMinitab\t1\tStatistics\tN\tN",
        f"{NURSES}\tEpic\t1\tRecords\tY\tY",
    )
    write(
        tmp_path / "Alternate Titles.txt",
        TITLES,
        f"{DATA_SCIENTISTS}\tData Engineer\tn/a\t04",
        f"{ARCHITECTS}\tData Engineer\tn/a\t04",
        f"{ARCHITECTS}\tDatabase Administrator (DBA)\tDB Admin\t04",
        f"{NURSES}\tCharge Nurse\tn/a\t04",
    )
    return tmp_path


def titles(imported, title):
    facts = imported.figures.facts
    return [fact.title for fact in facts if fact.kind is FactKind.OTHER_TITLE and fact.subject == title]


def technologies(imported, role):
    facts = imported.figures.facts
    return {fact.subject: fact.flags for fact in facts if fact.role == role}


def test_technologies_in_demand_lead_and_those_that_set_the_occupation_apart_lead_them(release):
    found = technologies(read(Onet(), release), "data scientist")

    assert list(found) == ["PyTorch", "Excel", "Tableau"]
    assert found == {"PyTorch": ("in_demand", "hot"), "Excel": ("in_demand", "hot"), "Tableau": ("hot",)}


def test_what_is_neither_hot_nor_technical_is_dropped(release):
    imported = read(Onet(), release)

    assert {"Minitab", "Epic"}.isdisjoint(fact.subject for fact in imported.figures.facts)
    assert imported.dropped == {
        "a technology of other occupations, or not hot enough": 2,
        "a title of other occupations": 1,
    }


def test_an_ambiguous_title_has_all_its_occupations_as_candidates(release):
    assert titles(read(Onet(), release), "data engineer") == ["Database Architects", "Data Scientists"]


def test_an_abbreviation_in_brackets_and_a_short_title_are_titles_too(release):
    imported = read(Onet(), release)

    assert titles(imported, "dba") == titles(imported, "db admin") == ["Database Architects"]
    assert titles(imported, "database administrator") == ["Database Architects"]


def test_the_release_is_read_from_its_read_me(release):
    source = read(Onet(), release).figures.source

    assert (source.title, source.period) == ("O*NET 30.0 Database", "2026-08")


def test_a_folder_without_a_release_is_refused(release):
    (release / "Read Me.txt").unlink()
    with pytest.raises(SourceError, match=r"Read Me\.txt: release: expected O\*NET"):
        Onet().read(release, print)


def test_a_flag_that_is_neither_yes_nor_no_is_refused(release):
    write(release / "Technology Skills.txt", SKILLS, f"{NURSES}\tEpic\t1\tRecords\tY\tperhaps")
    with pytest.raises(SourceError, match=r"Skills\.txt:2: In Demand: expected Y or N, found perhaps"):
        Onet().read(release, print)


def test_the_knowledge_base_answers_a_title_with_its_candidates(release, tmp_path):
    file = knowledge_file(tmp_path, figures=(read(Onet(), release).figures,))
    with closing(Knowledge(file)) as known:
        found = known.other_titles("  Data ENGINEER ")

    assert [fact.text for fact in found] == [ARCHITECTS, DATA_SCIENTISTS]


@pytest.fixture(scope="module")
def onet():
    return read(Onet(), shared("data/onet-29.2"))


def test_shared_titles_file_a_data_engineer_under_several_occupations(onet):
    assert set(titles(onet, "data engineer")) == {"Data Scientists", "Database Architects", "Statisticians"}


@pytest.mark.parametrize("title", ["head of data", "mlops engineer", "prompt engineer", "chief data officer"])
def test_shared_titles_lack_what_is_new(onet, title):
    assert titles(onet, title) == []


def test_shared_technologies_are_few_for_each_role(onet):
    roles = {fact.role for fact in onet.figures.facts if fact.role}
    counts = {role: len(technologies(onet, role)) for role in roles}

    assert len(roles) >= 75
    assert FILLED_UP_TO <= max(counts.values()) <= 40
