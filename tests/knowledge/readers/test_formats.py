"""Markdown and HTML hold the same report as the pasted text; JSON is known by its brace."""

import pytest

from knowledge.models import FactKind, Report, SectionKind
from knowledge.readers.formats import Format, detect
from knowledge.readers.reading import read
from tests.knowledge.readers.synthetic import RETRIEVED, Pasted, facts, only, report_of, vocabulary

HTML = """<!doctype html><html><head><title>Pay</title><style>p {color: red}</style>
<script>var pay = "£1";</script></head><body><nav>Home | Jobs | £99,999</nav>
<h1>DevOps Engineer Salaries in Poland</h1><p>Last updated 2026-04</p>
<h2>Market Overview</h2>
<p>On average they earn <b>18&nbsp;000&nbsp;z&#322;</b> per month, based on 850 job postings.</p>
<h2>Skill premium</h2><p>With <strong>Terraform</strong> they earn 10&ndash;15&nbsp;% more.</p>
<h2>Checklist</h2><ul><li>Positioning: say what you <b>ship</b>.</li>
<li>Learning: a course a quarter.</li></ul>
<footer>Copyright</footer></body></html>"""

MARKDOWN = """# Backend Developer in Bangalore, India

*Updated March 2025* · [12k responses](https://example.org/method)

## Pay

| Statistic | Amount |
|-----------|--------|
| P25       | ₹18 lakh |
| Median    | ₹25 lakh |
| P75       | ₹36 lakh |

Cost of living
--------------

What you keep depends on _rent_ and on `transport`, which
is the larger part.
"""


def test_html_is_read_without_scripts_and_navigation():
    report = report_of(HTML)
    pay, premium = only(report, FactKind.PAY), only(report, FactKind.SKILL_PREMIUM)
    assert (report.title, report.country, report.period) == ("DevOps Engineer", "PL", "2026-04")
    assert (pay.value, pay.currency, pay.unit, pay.n, pay.n_unit) == (
        18_000,
        "PLN",
        "month",
        850,
        "job postings",
    )
    assert (premium.subject, premium.low, premium.high) == ("Terraform", 10, 15)
    assert [item.subject for item in facts(report, FactKind.CHECKLIST_ITEM)] == ["Positioning", "Learning"]
    words = " ".join(section.heading + section.text for section in report.sections)
    assert not {"99,999", "£1", "color", "Copyright"} & set(words.replace('"', " ").split())


def test_markdown_tables_and_underlined_headings_are_read():
    report = report_of(MARKDOWN)
    pay = only(report, FactKind.PAY)
    assert (report.country, report.city, report.period) == ("IN", "Bangalore", "2025-03")
    assert (pay.p25, pay.p50, pay.p75, pay.n) == (1_800_000, 2_500_000, 3_600_000, 12_000)
    costs = next(part for part in report.sections if part.kind is SectionKind.COST_OF_LIVING)
    assert costs.text == "What you keep depends on rent and on transport, which is the larger part."


def test_a_figure_in_a_heading_is_read():
    report = report_of("# Data Engineer in Germany\n\nUpdated May 2026\n\n## Average pay: €77,093\n\nA year.")
    pay = only(report, FactKind.PAY)
    assert (pay.value, pay.quote) == (77_093, "Average pay: €77,093")


def test_a_city_report_speaks_of_the_city_alone():
    assert {fact.region for fact in report_of(MARKDOWN).facts} == {"Bangalore"}


@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_the_usual_encodings(mark):
    data = Pasted(extra={"growth": "Growth Lever\nNothing."}).text().encode(mark)
    report = read(data, "r.txt", vocabulary(), RETRIEVED)
    assert isinstance(report, Report)
    assert only(report, FactKind.PAY).currency == "EUR"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (' {"title": 1}', Format.JSON),
        (HTML, Format.HTML),
        ("<p>Data Engineer</p>", Format.HTML),
        (MARKDOWN, Format.MARKDOWN),
        ("Title\n=====\ntext", Format.MARKDOWN),
        (Pasted().text(), Format.PASTED),
        ("a < b and c > d", Format.PASTED),
    ],
)
def test_the_format_is_told_by_the_text(text, expected):
    assert detect(text) is expected
