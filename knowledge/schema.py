"""The schema of the knowledge base, as sqlite-utils migrations."""

from sqlite_utils import Database, Migrations

from knowledge.store import SCHEMA_VERSION

migrations = Migrations("knowledge")

FACT_COLUMNS: dict[str, type] = {
    "report": int,
    "current": int,
    "kind": str,
    "source": str,
    "title": str,
    "role": str,
    "level": str,
    "country": str,
    "region": str,
    "subject": str,
    "text": str,
    "value": float,
    "low": float,
    "high": float,
    "p10": float,
    "p25": float,
    "p50": float,
    "p75": float,
    "p90": float,
    "unit": str,
    "currency": str,
    "statistic": str,
    "basis": str,
    "n": int,
    "n_unit": str,
    "period": str,
    "label": str,
    "method_version": str,
    "status": str,
    "review_by": str,
    "superseded_by": str,
    "section": str,
    "quote": str,
    "flags": str,
}


@migrations()
def m001_tables(db: Database) -> None:
    """Create sources, reports with their sections, facts, and what the file is built from."""
    db.table("meta").create({"key": str, "value": str}, pk="key")
    db.table("source").create({"id": str, "body": str}, pk="id", not_null={"body"})
    db.table("figures").create({"source": str, "digest": str, "facts": int}, pk="source")
    db.table("report").create(
        {
            "id": int,
            "source": str,
            "title": str,
            "role": str,
            "level": str,
            "country": str,
            "city": str,
            "period": str,
            "version": int,
            "digest": str,
            "current": int,
        },
        pk="id",
        foreign_keys=[("source", "source", "id")],
        not_null={"title", "role", "country", "period", "version", "digest", "current"},
    )
    db.table("section").create(
        {"report": int, "position": int, "kind": str, "heading": str, "text": str},
        pk=("report", "position"),
        foreign_keys=[("report", "report", "id")],
    )
    db.table("fact").create(
        {"id": int, **FACT_COLUMNS},
        pk="id",
        foreign_keys=[("report", "report", "id"), ("source", "source", "id")],
        not_null={"kind", "source", "period", "current"},
    )


@migrations()
def m002_indexes(db: Database) -> None:
    """Index what answers look up: facts by role and place, reports by digest and by identity."""
    db.table("fact").create_index(["current", "role", "country", "kind"], index_name="fact_by_role_and_place")
    db.table("fact").create_index(["current", "kind", "country"], index_name="fact_by_kind_and_place")
    db.table("report").create_index(["current", "role", "country"], index_name="report_by_role_and_place")
    db.table("report").create_index(["digest"], index_name="report_by_digest")
    db.table("report").create_index(["source", "title", "country", "city"], index_name="report_by_identity")


def migrate(db: Database) -> None:
    """Bring a file to the newest schema; PRAGMA user_version counts the migrations it carries."""
    migrations.apply(db)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
