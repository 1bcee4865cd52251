import math
from dataclasses import replace

import polars as pl
import pytest

from knowledge.sources.language_premiums import Premium, passing, premiums

EDUCATION = ("BSc", "MSc", "none")


def people(count, premium):
    """Pay that is exactly what role, years and education say, times the premium for every second person."""
    rows = []
    for number in range(count):
        uses, years, degree = number % 2 == 0, number * 7 % 30, number * 5 % 3
        wobble = 0.02 * math.sin(number * 12.9898)
        log_pay = 11 + 0.2 * math.log1p(years) + 0.1 * degree + (math.log1p(premium) if uses else 0) + wobble
        rows.append((number, "data engineer", "GB", math.exp(log_pay), float(years), EDUCATION[degree], uses))
    schema = ["id", "title", "code", "usd", "years", "education", "uses"]
    return pl.DataFrame(rows, schema=schema, orient="row")


def languages(table):
    everyone = table.select("id", language=pl.lit("SQL"))
    return pl.concat([everyone, table.filter("uses").select("id", language=pl.lit("Go"))])


def found(count=200, premium=0.15):
    table = people(count, premium)
    return premiums(table, languages(table))


def test_a_premium_is_found_net_of_years_and_education():
    (one,) = found()
    assert one.language == "Go"
    assert one.low < 15 < one.high
    assert one.percent == pytest.approx(15, abs=0.6)
    assert (one.n, one.users) == (200, 100)


def test_a_language_that_everybody_has_gives_no_premium():
    assert "SQL" not in {one.language for one in found()}


def test_fewer_than_thirty_users_give_no_premium():
    assert found(count=58) == []


def test_who_names_no_language_is_left_out():
    table = people(200, 0.15)
    silent = table.with_columns(pl.col("id") + 1000)
    (one,) = premiums(pl.concat([table, silent]), languages(table))
    assert one.n == 200


def test_many_tests_raise_the_bar():
    one = Premium("title", "GB", "Go", 5.0, 1.0, 9.0, n=100, users=50, p_value=0.03)
    idle = [replace(one, language=str(number), p_value=0.5 + number / 100) for number in range(20)]
    assert passing([one]) == {one}
    assert passing([one, *idle]) == frozenset()


def test_the_rule_steps_up():
    one = Premium("title", "GB", "Go", 5.0, 1.0, 9.0, n=100, users=50, p_value=0.03)
    better = replace(one, language="Rust", p_value=0.04)
    assert passing([one, better]) == {one, better}


def test_no_tests_pass_nothing():
    assert passing([]) == frozenset()
