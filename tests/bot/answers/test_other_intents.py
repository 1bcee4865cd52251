"""The answers beside pay: what they choose, and what they say where nothing is known."""

import pytest

from bot.answers import (
    ai_impact,
    checklist,
    compare,
    cost_of_living,
    demand,
    negotiation,
    report,
    skills,
    table,
)
from bot.answers.asking import AskPlaceAnswer, AskRoleAnswer, ForkAnswer
from bot.answers.nothing import NoFactsAnswer
from bot.models import Intent, Money, PayPeriod, Place, Query, Role
from knowledge.models import Collection, FactKind, Label, SectionKind, Status
from tests.builders import claim, figures, pay, quantiles, source
from tests.builders import report as a_report

ENGINEER = Role("data engineer")
GB, US, DE = Place("GB"), Place("US"), Place("DE")
PUBLISHER = source(id="publisher", collection=Collection.PUBLISHER, method_disclosed=False)


def asked(intent, *roles, places=(GB,), **changes) -> Query:
    return Query(intent, roles=roles or (ENGINEER,), places=places, **changes)


def published(*facts):
    mine = (pay(50_000, source="publisher"), *facts)
    return a_report(*mine, source=PUBLISHER)


def measured(kind, value, **changes):
    return claim(kind, **({"role": None, "value": value, "label": Label.MEASURED} | changes))


def test_premiums_are_priced_on_the_leading_figure_and_rounded(market):
    premium = claim(
        FactKind.SKILL_PREMIUM, source="publisher", subject="Python", low=15, high=25, section="premium"
    )
    found = skills.answer(asked(Intent.SKILLS), market(published(premium)))

    assert [(item.low_amount, item.high_amount) for item in found.claimed] == [(7_500, 12_500)]


def test_premiums_are_priced_on_the_persons_own_pay_where_it_is_said(market):
    premium = claim(
        FactKind.SKILL_PREMIUM, source="publisher", subject="Python", low=10, high=20, section="premium"
    )
    own = Money(100_000, "GBP", PayPeriod.YEAR)
    found = skills.answer(asked(Intent.SKILLS, money=(own,)), market(published(premium)))

    assert found.claimed[0].low_amount == 10_000
    assert found.priced_on is None


def test_a_retired_certificate_is_shown_as_retired(market):
    gone = claim(FactKind.CERTIFICATION, source="publisher", subject="X", status=Status.RETIRED)
    found = skills.answer(asked(Intent.SKILLS), market(published(gone)))

    assert [figure.fact.status for figure in found.certifications] == ["retired"]


def test_premiums_that_do_not_pass_are_left_out(market):
    go = measured(FactKind.SKILL_PREMIUM, 14.3, role="data engineer", subject="Go", n=60, low=1.7, high=28.5)
    weak = go.model_copy(update={"subject": "Java", "flags": ("not_significant",)})
    found = skills.answer(asked(Intent.SKILLS), market(figures=(figures(go, weak),)))

    assert [item.figure.fact.subject for item in found.measured] == ["Go"]


def test_negotiation_sets_the_offer_against_the_lead(market):
    offer = Money(52_000, "GBP", PayPeriod.YEAR)
    found = negotiation.answer(asked(Intent.NEGOTIATION, money=(offer,)), market(published()))

    assert found.standing.position.difference_percent == pytest.approx(4.0)


def test_negotiation_shows_the_publishers_bonus_and_advice(market):
    bonus = claim(FactKind.BONUS, source="publisher", subject="Impact bonus")
    advice = claim(FactKind.ADVICE, source="publisher", text="Argue.", section=SectionKind.NEGOTIATION)
    found = negotiation.answer(asked(Intent.NEGOTIATION), market(published(bonus, advice)))

    assert [figure.fact.subject for figure in found.bonuses] == ["Impact bonus"]
    assert [figure.fact.text for figure in found.advice] == ["Argue."]


def parities():
    here = measured(FactKind.PURCHASING_POWER, 0.66, currency="GBP")
    there = measured(FactKind.PURCHASING_POWER, 0.73, country="DE", currency="EUR")
    return figures(here, there)


