"""What an amount is to who negotiates: offered, earned now, offered elsewhere, or wanted."""

import re
from dataclasses import replace

from bot.models import Intent, Query, Stake

_SAID = {
    Stake.OTHER: (
        r"(?:another|other|second|rival|competing|different|higher|better)\soffers?|competing|competitor|elsewhere"
        r"|(?:ander|zweit|höher|besser)e[srn]?\sangebot|gegenangebot|konkurrenz\w*|anderswo|woanders"
    ),
    Stake.OFFER: r"(?:counter-?)?offer\w*|proposed|on\sthe\stable|biete[tn]?|boten|geboten|angebo\w*",
    Stake.NOW: (
        r"make|making|earn|earning|current(?:ly)?|present(?:ly)?|right\snow|i\sget|i'?m\s(?:at|on)|i\sam\s(?:at|on)"
        r"|paid|pays\sme|verdiene|derzeit\w*|aktuell\w*|momentan\w*|jetzig\w*|jetzt|bekomme|bisher\w*"
    ),
    Stake.WISH: (
        r"want|wanted|ask(?:ed|ing)?\sfor|aim(?:ing)?|target|hoping|hope|expect\w*|looking\sfor|would\slike|wish|deserve"
        r"|möchte|will|wünsche|wunsch\w*|hätte|forder\w*|verlange|erwarte|vorstell\w*|ziel"
    ),
}
_CUE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{stake}>{said})" for stake, said in _SAID.items()) + r")\b", re.IGNORECASE
)
_SPEAKERS = (
    r"(?:(?:that|which|die|das)\s)?(?:(?:they|he|she|hr|sie|mir)\s)?(?:(?:have|had|haben|wurden|from)\s)?"
)
_AFTER = re.compile(rf"\s?(?:base\s|salary\s)?{_SPEAKERS}(?={_CUE.pattern})", re.IGNORECASE)
_ON = re.compile(r"\bon\s$", re.IGNORECASE)


_TURNS = (Stake.OFFER, Stake.NOW, Stake.OTHER, Stake.WISH)


def on_the_table_first(query: Query) -> Query:
    """Return a negotiation with what is offered before all else: the amount that a form changes."""
    if query.intent is not Intent.NEGOTIATION:
        return query
    return replace(query, money=tuple(sorted(query.money, key=lambda money: _turn(money.stake))))


def is_leverage(query: Query) -> bool:
    """Tell whether somebody else's offer is set against what is on the table: competing offer 95k vs 88k."""
    stakes = {money.stake for money in query.money}
    return Stake.OTHER in stakes and len(stakes) > 1


def _turn(stake: Stake | None) -> int:
    return _TURNS.index(stake) if stake else 0


def stake_of(before: str, after: str) -> Stake | None:
    """Return what the nearest words say an amount is, those right after it first; None where none do."""
    following = _AFTER.match(after)
    cue = _CUE.match(after, following.end()) if following else None
    if cue is None:
        *_, cue = (None, *_CUE.finditer(before))
    if cue is not None:
        return Stake(str(cue.lastgroup))
    return Stake.NOW if _ON.search(before) else None
