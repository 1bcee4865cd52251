"""Mark the claims that rest on a certificate which can no longer be earned."""

import json
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from knowledge.models import Fact, FactKind, Status

_FILE = Path(__file__).parent / "retired_certificates.json"
_NOT_IN_A_NAME = re.compile(r"\b(?:certified|certification)\b|[^\w]+")
_ADVISED = {
    FactKind.CERTIFICATION,
    FactKind.CERTIFICATION_PREMIUM,
    FactKind.CHECKLIST_ITEM,
    FactKind.ADVICE,
}


class _Retired(NamedTuple):
    names: tuple[str, ...]
    retired_on: date
    superseded_by: str


def with_retirements(facts: Iterable[Fact], today: date) -> tuple[Fact, ...]:
    """Return the facts; those that advise or price a certificate retired by `today` say so."""
    return tuple(_marked(fact, today) if fact.kind in _ADVISED else fact for fact in facts)


def _marked(fact: Fact, today: date) -> Fact:
    words = _folded(f"{fact.subject or ''} {fact.text or ''}")
    for retired in _all_retired():
        if retired.retired_on <= today and any(name in words for name in retired.names):
            return fact.model_copy(
                update={
                    "status": Status.RETIRED,
                    "review_by": retired.retired_on,
                    "superseded_by": retired.superseded_by,
                }
            )
    return fact


def _folded(text: str) -> str:
    return " ".join(_NOT_IN_A_NAME.sub(" ", text.lower()).split())


@cache
def _all_retired() -> tuple[_Retired, ...]:
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        _Retired(tuple(row["names"]), date.fromisoformat(row["retired_on"]), row["superseded_by"])
        for row in rows
    )
