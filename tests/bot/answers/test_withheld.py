"""What may not be shown is said, with the reason; what rests on little carries its warning."""

import pytest

from bot.answers import table
from bot.models import Intent, Place, Query, Role
from bot.plain import to_text
from bot.render import Renderer
from knowledge.models import Collection, FactKind, Label
from tests.builders import claim, figures, pay, report, source

PUBLISHER = source(id="publisher", publisher="Paper", collection=Collection.PUBLISHER)
WARNING = "Few answers stand behind it: read it as a hint."


def said(intent, market, *flags) -> str:
    query = Query(intent, roles=(Role("data engineer"),), places=(Place("GB"),), flags=frozenset(flags))
    return to_text(Renderer().render(table.answer(query, market)).html)


def published(*facts):
    return report(*(fact.model_copy(update={"source": "publisher"}) for fact in facts), source=PUBLISHER)


def premium(**changes):
    words = {"role": None, "subject": "AI skills", "value": 11, "unit": "percent", "label": Label.MEASURED}
    return claim(FactKind.SKILL_PREMIUM, **(words | changes))


@pytest.mark.parametrize(("n", "warned"), [(5, True), (10, True), (11, False)])
@pytest.mark.parametrize("intent", [Intent.SALARY, Intent.REPORT, Intent.NEGOTIATION])
def test_a_figure_of_few_answers_carries_a_warning(market, intent, n, warned):
    assert (WARNING in said(intent, market(published(pay(n=n))))) is warned


@pytest.mark.parametrize("intent", [Intent.SALARY, Intent.REPORT])
def test_a_figure_of_fewer_than_five_is_withheld_and_that_is_said(market, intent):
    enough = claim(FactKind.ADVICE, text="Argue.")
    text = said(intent, market(published(pay(61_234, n=4), enough)))

    assert "Withheld: fewer than 5 answers: Data Engineer, Paper September 2026." in text
    assert "61,234" not in text


@pytest.mark.parametrize("intent", [Intent.SKILLS, Intent.AI_IMPACT])
def test_a_premium_hidden_for_its_age_is_named_and_shown_on_request(market, intent):
    share = claim(FactKind.AI_SHARE, role=None, value=9, unit="percent", label=Label.MEASURED)
    tool = claim(FactKind.TECHNOLOGY, country=None, subject="Kafka")
    known = market(figures=(figures(premium(period="2024"), share, tool),))

    assert "older than 24 months: AI skills, Acme 2024." in said(intent, known)
    assert "11 %" not in said(intent, known)
    assert "11 %" in said(intent, known, "older")


def test_only_the_newest_of_a_hidden_series_is_named(market):
    tool = claim(FactKind.TECHNOLOGY, country=None, subject="Kafka")
    old = figures(premium(period="2024"), premium(period="2023", value=14), tool)

    assert "AI skills, Acme 2024." in said(Intent.SKILLS, market(figures=(old,)))


def test_a_claim_stands_beside_what_was_measured(market):
    python = claim(FactKind.SKILL_PREMIUM, subject="PyTorch", low=15, high=25, unit="percent")
    text = said(Intent.SKILLS, market(published(python), figures=(figures(premium()),)))

    assert "PyTorch: claimed 15-25 % (evidence D). Measured for a wider skill, AI skills: 11 %" in text
    assert "The measured range lies below the claimed one." in text
