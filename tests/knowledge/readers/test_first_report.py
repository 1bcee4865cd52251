"""The first report as pasted yields what the shipped report in our own words says."""

from collections import Counter
from importlib.resources import files

import pytest

from knowledge.models import FactKind, Report, SectionKind, Status
from knowledge.readers.json_form import read_json
from knowledge.readers.reading import read
from knowledge.readers.whereabouts import whereabouts
from tests.knowledge.readers.synthetic import RETRIEVED, only, vocabulary
from tests.shared import shared

NAME = "lead-machine-learning-director-united-kingdom"
WITH_NAMES = {
    FactKind.TOP_SKILL,
    FactKind.SKILL_PREMIUM,
    FactKind.SKILL_COMBINATION,
    FactKind.CERTIFICATION,
    FactKind.CERTIFICATION_PREMIUM,
    FactKind.AI_FACTOR,
    FactKind.BONUS,
    FactKind.CHECKLIST_ITEM,
}


@pytest.fixture
def data():
    return shared(f"reports/{NAME}.txt").read_bytes()


@pytest.fixture
def pasted(data):
    report = read(data, "first.txt", vocabulary(), RETRIEVED)
    assert isinstance(report, Report)
    return report


def shipped():
    report = read_json((files("knowledge") / f"reports/{NAME}.json").read_text("utf-8"), "shipped.json")
    assert isinstance(report, Report)
    return report


def figures(report):
    """Count the facts by all that is not wording."""
    return Counter(
        (
            fact.kind,
            fact.subject if fact.kind in WITH_NAMES else None,
            *(fact.value, fact.low, fact.high, fact.unit, fact.currency, fact.n, fact.n_unit),
            *(fact.statistic, fact.basis, fact.label, fact.period, fact.section, fact.status),
            fact.superseded_by,
        )
        for fact in report.facts
    )


def test_the_pasted_and_the_shipped_report_state_the_same_facts(pasted):
    assert figures(pasted) == figures(shipped())


def test_both_speak_of_the_same_title_and_place(pasted):
    for field in ("title", "role", "level", "country", "city", "period"):
        assert getattr(pasted, field) == getattr(shipped(), field)
    assert pasted.source.id == shipped().source.id


def test_every_heading_opens_its_section(pasted):
    kinds = [section.kind for section in pasted.sections]
    assert kinds == [kind for kind in SectionKind if kind is not SectionKind.OTHER]
    assert next(part.text for part in pasted.sections if part.kind is SectionKind.SKILLS) == ""


def test_the_certificate_is_known_to_be_retired(pasted):
    assert only(pasted, FactKind.CERTIFICATION).status is Status.RETIRED


def six_words(text):
    """Return each six words in a row; the name of the certificate counts as one."""
    words = text.lower().replace("*", "").replace("aws machine learning specialty", "certificate").split()
    return {tuple(words[index : index + 6]) for index in range(len(words) - 5)}


def test_our_words_are_not_the_publishers(data):
    theirs = six_words(data.decode())
    texts = [section.text for section in shipped().sections]
    texts += [f"{fact.text} {fact.subject} {fact.quote}" for fact in shipped().facts]
    assert [text for text in texts if theirs & six_words(text)] == []


def test_a_fact_knows_its_line(data, pasted):
    assert whereabouts(data, pasted)(0) == 3
