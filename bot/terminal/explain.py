"""What stands behind an answer, for `--explain` and `--json`."""

import json
from typing import Any

from bot.assistant import Turn
from bot.evidence import Figure
from bot.plain import to_text
from bot.receipts import query_to_json


def explain(turn: Turn) -> str:
    """Return the query, the facts with the words they were read from, and the template, as text."""
    lines = [f"query     {query_to_json(turn.answer.query)}", f"template  {turn.reply.template}"]
    for figure in turn.answer.figures:
        lines.append(f"fact      {_fact_line(figure)}")
        if figure.fact.quote:
            lines.append(f"          read from: {figure.fact.quote}")
    return "\n".join(lines)


def _fact_line(figure: Figure) -> str:
    fact = figure.fact
    said = fact.model_dump(
        mode="json", exclude_none=True, exclude={"quote", "source", "flags", "method_version"}
    )
    shown = ", ".join(f"{key} {value}" for key, value in said.items())
    return f"{shown}; source {fact.source}, method {fact.method_version}, grade {figure.grade}"


def as_json(turn: Turn) -> str:
    """Return the whole turn as one JSON object."""
    return json.dumps(_turn(turn), ensure_ascii=False, indent=1)


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "template": turn.reply.template,
        "query": json.loads(query_to_json(turn.answer.query)),
        "text": to_text(turn.reply.html),
        "html": turn.reply.html,
        "receipt": turn.reply.receipt,
        "figures": [_figure(figure) for figure in turn.answer.figures],
        "buttons": [button.label for button in turn.reply.buttons],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        **figure.fact.model_dump(mode="json", exclude_none=True),
        "grade": str(figure.grade),
        "age_months": figure.age_months,
        "checks": {str(check.criterion): str(check.grade) for check in figure.checks},
        "attribution": figure.source.attribution,
        "licence": figure.source.licence,
    }
