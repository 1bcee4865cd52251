"""Updates are tested on small knowledge files built for each test, as answers are."""

from tests.bot.answers.conftest import market

__all__ = ["market"]
