"""All that is kept of a chat, opened, as one JSON; and the published schema of that JSON."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.people import schema
from bot.people.cipher import Cipher
from bot.people.columns import UtcTime, retention

SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_TYPES = {
    sa.Boolean: {"type": "boolean"},
    sa.Integer: {"type": "integer"},
    sa.BigInteger: {"type": "integer"},
    sa.Float: {"type": "number"},
    UtcTime: {"type": "string", "format": "date-time"},
}
_TEXT = {"type": "string"}
_HIDDEN = frozenset({"chat_key"})
"""Names of rows that say nothing to the person."""


def export(connection: sa.Connection, cipher: Cipher, chat_key: str) -> dict[str, list[dict[str, Any]]]:
    """Give every row that is kept of a chat, by table, its sealed values opened."""
    return {
        table.name: [
            {
                column.name: _open(value, column, cipher)
                for column, value in zip(_columns(table), row, strict=True)
            }
            for row in connection.execute(sa.select(*_columns(table)).where(table.c.chat_key == chat_key))
        ]
        for table in schema.personal_tables()
    }


def export_schema() -> dict[str, Any]:
    """Describe what `export` gives as JSON Schema, each field with its purpose."""
    return {
        "$schema": SCHEMA,
        "title": "What is kept of a chat",
        "type": "object",
        "additionalProperties": False,
        "required": [table.name for table in schema.personal_tables()],
        "properties": {table.name: _described(table) for table in schema.personal_tables()},
    }


def _columns(table: sa.Table) -> list[sa.Column[Any]]:
    return [column for column in table.c if column.name not in _HIDDEN]


def _open(value: object, column: sa.Column[Any], cipher: Cipher) -> object:
    if isinstance(value, bytes):
        return cipher.open(value, column.info["seal"])
    return value.isoformat() if isinstance(value, datetime) else value


def _described(table: sa.Table) -> dict[str, Any]:
    columns = _columns(table)
    row = {
        "type": "object",
        "additionalProperties": False,
        "required": [column.name for column in columns],
        "properties": {column.name: _field(column) for column in columns},
    }
    kept = retention(table).kept
    days = f"kept for {kept.days} days" if kept else "kept until it is changed or deleted"
    return {"type": "array", "description": days, "items": row}


def _field(column: sa.Column[Any]) -> dict[str, Any]:
    kind = _TYPES.get(type(column.type), _TEXT)
    said = kind | {"type": [kind["type"], "null"]} if column.nullable else kind
    return {"description": column.info["purpose"], **said}
