"""What is no text: voice, pictures, places, forwards. One polite line in private, nothing elsewhere."""

from telegram import Update

from bot.handlers.desk import Desk, Visit


class Other:
    """Answers what cannot be read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def decline(self, update: Update, visit: Visit) -> None:  # noqa: ARG002 - whatever it is
        """Say that only text is read."""
        await self._desk.outbox.send(visit.place, self._desk.say(visit)["lines"]["text_only"])

    async def decline_forward(self, update: Update, visit: Visit) -> None:  # noqa: ARG002
        """Say that somebody else's words are not read as a question."""
        await self._desk.outbox.send(visit.place, self._desk.say(visit)["lines"]["no_forwards"])
