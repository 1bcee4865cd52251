"""Pay: the report first, independent sources beside it, nothing blended, what is missing said."""

import pytest

from bot.answers.nothing import NoFactsAnswer
from bot.answers.salary import SalaryAnswer, answer
from bot.models import Intent, Place, Query, Role
from bot.plain import to_text
from bot.render import Renderer
from knowledge.models import Basis, Collection, FactKind, Level, Statistic
from tests.builders import claim, figures, pay, quantiles, report, source

ENGINEER = Role("data engineer")
GB = Place("GB")
PUBLISHER = source(id="publisher", collection=Collection.PUBLISHER, method_disclosed=False)


def asked(role=ENGINEER, place=GB, **changes) -> Query:
    return Query(Intent.SALARY, roles=(role,), places=(place,), **changes)


def published(*facts):
    mean = pay(70_000, source="publisher", statistic=Statistic.MEAN, title="Data Engineer")
    return report(mean, *facts, source=PUBLISHER)


def test_the_report_leads_and_independent_sources_stand_beside_it(market):
    found = answer(asked(), market(published(), figures=(figures(quantiles()),)))

    assert found.lead.fact.value == 70_000
    assert [figure.fact.value for figure in found.independent] == [60_000]


def test_two_sources_are_never_blended(market):
    sources = (figures(pay(50_000)), figures(pay(80_000, source="other"), id="other"))
    found = answer(asked(), market(figures=sources))

    assert sorted(figure.fact.value for figure in found.figures) == [50_000, 80_000]


def test_without_a_report_the_best_supported_source_leads(market):
    sources = (figures(pay(50_000, n=12)), figures(pay(80_000, source="other", n=900), id="other"))

    assert answer(asked(), market(figures=sources)).lead.fact.value == 80_000


def test_a_projection_is_the_publishers_claim_with_its_change(market):
    projection = claim(FactKind.PAY_PROJECTION, source="publisher", value=77_000, currency="GBP", unit="year")
    found = answer(asked(), market(published(projection)))

    assert found.projection.fact.label == "publisher's claim"
    assert found.projected_change_percent == pytest.approx(10.0)


def test_a_level_that_is_not_held_is_said(market):
    senior = Role("data engineer", Level.SENIOR)
    found = answer(asked(senior), market(figures=(figures(pay()),)))

    assert found.level_missing
    assert found.lead.fact.level is None


def test_a_level_that_is_held_is_shown(market):
    senior = Role("data engineer", Level.SENIOR)
    facts = figures(pay(), pay(80_000, level=Level.SENIOR))
    found = answer(asked(senior), market(figures=(facts,)))

    assert (found.level_missing, found.lead.fact.value) == (False, 80_000)


def test_a_city_gets_its_countrys_figures_and_is_told_so(market):
    found = answer(asked(place=Place("GB", city="Leeds")), market(figures=(figures(pay()),)))

    assert found.unheld == "Leeds"


def test_a_region_gets_its_countrys_figures_and_is_told_so(market):
    wales = Place("GB", region="Wales")
    found = answer(asked(place=wales), market(figures=(figures(pay()),)))

    assert found.unheld == "Wales"


def test_neighbouring_titles_answer_where_the_title_has_none(market):
    found = answer(asked(Role("big data engineer")), market(figures=(figures(pay()),)))

    assert isinstance(found, SalaryAnswer)
    assert found.lead is None
    assert [figure.match for figure in found.independent] == ["near"]


def test_an_ambiguous_city_offers_its_other_reading(market):
    london = Place("GB", city="London", alternative=Place("CA", city="London"))
    found = answer(asked(place=london), market(figures=(figures(pay()),)))

    labels = [item.label for row in found.next for item in row]
    assert "alternative" in labels


def test_old_figures_are_held_back_until_asked(market):
    old = figures(pay(period="2023-01"))
    hidden = answer(asked(), market(figures=(old,)))
    shown = answer(asked(flags=frozenset({"older"})), market(figures=(old,)))

    assert isinstance(hidden, NoFactsAnswer)
    assert [item.fact.period for item in hidden.hidden] == ["2023-01"]
    assert shown.lead.label == "aged"


def test_only_the_newest_period_of_a_source_is_shown(market):
    both = figures(pay(50_000, period="2025-09"), pay(60_000, period="2026-09"))

    assert [figure.fact.value for figure in answer(asked(), market(figures=(both,))).figures] == [60_000]


