"""marketbot knowledge build | add | check | show | sources | gaps | import."""

import re
from datetime import date
from pathlib import Path

import click

from bot.app import App
from bot.terminal.opening import fail, opened
from bot.terminal.progress import Progress
from knowledge.adding import Candidate, examine
from knowledge.models import Report, Source

_FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
_JUMP = click.option(
    "--accept-jump", is_flag=True, help="Accept a change of more than 30 % against the version before."
)
_PUBLISHER = click.option("--publisher", help="Who published the report; pasted text does not say.")
_ADDRESS = click.option("--address", help="Where the report was published.")
_LICENCE = click.option("--licence", help="Under which licence the report may be used.")
_SAID_ABOVE = {"source", "title", "role", "level", "country", "period", "method_version"}
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")


@click.group()
def knowledge() -> None:
    """Build the knowledge base, add reports to it, and look into it."""


@knowledge.command()
def build() -> None:
    """Build the knowledge base anew from all reports and figures, and swap it in."""
    with opened(with_knowledge=False) as app:
        progress = Progress()
        held = app.build_knowledge(progress)
        progress.close()
        click.echo(f"{app.settings.knowledge}: {held}")


@knowledge.command()
@_FILES
@_JUMP
@_PUBLISHER
@_ADDRESS
@_LICENCE
def add(
    files: tuple[Path, ...],
    *,
    accept_jump: bool,
    publisher: str | None,
    address: str | None,
    licence: str | None,
) -> None:
    """Add reports (pasted text, Markdown, HTML or JSON); all are added, or none and every error is shown."""
    with opened() as app:
        candidates = _examined(
            app, files, accept_jump=accept_jump, source=_source(app, publisher, address, licence)
        )
        new = [candidate.report for candidate in candidates if candidate.report and not candidate.known]
        for candidate in candidates:
            if candidate.known:
                click.echo(f"{candidate.file}: known already, nothing to add")
        if new:
            app.add_reports(new)
        for report in new:
            facts = _counted(len(report.facts), "fact")
            click.echo(f"added {report.title}, {report.country}, {report.period}: {facts}")


@knowledge.command()
@_FILES
@_JUMP
def check(files: tuple[Path, ...], *, accept_jump: bool) -> None:
    """Read reports and show every error in them; change nothing."""
    with opened() as app:
        for candidate in _examined(app, files, accept_jump=accept_jump, source=None):
            if candidate.report:
                click.echo(f"{candidate.file}: no errors; {_line(candidate.report)}")


def _examined(
    app: App, files: tuple[Path, ...], *, accept_jump: bool, source: Source | None
) -> list[Candidate]:
    """Read and check all files; end with every problem of every file where there is one."""
    candidates = examine(
        files,
        app.vocabulary,
        app.knowledge,
        today=app.clock().date(),
        accept_jump=accept_jump,
        source=source,
    )
    problems = [str(problem) for candidate in candidates for problem in candidate.problems]
    if problems:
        for problem in problems:
            click.echo(problem, err=True)
        fail(f"{_counted(len(problems), 'error')}; nothing was added, the knowledge stays as it was")
    return candidates


def _source(app: App, publisher: str | None, address: str | None, licence: str | None) -> Source | None:
    """Describe the publisher where one was named."""
    if publisher is None:
        return None
    today: date = app.clock().date()
    return Source(
        id="-".join("".join(c if c.isalnum() and c.isascii() else " " for c in publisher.lower()).split()),
        publisher=publisher,
        title=f"Market reports of {publisher}",
        address=address or "not stated",
        licence=licence or "not stated; facts only",
        attribution=publisher,
        retrieved=today,
        period="as each report says",
        collection="publisher",
        method_disclosed=False,
    )


@knowledge.command("import")
@click.argument("source")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def import_(source: str, path: Path) -> None:
    """Compute the figures of SOURCE from the publisher's own file or folder, and rebuild with them."""
    from knowledge.sources.table import run

    with opened(with_knowledge=False) as app:
        progress = Progress()
        found = run(source, path, app.settings.figures_folder, progress)
        progress.close()
        click.echo(f"{source}: read {found.read}, kept {found.kept}, {len(found.figures.facts)} facts")
        for reason, count in sorted(found.dropped.items()):
            click.echo(f"  dropped {count}: {reason}")
        click.echo(app.build_knowledge(progress))


@knowledge.command()
@click.argument("title", nargs=-1)
def show(title: tuple[str, ...]) -> None:
    """List the reports, or show those whose title holds the given words, older versions too."""
    wanted = " ".join(title).lower()
    with opened() as app:
        reports = [report for report in app.knowledge.reports() if wanted in report.title.lower()]
        for report in reports:
            click.echo(_line(report))
            if title:
                _show_report(report)
        found = _counted(len(reports), "report")
        click.echo(f"{found}, knowledge version {app.knowledge.version} of {app.knowledge.built_at}")


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _line(report: Report) -> str:
    place = f"{report.city}, {report.country}" if report.city else report.country
    facts = _counted(len(report.facts), "fact")
    return f"{report.title}, {place}, {report.period}, version {report.version}, {facts}"


def _show_report(report: Report) -> None:
    for section in report.sections:
        click.echo(f"  [{section.kind}] {section.heading}\n      {section.text}")
    for fact in report.facts:
        said = fact.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude=_SAID_ABOVE)
        click.echo("  " + ", ".join(f"{key} {value}" for key, value in said.items()))


@knowledge.command()
def sources() -> None:
    """List every source with its address, licence, period and age."""
    with opened() as app:
        today = app.clock().date()
        for source in app.knowledge.sources():
            click.echo(f"{source.id}\n  {source.publisher}: {source.title}\n  {source.address}")
            click.echo(f"  licence {source.licence}; print: {source.attribution}")
            click.echo(f"  period {source.period}; {_age(source, today)}")


def _age(source: Source, today: date) -> str:
    """Say how old figures are: from publication, from their period, or from when they were fetched."""
    if source.published:
        since, what = source.published, "since publication"
    elif found := _ISO_MONTH.match(source.period):
        since, what = date(int(found[1]), int(found[2]), 1), "since its period"
    else:
        since, what = source.retrieved, "since it was fetched"
    months = (today.year - since.year) * 12 + today.month - since.month
    return f"{months} months {what}"


@knowledge.command()
def gaps() -> None:
    """List what was asked and could not be answered, the most asked first; nobody's name is in it."""
    from bot.people.errors import StateError

    with opened(with_knowledge=False) as app:
        try:
            found = app.ledger.gaps()
        except StateError as problem:
            fail(str(problem))
        for gap in found:
            click.echo(
                f"{gap.times:6d}  {gap.intent}: {gap.role or 'any role'}, {gap.place or 'any place'}, "
                f"last on {gap.last_day}"
            )
        click.echo(f"{len(found)} gaps")
