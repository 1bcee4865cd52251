"""What people do in a chat with the bot, and what it kept of that."""

import sqlite3
from contextlib import closing
from pathlib import Path

from telegram import Message

ML_UK = "/subscribe ml director uk mondays 9am"


async def said(fake, chat, text, person=None) -> Message:
    """Say something that is answered by one message."""
    await fake.say(chat, text, *([person] if person else []))
    (reply,) = await fake.replies(chat)
    return reply


async def pressed(fake, message, *labels) -> Message:
    """Press buttons, each under what the message became by the press before."""
    for label in labels:
        await (await fake.press(message, label)).answered()
        message = fake.message(message)
    return message


async def subscribed(fake, chat, text=ML_UK, zone="Europe/London") -> Message:
    return await pressed(fake, await said(fake, chat, text), zone)


def labels(message) -> list[str]:
    return [button.text for row in message.reply_markup.inline_keyboard for button in row]


def kept(folder: Path) -> bytes:
    """Return every byte of the people database, its journal included."""
    return b"".join(path.read_bytes() for path in folder.glob("people.sqlite*"))


def rows(folder: Path, *tables: str) -> list[int]:
    """Count what the people database holds in each of the tables."""
    with closing(sqlite3.connect(folder / "people.sqlite")) as people:
        return [people.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
