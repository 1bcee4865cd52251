"""A raise in percent of what somebody earns: my boss offers 3 % more."""

import re
from dataclasses import replace

from bot.models import ON_PAY, Intent, Query, Stake
from bot.understand.stakes import stake_of

_PERCENT = r"\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent\b|per\scent\b|prozent\b)"
_RAISE = r"(?:raise|rise|increase|increment|hike|bump|uplift|more|mehr|(?:gehalts)?erhöhung)\b"
_SAID = re.compile(
    rf"(?P<before>{_PERCENT}\s?(?:\w+\s){{0,2}}{_RAISE}"
    rf"|\b{_RAISE}\s(?:of|by|von|um)\s(?:about\s|etwa\s)?(?P<after>{_PERCENT}",
    re.IGNORECASE,
)


class RaiseReader:
    """Reads it into a detail, raise.offer or raise.wish; who is offered one negotiates."""

    def complete(self, query: Query, text: str) -> Query:
        """Return a question about pay with the raise that is offered or wanted, in percent."""
        found = _SAID.search(text) if query.intent in ON_PAY else None
        if found is None:
            return query
        stake = stake_of(text[: found.start()], "")
        if query.intent is Intent.NEGOTIATION and stake is not Stake.OFFER:
            stake = Stake.WISH
        if stake not in {Stake.OFFER, Stake.WISH}:
            return query
        percent = (found["before"] or found["after"]).replace(",", ".")
        asked = replace(query, intent=Intent.NEGOTIATION, aspect=None)
        return asked.with_detail(f"raise.{stake}", percent)
