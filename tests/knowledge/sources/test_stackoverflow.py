import pytest

from knowledge.models import Basis, Collection, FactKind, Level
from knowledge.sources.adapter import SourceError
from knowledge.sources.stackoverflow import StackOverflow
from tests.knowledge.sources.upstream import find, read, write
from tests.shared import shared

PAY_HEAD = ",salary,YearsCode,Country,EdLevel,PrimaryLanguage,PrimaryRole"
LANGUAGE_HEAD = ",LanguageHaveWorkedWith,YearsCode,ConvertedCompYearly"
PUBLISHED_HEAD = (
    "ResponseId,Country,Currency,CompTotal,DevType,YearsCode,EdLevel,"
    "LanguageHaveWorkedWith,ConvertedCompYearly"
)
UK = "United Kingdom of Great Britain and Northern Ireland"


def extract(folder, *people):
    folder = folder / "stackoverflow-2025"
    folder.mkdir()
    rows = [
        f'{number},{usd},{years},"{country}",BSc,Go,"{role}"'
        for number, (usd, years, country, role) in enumerate(people)
    ]
    write(folder / "survey_results_salary_prediction.csv", PAY_HEAD, *rows)
    write(folder / "survey_results_language_trends.csv", LANGUAGE_HEAD, "0,Go,5.0,61256.0")
    return folder


def published(folder, *people):
    rows = [
        f'{number},{UK},{currency},{total},"Data scientist",7,BSc,Go;SQL,{usd}'
        for number, (currency, total, usd) in enumerate(people)
    ]
    return write(folder / "survey_results_public_2026.csv", PUBLISHED_HEAD, *rows)


def pay(imported, role="data scientist", **fields):
    found = [
        fact for fact in imported.figures.facts if not any(flag.startswith("years:") for flag in fact.flags)
    ]
    return next(
        f
        for f in found
        if f.role == role and all(getattr(f, name) == value for name, value in fields.items())
    )


def scientists(number, usd=136_142, years=7, country=UK):
    return [(usd + step, years, country, "Data scientist") for step in range(number)]


def test_pay_is_shown_in_pounds_at_the_surveys_own_rate(tmp_path):
    fact = pay(read(StackOverflow(), extract(tmp_path, *scientists(12))))
    assert fact.currency == "GBP"
    assert fact.value == pytest.approx(100_000, abs=10)
    assert (fact.basis, fact.n_unit, fact.period, fact.country) == (Basis.TOTAL, "people", "2025", "GB")


def test_the_ends_of_a_countrys_pay_are_left_out(tmp_path):
    imported = read(StackOverflow(), extract(tmp_path, *scientists(50, years=3)))
    assert pay(imported).n == 48
    assert imported.dropped["ends of the country's pay"] == 2


def test_every_figure_of_the_extract_says_that_it_is_cut(tmp_path):
    imported = read(StackOverflow(), extract(tmp_path, *scientists(12)))
    assert "cut:usd5005-499750" in pay(imported).flags
    assert "low-pay countries read high" in imported.figures.source.note


def test_pay_stays_in_dollars_where_the_surveys_rate_is_unknown(tmp_path):
    fact = pay(read(StackOverflow(), extract(tmp_path, *scientists(12, country="Kenya"))))
    assert fact.currency == "USD"
    assert "own_currency_unknown" in fact.flags


def test_two_names_of_one_country_are_one(tmp_path):
    people = [*scientists(6, country="South Korea"), *scientists(6, country="Republic of Korea")]
    assert pay(read(StackOverflow(), extract(tmp_path, *people)), country="KR").n == 12


def test_bands_of_years_are_figures_of_their_own(tmp_path):
    imported = read(StackOverflow(), extract(tmp_path, *scientists(20, years=7), *scientists(20, years=25)))
    bands = {
        flag: fact.n for fact in imported.figures.facts for flag in fact.flags if flag.startswith("years:")
    }
    assert bands == {"years:5-9": 20, "years:20+": 20}


def test_students_and_those_without_a_country_are_dropped(tmp_path):
    others = [(136_145, 3, UK, "Student"), (136_145, 3, "Nomadic", "Data scientist")]
    imported = read(StackOverflow(), extract(tmp_path, *scientists(12), *others))
    assert imported.dropped["no canonical occupation"] == 1
    assert imported.dropped["no country"] == 1


