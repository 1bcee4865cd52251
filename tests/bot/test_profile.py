"""What a person asked to be remembered, and nothing else."""

from dataclasses import replace

from bot.models import REMEMBER, Aspect, Intent, Money, PayPeriod, Query, Role
from bot.profile import Profile, from_json, to_json

PAY = Money(72_000.0, "GBP", PayPeriod.YEAR)
WORTH = Query(Intent.SALARY, roles=(Role("data engineer"),), aspect=Aspect.WORTH)
TICKS = Query(Intent.SKILLS, roles=(Role("data engineer"),), aspect=Aspect.TICKS)
REMEMBERED = frozenset({REMEMBER})


def test_nothing_is_learnt_that_was_not_to_be_remembered():
    assert Profile().learn(replace(WORTH, money=(PAY,))) == Profile()


def test_pay_that_is_to_be_remembered_is_supplied_later():
    profile = Profile().learn(replace(WORTH, money=(PAY,), flags=REMEMBERED))

    assert profile.supply(WORTH).pay == PAY


def test_pay_said_anew_is_not_replaced():
    said = replace(WORTH, money=(replace(PAY, amount=80_000.0),))

    assert Profile(pay=PAY).supply(said) == said


def test_a_question_that_is_not_about_own_pay_gets_none():
    asked = Query(Intent.SALARY, roles=WORTH.roles)

    assert Profile(pay=PAY).supply(asked) == asked


def test_remembered_ticks_come_back_and_can_be_taken_back():
    ticked = replace(TICKS.with_detail("tick.python", "1"), flags=REMEMBERED)
    profile = Profile(pay=PAY).learn(ticked)
    unticked = profile.supply(TICKS).with_detail("tick.python", None)

    assert profile == Profile(PAY, ("tick.python",))
    assert profile.supply(unticked) == unticked
    assert profile.learn(unticked) == Profile(PAY)


def test_a_profile_survives_its_json():
    profile = Profile(PAY, ("tick.python", "tick.sql"))

    assert from_json(to_json(profile)) == profile
    assert to_json(Profile()) == "{}"
