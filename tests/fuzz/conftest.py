"""The running bot and the fake Bot API of the conversations."""

from tests.bot.conftest import knowledge
from tests.bot.handlers.conftest import clock, fake, start

__all__ = ["clock", "fake", "knowledge", "start"]