def test_the_reason_for_a_difference_is_said_when_bases_differ(market):
    sources = (figures(pay()), figures(pay(source="other", basis=Basis.TOTAL), id="other"))

    assert answer(asked(), market(figures=sources)).bases_differ
    assert not answer(asked(), market(figures=(figures(pay()),))).bases_differ


def test_nothing_known_offers_the_nearest(market):
    facts = figures(pay(country="US", n=50), pay(role="data scientist"))
    found = answer(asked(Role("prompt engineer"), Place("FR")), market(figures=(facts,)))

    assert isinstance(found, NoFactsAnswer)
    assert found.figures == ()


def test_who_is_shown_neighbours_alone_may_wait_for_the_title(market):
    architect = figures(pay(title="Solutions architect", role="enterprise architect"))
    found = answer(asked(Role("solution architect")), market(figures=(architect,)))

    assert found.is_in_vain
    assert "tell_me" in [item.label for row in found.next for item in row]


def test_the_title_at_all_levels_leads_before_a_broader_title(market):
    broader = pay(50_000, n=9_000, title="IT professionals", flags=("broad_title",), source="other")
    senior = Role("data engineer", Level.SENIOR)
    found = answer(asked(senior), market(figures=(figures(pay(n=12)), figures(broader, id="other"))))

    assert (found.lead.fact.value, found.lead.match) == (60_000, "all_levels")


def test_what_is_wider_than_a_neighbour_stands_in_where_there_is_none(market):
    wide = pay(title="Data people", role="data scientist", flags=("broad_title",))
    narrow = pay(55_000, title="Analytics engineer", role="analytics engineer")
    alone = answer(asked(), market(figures=(figures(wide),)))
    both = answer(asked(), market(figures=(figures(narrow, wide),)))

    assert [figure.fact.title for figure in alone.independent] == ["Data people"]
    assert [figure.fact.title for figure in both.independent] == ["Analytics engineer"]


@pytest.mark.parametrize(
    ("level", "flags", "words"),
    [
        (None, (), "\nMedian pay"),
        (None, ("broad_title",), "A broader title: median pay"),
        (Level.SENIOR, (), "No figure for just this level is held; all levels of this title: median pay"),
    ],
)
def test_the_first_line_says_what_the_leading_figure_does_not_speak_of(market, level, flags, words):
    found = answer(asked(Role("data engineer", level)), market(figures=(figures(pay(flags=flags)),)))

    assert words in to_text(Renderer().render(found).html)


def test_a_day_rate_that_is_not_held_is_said_before_what_employees_are_paid(market):
    found = answer(asked(flags=frozenset({"rate:day"})), market(figures=(figures(pay()),)))
    first = to_text(Renderer().render(found).html).splitlines()[1]

    assert first.startswith("No day rates are held, and a salary is not turned into one")


def test_a_day_rate_that_is_held_leads(market):
    rates = figures(pay(500, unit="day", title="Contract data engineer", n=20), pay())
    found = answer(asked(flags=frozenset({"rate:day"})), market(figures=(rates,)))

    assert (found.lead.fact.value, found.rate_missing) == (500, None)


def test_what_the_leading_report_prints_besides_is_not_called_independent(market):
    rate = pay(650, source="publisher", unit="day", n=None)
    median = pay(66_000, source="publisher")
    found = answer(asked(), market(published(rate, median), figures=(figures(quantiles()),)))

    assert [figure.value for figure in found.also] == [650, 66_000]
    assert [figure.value for figure in found.independent] == [60_000]
    assert "The same report (base pay): median pay £650 a day" in to_text(Renderer().render(found).html)


def test_a_title_unknown_at_its_level_shows_its_neighbours_over_all_levels(market):
    senior = Role("big data engineer", Level.SENIOR)
    found = answer(asked(senior), market(figures=(figures(pay()),)))

    assert [figure.fact.level for figure in found.independent] == [None]
    assert "each by itself and over all levels." in to_text(Renderer().render(found).html)


def test_who_tells_their_years_sees_people_with_as_many(market):
    band = pay(75_000, flags=("years:10-19",))
    known = market(figures=(figures(pay(), band),))

    told = asked().with_detail("years", "12")
    assert [figure.value for figure in answer(told, known).peers] == [75_000]
    assert "No source tells" in to_text(Renderer().render(answer(told.with_detail("years", "2"), known)).html)


def test_whom_a_manager_manages_is_no_neighbour_of_theirs(market):
    director = Role("big data engineer", Level.DIRECTOR)

    assert isinstance(answer(asked(director), market(figures=(figures(pay()),))), NoFactsAnswer)
