"""The command line: marketbot ask | chat | parse | run | knowledge … | doctor."""

import gc
import sys
from importlib import import_module
from pathlib import Path

import click
import platformdirs

from bot.terminal.opening import fail, opened

_LAZY = {
    "knowledge": "bot.terminal.knowledge:knowledge",
    "doctor": "bot.terminal.doctor:doctor",
    "key": "bot.terminal.key:key",
    "run": "bot.terminal.run:run",
    "updates": "bot.terminal.updates:updates",
    "state": "bot.terminal.state:state",
}


class _Group(click.Group):
    """Imports a command's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_LAZY])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _LAZY:
            module, _, name = _LAZY[cmd_name].partition(":")
            found: click.Command = getattr(import_module(module), name)
            return found
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="job-market-bot", prog_name="marketbot")
def main() -> None:
    """Answers about the tech job market, each figure with its evidence.

    Settings are read from the environment, each with the prefix MARKETBOT_; `marketbot doctor` shows them.
    """


@main.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the answer and its facts as JSON.")
@click.option(
    "--explain", is_flag=True, help="Print the query, the facts and the template behind the answer."
)
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path), help="Draw the pay band as a PNG.")
def ask(text: tuple[str, ...], *, as_json: bool, explain: bool, chart: Path | None) -> None:
    """Answer one question, such as: marketbot ask "/salary ml-director uk"."""
    gc.disable()  # a process that answers once and ends has nothing to collect: a tenth of a second
    from bot.models import Utterance
    from bot.plain import to_text

    with opened() as app:
        turn = app.assistant.reply(Utterance(" ".join(text)))
        if as_json:
            from bot.terminal import explain as explaining

            click.echo(explaining.as_json(turn))
            return
        click.echo(to_text(turn.reply.html, styled=sys.stdout.isatty()))
        if chart:
            from bot.terminal.picture import save

            save(turn, app.renderers.of("en"), chart)
        if explain:
            from bot.terminal import explain as explaining

            click.echo("\n" + explaining.explain(turn))


@main.command()
def chat() -> None:
    """Converse in the terminal; buttons are numbered choices, quit ends it."""
    from bot.terminal import chat as chatting

    with opened() as app:
        chatting.run(app, platformdirs.user_state_path("marketbot", appauthor=False) / "history")


@main.command()
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path), default="-"
)
def parse(file: Path) -> None:
    """Understand JSON lines {"id", "text"}, one record out a line; - or nothing reads standard input."""
    from bot.parse import parse_lines

    with opened(with_knowledge=False) as app, click.open_file(str(file), encoding="utf-8") as lines:
        bad = 0
        for number, line in enumerate(lines, start=1):
            try:
                click.echo(parse_lines(line, app.understanding))
            except ValueError as error:
                bad += 1
                click.echo(f"{file}:{number}: {error}", err=True)
    if bad:
        fail(f"{bad} lines could not be read")
