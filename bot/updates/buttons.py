"""What stands under an update: where it comes from, a text to copy, and the ways out of it."""

from bot.answers.answer import Next, ask
from bot.models import Button, Intent, Place, Query, Role
from bot.render import Renderer

Row = tuple[Button, ...]


def why_row(renderer: Renderer, role: Role | None, place: Place | None, receipt: str | None) -> Row:
    """Offer the evidence of what was told, and the whole answer on pay."""
    here = Query(Intent.SALARY, roles=(role,) if role else (), places=(place,) if place else ())
    why = Next("why_these", ask(here, Intent.WHY, flags=frozenset({"this"}), receipt=receipt))
    offered = [why] if receipt else []
    if role and place:
        offered.append(Next(str(Intent.SALARY), here))
    return tuple(renderer.button(item) for item in offered)


def copy_row(renderer: Renderer, text: str) -> Row:
    """Offer a text to copy."""
    label = renderer.button(Next("copy_text", Query(Intent.NEGOTIATION))).label
    return (Button(label, Query(Intent.NEGOTIATION), text),)


def ways_out(renderer: Renderer) -> tuple[Row, ...]:
    """Offer the updates once a month, not for four weeks, or never again."""
    monthly, pause = (
        Next(f"updates_{name}", Query(Intent.SUBSCRIPTIONS, flags=frozenset({name})))
        for name in ("monthly", "pause")
    )
    stop = Next("updates_stop", Query(Intent.UNSUBSCRIBE))
    return (renderer.button(monthly), renderer.button(pause)), (renderer.button(stop),)
