import pytest

from knowledge.models import FactKind
from knowledge.sources.adapter import SourceError
from knowledge.sources.esco import Esco
from tests.knowledge.sources.upstream import read, write
from tests.shared import shared

HEAD = "iscoGroup,preferredLabel,altLabels,modifiedDate,code"
OCCUPATIONS = (
    '2511,data scientist,"data expert\ndata engineer",2022-05-02T10:00:00Z,2511.4',
    '2521,database designer,"data modeller\ndata expert",2021-01-11T10:00:00Z,2521.2',
    '2221,nurse,"staff nurse",2026-01-11T10:00:00Z,2221.1',
)


@pytest.fixture
def occupations(tmp_path):
    return write(tmp_path / "occupations_en.csv", HEAD, *OCCUPATIONS)


def filed(imported):
    found = {}
    for fact in imported.figures.facts:
        assert fact.kind is FactKind.OTHER_TITLE
        found.setdefault(fact.subject, []).append(fact.title)
    return found


def test_every_line_of_the_other_labels_is_a_title(occupations):
    assert filed(read(Esco(), occupations)) == {
        "data engineer": ["data scientist"],
        "data expert": ["data scientist", "database designer"],
        "data modeller": ["database designer"],
        "data scientist": ["data scientist"],
        "database designer": ["database designer"],
    }


def test_the_period_is_the_last_change_of_a_technical_occupation(occupations):
    imported = read(Esco(), occupations)

    assert imported.figures.source.period == "2022-05"
    assert imported.dropped == {"an occupation outside technology": 1}


def test_one_code_for_two_occupations_is_refused(occupations):
    write(occupations, HEAD, *OCCUPATIONS, '2521,database owner,"",2021-01-11T10:00:00Z,2521.2')
    with pytest.raises(SourceError, match=r"code: expected one row for each, found a second for 2521\.2"):
        Esco().read(occupations, print)


def test_shared_titles_file_a_data_engineer_under_data_scientist():
    assert filed(read(Esco(), shared("data/esco-1.1.1")))["data engineer"] == ["data scientist"]
