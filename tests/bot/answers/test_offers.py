"""The form of two offers and their comparison: every path is walked, every result has its inputs."""

from dataclasses import replace

import pytest

from bot.answers import offers, table
from bot.answers.offers_form import ASKED, PARTS, Remark
from bot.models import Aspect, Intent, Query
from bot.money.offers import Side, Way
from bot.plain import to_text
from bot.render import Renderer
from bot.understand.offer_values import LARGEST
from bot.understand.word_lists import LANGUAGES as LANGUAGE_FILES
from bot.understand.word_lists import all_lists
from knowledge.models import FactKind, Label
from tests.bot.answers.seen import labels, pressed
from tests.bot.test_templates import LANGUAGES
from tests.builders import claim, figures

A = {
    "a.base": "92000",
    "a.bonus": "10%",
    "a.shares": "",
    "a.sign_on": "",
    "a.pension": "5",
    "a.currency": "GBP",
}
B = {
    "b.base": "84000",
    "b.bonus": "5%",
    "b.shares": "10000",
    "b.years": "4",
    "b.sign_on": "8000",
    "b.pension": "10",
}


def form(told=(), **changes):
    return Query(Intent.COMPARE, aspect=Aspect.OFFERS, details=tuple(dict(told).items()), **changes)


def parity(country, currency, value):
    named = {"role": None, "label": Label.MEASURED, "country": country, "currency": currency}
    return claim(FactKind.PURCHASING_POWER, value=value, **named)


@pytest.fixture
def known(market):
    return market(figures=(figures(parity("GB", "GBP", 0.66), parity("DE", "EUR", 0.73)),))


def test_both_offers_are_counted_in_every_way(known):
    found = table.answer(form(A | B), known)

    assert {count.way: (count.a, count.b) for count in found.counts} == {
        Way.FIRST_YEAR: (101_200, 106_200),
        Way.AVERAGE: (101_200, 100_200),
        Way.PENSION: (105_800, 108_600),
        Way.NO_SHARES: (105_800, 98_600),
        Way.HALF_BONUS: (101_200, 106_500),
    }
    assert found.winners == (Side.A, Side.B)
    assert [even.value for even in found.break_evens] == [7_200]


def test_parts_are_asked_for_one_after_the_other(known):
    query, asked = form(), []
    while (found := table.answer(query, known)).template == "offers_form":
        asked.append((found.side, found.part))
        query = found.query.with_detail(f"{found.side}.{found.part}", "90000" if found.part == "base" else "")

    assert asked == [(side, part) for side in Side for part in ASKED]


def test_every_part_can_be_changed_afterwards(known):
    result = table.answer(form(A | B), known)
    for query in (item.query for row in result.next for item in row if item.label == "change_offer"):
        changing = table.answer(query, known)
        asked = [table.answer(pressed(changing, f"offer_{part}"), known) for part in PARTS]

        assert [answer.part for answer in asked] == list(PARTS)
        assert table.answer(pressed(changing, "offers_done"), known).template == "offers"


@pytest.mark.parametrize("part", PARTS)
def test_every_choice_leads_back_to_the_result(known, part):
    found = table.answer(form(A | B, asking=f"offer:a.{part}"), known)
    ways_on = [item for row in found.next for item in row if item.query.intent is Intent.COMPARE]

    assert "forget" in labels(found)
    assert {table.answer(item.query, known).template for item in ways_on} == {"offers"}


def test_everything_but_the_base_can_be_skipped(known):
    offered = {part: labels(table.answer(form(asking=f"offer:a.{part}"), known)) for part in PARTS}

    assert [part for part, found in offered.items() if "offer_none" not in found] == ["base"]


def test_the_rest_can_be_left_out_once_both_bases_are_known(known):
    found = table.answer(form({"a.base": "92000", "b.base": "84000"}), known)

    assert table.answer(pressed(found, "offers_done"), known).template == "offers"


def test_each_way_shows_how_it_adds_up(known):
    result = table.answer(form(A | B), known)
    found = table.answer(pressed(result, "way_pension"), known)

    assert [(sum_.side, sum_.total) for sum_ in found.sums] == [(Side.A, 105_800), (Side.B, 108_600)]
    assert [count.way for count in result.counts] == [
        label.removeprefix("way_") for label in labels(result) if label.startswith("way_")
    ]


