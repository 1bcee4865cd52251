"""An answer becomes a reply: the template named by its kind, filled with its fields and nothing else."""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import prompts
from bot.answers.answer import Answer, Next
from bot.evidence import Check, Criterion, Figure, Grade, is_sampled
from bot.formats import Formats
from bot.models import Button, Place, Reply, Role
from bot.narrowing import band_of
from knowledge.models import FactKind, Level, Statistic
from knowledge.vocabulary.places import Places

_PROMPTS = Path(prompts.__file__).parent
_NOT_FOR_TEMPLATES = frozenset({"query", "next", "unread"})
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES_BEFORE_END = re.compile(r"[ \t]+\n")
_SMALL_WORD = 2
"""Letters of words that stay small inside a title: Ruby on Rails."""


class Renderers:
    """The renderers of all languages that have templates."""

    def __init__(self, places: Places | None = None) -> None:
        self._places = places or Places()
        self.languages = tuple(sorted(path.parent.name for path in _PROMPTS.glob("*/labels.toml")))
        self._made: dict[str, Renderer] = {}

    def of(self, language: str) -> "Renderer":
        """Return the renderer of a language, such as de or de-AT; English where there is none."""
        spoken = language.partition("-")[0].lower()
        known = spoken if spoken in self.languages else "en"
        if known not in self._made:
            self._made[known] = Renderer(known, self._places)
        return self._made[known]


