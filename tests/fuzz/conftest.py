"""The running bot and the fake Bot API of the conversations."""

from tests.bot.handlers.conftest import clock, fake, knowledge, start

__all__ = ["clock", "fake", "knowledge", "start"]
