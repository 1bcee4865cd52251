"""What is kept of a chat, as JSON that its published schema describes."""

import json
from pathlib import Path

import jsonschema

from bot.people.chats import Chats, ChatSettings
from bot.people.contexts import Context, Contexts
from bot.people.export import export, export_schema
from bot.people.profiles import Profiles
from bot.people.schema import personal_tables
from tests.bot.people.conftest import CHAT_ID
from tests.builders import NOW

PUBLISHED = Path(__file__).parents[3] / "docs" / "export.schema.json"


def test_an_export_holds_everything_readable(connection, cipher):
    key = Chats(connection, cipher).meet(7, NOW)
    Contexts(connection, cipher).save({key: Context('{"intent":"salary"}')}, NOW)
    Profiles(connection, cipher).keep(key, '{"pay":72000}', NOW)
    ChatSettings(connection).choose(key, "language", "de")
    exported = export(connection, cipher, key)

    assert exported["chat"] == [{"sealed_id": "7", "met_at": NOW.isoformat()}]
    assert exported["context"][0]["context"] == '{"intent":"salary"}'
    assert exported["profile"][0]["profile"] == '{"pay":72000}'
    assert exported["setting"] == [{"name": "language", "value": "de"}]
    jsonschema.validate(json.loads(json.dumps(exported)), export_schema())


def test_no_table_is_left_out(filled, cipher):
    exported = export(filled, cipher, cipher.key_of(CHAT_ID))

    assert [len(rows) for rows in exported.values()] == [1] * len(personal_tables())
    jsonschema.validate(json.loads(json.dumps(exported)), export_schema())


def test_who_is_unknown_gets_empty_lists(connection, cipher):
    assert export(connection, cipher, "nobody") == {table.name: [] for table in personal_tables()}


def test_the_published_schema_is_that_of_the_tables():
    assert json.loads(PUBLISHED.read_text()) == export_schema()