def test_pay_is_carried_abroad_by_purchasing_power(market):
    own = Money(66_000, "GBP", PayPeriod.YEAR)
    query = asked(Intent.COST_OF_LIVING, places=(GB, DE), money=(own,))
    found = cost_of_living.answer(query, market(figures=(parities(),)))

    assert (round(found.worth.amount), found.worth.currency) == (73_000, "EUR")


def test_a_price_level_is_shown_without_a_pay(market):
    found = cost_of_living.answer(asked(Intent.COST_OF_LIVING), market(figures=(parities(),)))

    assert [level.purchasing_power.value for level in found.levels] == [0.66]
    assert found.worth is None


def test_the_persons_own_rent_is_used(market):
    named = (Money(72_000, "GBP"), Money(1_100, "GBP", PayPeriod.MONTH, is_rent=True))
    found = cost_of_living.answer(asked(Intent.COST_OF_LIVING, money=named), market(figures=(parities(),)))

    assert found.rent.yearly == 13_200
    assert found.rent.percent_of_pay == pytest.approx(18.33, abs=0.01)
    assert found.pay.amount == 72_000


def test_demand_shows_the_country_and_the_region(market):
    facts = figures(
        measured(FactKind.ADVERT_INDEX, 68.9),
        measured(FactKind.ADVERT_INDEX, 71.3, region="North West"),
        measured(FactKind.ADVERT_INDEX, 99.0, subject="Software"),
        measured(FactKind.AI_SHARE, 9.4),
    )
    place = Place("GB", region="North West")
    found = demand.answer(asked(Intent.DEMAND, places=(place,)), market(figures=(facts,)))

    assert (found.index.value, found.region.value, found.ai_share.value) == (68.9, 71.3, 9.4)


def test_only_the_newest_of_a_series_is_shown(market):
    old, new = (
        measured(FactKind.AI_SHARE, 8.0, period="2026-05"),
        measured(FactKind.AI_SHARE, 9.4, period="2026-06"),
    )
    found = demand.answer(asked(Intent.DEMAND), market(figures=(figures(old, new),)))

    assert found.ai_share.value == 9.4


def test_ai_impact_shows_the_claim_beside_the_measured_share(market):
    factor = claim(FactKind.AI_FACTOR, source="publisher", low=2, high=4)
    found = ai_impact.answer(
        asked(Intent.AI_IMPACT),
        market(published(factor), figures=(figures(measured(FactKind.AI_SHARE, 9.4)),)),
    )

    assert [figure.fact.high for figure in found.factors] == [4]
    assert [figure.value for figure in found.ai_shares] == [9.4]


def test_ai_impact_without_a_place_shows_several(market):
    shares = figures(*(measured(FactKind.AI_SHARE, 9.4, country=code) for code in ("GB", "US", "AU")))
    found = ai_impact.answer(asked(Intent.AI_IMPACT, places=()), market(figures=(shares,)))

    assert [figure.fact.country for figure in found.ai_shares] == ["GB", "US"]


def test_skills_are_shown_without_a_place(market):
    tool = measured(FactKind.TECHNOLOGY, None, role="data engineer", country=None, subject="Kafka")
    found = skills.answer(asked(Intent.SKILLS, places=()), market(figures=(figures(tool),)))

    assert [figure.fact.subject for figure in found.technologies] == ["Kafka"]


def test_a_checklist_lists_the_reports_items(market):
    items = [claim(FactKind.CHECKLIST_ITEM, source="publisher", subject=str(n)) for n in range(4)]
    found = checklist.answer(asked(Intent.CHECKLIST), market(published(*items)))

    assert [item.figure.fact.subject for item in found.items] == ["0", "1", "2", "3"]


def test_a_report_shows_every_claim_once_by_section(market):
    facts = [
        claim(FactKind.DEMAND_DRIVER, source="publisher", text="a", section=SectionKind.DEMAND),
        claim(FactKind.ADVICE, source="publisher", text="b", section=SectionKind.NEGOTIATION),
    ]
    found = report.answer(asked(Intent.REPORT), market(published(*facts)))

    assert [part.kind for part in found.parts] == ["demand", "negotiation", "other"]


