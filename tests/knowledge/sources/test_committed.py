"""The figures files of the repository: whole, licensed, and what the adapters make of the data at hand."""

from pathlib import Path

import pytest

import knowledge
from knowledge.models import FactKind
from knowledge.sources.figures import read_figures
from knowledge.sources.table import adapters
from tests.knowledge.sources.upstream import read
from tests.shared import shared

FIGURES = Path(knowledge.__file__).parent / "figures"
UPSTREAM = {
    "aijobs": "ai-jobs/salaries_2025-01-19.csv",
    "bea-rpp": "bea-rpp",
    "big-mac": "big-mac",
    "bls-oews": "bls-oews-2024/national_M2024_dl.xlsx",
    "esco": "esco-1.1.1",
    "exchange-rates": "exchange-rates",
    "indeed-hiring-lab": "indeed-hiring-lab",
    "onet": "onet-29.2",
    "ons-ashe": "ons-ashe-table14",
    "stackoverflow": "stackoverflow-2025",
    "world-bank-ppp": "ppp",
}
"""The file or folder of the shared data that each was computed from."""


@pytest.mark.parametrize("name", UPSTREAM)
def test_every_figure_names_a_licence_an_attribution_and_a_method(name):
    figures = read_figures(FIGURES / f"{name}.json")

    assert figures.source.id == name
    assert figures.source.licence
    assert figures.source.attribution
    assert {fact.source for fact in figures.facts} == {name}


@pytest.mark.parametrize("name", UPSTREAM)
def test_the_committed_figures_are_those_of_the_shared_data(name):
    computed = read(adapters()[name], shared(f"data/{UPSTREAM[name]}")).figures

    assert read_figures(FIGURES / f"{name}.json").facts == computed.facts


def test_the_two_sources_of_rates_share_no_currency():
    rates = [
        fact.currency
        for name in ("exchange-rates", "big-mac")
        for fact in read_figures(FIGURES / f"{name}.json").facts
        if fact.kind is FactKind.EXCHANGE_RATE
    ]

    assert len(rates) == len(set(rates))
    assert {"GBP", "EUR", "INR", "PLN", "UAH", "CZK", "TRY"} <= set(rates)


def test_no_index_changes_its_method_within_a_series():
    methods = {}
    for fact in read_figures(FIGURES / "indeed-hiring-lab.json").facts:
        series = (fact.kind, fact.country, fact.region, fact.subject)
        methods.setdefault(series, set()).add(fact.method_version)

    assert {series: found for series, found in methods.items() if len(found) > 1} == {}


def test_pay_rests_on_thirty_or_more_for_many_occupations_and_countries():
    facts = [
        fact
        for path in sorted(FIGURES.glob("*.json"))
        for fact in read_figures(path).facts
        if fact.kind is FactKind.PAY and (fact.n or 0) >= 30
    ]

    assert len({fact.role for fact in facts}) >= 150
    assert len({fact.country for fact in facts}) >= 35
