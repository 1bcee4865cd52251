"""What a knowledge file is built from: content that ships with the program, and content added here."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import ContentError
from knowledge.models import Figures, Report
from knowledge.readers.json_form import read_json
from knowledge.sources.figures import read_figures

_SHIPPED = Path(__file__).parent
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


class Library:
    """Reports and figures: the shipped ones, then those of this machine in the order they were added."""

    def __init__(self, reports_folder: Path, figures_folder: Path) -> None:
        self._reports_folder = reports_folder
        self._figures_folder = figures_folder

    def reports(self) -> Iterator[Report]:
        """Read the reports one by one; raise ContentError for a damaged file."""
        for path in (*_files(_SHIPPED / "reports"), *_files(self._reports_folder)):
            found = read_json(path.read_text(encoding="utf-8"), path.name)
            if not isinstance(found, Report):
                raise ContentError(found)
            yield found

    def figures(self) -> Iterator[tuple[Figures, str]]:
        """Read the figures of each source with their digest; an imported file replaces a shipped one."""
        chosen = {
            path.name: path
            for folder in (_SHIPPED / "figures", self._figures_folder)
            for path in _files(folder)
        }
        for name in sorted(chosen):
            digest = hashlib.sha256(chosen[name].read_bytes()).hexdigest()
            yield read_figures(chosen[name]), digest

    def keep(self, report: Report) -> Path:
        """Write a report down, so that a rebuild has it too. The name is ours: it cannot leave the folder."""
        self._reports_folder.mkdir(parents=True, exist_ok=True)
        words = _NOT_IN_NAMES.sub("-", f"{report.title} {report.country}".lower()).strip("-")
        number = sum(1 for _ in _files(self._reports_folder)) + 1
        path = self._reports_folder / f"{number:06d}-{words[:80]}-{report.digest[:8]}.json"
        aside = path.with_suffix(".part")
        aside.write_text(report.model_dump_json(indent=1), encoding="utf-8")
        aside.replace(path)
        return path


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))