def test_two_roles_are_compared_in_one_source(market):
    facts = figures(pay(50_000), pay(60_000, role="data scientist"))
    query = asked(Intent.COMPARE, ENGINEER, Role("data scientist"))
    found = compare.answer(query, market(figures=(facts,)))

    assert found.verdict == "counted"
    assert found.difference_percent == pytest.approx(20.0)


def test_no_difference_is_computed_across_sources(market):
    sources = (figures(pay(50_000)), figures(pay(60_000, role="data scientist", source="other"), id="other"))
    query = asked(Intent.COMPARE, ENGINEER, Role("data scientist"))
    found = compare.answer(query, market(figures=sources))

    assert (found.verdict, found.difference_percent) == ("apart", None)


def test_two_roles_that_a_source_counts_as_one_are_not_told_apart(market):
    row = pay(90_000, title="Architects")
    facts = figures(row, row.model_copy(update={"role": "data scientist"}))
    found = compare.answer(asked(Intent.COMPARE, ENGINEER, Role("data scientist")), market(figures=(facts,)))

    assert (found.verdict, found.difference_percent) == ("one_row", None)


def test_two_cities_of_one_figure_are_not_told_apart(market):
    cities = (Place("GB", city="London"), Place("GB", city="Leeds"))
    found = compare.answer(asked(Intent.COMPARE, places=cities), market(figures=(figures(pay()),)))

    assert found.verdict == "one_market"


def test_places_without_the_title_are_compared_by_the_same_neighbour(market):
    facts = figures(pay(50_000, currency="EUR", country="DE"), pay(40_000, currency="EUR", country="FR"))
    query = asked(Intent.COMPARE, Role("big data engineer"), places=(DE, Place("FR")))
    found = compare.answer(query, market(figures=(facts,)))

    assert (found.verdict, found.first.figure.match) == ("counted", "near")
    assert found.difference_percent == pytest.approx(-20.0)


def rate(currency, value):
    named = {"country": None, "subject": f"USD/{currency}", "currency": currency}
    return measured(FactKind.EXCHANGE_RATE, value, **named)


def test_two_places_are_compared_by_a_dated_rate_and_by_purchasing_power(market):
    rates = [rate("GBP", 0.75), rate("EUR", 0.9)]
    facts = figures(pay(60_000), pay(90_000, country="DE", currency="EUR"), *rates)
    powers = figures(*(fact.model_copy(update={"source": "wb"}) for fact in parities().facts), id="wb")
    found = compare.answer(asked(Intent.COMPARE, places=(GB, DE)), market(figures=(facts, powers)))

    assert found.difference_percent is None
    assert round(found.conversion.amount) == 75_000
    assert found.conversion.difference_percent == pytest.approx(25.0)
    assert round(found.conversion.purchasing_power_amount) == round(90_000 / 0.73 * 0.66)


@pytest.mark.parametrize("intent", [Intent.CHECKLIST, Intent.REPORT, Intent.NEGOTIATION, Intent.SKILLS])
def test_nothing_known_is_an_answer(market, intent):
    query = asked(intent, Role("translator"), places=(Place("NZ"),))
    found = table.answer(query, market(figures=(figures(pay()),)))

    assert isinstance(found, NoFactsAnswer)


def test_what_is_missing_is_asked_for(market):
    known = market(figures=(figures(pay()),))

    assert isinstance(table.answer(Query(Intent.SALARY), known), AskRoleAnswer)
    assert isinstance(table.answer(Query(Intent.SALARY, roles=(ENGINEER,)), known), AskPlaceAnswer)


def test_titles_that_fit_equally_well_are_a_question_with_their_samples(market):
    candidates = (ENGINEER, Role("data scientist"))
    query = asked(Intent.SALARY, role_candidates=candidates)
    found = table.answer(query, market(figures=(figures(quantiles()),)))

    assert isinstance(found, ForkAnswer)
    assert [branch.lead and branch.lead.fact.n for branch in found.branches] == [100, None]


def test_every_intent_but_why_is_answered():
    assert set(Intent) - set(table.TABLE) == {Intent.WHY}
