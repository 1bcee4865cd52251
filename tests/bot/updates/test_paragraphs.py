"""The templates of updates: just the fields they are given, the same in every language."""

import dataclasses

import pytest
from jinja2 import meta

from bot.models import Place, Role
from bot.render import Renderer, Renderers
from bot.updates.paragraphs import KnownNow, Paragraph, say
from bot.updates.practice import SEASON_WEEKS

LANGUAGES = Renderers().languages
KINDS = Paragraph.__subclasses__()
MACROS = {"updates/tell.html.j2"}


def used(language, kind):
    environment = Renderer(language).environment
    source = environment.loader.get_source(environment, f"updates/{kind.template}.html.j2")[0]
    return meta.find_undeclared_variables(environment.parse(source))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_a_template_uses_just_the_fields_of_its_paragraph(kind, language):
    assert used(language, kind) == {field.name for field in dataclasses.fields(kind)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_of_updates_belongs_to_a_paragraph(language):
    names = Renderer(language).environment.list_templates(extensions=["j2"])
    updates = {name for name in names if name.startswith("updates/")}

    assert updates == MACROS | {f"updates/{kind.template}.html.j2" for kind in KINDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_week_of_a_season_has_its_own_text_to_copy(language):
    scripts = Renderer(language).lines("updates/scripts")

    assert set(scripts) == {str(week) for week in range(SEASON_WEEKS)}
    assert len({script["text"] for script in scripts.values()}) == SEASON_WEEKS
    assert all(set(script) == {"use", "text"} and len(script["text"]) <= 256 for script in scripts.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "urging", ["now or never", "hurry", "last chance", "don't miss", "jetzt oder nie", "beeil"]
)
def test_nobody_is_urged(language, urging):
    renderer = Renderer(language)
    folder = renderer._folder / "updates"

    assert [path.name for path in folder.iterdir() if urging in path.read_text("utf-8").casefold()] == []


def test_a_role_without_a_place_is_named_too():
    assert "Data engineer</b> can be answered now" in say(
        Renderer("en"), KnownNow(Role("data engineer"), None)
    )
    assert "United Kingdom</b> can be" in say(Renderer("en"), KnownNow(None, Place("GB")))
