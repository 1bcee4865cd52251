"""Templates against their answers: every name given, every field used, no arithmetic, all escaped."""

import dataclasses
from pathlib import Path

import pytest
from jinja2 import meta, nodes

import prompts
from bot.answers import table, why  # noqa: F401 - imports every kind of answer
from bot.evidence import Figure
from bot.models import Intent
from bot.render import Renderer
from knowledge.models import Fact, Level
from knowledge.vocabulary.words import Vocabulary
from tests.bot.answers.kinds import kinds

LANGUAGES = sorted(
    path.name for path in Path(prompts.__file__).parent.iterdir() if (path / "replies").is_dir()
)
KINDS = kinds()
NOT_FOR_TEMPLATES = {"query", "next", "unread"}


def parsed(language, name):
    environment = Renderer(language).environment
    return environment.parse(environment.loader.get_source(environment, name)[0])


def templates(language):
    return Renderer(language).environment.list_templates(extensions=["j2"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_a_template_uses_just_the_fields_of_its_answer(kind, language):
    used = meta.find_undeclared_variables(parsed(language, f"replies/{kind.template}.html.j2"))

    assert used == {field.name for field in dataclasses.fields(kind)} - NOT_FOR_TEMPLATES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_belongs_to_an_answer(language):
    replies = {name for name in templates(language) if name.startswith("replies/")}

    assert replies == {f"replies/{kind.template}.html.j2" for kind in KINDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_hold_no_arithmetic(language):
    arithmetic = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
    found = {name: list(parsed(language, name).find_all(arithmetic)) for name in templates(language)}

    assert {name for name, hits in found.items() if hits} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_never_switch_escaping_off(language):
    filters = {
        (name, node.name)
        for name in templates(language)
        for node in parsed(language, name).find_all(nodes.Filter)
    }

    assert {name for name, used in filters if used == "safe"} == set()


def test_no_answer_carries_a_fact_that_was_not_judged():
    bare = [
        (kind.template, field.name)
        for kind in KINDS
        for field in dataclasses.fields(kind)
        if Fact.__name__ in str(field.type) or field.type in {int, float}
    ]

    assert bare == []
    assert any("Figure" in str(field.type) for kind in KINDS for field in dataclasses.fields(kind))
    assert Figure.__dataclass_fields__["fact"].type is Fact


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_and_intent_has_its_words(language):
    labels = Renderer(language)._labels

    assert set(labels["level"]) == {str(level) for level in Level}
    assert {f"reading_{intent}" for intent in Intent} | set(Intent) <= set(labels["buttons"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["labels", "chat", "commands"])
def test_every_language_has_the_same_short_texts(name, language):
    english, spoken = Renderer("en").lines(name), Renderer(language).lines(name)

    assert {group: set(texts) for group, texts in spoken.items()} == {
        group: set(texts) for group, texts in english.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_templates_and_macros(language):
    def macros(spoken):
        names = templates(spoken)
        return {name: {macro.name for macro in parsed(spoken, name).find_all(nodes.Macro)} for name in names}

    assert macros(language) == macros("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_spelled_in_the_languages_own_way_are_places_that_are_known(language):
    places = Vocabulary().places
    unknown = [
        (country, name)
        for country, names in Renderer(language).lines("places").items()
        for name in names
        if not (places.region_name(country, name) or places.match(name))
    ]

    assert unknown == []
