"""Build a knowledge file aside, check it, and swap it in whole while the bot keeps serving the old one."""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from knowledge.errors import BuildError
from knowledge.models import Fact, Figures, Report, Source
from knowledge.schema import FACT_COLUMNS, migrate
from knowledge.store import SCHEMA_VERSION

Progress = Callable[[str, int], None]
"""Called with what is being written and how many of it are done."""


def silent(_what: str, _done: int) -> None:
    """Show no progress."""


_FACT_FIELDS = tuple(name for name in FACT_COLUMNS if name not in {"report", "current"})
_INSERT_FACT = (
    f"INSERT INTO fact (report, current, {', '.join(_FACT_FIELDS)}) VALUES (?, ?{', ?' * len(_FACT_FIELDS)})"  # noqa: S608
)
_COMMIT_EVERY = 1000


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished build holds."""

    version: str
    reports: int
    facts: int
    sources: int


def _fact_row(report: int | None, fact: Fact) -> tuple[object, ...]:
    row = fact.__dict__
    flags = json.dumps(fact.flags) if fact.flags else None
    review_by = fact.review_by.isoformat() if fact.review_by else None
    changed = {"flags": flags, "review_by": review_by}
    return (report, 1, *(changed[name] if name in changed else row[name] for name in _FACT_FIELDS))


class Writer:
    """Writes sources, reports and figures into one knowledge file; an update of a report is a new version."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA journal_mode = MEMORY")  # a killed build leaves one file, not two
        migrate(Database(self._connection))
        self._connection.execute("BEGIN")
        self._pending = 0

    def add_source(self, source: Source) -> None:
        """Write a source, in place of what was known of it."""
        self._connection.execute(
            "INSERT OR REPLACE INTO source (id, body) VALUES (?, ?)", (source.id, source.model_dump_json())
        )

    def add_report(self, report: Report) -> bool:
        """Write a report as the newest version of its title and place; False if the text is known."""
        if self._connection.execute("SELECT 1 FROM report WHERE digest = ?", (report.digest,)).fetchone():
            return False
        self.add_source(report.source)
        version = self._supersede(report) + 1
        key = self._connection.execute(
            "INSERT INTO report (source, title, role, level, country, city, period, version, digest, current)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (
                report.source.id,
                report.title,
                report.role,
                report.level,
                report.country,
                report.city,
                report.period,
                version,
                report.digest,
            ),
        ).lastrowid
        self._connection.executemany(
            "INSERT INTO section (report, position, kind, heading, text) VALUES (?, ?, ?, ?, ?)",
            [(key, part.position, part.kind, part.heading, part.text) for part in report.sections],
        )
        self._connection.executemany(_INSERT_FACT, [_fact_row(key, fact) for fact in report.facts])
        self._commit_now_and_then()
        return True

    def _supersede(self, report: Report) -> int:
        """Make older versions history; return the number of the newest of them, 0 where there is none."""
        older = self._connection.execute(
            "SELECT id, version FROM report WHERE source = ? AND title = ? AND country = ? AND city IS ?",
            (report.source.id, report.title, report.country, report.city),
        ).fetchall()
        for key, _ in older:
            self._connection.execute("UPDATE report SET current = 0 WHERE id = ?", (key,))
            self._connection.execute("UPDATE fact SET current = 0 WHERE report = ?", (key,))
        return max((version for _, version in older), default=0)

    def add_figures(self, figures: Figures, digest: str) -> None:
        """Write the figures of one public source, in place of those it had."""
        self.add_source(figures.source)
        self._connection.execute("DELETE FROM fact WHERE report IS NULL AND source = ?", (figures.source.id,))
        written = self._connection.executemany(
            _INSERT_FACT, (_fact_row(None, fact) for fact in figures.facts)
        ).rowcount
        self._connection.execute(
            "INSERT OR REPLACE INTO figures (source, digest, facts) VALUES (?, ?, ?)",
            (figures.source.id, digest, written),
        )
        self._commit_now_and_then()

    def _commit_now_and_then(self) -> None:
        self._pending += 1
        if self._pending % _COMMIT_EVERY == 0:
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN")

    def finish(self, built_at: datetime) -> Built:
        """Stamp the file with its version: a digest of the content, the same wherever it is built."""
        content = hashlib.sha256(str(SCHEMA_VERSION).encode())
        for query in (
            "SELECT digest, version FROM report ORDER BY digest",
            "SELECT source, digest FROM figures ORDER BY source",
        ):
            for row in self._connection.execute(query):
                content.update("|".join(map(str, row)).encode())
        version = content.hexdigest()[:12]
        stamp = {"version": version, "built_at": built_at.isoformat(timespec="seconds")}
        self._connection.executemany(
            "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", list(stamp.items())
        )
        self._connection.execute("COMMIT")
        self._connection.execute("ANALYZE")
        return Built(version, *(self._count(table) for table in ("report", "fact", "source")))

    def _count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])  # noqa: S608

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _check(path: Path, built: Built) -> None:
    """Refuse a file that SQLite finds damaged or that holds no facts."""
    with closing(sqlite3.connect(path)) as connection:
        verdict = connection.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise BuildError(f"{path}: the new file is damaged ({verdict}); the old knowledge keeps serving")
    if not built.facts:
        raise BuildError(f"{path}: the new file holds no facts; the old knowledge keeps serving")


def _clear(target: Path) -> None:
    """Remove what a killed build left beside the target; refuse while another build is running."""
    for left in target.parent.glob(f".{target.name}.building-*"):
        owner = int(left.name.removesuffix("-journal").rpartition("-")[2])
        with suppress(ProcessLookupError):
            os.kill(owner, 0)
            if owner != os.getpid():
                raise BuildError(f"{target}: process {owner} is building it now; wait until it is done")
        left.unlink()


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """Give a path beside the target; swap it in when the block ends well, remove it when it does not."""
    aside = target.with_name(f".{target.name}.building-{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear(target)
        aside.touch()
    except OSError as error:
        raise BuildError(
            f"{target.parent}: cannot write here ({error.strerror}); set MARKETBOT_KNOWLEDGE to another"
        ) from error
    try:
        yield aside
        with aside.open("rb") as written:
            os.fsync(written.fileno())
        aside.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise BuildError(f"{target}: cannot be written ({error}); the old knowledge keeps serving") from error
    finally:
        with suppress(OSError):
            aside.unlink()


def build(
    target: Path,
    reports: Iterable[Report],
    figures: Iterable[tuple[Figures, str]],
    *,
    now: datetime,
    progress: Progress = silent,
) -> Built:
    """Write a whole new knowledge file from reports and (figures, digest) pairs; raise BuildError."""
    with _aside(target) as aside, closing(Writer(aside)) as writer:
        _write_all(writer, reports, figures, progress)
        built = writer.finish(now)
        _check(aside, built)
    return built


def add(target: Path, reports: Iterable[Report], *, now: datetime) -> Built:
    """Add reports to a copy of a knowledge file and swap the copy in; raise BuildError."""
    with _aside(target) as aside:
        shutil.copyfile(target, aside)
        with closing(Writer(aside)) as writer:
            _write_all(writer, reports, (), silent)
            built = writer.finish(now)
        _check(aside, built)
    return built


def _write_all(
    writer: Writer, reports: Iterable[Report], figures: Iterable[tuple[Figures, str]], progress: Progress
) -> None:
    for done, (computed, digest) in enumerate(figures, start=1):
        writer.add_figures(computed, digest)
        progress("figures", done)
    for done, report in enumerate(reports, start=1):
        writer.add_report(report)
        progress("reports", done)
