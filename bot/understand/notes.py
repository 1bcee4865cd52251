"""Entities without a sentence around them: "ml director uk", "72k london", "nurse or teacher"."""

from bot.models import Intent, Query, Unclear
from bot.understand.entities import Entities

LIKELY = 0.7
"""Confidence of the usual reading of a note that names a role."""
ABOUT_A_PLACE = (Intent.SALARY, Intent.COST_OF_LIVING, Intent.DEMAND)
ABOUT_PAY = (Intent.SALARY, Intent.COST_OF_LIVING, Intent.NEGOTIATION)


def ask(intent: Intent, entities: Entities, confidence: float = 1.0) -> Query:
    """Return a query with all that `entities` hold."""
    return Query(
        intent,
        confidence,
        roles=entities.roles,
        places=entities.places,
        money=entities.money,
        skill=entities.skill,
        role_candidates=entities.role_candidates,
    )


def read_note(entities: Entities) -> Query | Unclear:
    """Return what a note mostly asks: a role its pay, two roles a comparison, pay and place the living."""
    if len(entities.roles) > 1:
        return ask(Intent.COMPARE, entities, LIKELY)
    if entities.roles:
        return ask(Intent.SALARY, entities, LIKELY)
    if entities.places and entities.money:
        return ask(Intent.COST_OF_LIVING, entities, LIKELY)
    nearest = ABOUT_A_PLACE if entities.places else ABOUT_PAY
    return Unclear(tuple(ask(intent, entities, 1 / len(nearest)) for intent in nearest))
