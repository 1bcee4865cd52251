from datetime import date, timedelta

import pytest

from knowledge.models import FactKind
from knowledge.sources.adapter import SourceError
from knowledge.sources.indeed import HiringLab
from tests.knowledge.sources.upstream import find, read, write
from tests.shared import shared

COUNTRY_HEAD = "date,jobcountry,indeed_job_postings_index_SA,indeed_job_postings_index_NSA,variable"
SECTOR_HEAD = "date,jobcountry,indeed_job_postings_index,variable,display_name"
WAGE_HEAD = "jobcountry,country,month,n_obs,posted_wage_growth_yoy,posted_wage_growth_yoy_3moavg"
LATEST = date(2026, 8, 14)
"""A Friday."""


def days(latest, levels):
    """Write a level for each number of days before the latest."""
    return [f"{latest - timedelta(days=ago)},GB,{level},50,total postings" for ago, level in levels.items()]


@pytest.fixture
def adverts(tmp_path):
    levels = {0: 68.94, 1: 69.5, 7: 67.87, 14: 67.0, 35: 66.0, 364: 76.1, 800: 90.0}
    new = f"{LATEST},GB,84.68,83.58,new postings"
    return write(tmp_path / "aggregate_job_postings_GB.csv", COUNTRY_HEAD, *days(LATEST, levels), new)


def sectors(path, latest, level):
    return write(path, SECTOR_HEAD, f"{latest},DE,{level},total postings,Software Development")


def test_the_index_is_the_level_of_the_latest_friday(adverts):
    write(adverts, adverts.read_text().strip(), "2026-08-15,GB,99,99,total postings")
    fact = find(read(HiringLab(), adverts), FactKind.ADVERT_INDEX, country="GB")

    assert (fact.value, fact.unit, fact.period) == (68.94, "index", "2026-08-14")


def test_changes_are_in_points_from_friday_to_friday(adverts):
    imported = read(HiringLab(), adverts)
    week = find(imported, FactKind.ADVERT_CHANGE, subject="week")
    year = find(imported, FactKind.ADVERT_CHANGE, subject="year")

    assert (week.value, year.value) == (1.07, -7.16)
    assert {week.unit, year.unit} == {"points"}


def test_the_last_friday_of_each_earlier_month_is_kept(adverts):
    facts = read(HiringLab(), adverts).figures.facts
    levels = {fact.period: fact.value for fact in facts if fact.kind is FactKind.ADVERT_INDEX}

    assert levels == {"2025-08-15": 76.1, "2026-07-31": 67.0, "2026-08-14": 68.94}


def test_a_file_from_before_the_new_seasonal_method_has_a_version_of_its_own(tmp_path):
    older = sectors(tmp_path / "old.csv", "2024-10-25", 60)
    newer = sectors(tmp_path / "new.csv", "2025-06-27", 62.45)
    versions = {read(HiringLab(), file).figures.facts[0].method_version for file in (older, newer)}

    assert versions == {"seasonal-before-2024-11-by-sector", "seasonal-2024-11-by-sector"}


def test_editions_of_one_series_are_never_joined(tmp_path):
    sectors(tmp_path / "job_postings_by_sector_DE_2024-10-29.csv", "2024-10-25", 60)
    sectors(tmp_path / "job_postings_by_sector_DE_2025-07-01.csv", "2025-06-27", 62.45)
    imported = read(HiringLab(), tmp_path)

    assert [(fact.period, fact.value) for fact in imported.figures.facts] == [("2025-06-27", 62.45)]
    assert imported.dropped["series of an older edition"] == 1


def test_a_region_belongs_to_the_country_in_the_files_name(tmp_path):
    file = write(
        tmp_path / "regional_gb.csv", "date,region,indeed_job_postings_index", f"{LATEST},Wales,75.17"
    )
    fact = find(read(HiringLab(), file), FactKind.ADVERT_INDEX, region="Wales")

    assert (fact.country, fact.value) == ("GB", 75.17)


