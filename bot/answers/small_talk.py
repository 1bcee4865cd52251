"""Answers without figures: help, greeting, thanks, and what is not for this bot."""

from dataclasses import dataclass
from typing import ClassVar

from bot.answers.answer import Answer, Next
from bot.market import Market
from bot.models import Intent, Place, Query, Role
from knowledge.models import Level

_EXAMPLE_ROLE = Role("machine learning engineer", Level.DIRECTOR)
_EXAMPLE_PLACE = Place("GB")
_UNNAMED = frozenset({"assistant", "injection", "trivia"})
"""Topics that noise is taken for as well: they are not named in the answer."""
_EXAMPLES = (
    Query(Intent.SALARY, roles=(_EXAMPLE_ROLE,), places=(_EXAMPLE_PLACE,)),
    Query(Intent.SKILLS, roles=(_EXAMPLE_ROLE,), places=(_EXAMPLE_PLACE,)),
    Query(Intent.COST_OF_LIVING, places=(_EXAMPLE_PLACE,)),
)


@dataclass(frozen=True, kw_only=True)
class HelpAnswer(Answer):
    """What the bot does, with three examples to tap."""

    template: ClassVar[str] = "help"


@dataclass(frozen=True, kw_only=True)
class GreetingAnswer(Answer):
    """One line on what the bot does, with three examples to tap."""

    template: ClassVar[str] = "greeting"


@dataclass(frozen=True, kw_only=True)
class ThanksAnswer(Answer):
    """A short answer to thanks."""

    template: ClassVar[str] = "thanks"


@dataclass(frozen=True, kw_only=True)
class ForgottenAnswer(Answer):
    """The person's own figures are deleted."""

    template: ClassVar[str] = "forgotten"


@dataclass(frozen=True, kw_only=True)
class InPrivateAnswer(Answer):
    """Before others: what is asked needs somebody's own figures, which are asked for in private."""

    template: ClassVar[str] = "in_private"


@dataclass(frozen=True, kw_only=True)
class OutOfScopeAnswer(Answer):
    """A polite short answer for what is not for this bot; `topic` names a near miss where it is known."""

    template: ClassVar[str] = "out_of_scope"
    topic: str | None


def examples() -> tuple[tuple[Next, ...], ...]:
    """Offer three questions that show what the bot can do."""
    return tuple((Next(f"example_{query.intent}", query),) for query in _EXAMPLES)


def help_(query: Query, _market: Market) -> Answer:
    """Answer what the bot can do."""
    return HelpAnswer(query=query, next=examples())


def greeting(query: Query, _market: Market) -> Answer:
    """Answer a greeting."""
    return GreetingAnswer(query=query, next=examples())


def thanks(query: Query, _market: Market) -> Answer:
    """Answer thanks."""
    return ThanksAnswer(query=query)


def forgotten(query: Query, _market: Market) -> Answer:
    """Answer who wants their own figures deleted; the caller, who keeps them, deletes them."""
    return ForgottenAnswer(query=query, next=examples())


def in_private(query: Query) -> Answer:
    """Point to the private chat."""
    return InPrivateAnswer(query=query)


def out_of_scope(query: Query, _market: Market) -> Answer:
    """Answer what is not for this bot, and say what is."""
    topics = {flag.removeprefix("scope:") for flag in query.flags if flag.startswith("scope:")}
    return OutOfScopeAnswer(query=query, next=examples(), topic=next(iter(sorted(topics - _UNNAMED)), None))
