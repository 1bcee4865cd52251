"""The scorecard, out of constructed reports."""

import pytest

from bot.answers import table
from bot.models import Intent, Place, Query, Role
from knowledge.models import Collection, FactKind, Label, Statistic
from tests.bot.answers.seen import said
from tests.builders import pay, report, source

PUBLISHER = source(id="paper", publisher="Paper", collection=Collection.PUBLISHER)


def edition(period, average, projected=None, *, flags=(), n=200, country="GB", city=None):
    """Make one edition of a publisher's report: an average, and what it projects."""
    words = {"source": "paper", "period": period, "country": country, "region": city}
    facts = [pay(average, statistic=Statistic.MEAN, n=n, **words)]
    if projected:
        claimed = {"kind": FactKind.PAY_PROJECTION, "label": Label.CLAIM, "n": None, "flags": flags}
        facts.append(pay(projected, statistic=Statistic.POINT, **(words | claimed)))
    where = {"country": country, "city": city}
    return report(*facts, digest=f"{period}{where}", source=PUBLISHER, period=period, **where)


def card(market, *editions, query=Query(Intent.SCORECARD)):  # noqa: B008 - frozen
    return table.answer(query, market(*editions))


def test_what_was_projected_is_set_against_what_came(market):
    text = said(card(market, edition("2025-04", 70_000, 77_000), edition("2026-05", 71_400)))

    assert "Data Engineer, United Kingdom, Paper" in text
    assert "Projected: £77,000 (+10.0 %) for April 2026" in text
    assert "Came, May 2026: £71,400 (+2.0 %; 200 people, evidence B)" in text
    assert "7.8 % too high" in text


@pytest.mark.parametrize(("came", "verdict"), [(82_000, "6.1 % too low"), (77_000, "exact")])
def test_a_projection_can_be_too_low_or_exact(market, came, verdict):
    assert verdict in said(card(market, edition("2025-04", 70_000, 77_000), edition("2026-05", came)))


def test_nothing_to_score_yet_is_said_with_the_first_possible_date(market):
    found = card(market, edition("2026-04", 77_093, 84_802))

    assert (found.scored, found.first_due) == ((), "2027-04")
    assert "Nothing can be scored yet" in said(found)
    assert "prints a figure for April 2027 or later" in said(found)


def test_an_assumed_date_is_said_to_be_assumed(market):
    assert "a year is assumed" in said(card(market, edition("2026-04", 77_093, 84_802)))
    assert "assumed" not in said(card(market, edition("2026-04", 77_093, 84_802, flags=("for:2027",))))


def test_the_tally_counts_both_sides(market):
    cities = [("Leeds", 60_000), ("York", 90_000), ("Bath", 61_000)]
    before = [edition("2025-04", 70_000, 77_000, city=city) for city, _ in cities]
    tally = card(market, *before, *(edition("2026-05", came, city=city) for city, came in cities)).tally

    assert (tally.scored, tally.too_high, tally.too_low) == (3, 2, 1)


def test_a_figure_of_fewer_than_five_scores_nothing(market):
    found = card(market, edition("2025-04", 70_000, 77_000), edition("2026-05", 71_400, n=4))

    assert found.scored == ()
    assert "Withheld: fewer than 5 answers" in said(found)


def test_without_a_projection_there_is_nothing_to_await(market):
    assert "No report that is held projects a figure." in said(card(market, edition("2026-04", 70_000)))


def test_a_role_and_place_narrow_the_card_where_they_have_projections(market):
    here = edition("2026-04", 70_000, 77_000)
    there = edition("2026-04", 90_000, 99_000, country="DE")
    asked = Query(Intent.SCORECARD, roles=(Role("data engineer"),), places=(Place("DE"),))
    nowhere = Query(Intent.SCORECARD, places=(Place("FR"),))

    def countries(query):
        return [line.projection.fact.country for line in card(market, here, there, query=query).awaited]

    assert countries(asked) == ["DE"]
    assert countries(nowhere) == ["GB", "DE"]