class Renderer:
    """Renders answers in one language. The same answer gives the same text."""

    def __init__(self, language: str = "en", places: Places | None = None) -> None:
        self.language = language
        self._places = places or Places()
        self._folder = _PROMPTS / language
        self._formats = Formats(language)
        self._read: dict[str, dict[str, dict[str, str]]] = {}

    @cached_property
    def version(self) -> str:
        """A digest of all templates and labels: part of every receipt."""
        digest = hashlib.sha256()
        for path in sorted(self._folder.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(self._folder).as_posix().encode() + path.read_bytes())
        return digest.hexdigest()[:12]

    @property
    def _labels(self) -> dict[str, dict[str, str]]:
        return self.lines("labels")

    @cached_property
    def environment(self) -> Environment:
        """The templates with their filters; an unknown name is an error, all text is escaped."""
        environment = Environment(
            loader=FileSystemLoader(self._folder),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters |= self._filters()
        return environment

    def _filters(self) -> dict[str, Any]:
        formats = self._formats
        return {
            "amount": formats.amount,
            "number": formats.number,
            "ratio": formats.ratio,
            "percent": formats.percent,
            "change": formats.change,
            "country": formats.country,
            "language": formats.language,
            "day": formats.day,
            "month": formats.period,
            "month_of": lambda day: formats.period(f"{day:%Y-%m}"),
            "period": self._period,
            "label": self._label,
            "practised": lambda part, node: self.lines("practice")[node][part],
            "n_unit": partial(self._wording, group="n_unit"),
            "unit": partial(self._wording, group="unit"),
            "subject": partial(self._wording, group="subject"),
            "source_name": partial(self._wording, group="source"),
            "coverage": lambda source: self._labels["coverage"].get(source, ""),
            "role_name": self.role_name,
            "place_name": self.place_name,
            "spelled": self._spelled,
            "sentence": lambda text: text[:1].upper() + text[1:],
            "grade_reasons": self._grade_reasons,
            "sampled": lambda figure: is_sampled(figure.fact),
            "signed": self._signed,
            "band": lambda figure: band_of(figure.fact) or "",
        }

    def _label(self, code: str, group: str) -> str:
        return self._labels[group][str(code)]

    def _wording(self, words: str | None, group: str) -> str:
        """Put words of the knowledge base into this language; those without a label stay as they are."""
        return self._labels[group].get(words or "", words or "")

    def _period(self, figure: Figure) -> str:
        since = next((flag[6:] for flag in figure.fact.flags if flag.startswith("since:")), None)
        until = self._formats.period(figure.fact.period)
        if since is None:
            return until
        return self._labels["writing"]["period_range"].format(self._formats.period(since), until)

    def _signed(self, value: float, unit: str) -> str:
        if unit == "percent":
            return self._formats.change(value)
        return f"{self._formats.signed(value)} {self._label(unit, 'unit')}"

    def _grade_reasons(self, figure: Figure) -> list[str]:
        """Name what keeps a figure from grade A, for the checks that set its grade."""
        if figure.grade is Grade.A:
            return []
        reasons = [self._grade_reason(check, figure) for check in figure.weakest]
        is_average = figure.fact.kind is FactKind.PAY and figure.fact.statistic is Statistic.MEAN
        return [self._labels["grade_reason"]["average_only"], *reasons] if is_average else reasons

    def _grade_reason(self, check: Check, figure: Figure) -> str:
        if check.criterion is Criterion.TITLE and figure.match:
            return self._labels["match"][figure.match]
        return self._labels["grade_reason"][f"{check.criterion}_{check.grade}"]

    def role_name(self, role: Role) -> str:
        """Name a role as people write it: Senior data scientist; in German Senior Data Scientist."""
        occupation = role.occupation
        if self._labels["writing"]["role_capitals"] == "all":
            occupation = " ".join(
                _capital(word) if len(word) > _SMALL_WORD else word for word in occupation.split()
            )
        is_chief = role.level is Level.C_LEVEL and role.occupation.startswith("chief ")
        pattern = self._labels["level"][str(role.level)] if role.level and not is_chief else "{0}"
        return _capital(pattern.format(occupation))

    def place_name(self, place: Place) -> str:
        """Name a place: Manchester, United Kingdom; Wales, United Kingdom."""
        country = self._formats.country(place.country)
        part = place.city or (self._places.region_name(place.country, place.region) if place.region else None)
        return f"{self._spelled(part, place.country)}, {country}" if part else country

    def _spelled(self, name: str, country: str) -> str:
        """Spell a city or region as this language does; most stay as they are."""
        return self.lines("places").get(country, {}).get(name, name)

    def render(self, answer: Answer, receipt: str | None = None) -> Reply:
        """Render an answer; its receipt stands under it where it shows figures."""
        context = {
            field.name: getattr(answer, field.name)
            for field in fields(answer)
            if field.name not in _NOT_FOR_TEMPLATES
        }
        body = self._tidy(self.environment.get_template(f"replies/{answer.template}.html.j2").render(context))
        spoken = next((flag[5:] for flag in answer.query.flags if flag.startswith("lang:")), None)
        spoken = None if spoken == self.language else spoken
        shown = receipt if answer.figures else None
        frame = self.environment.get_template("frame.html.j2")
        sources = attributions(answer.figures)
        whole = Markup(body)  # noqa: S704 - rendered just above, with autoescape
        quoted = any(figure.fact.text for figure in answer.figures)
        html = frame.render(
            body=whole, unread=answer.unread, spoken=spoken, quoted=quoted, sources=sources, receipt=shown
        )
        rows = tuple(tuple(self._button(item, context) for item in row) for row in answer.next)
        return Reply(html=self._tidy(html), template=answer.template, rows=rows, receipt=shown)

    def button(self, item: Next) -> Button:
        """Render a button that belongs to no answer."""
        return self._button(item, {})

    def _button(self, item: Next, context: dict[str, Any]) -> Button:
        names = [self._name(name) for name in item.names]
        script = self._script(item.script, context) if item.script else None
        return Button(self._labels["buttons"][item.label].format(*names), item.query, script)

    def _script(self, name: str, context: dict[str, Any]) -> str:
        """Render a text that is meant to be copied: plain, with the figures of the answer in it."""
        text = self.environment.get_template(f"scripts/{name}.txt.j2").render(context)
        return self._tidy(str(Markup(text).unescape()))  # noqa: S704 - plain text from here on

    def _name(self, named: Role | Place | str) -> str:
        if isinstance(named, Role):
            return self.role_name(named)
        return self.place_name(named) if isinstance(named, Place) else named

    def page(self, name: str, /, **values: object) -> str:
        """Render what belongs to no answer: a page such as pages/privacy, a part of an update."""
        return self._tidy(self.environment.get_template(f"{name}.html.j2").render(values))

    def lines(self, name: str) -> dict[str, dict[str, str]]:
        """Read a file of short texts by group and key, such as those of the commands."""
        if name not in self._read:
            text = (self._folder / f"{name}.toml").read_text(encoding="utf-8")
            self._read[name] = tomllib.loads(text)
        return self._read[name]

    @staticmethod
    def _tidy(text: str) -> str:
        return _BLANK_LINES.sub("\n\n", _SPACES_BEFORE_END.sub("\n", text)).strip()


def _capital(text: str) -> str:
    """Begin a text with a capital, unless its first word has capitals already: iOS."""
    first = text.partition(" ")[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]


def attributions(figures: Iterable[Figure]) -> list[str]:
    """Give the words that sources ask for, each once, without the heading that stands over all of them."""
    return list(dict.fromkeys(figure.source.attribution.removeprefix("Source: ") for figure in figures))
