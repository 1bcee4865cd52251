"""A question about one skill is answered about that skill first, what is not known included."""

import pytest

from bot.answers import table
from bot.models import Intent, Place, Query, Role
from bot.plain import to_text
from bot.render import Renderer
from knowledge.models import FactKind, Label, Status
from tests.builders import claim, figures, report

ENGINEER = Role("data engineer")
HERE = (Place("GB"),)


def said(market, skill, *, intent=Intent.SKILLS, places=HERE) -> str:
    query = Query(intent, roles=(ENGINEER,), places=places, skill=skill)
    return to_text(Renderer().render(table.answer(query, market)).html)


def premium(**changes):
    words = {"subject": "Go", "value": 14.3, "low": 1.7, "high": 28.5, "n": 60, "n_unit": "people"}
    return claim(FactKind.SKILL_PREMIUM, **(words | {"label": Label.MEASURED, "unit": "percent"} | changes))


def tool(name, *flags):
    return claim(FactKind.TECHNOLOGY, country=None, subject=name, flags=flags, label=Label.MEASURED)


def test_a_measured_skill_is_answered_in_the_first_line(market):
    text = said(market(figures=(figures(premium()),)), "Go")

    assert text.startswith("Go: Data engineer, United Kingdom\nWho uses it is paid 14.3 % more [1.7, 28.5]")


def test_a_skill_that_goes_with_less_pay_is_said_to(market):
    lower = premium(value=-12.0, low=-20.0, high=-4.0)

    assert "is paid 12 % less [-20, -4]" in said(market(figures=(figures(lower),)), "Go")


def test_what_cannot_be_told_from_chance_is_printed_without_a_number(market):
    first = said(market(figures=(figures(premium(flags=("not_significant",))),)), "Go").split("\n\n")[0]

    assert "No difference in pay can be told" in first
    assert "14.3" not in first


def test_what_nobody_measures_is_said_to_be_unknown_with_the_demand_for_it(market):
    known = market(figures=(figures(tool("Kubernetes", "in_demand")),))

    assert "Not known: what it adds to pay there. No source held measures it" in said(known, "Kubernetes")
    assert "Employers name it for this role, and it is in demand" in said(known, "Kubernetes")
    assert "It is not among the technologies that are in demand" in said(known, "Rust")


@pytest.mark.parametrize("places", [(), (Place("US"),)])
def test_a_retired_certificate_is_said_to_be_retired_wherever_it_is_asked_about(market, places):
    gone = claim(FactKind.CERTIFICATION, subject="AWS Machine Learning Specialty", status=Status.RETIRED)
    text = said(market(report(gone)), "AWS Certified Machine Learning - Specialty", places=places)

    assert "No licensed figures exist on what certificates add." in text
    assert "AWS Machine Learning Specialty: Retired" in text


def test_the_reports_claim_on_the_skill_comes_first(market):
    claimed = claim(FactKind.SKILL_PREMIUM, subject="Python (NumPy)", low=15, high=25, unit="percent")

    assert "\nThe report claims 15-25 % more for Python (NumPy) (" in said(market(report(claimed)), "Python")


def test_demand_for_a_skill_is_answered_about_the_skill(market):
    text = said(market(figures=(figures(tool("Terraform")),)), "Terraform", intent=Intent.DEMAND, places=())

    assert text.startswith("Terraform: Data engineer\n")
