import pytest

from knowledge.models import Basis, Collection, FactKind, Level, Statistic
from knowledge.sources.adapter import SourceError
from knowledge.sources.aijobs import AiJobs
from tests.knowledge.sources.upstream import find, read, write
from tests.shared import shared

HEAD = (
    "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,"
    "employee_residence,remote_ratio,company_location,company_size"
)


def row(salary, title="Data Scientist", year=2024, level="SE", kind="FT", currency="GBP", country="GB"):
    return f"{year},{level},{kind},{title},{salary},{currency},99,{country},0,{country},M"


def ranges(*ends, **fields):
    return [row(salary, **fields) for pair in ends for salary in pair]


FIVE = ((50_000, 40_000), (60_000, 50_000), (70_000, 60_000), (80_000, 70_000), (90_000, 80_000))


def read_rows(folder, *rows):
    return read(
        AiJobs(), write(folder / "salaries_2025-01-19.csv", HEAD, row(1, year=2025, kind="PT"), *rows)
    )


def pay(imported, **fields):
    return find(imported, FactKind.PAY, **({"role": "data scientist", "level": None} | fields))


def test_two_ends_of_a_range_are_one_advert(tmp_path):
    fact = pay(read_rows(tmp_path, *ranges(*FIVE)))
    assert (fact.n, fact.n_unit, fact.value) == (5, "adverts", 65_000)
    assert (fact.currency, fact.country, fact.basis) == ("GBP", "GB", Basis.UNSTATED)


def test_equal_amounts_and_rising_amounts_are_adverts_of_their_own(tmp_path):
    singles = [row(salary) for salary in (50_000, 50_000, 60_000, 70_000, 80_000)]
    fact = pay(read_rows(tmp_path, *singles))
    assert (fact.n, fact.value) == (5, 60_000)


def test_three_falling_amounts_are_a_range_and_a_single_one(tmp_path):
    rows = [row(salary) for salary in (90_000, 80_000, 30_000)]
    assert pay(read_rows(tmp_path, *rows, *ranges(*FIVE[:3]))).n == 5


def test_rows_that_differ_in_another_field_are_no_range(tmp_path):
    rows = [row(90_000, level="SE"), row(80_000, level="MI"), *ranges(*FIVE[:3])]
    assert pay(read_rows(tmp_path, *rows)).n == 5


def test_amounts_in_another_currency_are_dropped(tmp_path):
    imported = read_rows(tmp_path, *ranges(*FIVE), *ranges(*FIVE[:2], currency="USD"))
    assert pay(imported).n == 5
    assert imported.dropped["not in the currency of the country"] == 4


def test_titles_without_a_field_are_dropped(tmp_path):
    imported = read_rows(tmp_path, *ranges(*FIVE), *ranges(*FIVE, title="Manager"))
    assert imported.dropped["title without a field"] == 10


def test_a_title_without_an_occupation_is_dropped(tmp_path):
    imported = read_rows(tmp_path, *ranges(*FIVE), *ranges(*FIVE, title="Bear Robotics"))
    assert imported.dropped["no canonical occupation"] == 10


def test_adverts_before_last_year_are_dropped_but_for_heads(tmp_path):
    heads = ranges(*FIVE, title="Head of Data Science", year=2023, level="EX")
    imported = read_rows(tmp_path, *ranges(*FIVE), *ranges(*FIVE, year=2023), *heads)
    assert pay(imported).n == 5
    assert pay(imported, level=Level.DIRECTOR).flags == ("since:2023-01",)
    assert imported.dropped["older than the period"] == 10


def test_each_level_has_a_figure_where_five_adverts_stand_behind_it(tmp_path):
    imported = read_rows(tmp_path, *ranges(*FIVE), *ranges(*FIVE[:2], level="EN"))
    levels = {fact.level: fact.n for fact in imported.figures.facts}
    assert levels == {None: 7, Level.SENIOR: 5}


def test_a_level_that_the_title_names_wins_over_the_sites(tmp_path):
    imported = read_rows(tmp_path, *ranges(*FIVE, title="Lead Data Scientist", level="SE"))
    assert [fact.level for fact in imported.figures.facts] == [Level.LEAD]


@pytest.mark.parametrize(("times", "shown"), [(1, "p50"), (3, "p25 p50 p75"), (6, "p10 p25 p50 p75 p90")])
def test_as_many_percentiles_are_given_as_adverts_bear(tmp_path, times, shown):
    fact = pay(read_rows(tmp_path, *ranges(*FIVE * times)))
    given = [name for name in ("p10", "p25", "p50", "p75", "p90") if getattr(fact, name) is not None]
    assert given == shown.split()
    assert fact.statistic is (Statistic.MEDIAN if shown == "p50" else Statistic.QUANTILES)


def test_four_adverts_give_no_figure(tmp_path):
    imported = read_rows(tmp_path, *ranges(*FIVE), *ranges(*FIVE[:4], title="Data Engineer"))
    assert imported.dropped["too few adverts"] == 8
    assert {fact.role for fact in imported.figures.facts} == {"data scientist"}


def test_the_period_ends_with_the_date_in_the_name(tmp_path):
    imported = read_rows(tmp_path, *ranges(*FIVE))
    assert pay(imported).period == "2025-01"
    assert imported.figures.source.collection is Collection.POSTED


def test_a_file_without_the_columns_is_not_recognised(tmp_path):
    path = write(tmp_path / "salaries.csv", "job_title,salary", "Data Scientist,1")
    assert "no column" in AiJobs().recognise(path)


def test_an_unknown_level_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"\.csv:3: experience_level: expected EN, MI, SE, EX, found XX"):
        read_rows(tmp_path, row(50_000, level="XX"))


@pytest.fixture(scope="module")
def published():
    return read(AiJobs(), shared("data/ai-jobs/salaries_2025-01-19.csv"))


@pytest.mark.parametrize(
    ("title", "country", "quartiles", "n"),
    [
        ("Data Scientist", "US", (129_780, 157_600, 190_202), 4_333),
        ("Machine Learning Engineer", "US", (170_000, 199_100, 235_450), 2_188),
        ("Data Scientist", "GB", (37_026, 54_292, 75_000), 129),
        ("Data Engineer", "GB", (45_000, 60_000, 77_906), 133),
        ("Head of Data", "GB", (74_218, 82_500, 120_326), 12),
    ],
)
def test_published_check_values_are_met(published, title, country, quartiles, n):
    level = Level.DIRECTOR if title.startswith("Head") else None
    fact = find(published, FactKind.PAY, title=title, country=country, level=level)
    assert (fact.p25, fact.p50, fact.p75) == quartiles
    assert fact.n == n
