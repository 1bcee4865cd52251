"""The receipt of an answer: its code, its evidence as JSON, and the way back."""

import base64
import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from bot.answers.answer import Answer
from bot.evidence import Figure, Withheld
from bot.models import Place, Query
from bot.people.receipts import Receipt

_CODE_LENGTH = 8


@cache
def _query_form() -> TypeAdapter[Query]:
    return TypeAdapter(Query)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The evidence of an answer: what it showed, and what it said that it does not show."""

    figures: tuple[Figure, ...]
    withheld: tuple[Withheld, ...] = ()


@cache
def _ladder_form() -> TypeAdapter[Ladder]:
    return TypeAdapter(Ladder)


def query_to_json(query: Query) -> str:
    """Write a query as JSON, its sets in order, the same on every run."""
    form = _query_form().dump_python(query, mode="json", exclude_defaults=True)
    if "flags" in form:
        form["flags"] = sorted(form["flags"])
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))


def query_from_json(text: str) -> Query:
    """Read a query that `query_to_json` wrote; raise ValueError for anything else."""
    return _query_form().validate_json(text)


def stripped(query: Query) -> Query:
    """Drop what must not change the answer: the words it was read from, and how sure the reading was."""
    return replace(
        query,
        confidence=1.0,
        roles=tuple(replace(role, surface="") for role in query.roles),
        role_candidates=tuple(replace(role, surface="") for role in query.role_candidates),
        places=tuple(_stripped_place(place) for place in query.places),
        money=tuple(replace(money, surface="") for money in query.money),
    )


def _stripped_place(place: Place) -> Place:
    other = _stripped_place(place.alternative) if place.alternative else None
    return replace(place, surface="", alternative=other)


def write_receipt(answer: Answer, *, knowledge_version: str, template_version: str, today: date) -> Receipt:
    """Make the receipt of an answer."""
    return receipt_of(
        answer.query,
        answer.template,
        Ladder(answer.figures, answer.withheld),
        knowledge_version=knowledge_version,
        template_version=template_version,
        today=today,
    )


def receipt_of(
    query: Query,
    kind: str,
    ladder: Ladder,
    *,
    knowledge_version: str,
    template_version: str,
    today: date,
) -> Receipt:
    """Make a receipt. Grades age by whole months, so the month is part of the code.

    Only that a pay was named goes into the code, never the pay: a short hash could be tried out. The
    evidence does, since what a person told beside may choose other figures for the same question.
    """
    bare = replace(stripped(query), receipt=None)
    month = today.replace(day=1)
    unpaid = bare.without_own()
    evidence = _ladder_form().dump_json(ladder).decode()
    said = "\n".join(
        (
            query_to_json(unpaid),
            f"own pay: {bare.is_personal}",
            kind,
            knowledge_version,
            template_version,
            month.isoformat(),
            evidence,
        )
    )
    digest = base64.b32encode(hashlib.sha256(said.encode()).digest()).decode()
    return Receipt(
        code=f"R-{digest[:_CODE_LENGTH]}",
        query=query_to_json(unpaid),
        knowledge_version=knowledge_version,
        template_version=template_version,
        as_of=month,
        kind=kind,
        evidence=evidence,
    )


def read_ladder(receipt: Receipt) -> Ladder:
    """Read the evidence of an answer back from its receipt; raise ValueError for one of an older form."""
    return _ladder_form().validate_json(receipt.evidence)
