"""Every kind of answer in every language: complete without its tags, and in that language alone."""

import re
import unicodedata
from dataclasses import replace

import pytest

from bot.answers import nothing, small_talk, subscribing, subscriptions, table, why, wish
from bot.answers.answer import Answer
from bot.market import Market
from bot.models import Aspect, Intent, Money, PayPeriod, Place, Query, Role, Unclear
from bot.plain import to_text
from bot.render import Renderer, Renderers
from bot.schedule import Schedule
from knowledge.build import build
from knowledge.library import Library
from knowledge.models import Level
from knowledge.store import Knowledge
from knowledge.vocabulary.words import Vocabulary
from tests.bot.answers.kinds import kinds
from tests.builders import NOW, TODAY

LANGUAGES = Renderers().languages
OTHERS = [language for language in LANGUAGES if language != "en"]
DIRECTOR, SCIENTIST = Role("machine learning engineer", Level.DIRECTOR), Role("data scientist")
UK, US, MUNICH = Place("GB", "North West", "Manchester"), Place("US", "CA"), Place("DE", "BY", "Munich")
ASKED = Query(Intent.SALARY, roles=(DIRECTOR,), places=(UK,), money=(Money(72_000, "GBP", PayPeriod.YEAR),))
LONDON, SCOTLAND = Place("GB", "London", "London"), Place("GB", "Scotland")
RENTS = (("rent.a", "1100"), ("rent.b", "1900"), ("trip.a", ""))
EUROS = Money(72_000, "EUR", assumed=True)
TICKED = (Aspect.PLAN, Aspect.TICKS)
TOLD = (
    "a.base=92000 a.bonus=10% a.shares=10000 a.sign_on=8000 a.pension=5 a.leave=25 a.hours=37.5 a.country=GB "
    "b.base=84000 b.bonus=4000 b.shares= b.sign_on= b.pension= b.leave=30 b.hours=40"
)
OFFERED = Query(
    Intent.COMPARE, aspect=Aspect.OFFERS, details=tuple((*part.split("="),) for part in TOLD.split())
)
PRACTISED = Query(Intent.NEGOTIATION, aspect=Aspect.PRACTICE)
QUERIES = (
    *(replace(ASKED, intent=intent) for intent in Intent if intent is not Intent.WHY),
    *(
        replace(ASKED, flags=frozenset({flag}))
        for flag in ("older", "change", "change:level", "change:intent")
    ),
    Query(Intent.CHECKLIST, roles=(Role("iOS developer"),), places=(MUNICH,)),
    *(Query(Intent.SKILLS, roles=(DIRECTOR,), places=(UK,), aspect=aspect) for aspect in TICKED),
    Query(Intent.CHECKLIST, roles=(DIRECTOR,), places=(UK,), details=(("tick.python-numpy-pandas", "1"),)),
    replace(ASKED, roles=()),
    replace(ASKED, places=()),
    replace(ASKED, role_candidates=(DIRECTOR, SCIENTIST)),
    replace(ASKED, details=(("basis", "base"),)),
    replace(ASKED, money=(), aspect=Aspect.WORTH),
    Query(Intent.SALARY, roles=(DIRECTOR,), places=(UK,)),
    Query(Intent.SALARY, roles=(SCIENTIST,), places=(MUNICH,), money=(EUROS,), details=(("years", "12"),)),
    Query(Intent.COST_OF_LIVING, places=(UK,), aspect=Aspect.MOVE),
    Query(Intent.COST_OF_LIVING, places=(UK, LONDON), money=ASKED.money, details=RENTS),
    Query(Intent.COST_OF_LIVING, 1.0, (DIRECTOR,), (UK, SCOTLAND), ASKED.money, details=RENTS),
    Query(Intent.COST_OF_LIVING, 1.0, (SCIENTIST,), (MUNICH, UK), (EUROS,)),
    Query(Intent.COST_OF_LIVING, 1.0, (SCIENTIST,), (MUNICH, Place("FR")), (EUROS,)),
    Query(Intent.COST_OF_LIVING, places=(US, Place("US", "TX")), money=(Money(150_000, "USD"),)),
    Query(Intent.COST_OF_LIVING, places=(UK, LONDON), aspect=Aspect.MOVE),
    Query(Intent.COMPARE, roles=(SCIENTIST,), places=(US, UK)),
    Query(Intent.COMPARE, roles=(SCIENTIST, Role("data engineer")), places=(US,)),
    Query(Intent.COST_OF_LIVING, places=(US,)),
    Query(Intent.SKILLS, roles=(Role("backend developer"),), places=(US,)),
    Query(Intent.SALARY, roles=(SCIENTIST,), places=(US,), money=(Money(5_500, "USD"),)),
    replace(OFFERED, details=()),
    OFFERED,
    OFFERED.with_detail("b.country", "DE"),
    OFFERED.with_detail("b.country", "US").with_detail("b.pension", "8"),
    *(replace(OFFERED, flags=frozenset({flag})) for flag in ("side:a", "way:hour", "way:no_shares")),
    *(replace(PRACTISED, flags=frozenset({flag} - {""})) for flag in ("", "path:o", "path:ob", "path:raa")),
    replace(ASKED, intent=Intent.NEGOTIATION, flags=frozenset({"scripts"})),
    *(
        Query(Intent.SUBSCRIBE, roles=(DIRECTOR,), places=(UK,), flags=frozenset(flags.split()))
        for flags in ("", "at:23:00", "zone:Europe/London day:0 at:09:00")
    ),
)
ENGLISH = frozenset(
    "the of and is are it for to from with not no by this that which your you above below".split()  # noqa: SIM905
)
"""Small words that stand in no German sentence."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> list[Answer]:
    """Answer from the shipped knowledge, each kind at least once."""
    folder = tmp_path_factory.mktemp("shipped")
    library = Library(folder, folder)
    build(folder / "k.sqlite", library.reports(), library.figures(), now=NOW)
    market = Market(Knowledge(folder / "k.sqlite"), Vocabulary(), TODAY)
    found = [table.answer(query, market) for query in QUERIES]
    asked = replace(ASKED, intent=Intent.WHY, receipt="R-7F3KQ2AB")
    shown = [answer for answer in found if answer.figures]
    stood = why.Stood(TODAY, "k1")
    ladders = [why.why(asked, answer.query, answer.figures, answer.withheld, stood) for answer in shown]
    unclear = [nothing.unclear(Unclear()), nothing.unclear(Unclear(QUERIES[:2]))]
    return [
        *found,
        *ladders,
        *unclear,
        why.unknown_receipt(asked),
        small_talk.in_private(asked),
        *_followed(),
    ]


def _followed() -> list[Answer]:
    """Give the answers of who follows a market, which handlers make."""
    asked = Query(Intent.SUBSCRIPTIONS)
    one = subscriptions.Followed(DIRECTOR, UK, paused_until=TODAY)
    standing = subscriptions.Standing(Schedule("Europe/London"), (one, replace(one, place=US, monthly=True)))
    timed = Query(Intent.SUBSCRIBE, roles=(DIRECTOR,), places=(UK,))
    plan = subscribing.PlannedAnswer(
        query=timed, role=DIRECTOR, place=UK, schedule=standing.schedule, monthly=False, has_pay=False
    )
    return [
        subscriptions.subscribed(plan, standing, one, changed=True, is_first=True),
        subscriptions.overview(asked, standing),
        subscriptions.overview(asked, standing, dropped=(one,)),
        subscriptions.overview(asked, None),
        *(subscriptions.choose(asked, standing.schedule, part) for part in ("days", "hours")),
        subscriptions.stopped(asked, had_any=True),
        wish.kept(ASKED),
    ]


def words_of_the_knowledge(answer) -> list[str]:
    """Return what is printed as the sources have it, longest first."""
    held = [*answer.figures, *getattr(answer, "hidden", ())]
    records = [record for item in held for record in (item.fact, item.source)]
    texts = [text for each in (*records, *getattr(answer, "sources", ())) for text in vars(each).values()]
    return sorted({text for text in texts if isinstance(text, str) and len(text) > 3}, key=len, reverse=True)


def own_words(answer, language) -> set[str]:
    text = to_text(Renderer(language).render(answer).html)
    for printed in words_of_the_knowledge(answer):
        text = text.replace(printed, "")
    return set(re.findall(r"\w+", text.lower()))


def test_every_kind_of_answer_is_rendered_here(answers):
    assert {type(answer) for answer in answers} == set(kinds())


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_use_no_english_beside_the_words_of_the_sources(language, answers):
    leaked = {answer.template: own_words(answer, language) & ENGLISH for answer in answers}

    assert {template for template, words in leaked.items() if words} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_need_neither_links_nor_emoji(language, answers):
    for answer in answers:
        html = Renderer(language).render(answer, "R-7F3KQ2AB").html

        assert set(re.findall(r"</?(\w+)", html)) <= {"b", "i", "code"}
        assert not [letter for letter in html if unicodedata.category(letter) == "So"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_cut_short(language, answers):
    for answer in answers:
        text = to_text(Renderer(language).render(answer).html)

        assert not re.search(r"None|\(\)|\( |,,|,\)|\s[,.;](\s|$)|:\.", text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_of_a_reply_are_told_apart_by_their_words(language, answers):
    for answer in answers:
        labels = [button.label for button in Renderer(language).render(answer).buttons]

        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_say_once_that_the_reports_words_are_its_own(language, answers):
    def is_said(name):
        answer = next(answer for answer in answers if answer.template == name)
        return Renderer(language).render(answer).html.count("stehen im Original")

    assert (is_said("checklist"), is_said("salary")) == (1, 0)


def test_roles_and_places_are_named_as_the_language_writes_them():
    english, german = Renderer("en"), Renderer("de")

    assert english.role_name(Role("iOS developer", Level.MID)) == "iOS developer, mid level"
    assert german.role_name(Role("iOS developer", Level.MID)) == "iOS Developer, mittlere Stufe"
    assert german.role_name(Role("software development engineer in test")).endswith("Engineer in Test")
    assert german.role_name(Role("chief technology officer", Level.C_LEVEL)) == "Chief Technology Officer"
    assert german.place_name(MUNICH) == "München, Deutschland"


def test_a_language_that_is_not_the_replys_is_named(answers):
    greeting = next(answer for answer in answers if answer.template == "greeting")
    spanish = replace(greeting, query=Query(Intent.GREETING, flags=frozenset({"lang:es"})))

    assert "auf Spanisch geschrieben" in Renderer("de").render(spanish).html
    assert "in Spanish" in Renderer("en").render(spanish).html


@pytest.mark.parametrize(
    ("spoken", "language"), [("de", "de"), ("de-AT", "de"), ("DE", "de"), ("fr", "en"), ("", "en")]
)
def test_a_language_without_templates_is_answered_in_english(spoken, language):
    assert Renderers().of(spoken).language == language


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["labels", "chat", "commands"])
def test_short_texts_in_other_languages_are_not_english(name, language):
    groups = Renderer(language).lines(name)
    leaked = {
        text
        for texts in groups.values()
        for text in texts.values()
        if set(re.findall(r"\w+", text.lower())) & ENGLISH
    }

    assert leaked == set()


@pytest.mark.parametrize(
    ("place", "english", "german"),
    [
        (Place("GB", "Wales"), "Wales, United Kingdom", "Wales, Vereinigtes Königreich"),
        (Place("DE", "BY"), "Bavaria, Germany", "Bayern, Deutschland"),
        (Place("US", "CA", "San Diego"), "San Diego, United States", "San Diego, Vereinigte Staaten"),
    ],
)
def test_a_part_of_a_country_is_named_with_it(place, english, german):
    assert [Renderers().of(language).place_name(place) for language in ("en", "de")] == [english, german]
