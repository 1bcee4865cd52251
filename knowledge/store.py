"""The knowledge base as the bot reads it: read-only queries that return facts with their sources."""

import json
import sqlite3
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from knowledge.errors import StoreError
from knowledge.models import Fact, FactKind, Level, Report, Section, Source

SCHEMA_VERSION = 2
"""The schema this code reads: how many migrations of knowledge/schema.py a file must carry."""

_MEMORY_MAP_BYTES = 1 << 28
_FACT_FIELDS = tuple(Fact.model_fields)
_FACTS_WHERE = "SELECT " + ", ".join(_FACT_FIELDS) + " FROM fact WHERE"  # noqa: S608 - names of ours
_SELECT_REPORT = "SELECT id, source, title, role, level, country, city, period, version, digest FROM report"


def title_key(title: str) -> str:
    """Give the form in which titles of classifications are kept and looked up."""
    return " ".join(title.casefold().split())


def _fact(row: tuple[Any, ...]) -> Fact:
    fields = {name: value for name, value in zip(_FACT_FIELDS, row, strict=True) if value is not None}
    fields["flags"] = tuple(json.loads(fields["flags"])) if "flags" in fields else ()
    return Fact.model_validate(fields)


def _connect(path: Path) -> sqlite3.Connection:
    """Open a file read-only; raise StoreError where it is absent, damaged or of another schema."""
    if not path.is_file():
        raise StoreError(f"{path}: no knowledge base here; build one with `marketbot knowledge build`")
    # immutable is safe: a file is never changed in place, only replaced by rename.
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        _check_schema(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise StoreError(
            f"{path}: not a whole knowledge base ({error}); rebuild it with `marketbot knowledge build`"
        ) from error
    except StoreError:
        connection.close()
        raise
    return connection


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError for another schema or an unfinished file, sqlite3.Error for a damaged one."""
    connection.execute(f"PRAGMA mmap_size = {_MEMORY_MAP_BYTES}")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    complete = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    if found != SCHEMA_VERSION:
        is_old = found < SCHEMA_VERSION
        age = "an older" if is_old else "a newer"
        remedy = "rebuild it with `marketbot knowledge build`" if is_old else "update marketbot"
        raise StoreError(f"{path}: of {age} schema ({found}, this program reads {SCHEMA_VERSION}); {remedy}")
    if complete is None:
        raise StoreError(f"{path}: half-written; rebuild it with `marketbot knowledge build`")


class Knowledge:
    """A read-only view of one knowledge file; `refresh` picks up a newer file without a restart."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open()

    def _open(self) -> None:
        self._identity = self._file_identity()
        self._connection = _connect(self.path)
        # Closed when nobody holds this view any more, also where nobody says so.
        weakref.finalize(self, self._connection.close)
        self.version: str = self._meta("version")
        self._sources: dict[str, Source] = {
            key: Source.model_validate_json(body)
            for key, body in self._connection.execute("SELECT id, body FROM source")
        }

    def _file_identity(self) -> tuple[int, int, int] | None:
        try:
            stat = self.path.stat()
        except OSError:
            return None
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def refresh(self) -> None:
        """Reopen when the file was replaced; keep serving the old one when the new one cannot be read."""
        identity = self._file_identity()
        if identity is None or identity == self._identity:
            return
        previous = self._connection
        try:
            self._open()
        except StoreError:
            self._identity = identity
            return
        previous.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _meta(self, key: str) -> str:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    @property
    def built_at(self) -> str:
        """When the file was built, ISO 8601, UTC."""
        return self._meta("built_at")

    def source(self, source_id: str) -> Source:
        """Return the source of a fact."""
        return self._sources[source_id]

    def sources(self) -> tuple[Source, ...]:
        """Return all sources, by id."""
        return tuple(self._sources[key] for key in sorted(self._sources))

    def facts(
        self, kinds: Iterable[FactKind], *, role: str | None, country: str | None, region: str | None = None
    ) -> tuple[Fact, ...]:
        """Return the current facts of these kinds on exactly this role and place; None matches only None."""
        wanted = [str(kind) for kind in kinds]
        marks = ", ".join("?" * len(wanted))
        rows = self._connection.execute(
            f"{_FACTS_WHERE} current = 1 AND role IS ? AND country IS ? AND region IS ?"
            f" AND kind IN ({marks}) ORDER BY id",
            (role, country, region, *wanted),
        )
        return tuple(_fact(row) for row in rows)

    def latest_period(self, source: str, kind: FactKind) -> str:
        """Return the last period that a source has a current fact of a kind for; empty where it has none."""
        found = self._connection.execute(
            "SELECT MAX(period) FROM fact WHERE current = 1 AND kind = ? AND source = ?", (str(kind), source)
        ).fetchone()
        return str(found[0] or "")

    def regional(self, kind: FactKind, *, role: str, country: str) -> tuple[Fact, ...]:
        """Return the current facts of a kind on a role in the cities and regions of a country."""
        rows = self._connection.execute(
            f"{_FACTS_WHERE} current = 1 AND role = ? AND country = ? AND kind = ?"
            " AND region IS NOT NULL ORDER BY id",
            (role, country, str(kind)),
        )
        return tuple(_fact(row) for row in rows)

    def published(self, kinds: Iterable[FactKind]) -> tuple[Fact, ...]:
        """Return the facts of these kinds in all reports, older versions too, by period."""
        wanted = [str(kind) for kind in kinds]
        marks = ", ".join("?" * len(wanted))
        rows = self._connection.execute(
            f"{_FACTS_WHERE} report IS NOT NULL AND kind IN ({marks}) ORDER BY period, id", wanted
        )
        return tuple(_fact(row) for row in rows)

    def other_titles(self, title: str) -> tuple[Fact, ...]:
        """Return the occupations that classifications file a title under; several are candidates."""
        rows = self._connection.execute(
            f"{_FACTS_WHERE} current = 1 AND kind = ? AND country IS NULL AND subject = ? ORDER BY id",
            (str(FactKind.OTHER_TITLE), title_key(title)),
        )
        return tuple(_fact(row) for row in rows)

    def countries_with_pay(self, role: str) -> tuple[str, ...]:
        """Return the countries in which this role has a pay fact, the best supported first."""
        rows = self._connection.execute(
            "SELECT country, MAX(COALESCE(n, 0)) AS support FROM fact WHERE current = 1 AND role = ?"
            " AND country IS NOT NULL AND kind = ? GROUP BY country ORDER BY support DESC, country",
            (role, str(FactKind.PAY)),
        )
        return tuple(country for country, _ in rows)

    def roles_with_pay(self, country: str) -> tuple[str, ...]:
        """Return the roles with a pay fact in this country, by name."""
        rows = self._connection.execute(
            "SELECT DISTINCT role FROM fact WHERE current = 1 AND kind = ? AND country = ?"
            " AND role IS NOT NULL ORDER BY role",
            (str(FactKind.PAY), country),
        )
        return tuple(role for (role,) in rows)

    def countries_with_report(self, role: str) -> tuple[str, ...]:
        """Return the countries that a current report on this role is about, by code."""
        rows = self._connection.execute(
            "SELECT DISTINCT country FROM report WHERE current = 1 AND role = ? ORDER BY country", (role,)
        )
        return tuple(country for (country,) in rows)

    def roles_with_report(self, country: str) -> tuple[str, ...]:
        """Return the roles that a current report on this country is about, by name."""
        rows = self._connection.execute(
            "SELECT DISTINCT role FROM report WHERE current = 1 AND country = ? ORDER BY role", (country,)
        )
        return tuple(role for (role,) in rows)

    def report(
        self, role: str, country: str, level: Level | None = None, city: str | None = None
    ) -> Report | None:
        """Return the newest report on exactly this role, level and place; None matches only None."""
        row = self._connection.execute(
            f"{_SELECT_REPORT} WHERE current = 1 AND role = ? AND country = ? AND level IS ? AND city IS ?"
            " ORDER BY period DESC, id DESC",
            (role, country, level, city),
        ).fetchone()
        return self._report(row) if row else None

    def figure_sources(self) -> frozenset[str]:
        """Return the ids of the public sources, whose names no report may take."""
        return frozenset(name for (name,) in self._connection.execute("SELECT source FROM figures"))

    def has_report(self, digest: str) -> bool:
        """Say whether a report of just this text is known."""
        found = self._connection.execute("SELECT 1 FROM report WHERE digest = ?", (digest,))
        return found.fetchone() is not None

    def report_like(self, report: Report) -> Report | None:
        """Return the newest version of the same publisher's report on this title and place."""
        row = self._connection.execute(
            f"{_SELECT_REPORT} WHERE source = ? AND title = ? AND country = ? AND city IS ? AND current = 1",
            (report.source.id, report.title, report.country, report.city),
        ).fetchone()
        return self._report(row) if row else None

    def reports(self) -> tuple[Report, ...]:
        """Return all reports, older versions too, by title and version."""
        rows = self._connection.execute(f"{_SELECT_REPORT} ORDER BY title, country, city, version").fetchall()
        return tuple(self._report(row) for row in rows)

    def _report(self, row: tuple[Any, ...]) -> Report:
        key, source, *fields = row
        names = ("title", "role", "level", "country", "city", "period", "version", "digest")
        sections = self._connection.execute(
            "SELECT kind, heading, text, position FROM section WHERE report = ? ORDER BY position", (key,)
        )
        facts = self._connection.execute(f"{_FACTS_WHERE} report = ? ORDER BY id", (key,))
        return Report(
            source=self._sources[source],
            sections=tuple(
                Section(kind=kind, heading=heading, text=text, position=position)
                for kind, heading, text, position in sections
            ),
            facts=tuple(_fact(fact) for fact in facts),
            **dict(zip(names, fields, strict=True)),
        )
