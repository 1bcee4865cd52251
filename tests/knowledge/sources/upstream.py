"""Small files in a publisher's own form, and what an adapter makes of them."""

from pathlib import Path

from knowledge.models import Fact, FactKind
from knowledge.sources.adapter import Adapter, Import
from knowledge.sources.checks import check


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(adapter: Adapter, path: Path) -> Import:
    """Import a file as the command does, without writing the figures."""
    assert adapter.recognise(path) is None
    imported = adapter.read(path, lambda _what, _done: None)
    check(imported.figures, path)
    return imported


def find(imported: Import, kind: FactKind, **fields: object) -> Fact:
    """Give the newest fact of a kind with these fields, and no region or subject unless they are named."""
    wanted = {"region": None, "subject": None} | fields
    found = [
        fact
        for fact in imported.figures.facts
        if fact.kind is kind and all(getattr(fact, name) == value for name, value in wanted.items())
    ]
    return max(found, key=lambda fact: fact.period)
