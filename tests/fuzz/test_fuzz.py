"""Whatever Telegram's own types can say, the bot answers or passes over, and never stumbles."""

import os
import re

import pytest
import telegram

from tests.fuzz.updates import Updates

pytestmark = pytest.mark.anyio
COUNT = int(os.environ.get("MARKETBOT_FUZZ", "1000"))
"""How many updates; `make soak` asks for 100,000."""
_WORKED = re.compile(r'^marketbot_updates_total\{.*outcome="(\w+)".*\} (\S+)$', re.MULTILINE)


def outcomes(bot):
    found = {}
    for outcome, count in _WORKED.findall(bot.metrics.text().decode()):
        found[outcome] = found.get(outcome, 0) + int(float(count))
    return found


async def test_random_updates_raise_nothing(fake, start, figures):
    people = [fake.person(name) for name in ("Ann", "Bo <b>", "{{ Cy }}")]
    rooms = [*map(fake.private, people), fake.group("Team", *people)]
    chats = [telegram.Chat(room.id, room.kind) for room in rooms]
    users = [telegram.User(person.id, person.first_name, is_bot=False) for person in people]
    updates = Updates(7, chats, users)
    async with start(polling=False, chat_burst=COUNT) as bot:
        for _ in range(COUNT):
            await bot.take(updates.next())
        counted = outcomes(bot)

    assert counted.keys() == {"answered", "ignored"}
    assert sum(counted.values()) == COUNT
    figures(
        "Random updates",
        tried=f"{COUNT:,} updates made at random from the library's own types",
        happened=f"{counted['answered']:,} answered, {counted['ignored']:,} nobody's business, "
        "none ended in an error",
    )
