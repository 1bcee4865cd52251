"""Corrections: what was revised or withdrawn, with its reason; never what is merely newer."""

import pytest

from bot.updates.corrections import CorrectionKind, Held, found_corrections, stands
from knowledge.models import FactKind, Status
from tests.bot.updates.markets import index
from tests.builders import claim, pay


def kinds(old, *now, latest=None):
    return [found.kind for found in found_corrections([old], Held(now, latest or {}))]


def test_what_is_still_held_needs_no_correction():
    assert kinds(pay(), pay(), pay(70_000, title="Other")) == []


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (pay(61_000), CorrectionKind.REVISED),
        (pay(n=90), CorrectionKind.REVISED),
        (pay(61_000, method_version="2"), CorrectionKind.RECOUNTED),
        (pay(status=Status.RETIRED), CorrectionKind.RETIRED),
        (pay(status=Status.WITHDRAWN), CorrectionKind.WITHDRAWN),
    ],
)
def test_another_figure_of_the_same_time_is_a_correction(now, kind):
    assert kinds(pay(), now) == [kind]


def test_a_new_period_corrects_nothing():
    newer = pay(66_000, period="2026-10")

    assert kinds(pay(), newer, latest={("acme", FactKind.PAY): "2026-10"}) == []


@pytest.mark.parametrize(
    ("latest", "flags", "found"),
    [
        ("2026-08-14", (), []),
        ("2026-08-07", (), [CorrectionKind.REVISED]),
        ("2026-08-14", ("reason:a wrong base",), [CorrectionKind.REVISED]),
    ],
)
def test_a_series_that_is_estimated_anew_is_corrected_for_a_reason_alone_once_it_went_on(
    latest, flags, found
):
    shown, now = index(73.4, "2026-08-07"), index(73.9, "2026-08-07", flags=flags)

    assert kinds(shown, now, latest={("adverts", FactKind.ADVERT_INDEX): latest}) == found


def test_a_figure_that_is_gone_and_has_no_successor_is_withdrawn():
    assert kinds(pay(), latest={("acme", FactKind.PAY): "2026-09"}) == [CorrectionKind.WITHDRAWN]


def test_words_that_are_gone_correct_no_figure():
    assert kinds(claim(FactKind.ADVICE, text="Ask.")) == []


def test_a_source_may_say_why():
    now = pay(61_000, flags=("reason:two towns were counted twice",))

    assert found_corrections([pay()], Held((now,)))[0].reason == "two towns were counted twice"


def test_what_was_told_is_not_told_again():
    once = found_corrections([pay()], Held((pay(61_000),)))
    known = stands([pay()], once)

    assert known == (pay(61_000),)
    assert found_corrections(known, Held((pay(61_000),))) == ()


def test_what_was_withdrawn_stands_no_more():
    assert stands([pay()], found_corrections([pay()], Held(()))) == ()
