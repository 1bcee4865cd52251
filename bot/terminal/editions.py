"""marketbot updates send | progress | pause | resume | cancel: what an operator does with editions."""

import secrets
import time

import click

from bot.app import App
from bot.delivery.due import cut, due_count
from bot.delivery.editions import CANCELLED, PAUSED, SENDING, Editions, NoSuchEditionError, Standing
from bot.delivery.engine import Orders, has_queue, open_orders
from bot.delivery.message import State
from bot.terminal.opening import fail, opened

_LOOK_SECONDS = 1.0


@click.command()
@click.option("--dry-run", is_flag=True, help="Only tell how many are due.")
def send(*, dry_run: bool) -> None:
    """Order what is due at once, instead of with the next tick; the workers send it."""
    with opened(with_knowledge=False) as app:
        with app.ledger.state.reading() as connection:
            due = due_count(connection, app.clock())
        chats = f"{due.now} due now, {due.in_the_morning} wait for the morning where they are"
        if dry_run:
            click.echo(f"chats: {chats}; nothing was ordered")
            return
        orders = _orders(app)
        with click.progressbar(length=due.now + due.in_the_morning, label="ordering") as bar:
            while count := _cut(app, orders):
                bar.update(count)
        orders.close()
        click.echo(f"chats: {chats}; `marketbot updates progress` tells how far they are")


@click.command()
@click.argument("edition", required=False)
@click.option("--follow", is_flag=True, help="Go on until all is sent.")
def progress(edition: str | None, *, follow: bool) -> None:
    """Tell how far all editions are, or one."""
    with opened(with_knowledge=False) as app:
        standings = _standings(app, edition)
        if not standings:
            fail(f"there is no edition {edition}" if edition else "nothing has been sent yet")
        for standing in standings:
            click.echo(line(standing))
        if follow:
            _follow(app, edition)


@click.command()
@click.argument("edition")
def pause(edition: str) -> None:
    """Stop sending an edition until it is resumed."""
    _turn(edition, PAUSED)


@click.command()
@click.argument("edition")
def cancel(edition: str) -> None:
    """Stop sending an edition for good."""
    _turn(edition, CANCELLED)


@click.command()
@click.argument("edition")
def resume(edition: str) -> None:
    """Go on sending an edition that was paused."""
    with opened(with_knowledge=False) as app:
        orders = _orders(app)
        try:
            with app.ledger.state.writing() as connection:
                editions = Editions(connection)
                editions.turn(edition, SENDING)
                for piece in editions.unfinished(edition):
                    orders(connection, piece, secrets.token_hex(4))
        except NoSuchEditionError as error:
            fail(str(error))
        orders.close()
        _tell(app, edition)


def line(standing: Standing) -> str:
    """Write how far an edition is, on a line."""
    done = standing.total - standing.left
    share = done / standing.total if standing.total else 1
    bar = "#" * round(20 * share)
    counts = ", ".join(
        f"{standing.counts[state]} {state.name.lower()}" for state in State if standing.counts[state]
    )
    return f"{standing.name} {standing.state} [{bar:<20}] {done}/{standing.total} {counts}".rstrip()


def _turn(edition: str, state: str) -> None:
    with opened(with_knowledge=False) as app:
        try:
            with app.ledger.state.writing() as connection:
                Editions(connection).turn(edition, state)
        except NoSuchEditionError as error:
            fail(str(error))
        _tell(app, edition)


def _tell(app: App, edition: str) -> None:
    for standing in _standings(app, edition):
        click.echo(line(standing))


def _standings(app: App, edition: str | None) -> list[Standing]:
    with app.ledger.state.reading() as connection:
        return list(Editions(connection).standings(edition))


def _follow(app: App, edition: str | None) -> None:
    """Show what is left of all that is being sent shrink to nothing."""

    def left() -> int:
        return sum(one.left for one in _standings(app, edition) if one.state == SENDING)

    before = left()
    with click.progressbar(length=before, label="sending") as bar:
        while before:
            time.sleep(_LOOK_SECONDS)
            now = left()
            bar.update(max(0, before - now))
            before = now


def _cut(app: App, orders: Orders) -> int:
    with app.ledger.state.writing() as connection:
        return cut(connection, app.clock(), orders)


def _orders(app: App) -> Orders:
    with app.ledger.state.reading() as connection:
        if not has_queue(connection):
            fail("no worker has run with this database yet: start `marketbot run` first")
    return open_orders(app.settings.state)
