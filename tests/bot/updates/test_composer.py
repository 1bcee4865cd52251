"""The weekly message: only what changed, data apart from method, silence where there is nothing to say."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models import Intent, Money, PayPeriod, Place, Role
from bot.plain import to_text
from bot.updates.composer import Composer, Followed
from bot.updates.drafts import MOST_UNITS
from knowledge.models import FactKind, Status
from tests.approval import approve
from tests.bot.updates.markets import (
    PLACE,
    RENDERERS,
    ROLE,
    compose,
    growth,
    index,
    known,
    premium,
    snapshot,
)
from tests.builders import TODAY, claim, pay, quantiles

LANGUAGES = ["en", "de"]
BADGE = claim(FactKind.CERTIFICATION, subject="Cloud Badge", text="Recommended.")
RETIRED = BADGE.model_copy(
    update={"status": Status.RETIRED, "review_by": date(2026, 10, 1), "superseded_by": "Cloud Badge 2"}
)
COUNTRY = (index(73.4, "2026-08-07"), growth(3.9, "2026-07"))
BEFORE = (pay(), premium("Go", 9), premium("Rust", 5), BADGE)
SKILLS = claim(FactKind.CHECKLIST_ITEM, text="Keep a list.")
_RECEIPT = re.compile(r"R-[0-9A-Z]{8}")


def story(composed):
    buttons = "\n".join(" | ".join(button.label for button in row) for row in composed.reply.rows)
    return f"{masked(to_text(composed.reply.html))}\n\n{buttons}"


def masked(said):
    """Leave out receipts, which change with every template."""
    return _RECEIPT.sub("R-…", said)


@pytest.fixture
def told(tmp_path):
    return known(tmp_path / "old", *BEFORE, country=COUNTRY)


@pytest.fixture
def now(tmp_path):
    """Give the knowledge that came after, of other facts."""

    def now(*facts, country=COUNTRY):
        return known(tmp_path / "new", *facts, country=country)

    return now


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_week_reads_as_approved(told, now, language):
    changed = pay(63_500, n=120, period="2026-10"), premium("Go", 9), premium("Rust", 12), BADGE
    later = now(*changed, country=(index(72.9, "2026-08-14"), growth(4, "2026-08")))
    composed = compose(told, later, language, own_pay=Money(60_000, "GBP"))

    approve(f"updates/changed_week_{language}", story(composed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiet_week_reads_as_approved(told, language):
    approve(f"updates/quiet_week_{language}", story(compose(told, told, language, speaks_when_quiet=True)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_of_method_reads_as_approved(told, now, language):
    later = now(pay(70_000, period="2026-10", method_version="2"), *BEFORE[1:])

    approve(f"updates/method_change_{language}", story(compose(told, later, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_retired_claim_reads_as_approved(told, now, language):
    approve(f"updates/retired_claim_{language}", story(compose(told, now(*BEFORE[:3], RETIRED), language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_message_reads_as_approved(told, language):
    approve(f"updates/first_message_{language}", story(compose(None, told, language)))


@pytest.mark.parametrize(
    ("language", "first", "quiet"),
    [
        ("en", "No pay figure for Wales alone is held", "the whole country"),
        ("de", "Für Wales allein liegt keine", "das ganze Land"),
    ],
)
def test_pay_of_the_whole_country_is_not_that_of_its_part(told, vocabulary, language, first, quiet):
    wales = Place("GB", "Wales")
    composer = Composer(told, vocabulary, RENDERERS, lambda _market, _version: snapshot(told, place=wales))
    said = composer.compose([Followed(ROLE, wales)], language, TODAY).reply.html
    again = [Followed(ROLE, wales, told.version)]

    assert first in said
    assert quiet in composer.compose(again, language, TODAY, speaks_when_quiet=True).reply.html


def test_nothing_is_said_when_nothing_changed(told):
    assert compose(told, told) is None


def test_what_was_told_last_counts_and_not_what_was_built_since(told, now):
    again = now(*BEFORE)

    assert compose(told, again) is None


@pytest.mark.parametrize("hidden", [pay(90_000, n=4, source="acme", title="Hidden"), premium("C", 9, n=3)])
def test_what_may_not_be_shown_is_no_news(told, now, hidden):
    assert compose(told, now(*BEFORE, hidden)) is None


def test_how_many_adverts_a_country_counts_is_no_news(told, now):
    more = now(*BEFORE, country=(index(73.4, "2026-08-07"), growth(3.9, "2026-07", n=5_001)))

    assert compose(told, more) is None


def test_a_countrys_figure_that_was_revised_is_told_as_such(told, now):
    later = now(*BEFORE, country=(index(73.4, "2026-08-07"), growth(3.7, "2026-07")))

    assert "before, +3.9 % (as first printed for the same time)" in compose(told, later).reply.html


def test_no_percent_is_printed_across_a_change_of_method(told, now):
    html = compose(told, now(pay(70_000, method_version="2"), *BEFORE[1:])).reply.html

    assert "£70,000" in html
    assert not re.search(r"[+-]\d+\.\d %", html)


def test_other_levels_are_no_news(told, now):
    assert compose(told, now(*BEFORE, pay(90_000, level="senior", title="Senior Data Engineer"))) is None


def test_a_source_that_came_whole_has_one_line(tmp_path, now):
    whole = [pay(70_000, title="Data engineers"), premium("C", 4), premium("Go", 5)]
    of_other = tuple(fact.model_copy(update={"source": "adverts"}) for fact in whole)
    html = compose(known(tmp_path / "bare", *BEFORE), now(*BEFORE, country=of_other)).reply.html

    assert html.count("• New: ") == 1
    assert "Data engineers, Advert Lab" in html


def test_claims_that_retire_together_have_one_line(tmp_path, now):
    item = BADGE.model_copy(update={"kind": FactKind.CHECKLIST_ITEM, "subject": "Credential"})
    its_end = RETIRED.model_copy(update={"kind": item.kind, "subject": item.subject})
    html = compose(known(tmp_path / "two", pay(), BADGE, item), now(pay(), RETIRED, its_end, country=()))

    assert html.reply.html.count("No longer recommended") == 1


def test_what_is_gone_is_named_with_its_date(told, now):
    html = compose(told, now(*BEFORE[1:])).reply.html

    assert "No longer held: Data Engineer, Acme (survey, base pay), £60,000 (September 2026)." in html


def test_own_pay_stands_under_its_market_alone(told, now):
    later = now(quantiles(value=66_000, p50=66_000), *BEFORE[1:])
    with_pay = compose(told, later, own_pay=Money(5_000, "GBP", PayPeriod.MONTH)).reply.html

    assert "Your £60,000 a year is <b>9.1 % below</b>" in with_pay
    assert "In its spread about" in with_pay
    assert "Your" not in compose(told, later).reply.html


def test_a_pay_in_another_currency_is_not_compared(told, now):
    later = now(pay(66_000), *BEFORE[1:])

    assert compose(told, later, own_pay=Money(60_000, "EUR")) == compose(told, later)


def test_a_pay_is_in_neither_receipt_nor_buttons(told, now):
    composed = compose(told, now(pay(66_000), *BEFORE[1:]), own_pay=Money(61_234, "GBP"))

    assert "61234" not in repr(composed.receipt) + repr(composed.reply.rows)


def test_the_receipt_holds_what_stands_now_and_nothing_that_was(told, now):
    composed = compose(told, now(pay(66_000), *BEFORE[1:]))

    assert '"value":66000' in composed.receipt.evidence
    assert '"value":60000' not in composed.receipt.evidence
    assert composed.reply.receipt == composed.receipt.code


def test_every_message_has_its_ways_out(told, now):
    composed = compose(told, now(pay(66_000), *BEFORE[1:]))
    intents = [button.query.intent for button in composed.reply.buttons]

    assert {Intent.WHY, Intent.SUBSCRIPTIONS, Intent.UNSUBSCRIBE} <= set(intents)


def test_several_markets_come_as_one_message(told, now, vocabulary):
    later = now(pay(66_000), *BEFORE[1:], SKILLS)
    old = snapshot(told)
    composer = Composer(later, vocabulary, RENDERERS, lambda _market, version: old if version else None)
    markets = [Followed(ROLE, PLACE, "v1"), Followed(Role("nurse"), Place("GB"), None)]
    html = composer.compose(markets, "en", TODAY).reply.html

    assert html.count("what changed") == 1
    assert "Nothing new: Nurse, United Kingdom." in html


def test_the_same_message_is_written_once(told, now, vocabulary):
    later, old = now(pay(66_000), *BEFORE[1:]), snapshot(told)
    composer = Composer(later, vocabulary, RENDERERS, lambda _market, _version: old)
    first, second = (composer.compose([Followed(ROLE, PLACE, "v1")], "en", TODAY) for _ in range(2))

    assert first is second


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 10), st.text(max_size=40))
def test_a_message_fits_into_one_whatever_is_followed(told_everywhere, count, language):
    composer, places = told_everywhere
    followed = [Followed(ROLE, place, None) for place in places[:count]]
    composed = composer.compose(followed, language, TODAY + timedelta(days=count), own_pay=Money(1, "GBP"))

    assert len(composed.reply.html.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert 1 <= len(composed.snapshots) <= count


def test_what_does_not_fit_is_named_and_told_next_time(told_everywhere):
    composer, places = told_everywhere
    composed = composer.compose([Followed(ROLE, place, None) for place in places], "en", TODAY)
    told = {key for key, _ in composed.snapshots}
    untold = [place for place in places if Followed(ROLE, place).key not in told]

    assert untold
    assert all(f"Data engineer, {place.city}, United Kingdom" in composed.reply.html for place in untold)
    assert "More is new, and comes next time" in composed.reply.html


@pytest.fixture(scope="module")
def told_everywhere(tmp_path_factory):
    """A role that is paid in many places, each with as much to tell as there can be."""
    places = [Place("GB", city=f"Town {number}") for number in range(10)]
    facts = [quantiles(region=place.city, title=f"Data Engineer {'x' * 60}") for place in places]
    knowledge = known(tmp_path_factory.mktemp("many"), *facts, country=(index(73, "2026-08-07"),))
    from knowledge.vocabulary.words import Vocabulary

    return Composer(knowledge, Vocabulary(), RENDERERS, lambda _market, _version: None), places