def test_what_is_derived_keeps_the_licence_of_the_survey(tmp_path):
    source = read(StackOverflow(), extract(tmp_path, *scientists(12))).figures.source
    assert (source.licence, source.collection) == ("ODbL 1.0", Collection.SURVEY)
    assert source.attribution == "Contains information from the Stack Overflow Developer Survey"


def test_amounts_of_the_published_file_are_taken_as_stated(tmp_path):
    people = [
        ("GBP Pound sterling", 60_000 + step * 1_000, (60_000 + step * 1_000) * 1.4) for step in range(12)
    ]
    fact = pay(read(StackOverflow(), published(tmp_path, *people)))
    assert (fact.value, fact.currency, fact.period) == (65_500, "GBP", "2026")
    assert not any(flag.startswith("cut:") for flag in fact.flags)


def test_pay_in_another_currency_is_put_into_the_countrys_at_the_files_own_rate(tmp_path):
    pounds = [("GBP Pound sterling", 60_000, 84_000)] * 10
    fact = pay(
        read(StackOverflow(), published(tmp_path, *pounds, ("USD United States dollar", 84_000, 84_000)))
    )
    assert (fact.n, fact.value) == (11, 60_000)


def test_who_states_no_pay_is_counted(tmp_path):
    people = [("GBP Pound sterling", 60_000, 84_000)] * 6 + [("NA", "NA", "NA")] * 2
    assert read(StackOverflow(), published(tmp_path, *people)).dropped["no pay"] == 2


def test_a_name_without_a_year_is_not_recognised(tmp_path):
    path = write(tmp_path / "survey.csv", PUBLISHED_HEAD)
    assert "the year of the survey" in StackOverflow().recognise(path)


def test_half_of_the_extract_is_not_recognised(tmp_path):
    folder = extract(tmp_path, *scientists(1))
    (folder / "survey_results_language_trends.csv").unlink()
    assert "no survey_results_language_trends.csv" in StackOverflow().recognise(folder)


def test_pay_that_is_no_number_is_named(tmp_path):
    folder = extract(tmp_path, *scientists(3), ("plenty", 3, UK, "Data scientist"))
    with pytest.raises(SourceError, match=r"prediction\.csv:5: salary: expected a number, found plenty"):
        StackOverflow().read(folder, lambda _what, _done: None)


@pytest.fixture(scope="module")
def survey():
    return read(StackOverflow(), shared("data/stackoverflow-2025"))


@pytest.mark.parametrize(
    ("role", "level", "n"),
    [
        ("machine learning engineer", None, 25),
        ("engineering manager", Level.MANAGER, 53),
        ("chief technology officer", Level.C_LEVEL, 22),
    ],
)
def test_published_sample_sizes_are_met(survey, role, level, n):
    assert pay(survey, role, level=level, country="GB", kind=FactKind.PAY).n == n


@pytest.mark.parametrize(
    ("country", "language", "interval", "passes"),
    [
        ("US", "Go", (16.5, 9.3, 24.3), True),
        ("GB", "Go", (14.3, 1.7, 28.5), False),
        ("US", "Python", (6.1, -0.3, 12.8), False),
    ],
)
def test_published_language_premiums_are_met(survey, country, language, interval, passes):
    wanted = {"role": "backend developer", "country": country, "subject": language}
    fact = find(survey, FactKind.SKILL_PREMIUM, **wanted)
    assert (fact.value, fact.low, fact.high) == interval
    assert ("not_significant" not in fact.flags) is passes


def test_no_premium_of_python_can_be_measured_where_nearly_everybody_has_it(survey):
    premiums = [f for f in survey.figures.facts if f.kind is FactKind.SKILL_PREMIUM and f.subject == "Python"]
    assert premiums
    assert "machine learning engineer" not in {fact.role for fact in premiums}


def test_the_surveys_rates_are_those_of_its_own_file():
    folder = shared("data/stackoverflow-2025/raw-first-1000")
    imported = read(StackOverflow(), folder / "survey_results_public_2025_ids1-1000.csv")
    assert pay(imported, "backend developer", country="GB").value == 87_000