def test_two_currencies_are_set_side_by_side_in_purchasing_power_alone(known):
    abroad = A | {
        "a.country": "GB",
        "b.base": "84000",
        "b.country": "DE",
        **dict.fromkeys(("b.bonus", "b.shares"), ""),
    }
    found = offers.answer(form(abroad | {"b.sign_on": "", "b.pension": ""}), known)

    assert [count.way for count in found.counts] == [Way.POWER]
    assert [figure.fact.country for figure in found.power] == ["GB", "DE"]
    assert {"currency", "pension"} <= set(found.uncounted)


def test_a_place_paid_in_another_currency_has_no_purchasing_power(known):
    told = A | B | {"a.country": "GB", "b.country": "DE", "b.currency": "GBP"}
    found = offers.answer(form(told), known)

    assert found.power == ()
    assert "power" in found.uncounted


@pytest.mark.parametrize("value", ["abc", "1e9999", "", "-5", "٣"])
def test_what_is_no_number_is_asked_for_again(known, value):
    found = offers.answer(form(A | B | {"a.base": value}), known)

    assert (found.template, found.part) == ("offers_form", "base")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_names_each_winner(known, language):
    html = Renderer(language).render(offers.answer(form(A | B), known)).html
    lines = [line for line in to_text(html).splitlines() if line.startswith("•")]

    assert ["B" if " B " in line.rpartition(". ")[2] else line.rpartition(". ")[2][0] for line in lines] == [
        *"BABAB"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_the_form_is_printed(known, language):
    renderer = Renderer(language)
    steps = [form(A | B, asking=f"offer:{side}.{part}") for side in Side for part in PARTS]
    steps += [form(A | B, flags=frozenset({f"side:{side}"})) for side in Side]
    steps += [
        form(A | B | {"a.hours": "35", "a.leave": "30"}, flags=frozenset({f"way:{way}"})) for way in Way
    ]
    printed = [renderer.render(table.answer(replace(step), known)).html for step in steps]

    assert all(printed)
    assert len(set(printed)) > len(PARTS) * 2


@pytest.mark.parametrize(
    ("told", "uncounted"),
    [
        ({}, False),
        ({"a.leave": "25", "b.leave": "30"}, True),
        ({"a.leave": "25", "b.hours": "40"}, True),
        ({"a.leave": "25", "a.hours": "37.5", "b.leave": "30", "b.hours": "40"}, False),
    ],
)
def test_leave_and_hours_that_do_not_count_are_said_to(known, told, uncounted):
    found = offers.answer(form(A | B | told), known)

    assert ("hours" in found.uncounted) is uncounted


def every_remark():
    named = {name for name, _ in all_lists(LANGUAGE_FILES, "offers.txt") if "." in name}
    refused = {f"{part}.refused" for part in LARGEST if part != "years"}
    said = {
        "base.rate",
        "base.negative",
        "base.month",
        "base.range",
        "shares.steps",
        "shares.company",
        "number.30",
        "percent.5",
    }
    return sorted(named | refused | said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("remark", every_remark())
def test_every_remark_is_put_into_words_on_its_offer(known, language, remark):
    renderer = Renderer(language)
    plain = form(A | B | {f"a.{part}": "" for part in ("bonus", "pension")})
    marked = plain.with_detail("a.remarks", remark)
    for told in (plain, replace(plain, asking="offer:a.base")):
        before = renderer.render(table.answer(told, known)).html.splitlines()
        again = renderer.render(table.answer(replace(marked, asking=told.asking), known)).html.splitlines()
        new = [line for line in again if line and line not in before]

        assert len(new) == 1
        assert new[0].startswith("A: ")
        assert len(new[0]) > len("A: .")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["bonus", "pension", "leave", "hours"])
def test_a_refusal_names_the_bound(known, language, part):
    query = form({"a.base": "90000", "a.remarks": f"{part}.refused"})

    assert f" {LARGEST[part]} " in Renderer(language).render(table.answer(query, known)).html.replace(
        "\xa0", " "
    )


def test_a_remark_on_a_refused_value_goes_once_it_is_told(known):
    query = form(A | B | {"a.remarks": "pension.refused other.car"})

    assert table.answer(query, known).remarks == (Remark(Side.A, "other.car"),)


def test_a_pension_in_an_amount_counts_as_it_is(known):
    found = table.answer(form(A | B | {"a.pension": "6000"}), known)
    counted = next(count for count in found.counts if count.way is Way.PENSION)

    assert (counted.a, counted.b) == (107_200, 108_600)
