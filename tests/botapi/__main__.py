"""Serve the fake on a port for trials by hand: type a line, read what the bot answers."""

import asyncio
import sys

from tests.botapi.fake import FakeTelegram
from tests.botapi.readback import message
from tests.botapi.transcript import transcript


async def serve(port: int) -> None:
    """Let one person, Ann, speak with the bot until the input ends; a line [label] presses a button."""
    async with FakeTelegram(port=port) as fake:
        sys.stdout.write(f"MARKETBOT_API_URL={fake.api_url} MARKETBOT_TOKEN={fake.token}\n")
        chat, shown = fake.private(fake.person("Ann")), 0
        while line := await asyncio.to_thread(sys.stdin.readline):
            said, text = fake.story.of(chat.id, "sent"), line.strip()
            if text.startswith("[") and said:
                await fake.press(message(said[-1]), text.strip("[]"))
            elif text:
                await fake.say(chat, text)
            await asyncio.sleep(0.5)
            sys.stdout.write(transcript(fake.story.events[shown:]))
            shown = len(fake.story.events)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]) if len(sys.argv) > 1 else 8081))
