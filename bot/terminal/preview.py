"""marketbot updates preview: any message as its reader would see it. Nothing is sent, nothing remembered."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from bot.app import App
from bot.assistant import compose_turn
from bot.delivery.message import Edition
from bot.market import Market
from bot.models import Intent, Query, Reply, Unclear, Utterance
from bot.people.subscribers import Subscribers
from bot.people.wishes import Wish
from bot.plain import to_text
from bot.receipts import query_to_json
from bot.terminal.opening import fail, opened
from bot.updates.composer import Composer, Followed
from bot.updates.messages import Messages, kept_in
from bot.updates.owed import CORRECTION, WISH, Owed
from bot.updates.review import Review
from bot.updates.snapshots import Snapshot, take
from knowledge.store import Knowledge

_WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads a message: what they ask, in which language, and what they were told last."""

    query: Query
    language: str
    since: str | None
    wants_quiet_line: bool

    def older(self) -> Knowledge | None:
        """Open the older knowledge file that they were told from; None where there is none."""
        return Knowledge(Path(self.since)) if self.since and Path(self.since).is_file() else None


@click.command(context_settings={"ignore_unknown_options": True})  # the ids of groups begin with a minus
@click.argument("chat", type=int, required=False)
@click.option("--role", help="Instead of a chat: the role that somebody follows.")
@click.option("--place", help="Where.")
@click.option("--since", help="Told last: a knowledge version, or an older knowledge file; else nothing yet.")
@click.option("--language", default="en", show_default=True)
@click.option("--pay", default="", help="Own pay that the reader saved, such as 72k.")
@click.option("--quiet-line", is_flag=True, help="The reader wants a line when nothing changed.")
@click.option("--kind", type=click.Choice([_WEEKLY, CORRECTION, WISH]), default=_WEEKLY, show_default=True)
def preview(
    chat: int | None,
    role: str | None,
    place: str | None,
    since: str | None,
    language: str,
    pay: str,
    *,
    quiet_line: bool,
    kind: str,
) -> None:
    """Show the message that CHAT would get now, or somebody who follows --role in --place."""
    with opened() as app:
        if chat is not None:
            said = _for_chat(app, chat)
        elif role and place:
            reader = Reader(_query(app, role, place, pay), language, since, quiet_line)
            said = _shown({_WEEKLY: _weekly, CORRECTION: _correction, WISH: _wish}[kind](app, reader))
        else:
            fail("name a chat, or --role and --place")
        click.echo(said or "Nothing is sent: there is nothing new to tell.")


def _query(app: App, role: str, place: str, pay: str) -> Query:
    found = app.understanding.understand(Utterance(f"/salary {role}, {place} {pay}".strip()))
    if isinstance(found, Unclear) or found.role is None or found.place is None:
        fail(f"--role {role!r}, --place {place!r}: not a role and a place that are known")
    return found


def _for_chat(app: App, chat: int) -> str | None:
    state = app.ledger.state
    composer = Composer(app.knowledge, app.vocabulary, app.renderers, kept_in(state))
    messages = Messages(composer, _owed(app), app.cipher, app.clock)
    chat_key = app.cipher.key_of(chat)
    with state.reading() as connection:
        if Subscribers(connection).find(chat_key) is None:
            fail(f"chat {chat} follows nothing")
        message = messages.write(connection, Edition(_WEEKLY, _WEEKLY), chat_key)
    return _shown(Reply(message.html, _WEEKLY, message.rows)) if message else None


def _weekly(app: App, reader: Reader) -> Reply | None:
    role, place = reader.query.roles[0], reader.query.places[0]
    followed = Followed(role, place, reader.since)
    if older := reader.older():
        told: Snapshot | None = take(Market(older, app.vocabulary, app.clock().date()), role, place)
    else:
        told = kept_in(app.ledger.state)(followed.key, reader.since) if reader.since else None
    if reader.since and told is None:
        fail(f"--since {reader.since}: no such file, and nobody was told of this market from such a version")
    composer = Composer(app.knowledge, app.vocabulary, app.renderers, lambda _market, _version: told)
    composed = composer.compose(
        [followed],
        reader.language,
        app.clock().date(),
        own_pay=reader.query.pay,
        speaks_when_quiet=reader.wants_quiet_line,
    )
    return composed.reply if composed else None


def _correction(app: App, reader: Reader) -> Reply | None:
    """Write what who saw the answer on pay from the older file would be told now."""
    older, today = reader.older(), app.clock().date()
    if older is None:
        fail("a correction needs --since with an older knowledge file")
    market = Market(older, app.vocabulary, today)
    asked = Query(Intent.SALARY, roles=reader.query.roles, places=reader.query.places)
    _, receipt = compose_turn(asked, market, app.renderers.of(reader.language), older.version)
    findings = Review(app.knowledge).look_through(receipt) if receipt else None
    written = _owed(app).correction([findings], reader.language, today) if findings else None
    return written[0] if written else None


def _wish(app: App, reader: Reader) -> Reply | None:
    wish = Wish("", "", query_to_json(reader.query.without_own()), reader.language, app.clock())
    found = _owed(app).fulfilled([wish], app.clock().date())
    return found.reply if found else None


def _owed(app: App) -> Owed:
    return Owed(app.knowledge, app.vocabulary, app.renderers)


def _shown(reply: Reply | None) -> str | None:
    if reply is None:
        return None
    rows = "\n".join("  ".join(f"[{button.label}]" for button in row) for row in reply.rows)
    return f"{to_text(reply.html, styled=sys.stdout.isatty())}\n\n{rows}"