def test_regions_without_a_country_are_refused(tmp_path):
    file = write(tmp_path / "regions.csv", "date,region,indeed_job_postings_index", f"{LATEST},Wales,75")
    with pytest.raises(SourceError, match=r"regions\.csv: name: expected the country's code"):
        HiringLab().read(file, print)


def test_wage_growth_is_the_three_month_average_with_its_sample(tmp_path):
    file = write(
        tmp_path / "wage.csv",
        WAGE_HEAD,
        "GB,United Kingdom,Jan-19,40000,0.05,NA",
        "GB,United Kingdom,Apr-26,31000,0.052,0.0398",
        "EA,Euro Area,Apr-26,100575,0.021,0.0225",
    )
    imported = read(HiringLab(), file)
    fact = find(imported, FactKind.WAGE_GROWTH, country="GB")

    assert (fact.value, fact.unit, fact.n, fact.n_unit) == (3.98, "percent", 31000, "observations")
    assert find(imported, FactKind.WAGE_GROWTH, region="Euro area").country is None


def test_growth_in_percent_is_refused(tmp_path):
    file = write(tmp_path / "wage.csv", WAGE_HEAD, "GB,United Kingdom,Apr-26,31000,5.2,3.98")
    with pytest.raises(SourceError, match=r"wage\.csv:2: growth: expected a fraction: 0\.04 for 4 %"):
        HiringLab().read(file, print)


def test_the_ai_share_keeps_the_last_day_of_each_month(tmp_path):
    shares = ("2026-05-30,GB,8.8", "2026-05-31,GB,8.9", "2026-06-30,GB,9.400043")
    file = write(tmp_path / "AI_posting.csv", "date,jobcountry,AI_share_postings", *shares)
    facts = read(HiringLab(), file).figures.facts

    assert [(fact.period, fact.value) for fact in facts] == [("2026-05-31", 8.9), ("2026-06-30", 9.4)]


def test_a_level_that_is_no_number_is_named_by_its_line(adverts):
    write(adverts, COUNTRY_HEAD, "2026-08-14,GB,high,50,total postings")
    with pytest.raises(SourceError, match=r"GB\.csv:2: indeed_job_postings_index_SA: expected a number"):
        HiringLab().read(adverts, print)


@pytest.fixture(scope="module")
def hiring_lab():
    return read(HiringLab(), shared("data/indeed-hiring-lab"))


@pytest.mark.parametrize(("country", "level"), [("GB", 68.9), ("US", 101.8), ("DE", 104.3), ("FR", 92.8)])
def test_shared_levels_of_14_august(hiring_lab, country, level):
    fact = find(hiring_lab, FactKind.ADVERT_INDEX, country=country)

    assert (round(fact.value, 1), fact.period) == (level, "2026-08-14")


def test_shared_changes_of_britain_are_points(hiring_lab):
    week = find(hiring_lab, FactKind.ADVERT_CHANGE, country="GB", subject="week")
    year = find(hiring_lab, FactKind.ADVERT_CHANGE, country="GB", subject="year")

    assert (week.value, round(year.value, 1)) == (1.07, -7.2)


@pytest.mark.parametrize(("country", "growth"), [("GB", 4.0), ("DE", 3.2), ("US", 2.3), ("FR", 1.1)])
def test_shared_wage_growth_of_april(hiring_lab, country, growth):
    fact = find(hiring_lab, FactKind.WAGE_GROWTH, country=country)

    assert (round(fact.value, 1), fact.period) == (growth, "2026-04")


@pytest.mark.parametrize(("country", "share"), [("GB", 9.4), ("US", 5.9), ("DE", 5.1)])
def test_shared_ai_share_of_june(hiring_lab, country, share):
    fact = find(hiring_lab, FactKind.AI_SHARE, country=country)

    assert (round(fact.value, 1), fact.period) == (share, "2026-06-30")


def test_shared_sectors_are_never_of_the_countries_method(hiring_lab):
    facts = [fact for fact in hiring_lab.figures.facts if fact.kind is FactKind.ADVERT_INDEX]
    by_sector = {fact.method_version for fact in facts if fact.subject}

    assert by_sector.isdisjoint(fact.method_version for fact in facts if not fact.subject)
