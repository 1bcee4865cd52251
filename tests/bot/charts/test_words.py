"""The words in a picture, and the text that stands for it."""

import re

from bot.charts import alternative
from bot.charts.words import Words
from bot.plain import to_text
from knowledge.models import Basis, Collection
from tests.bot.charts.pieces import ENGLISH, POUNDS, average, chart, figure
from tests.builders import pay, quantiles

NUMBER = re.compile(r"\d[\d,]*\d|\d")


def words_of(drawn):
    words = Words(ENGLISH)
    parts = [words.say("title", drawn), words.say("measure", drawn)]
    for one in drawn.figures:
        parts += [words.say(part, one) for part in ("heading", "middle", "evidence")]
    return parts + ([words.say("own_pay", drawn.pay)] if drawn.pay else [])


def test_the_alternative_holds_every_number_of_the_picture():
    drawn = chart(average(n=2338), figure(), figure(quantiles(n=20, p25=51_234)), pay=POUNDS)
    text = alternative(drawn, ENGLISH)
    spread = {"40,000", "50,000", "75,000", "90,000", "51,234"}

    assert spread | set(NUMBER.findall(" ".join(words_of(drawn)))) <= set(NUMBER.findall(text))


def test_the_alternative_tells_no_more_than_may_be_shown():
    text = alternative(chart(figure(quantiles(n=20))), ENGLISH)

    assert "£50,000" in text
    assert "£40,000" not in text


def test_the_alternative_is_one_paragraph():
    assert "\n" not in alternative(chart(average(), figure(), pay=POUNDS), ENGLISH)


def test_what_is_left_out_is_named():
    dollars = figure(quantiles(currency="USD", title="Data Plumber"))

    text = alternative(chart(left_out=(dollars,), pay_left_out=True), ENGLISH)

    assert "Not drawn, in another currency or pay period: Data Plumber, Acme (USD a year)." in text
    assert "Your pay is not drawn" in text


def test_four_rows_fit_under_a_telegram_photo():
    title = "Information technology and telecommunications directors"
    row = figure(quantiles(title=title), publisher="Office for National Statistics")

    assert len(to_text(alternative(chart(*[row] * 4, pay=POUNDS), ENGLISH))) <= 1024


def test_the_alternative_is_escaped_and_the_picture_is_not():
    drawn = chart(figure(pay(title="R&D <lead>")))

    assert "R&amp;D &lt;lead&gt;" in alternative(drawn, ENGLISH)
    assert Words(ENGLISH).say("heading", drawn.figures[0]) == "R&D <lead>"


def test_every_row_says_its_basis():
    words = Words(ENGLISH)
    total = figure(quantiles(basis=Basis.TOTAL))
    posted = figure(quantiles(basis=Basis.UNSTATED), collection=Collection.POSTED)

    assert "total pay" in words.say("evidence", total)
    assert "job adverts, base or total not stated" in words.say("evidence", posted)


def test_a_small_sample_is_said_to_be_one():
    assert words_of(chart(figure(pay(n=7))))[-1].endswith("7\u00a0people, evidence\u00a0C, few answers")


def test_each_source_is_credited_once_with_its_licence():
    other = figure(id="other", attribution="Other", licence="CC0 1.0")

    credit = Words(ENGLISH).say("sources", chart(figure(), figure(), other))

    assert credit == "Acme pay survey, licence: CC BY 4.0 · Other, licence: CC0 1.0"
