"""The receipt of an answer: its code, its evidence as JSON, and the way back."""

import base64
import hashlib
import json
from dataclasses import replace
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from bot.answers.answer import Answer
from bot.evidence import Figure
from bot.models import Place, Query
from bot.people.receipts import Receipt

_CODE_LENGTH = 8


@cache
def _query_form() -> TypeAdapter[Query]:
    return TypeAdapter(Query)


@cache
def _ladder_form() -> TypeAdapter[tuple[Figure, ...]]:
    return TypeAdapter(tuple[Figure, ...])


def query_to_json(query: Query) -> str:
    """Write a query as JSON, its sets in order, the same on every run."""
    form = _query_form().dump_python(query, mode="json", exclude_defaults=True)
    if "flags" in form:
        form["flags"] = sorted(form["flags"])
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))


def query_from_json(text: str) -> Query:
    """Read a query that `query_to_json` wrote; raise ValueError for anything else."""
    return _query_form().validate_json(text)


def plain(query: Query) -> Query:
    """Drop what must not change the answer: the words it was read from, and how sure the reading was."""
    return replace(
        query,
        confidence=1.0,
        roles=tuple(replace(role, surface="") for role in query.roles),
        role_candidates=tuple(replace(role, surface="") for role in query.role_candidates),
        places=tuple(_plain_place(place) for place in query.places),
        money=tuple(replace(money, surface="") for money in query.money),
    )


def _plain_place(place: Place) -> Place:
    other = _plain_place(place.alternative) if place.alternative else None
    return replace(place, surface="", alternative=other)


def write_receipt(answer: Answer, *, knowledge_version: str, template_version: str, today: date) -> Receipt:
    """Make the receipt of an answer. Grades age by whole months, so the month is part of the code.

    Only that a pay was named goes into the code, never the pay: a short hash could be tried out.
    """
    bare = replace(plain(answer.query), receipt=None)
    month = today.replace(day=1)
    unpaid = bare.without_own()
    said = "\n".join(
        (
            query_to_json(unpaid),
            f"own pay: {bare.is_personal}",
            answer.template,
            knowledge_version,
            template_version,
            month.isoformat(),
        )
    )
    digest = base64.b32encode(hashlib.sha256(said.encode()).digest()).decode()
    return Receipt(
        code=f"R-{digest[:_CODE_LENGTH]}",
        query=query_to_json(unpaid),
        knowledge_version=knowledge_version,
        template_version=template_version,
        as_of=month,
        kind=answer.template,
        evidence=_ladder_form().dump_json(answer.figures).decode(),
    )


def read_ladder(receipt: Receipt) -> tuple[Figure, ...]:
    """Read the figures of an answer back from its receipt."""
    return _ladder_form().validate_json(receipt.evidence)
