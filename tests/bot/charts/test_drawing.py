"""The picture itself: its size, its bytes, what is on it and what is not."""

import io
import subprocess
import sys
from dataclasses import astuple

import pytest
from PIL import Image, ImageColor, ImageFont

from bot.charts import draw
from bot.charts.canvas import _FONTS, DARK, LIGHT, Type
from bot.formats import Formats
from bot.models import Money, PayPeriod
from tests.bot.charts.pieces import ENGLISH, POUNDS, average, chart, figure
from tests.builders import pay, quantiles

CURRENCIES = (
    "GBP",
    "EUR",
    "USD",
    "INR",
    "PLN",
    "SEK",
    "CZK",
    "JPY",
    "TRY",
    "BRL",
    "CHF",
    "ILS",
    "KRW",
    "VND",
)
LONG = "Principal Engineer for Data, Analytics Platforms and Machine Learning Infrastructure " * 2


def picture(drawn, *, dark=False):
    return Image.open(io.BytesIO(draw(drawn, ENGLISH, dark=dark)))


def colours(image):
    return {colour for _, colour in image.convert("RGB").getcolors(100_000)}


def luminance(colour):
    parts = [part / 255 for part in ImageColor.getrgb(colour)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("rows", [1, 3, 5])
def test_a_picture_is_a_png_of_1000_pixels_that_grows_with_its_rows(rows):
    image = picture(chart(*[figure()] * rows))

    assert (image.format, image.width) == ("PNG", 1000)
    assert image.height - picture(chart()).height == pytest.approx(145 * (rows - 1), abs=30)


def test_the_same_content_gives_the_same_bytes():
    assert draw(chart(pay=POUNDS), ENGLISH) == draw(chart(pay=POUNDS), ENGLISH)


@pytest.mark.parametrize(("dark", "ink"), [(False, LIGHT), (True, DARK)])
def test_light_and_dark_have_their_own_paper(dark, ink):
    assert picture(chart(), dark=dark).convert("RGB").getpixel((2, 2)) == ImageColor.getrgb(ink.paper)


def test_percentiles_that_the_sample_does_not_support_are_not_drawn():
    few, fewer = (chart(figure(quantiles(n=20, p10=p10))) for p10 in (40_000, 45_000))
    many, more = (chart(figure(quantiles(n=29, p10=p10))) for p10 in (40_000, 45_000))

    assert draw(few, ENGLISH) == draw(fewer, ENGLISH)
    assert draw(many, ENGLISH) != draw(more, ENGLISH)


def test_an_average_has_no_band():
    band = ImageColor.getrgb(LIGHT.half)

    assert band in colours(picture(chart()))
    assert band not in colours(picture(chart(average(), average(60_000))))


def test_own_pay_is_dashes_at_its_place():
    with_pay = picture(chart(pay=Money(65_000, "GBP", PayPeriod.YEAR))).convert("RGB")
    own = ImageColor.getrgb(LIGHT.yours)
    dashes = [x for x in range(1000) if with_pay.getpixel((x, 275)) == own]

    assert dashes
    assert dashes[-1] - dashes[0] < 6
    assert own not in colours(picture(chart()))


def test_pay_far_off_the_axis_does_not_squeeze_the_bars():
    far, further = (chart(pay=Money(amount, "GBP", PayPeriod.YEAR)) for amount in (8e5, 9e5))
    rows = [picture(one).convert("RGB").crop((0, 180, 1000, 400)).tobytes() for one in (far, further)]

    assert rows[0] == rows[1]


def test_long_names_stay_inside():
    drawn = chart(figure(quantiles(title=LONG), publisher=LONG, attribution=LONG), title=LONG)
    margin = picture(drawn).convert("RGB").crop((970, 0, 1000, 10_000))

    assert draw(drawn, ENGLISH) != draw(chart(), ENGLISH)
    assert colours(margin) <= {ImageColor.getrgb(LIGHT.paper), (0, 0, 0)}


def test_a_single_small_amount_can_be_drawn():
    assert picture(chart(average(450, unit="day", n=12), unit="day")).height > 300


@pytest.mark.parametrize("ink", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_bars_stand_out_from_the_paper(ink):
    assert min(contrast(colour, ink.paper) for colour in (ink.text, ink.quiet, ink.yours)) >= 4.5
    assert min(contrast(colour, ink.paper) for colour in (ink.tails, ink.text)) >= 3
    assert len(set(astuple(ink))) == len(astuple(ink))


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt", "pl", "cs", "sv"])
@pytest.mark.parametrize("weight", ["Regular", "SemiBold"])
def test_the_font_has_every_sign_of_an_amount(weight, language):
    font = ImageFont.truetype(_FONTS / f"NotoSans-{weight}.ttf", 40)
    missing = bytes(font.getmask("\uffff"))
    amounts = "".join(Formats(language).amount(1_234_567, currency) for currency in CURRENCIES)
    signs = {sign for sign in amounts + "äöüßéèêëçñãõáíóúąćęłńśźżčďěňřšťůýžåøæ…·" if not sign.isspace()}

    assert [sign for sign in sorted(signs) if bytes(font.getmask(sign)) == missing] == []


def test_a_line_that_is_too_long_is_cut_with_an_ellipsis():
    kind = Type(25)
    lines = kind.wrap(LONG, 500, 2)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(kind.width(line) <= 500 for line in lines)


def test_pillow_is_loaded_only_to_draw():
    code = "import sys, bot.charts; sys.exit('PIL' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_but_a_median_can_be_drawn():
    band = ImageColor.getrgb(LIGHT.half)

    assert band not in colours(picture(chart(figure(pay(n=7)))))
