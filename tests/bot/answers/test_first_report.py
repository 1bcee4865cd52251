"""The answers from the shipped knowledge, word for word as they were approved."""

import pytest

from bot.answers import table
from bot.market import Market
from bot.models import Intent, Money, PayPeriod, Place, Query, Role
from bot.plain import to_text
from bot.render import Renderer
from knowledge.build import build
from knowledge.library import Library
from knowledge.models import Level
from knowledge.store import Knowledge
from tests.approval import approve
from tests.builders import NOW, TODAY

DIRECTOR = Role("machine learning engineer", Level.DIRECTOR)
OWN = Money(72_000, "GBP", PayPeriod.YEAR)
SHOWN = [
    Intent.SALARY,
    Intent.SKILLS,
    Intent.NEGOTIATION,
    Intent.COST_OF_LIVING,
    Intent.DEMAND,
    Intent.AI_IMPACT,
    Intent.CHECKLIST,
    Intent.REPORT,
]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory, vocabulary):
    folder = tmp_path_factory.mktemp("shipped")
    library = Library(folder, folder)
    build(folder / "k.sqlite", library.reports(), library.figures(), now=NOW)
    return Market(Knowledge(folder / "k.sqlite"), vocabulary, TODAY)


def said(query, market) -> str:
    return to_text(Renderer().render(table.answer(query, market)).html)


@pytest.mark.parametrize("intent", SHOWN)
def test_the_first_reports_answers_are_as_approved(intent, shipped):
    query = Query(intent, roles=(DIRECTOR,), places=(Place("GB"),))

    approve(f"ml_director_gb_{intent}", said(query, shipped))


@pytest.mark.parametrize("intent", [Intent.SALARY, Intent.SKILLS, Intent.NEGOTIATION])
def test_the_answers_to_somebody_who_names_their_pay_are_as_approved(intent, shipped):
    place = Place("GB", region="North West", city="Manchester")
    query = Query(intent, roles=(DIRECTOR,), places=(place,), money=(OWN,))

    approve(f"ml_director_manchester_72k_{intent}", said(query, shipped))


@pytest.mark.parametrize(("pay", "difference"), [(72_000, -6.6), (80_000, 3.8)])
def test_a_pay_differs_from_the_first_reports_average_as_it_should(pay, difference, shipped):
    own = Money(pay, "GBP", PayPeriod.YEAR)
    query = Query(Intent.SALARY, roles=(DIRECTOR,), places=(Place("GB"),), money=(own,))
    lead = table.answer(query, shipped).lead

    assert lead.figure.fact.value == 77_093
    assert round(lead.position.difference_percent, 1) == difference
    assert not lead.in_spread


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("data_scientist_us", Query(Intent.SALARY, roles=(Role("data scientist"),), places=(Place("US"),))),
        (
            "software_engineer_de",
            Query(Intent.SALARY, roles=(Role("software engineer"),), places=(Place("DE"),)),
        ),
        (
            "prompt_engineer_wales",
            Query(Intent.SALARY, roles=(Role("prompt engineer"),), places=(Place("GB"),)),
        ),
        (
            "compare_us_gb",
            Query(Intent.COMPARE, roles=(Role("data scientist"),), places=(Place("US"), Place("GB"))),
        ),
        (
            "backend_skills_us",
            Query(Intent.SKILLS, roles=(Role("backend developer"),), places=(Place("US"),)),
        ),
        (
            "older_gb",
            Query(Intent.SALARY, roles=(DIRECTOR,), places=(Place("GB"),), flags=frozenset({"older"})),
        ),
        ("sources", Query(Intent.SOURCES)),
        ("help", Query(Intent.HELP)),
    ],
)
def test_other_answers_are_as_approved(name, query, shipped):
    approve(name, said(query, shipped))
