"""Files of statutory rates: each is dated, the right one is found, and a damaged one names the place."""

from datetime import date
from pathlib import Path

import pytest

import knowledge.statutory
from knowledge.errors import ContentError
from knowledge.statutory.rates import rates_for, read_rates

FILES = sorted(Path(knowledge.statutory.__file__).parent.glob("*.toml"))
TODAY = date(2026, 11, 23)


def test_five_countries_have_rates_in_force():
    found = {country: rates_for(country, None, TODAY) for country in ("GB", "US", "DE", "IE", "IN")}

    assert all(rates.in_force(TODAY) for rates in found.values())
    assert rates_for("FR", None, TODAY) is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_names_its_official_source_and_the_day_it_was_checked(path):
    rates = read_rates(path)

    assert all(source.address.scheme == "https" for source in rates.sources)
    assert rates.checked >= rates.valid_from
    assert path.name.startswith(rates.country.lower())


def test_a_region_with_rates_of_its_own_is_found_and_others_take_the_country():
    assert rates_for("GB", "Scotland", TODAY).region == "Scotland"
    assert rates_for("GB", "London", TODAY).region is None


def test_rates_that_begin_later_are_not_used_yet():
    spring = rates_for("IE", None, date(2026, 5, 1))

    assert spring.in_force(date(2026, 9, 30))
    assert spring != rates_for("IE", None, date(2026, 10, 1))
    assert rates_for("GB", None, date(2020, 1, 1)) is None


def test_the_newest_rates_stay_when_their_year_is_over():
    later = rates_for("GB", None, date(2028, 1, 1))

    assert later.year == "2026-27"
    assert not later.in_force(date(2028, 1, 1))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (("percent = 8 }", "percent = 108 }"), "contributions.0.bands.0.percent"),
        (('currency = "GBP"', 'currency = "pounds"'), "currency"),
        (("allowance = 12570", "alowance = 12570"), "income_tax.alowance"),
        (("above = 37700", "above = 0"), "income_tax"),
        (("valid_to = 2027-04-05", "valid_to = 2020-04-05"), "file"),
        (('country = "GB"', 'country = "GB'), "file"),
    ],
)
def test_a_damaged_file_is_refused_with_its_name_and_the_field(tmp_path, change, field):
    good = next(path for path in FILES if path.stem == "gb-2026-27").read_text(encoding="utf-8")
    path = tmp_path / "gb-damaged.toml"
    path.write_text(good.replace(*change), encoding="utf-8")

    with pytest.raises(ContentError) as failure:
        read_rates(path)

    assert (failure.value.problems[0].file, failure.value.problems[0].field) == ("gb-damaged.toml", field)
