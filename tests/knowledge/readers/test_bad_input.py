"""What is no report gets a message that says what was expected, and costs little time."""

import time

import pytest

from knowledge.models import Source
from knowledge.readers.encoding import MAX_BYTES
from knowledge.readers.reading import read
from tests.knowledge.readers.synthetic import RETRIEVED, Pasted, read_text, report_of, vocabulary

GERMAN = """Senior Data Engineer in Germany
Stand: April 2026, auf der Grundlage von 120 Meldungen
Das Gehalt ist mit 77.093 € nicht schlecht, und die Nachfrage ist für das ganze Land zu sehen."""


def problems(data):
    found = read(data, "bad.txt", vocabulary(), RETRIEVED)
    assert isinstance(found, tuple)
    return [str(problem) for problem in found]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "bad.txt: content: expected a report, found an empty file"),
        (b" \n\t ", "bad.txt: content: expected a report, found an empty file"),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
            "bad.txt: content: expected text, found a binary file",
        ),
        (b"a" * 10_000_000, "bad.txt: size: expected at most 2,000,000 bytes, found 10,000,000 bytes"),
        (b"<html>" + b"<i>" * 60_000, "bad.txt: content: expected at most 50,000 tags, found 60,001"),
        (b"<html><script>x</script>", "bad.txt: content: expected a report, found no text"),
    ],
)
def test_what_is_no_text_is_refused(data, message):
    assert problems(data) == [message]


def test_another_language_is_named():
    (message,) = problems(GERMAN.encode())
    assert message.startswith(
        "bad.txt: language: expected an English report, with words such as the, and, of"
    )
    assert message.endswith("small words of German")


def test_a_report_without_a_figure_is_refused():
    text = Pasted(order=("growth", "demand")).text()
    assert problems(text.encode()) == [
        "bad.txt: pay: expected a pay figure with its currency, such as 'average salary £77,093', found none"
    ]


def test_all_problems_are_listed_at_once():
    text = "Wizardry of Middle-earth\nNobody knows what it is worth.\nAnd nobody asks."
    fields = [problem.field for problem in read_text(text)]
    assert fields == ["role", "place", "period", "pay"]


def test_a_figure_in_a_wrapped_paragraph_is_named_with_its_own_line():
    text = (
        "Data Engineer Salary in Germany\nSeptember 2026, a page with a line that is long enough\n\n"
        "The average salary of a data engineer in Germany, as far as it was\ntold, is €68,400 a year.\n"
        "It goes on a while, then it says what was said before, so\nagain. The average salary is €70,000."
    )

    assert "bad.txt:7: pay (mean): expected 68,400 as in line 4, found 70,000" in problems(text.encode())


def test_each_broken_figure_is_named_with_its_line():
    broken = Pasted(n="23.5", premium="25-15%", extra={"costs": "Pay\nThe average salary is €99,000."}).text()
    messages = problems(broken.encode())
    assert [message.partition(", found ")[0] for message in messages] == [
        "bad.txt:2: n: expected a whole number of data points",
        "bad.txt:14: pay (mean): expected 77,093 as in line 4",
        "bad.txt:6: skill_premium: expected values that fit each other",
    ]


def test_the_publisher_of_a_text_may_be_named():
    own = report_of(Pasted().text()).source.model_copy(update={"id": "acme", "publisher": "Acme"})
    report = read(Pasted().text().encode(), "r.txt", vocabulary(), RETRIEVED, Source(**own.model_dump()))
    assert not isinstance(report, tuple)
    assert report.source.publisher == "Acme"
    assert {fact.source for fact in report.facts} == {"acme"}


HOSTILE = {
    "seams": "aB" * 400_000,
    "digits": "1 " * 400_000,
    "bold": "**a" * 300_000,
    "links": "# t\n" + "[a](" * 200_000,
    "tags": "<html>" + "<b " * 40_000,
    "deep": "<html>" + "<div>" * 45_000,
    "entities": "<html>&lol;" + "&lol9;" * 100_000,
    "json": "[" * 400_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_costs_little_time(text):
    assert len(text) < MAX_BYTES
    started = time.process_time()
    read_text(text)
    assert time.process_time() - started < 3
