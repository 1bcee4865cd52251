"""What stands under an update: where it comes from, a text to copy, and the ways out of it."""

from dataclasses import replace

from bot.answers.answer import BESIDE, Next
from bot.answers.subscriptions import ONE, PAUSE
from bot.models import Button, Intent, Place, Query, Role
from bot.render import Renderer
from bot.timing import MONTHLY, WEEKLY

Row = tuple[Button, ...]


def why_row(renderer: Renderer, role: Role | None, place: Place | None, receipt: str | None) -> Row:
    """Offer the evidence of what was told, and the whole answer on pay."""
    here = Query(Intent.SALARY, roles=(role,) if role else (), places=(place,) if place else ())
    pay = replace(here, flags=frozenset({BESIDE}))
    why = Query(Intent.WHY, receipt=receipt, flags=frozenset({BESIDE}))
    offered = [Next("why_these", why)] if receipt else []
    if role and place:
        offered.append(Next(str(Intent.SALARY), pay))
    return tuple(renderer.button(item) for item in offered)


def copy_row(renderer: Renderer, text: str) -> Row:
    """Offer a text to copy."""
    label = renderer.button(Next("copy_text", Query(Intent.NEGOTIATION))).label
    return (Button(label, Query(Intent.NEGOTIATION), text),)


def ways_out(renderer: Renderer, role: Role | None, place: Place | None, *, monthly: bool) -> tuple[Row, ...]:
    """Offer to hear of the one market that is followed less often, or never again; of several, to choose."""
    stop = renderer.button(Next("updates_stop" if role else "updates_stop_all", Query(Intent.UNSUBSCRIBE)))
    if role is None or place is None:
        return ((renderer.button(Next("subscriptions", Query(Intent.SUBSCRIPTIONS))), stop),)
    one = Query(Intent.SUBSCRIPTIONS, roles=(role,), places=(place,), flags=frozenset({ONE}))
    often = ("updates_weekly", WEEKLY) if monthly else ("updates_monthly", MONTHLY)
    offered = [
        Next(label, replace(one, flags=one.flags | {flag}))
        for label, flag in (often, ("updates_pause", PAUSE))
    ]
    return tuple(renderer.button(item) for item in offered), (stop,)
