"""Reports of several publishers and places stay apart: nobody's claim stands under another's title."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answers import compare, negotiation, report, salary, skills
from bot.models import Intent, Money, PayPeriod, Place, Query, Role
from bot.receipts import write_receipt
from knowledge.models import Collection, FactKind, Level, SectionKind, Statistic
from tests.bot.answers.seen import said
from tests.builders import claim, figures, pay, quantiles, source
from tests.builders import report as a_report

ENGINEER = Role("data engineer")
GB = Place("GB")


def published(name, *facts, city=None, **changes):
    publisher = source(id=name, publisher=name, collection=Collection.PUBLISHER, method_disclosed=False)
    mine = tuple(fact.model_copy(update={"source": name, "region": city}) for fact in facts)
    return a_report(*mine, source=publisher, digest=f"{name}{city}", city=city, **changes)


def projection(value):
    return claim(FactKind.PAY_PROJECTION, value=value, currency="GBP", unit="year")


def asked(intent=Intent.SALARY, role=ENGINEER, place=GB, **changes) -> Query:
    return Query(intent, roles=(role,), places=(place,), **changes)


def test_a_projection_stands_only_beside_its_own_publishers_figure(market):
    two = (published("acme", pay(70_000, n=900)), published("beta", pay(90_000), projection(99_000)))
    found = salary.answer(asked(), market(*two))

    assert found.lead.source.id == "acme"
    assert found.projection is None


def test_a_citys_report_says_nothing_of_another_city(market):
    leeds = published("acme", pay(70_000), claim(FactKind.TOP_SKILL, subject="Go"), city="Leeds")
    everywhere = market(leeds, figures=(figures(quantiles()),))

    assert skills.answer(asked(Intent.SKILLS, place=Place("GB", city="York")), everywhere).figures == ()
    assert skills.answer(asked(Intent.SKILLS, place=Place("GB", city="Leeds")), everywhere).top != ()


def test_a_citys_figure_names_the_city(market):
    leeds = published("acme", pay(70_000), city="Leeds")

    assert "(Leeds)" in said(salary.answer(asked(place=Place("GB", city="Leeds")), market(leeds)))


def test_a_directors_report_says_nothing_of_all_levels(market):
    director = published(
        "acme",
        pay(90_000, level=Level.DIRECTOR),
        claim(FactKind.ADVICE, text="Argue.", section=SectionKind.NEGOTIATION, level=Level.DIRECTOR),
        level=Level.DIRECTOR,
    )
    found = negotiation.answer(asked(Intent.NEGOTIATION), market(director, figures=(figures(pay()),)))

    assert found.advice == ()


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ({"low": 40_000, "high": 60_000, "statistic": Statistic.RANGE}, "£40,000 to £60,000"),
        ({"p25": 41_000, "p75": 62_000, "statistic": Statistic.QUANTILES}, "£41,000 to £62,000"),
    ],
)
def test_pay_without_one_value_is_printed_as_it_is(market, shape, words):
    known = market(published("acme", pay(None, **shape)))

    assert words in said(salary.answer(asked(), known))
    assert words in said(report.answer(asked(Intent.REPORT), known))
    assert words in said(negotiation.answer(asked(Intent.NEGOTIATION), known))


def test_a_premium_with_one_end_says_which(market):
    premium = claim(FactKind.SKILL_PREMIUM, subject="Kotlin", high=20, unit="percent")
    known = market(published("acme", pay(), premium))

    assert "Kotlin: up to 20 % more" in said(skills.answer(asked(Intent.SKILLS), known))


def test_neighbouring_titles_are_never_compared_by_percent(market):
    facts = figures(pay(50_000, role="data analyst"), pay(60_000, role="big data engineer"))
    query = Query(Intent.COMPARE, roles=(Role("analytics engineer"), ENGINEER), places=(GB,))
    found = compare.answer(query, market(figures=(facts,)))

    assert getattr(found, "difference_percent", None) is None


def test_a_code_of_a_receipt_does_not_depend_on_the_pay(market):
    known = market(figures=(figures(quantiles()),))
    own = asked(money=(Money(71_234, "GBP", PayPeriod.YEAR),))
    other = replace(own, money=(Money(99_999, "GBP", PayPeriod.YEAR),))

    def code(query):
        versions = {"knowledge_version": "k", "template_version": "t", "today": date(2026, 11, 22)}
        return write_receipt(salary.answer(query, known), **versions).code

    assert code(own) == code(other)
    assert code(own) != code(asked())
