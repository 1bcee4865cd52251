"""/privacy, /export, /delete."""

import json
import sqlite3
from contextlib import closing

import jsonschema
import pytest

from bot.people import schema
from bot.people.export import export_schema

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("bot")]


def rows(tmp_path):
    """Count the rows that belong to chats."""
    with closing(sqlite3.connect(tmp_path / "people.sqlite")) as database:
        return sum(
            database.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
            for table in schema.personal_tables()
        )


async def test_privacy_tells_of_every_table(fake, ann):
    await fake.say(ann, "/privacy")

    (reply,) = await fake.replies(ann)
    assert reply.text.count("• ") == len(schema.metadata.tables)
    assert "Backups run out after 30 days" in reply.text


async def test_an_export_is_one_file_as_its_schema_says(fake, bot, ann):
    await fake.say(ann, "/salary data engineer uk 72k")
    await fake.say(ann, "/export")
    _, reply = await fake.replies(ann, 2)
    file = await bot.bot.get_file(reply.document.file_id)
    exported = json.loads(await file.download_as_bytearray())

    jsonschema.validate(exported, export_schema())
    assert json.loads(exported["context"][0]["context"])["money"][0]["amount"] == 72000


async def test_two_taps_delete_everything(fake, ann, tmp_path):
    await fake.say(ann, "/salary data engineer uk 72k")
    await fake.say(ann, "/delete")
    _, offer = await fake.replies(ann, 2)
    assert rows(tmp_path) == 1

    await fake.press(offer, "Delete everything")
    (sure,) = await fake.edits(ann)
    await fake.press(sure, "Yes, delete everything")
    (gone,) = await fake.edits(ann)

    assert "is deleted" in gone.text
    assert rows(tmp_path) == 0


async def test_one_tap_deletes_nothing(fake, ann, tmp_path):
    await fake.say(ann, "/salary data engineer uk 72k")
    await fake.say(ann, "/delete")
    _, offer = await fake.replies(ann, 2)
    await fake.press(offer, "Delete everything")
    (sure,) = await fake.edits(ann)
    await fake.press(sure, "Keep it")
    (kept,) = await fake.edits(ann)

    assert kept.text == "Nothing was deleted."
    assert rows(tmp_path) == 1


async def test_in_a_group_only_administrators_export_and_delete(fake, team):
    bo, ann = team.members
    await fake.say(team, "/export", bo)
    await fake.say(team, "/delete", bo)
    await fake.say(team, "/delete", ann)
    *refused, offer = await fake.replies(team, 3)

    assert all("administrators" in reply.text for reply in refused)
    answer = await (await fake.press(offer, "Delete everything", bo)).answered()
    assert "administrators" in answer["text"]


async def test_nothing_that_was_said_can_be_read_in_the_database(fake, ann, tmp_path):
    await fake.say(ann, "/salary data engineer uk 72,345")
    await fake.replies(ann)
    content = b"".join(path.read_bytes() for path in tmp_path.glob("people.sqlite*"))

    assert b"72345" not in content
    assert str(ann.id).encode() not in content
