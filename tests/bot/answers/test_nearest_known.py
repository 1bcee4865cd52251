"""What is offered where nothing is held answers the question that was asked."""

from bot.answers import table
from bot.models import Intent, Place, Query, Role
from bot.plain import to_text
from bot.render import Renderer
from knowledge.models import FactKind, Label
from tests.builders import claim, figures, pay, report

ENGINEER = Role("data engineer")


def asked(intent, *roles, country="GB") -> Query:
    return Query(intent, roles=roles, places=(Place(country),))


def said(answer) -> str:
    return to_text(Renderer().render(answer).html)


def measured(kind, value, **changes):
    return claim(kind, **({"role": None, "value": value, "label": Label.MEASURED} | changes))


def test_for_a_report_only_countries_with_a_report_are_offered(market):
    known = market(report(pay(country="US"), country="US"), figures=(figures(pay(country="DE")),))
    found = table.answer(asked(Intent.REPORT, ENGINEER), known)

    assert [place.country for place in found.elsewhere] == ["US"]
    assert "A report on the same role is held for: United States." in said(found)


def test_for_a_report_only_roles_with_a_report_are_offered(market):
    known = market(report(pay()), figures=(figures(pay(role="data scientist")),))
    found = table.answer(asked(Intent.CHECKLIST, Role("analytics engineer")), known)

    assert [role.occupation for role in found.nearest] == ["data engineer"]


def test_pay_is_not_offered_where_the_job_market_was_asked_about(market):
    found = table.answer(asked(Intent.DEMAND, ENGINEER, country="NG"), market(figures=(figures(pay()),)))

    assert (found.elsewhere, found.nearest) == ((), ())


def test_a_place_alone_is_named_in_a_whole_sentence(market):
    found = table.answer(asked(Intent.DEMAND, country="NG"), market(figures=(figures(pay()),)))

    assert said(found).startswith("No figures are held for Nigeria, so none is shown.")


def test_demand_begins_with_the_year_and_says_that_it_is_not_the_roles(market):
    year = measured(FactKind.ADVERT_CHANGE, -7.2, subject="year", unit="points")
    known = market(figures=(figures(measured(FactKind.ADVERT_INDEX, 68.9), year),))
    text = said(table.answer(asked(Intent.DEMAND, ENGINEER), known))

    assert "Fewer job adverts than a year ago, over all occupations: no figure for Data engineer" in text


def test_what_ai_changes_in_a_role_is_said_to_be_unknown_before_all_occupations(market):
    known = market(figures=(figures(measured(FactKind.AI_SHARE, 5.9, country="US", unit="percent")),))
    text = said(table.answer(asked(Intent.AI_IMPACT, ENGINEER, country="IN"), known))

    assert text.splitlines()[1].startswith("Not known for this role")
    assert "No share for India is held; elsewhere:\nMeasured, United States: 5.9 %" in text
