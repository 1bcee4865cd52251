"""Run the steps of deploy/Dockerfile in a clean environment, for machines without a container engine.

COPY copies what .dockerignore lets through, RUN runs with an empty environment, /opt and /source lie in a
folder that goes away; users, ports and volumes need an engine and are skipped, and said to be.
"""

import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
QUESTION = "/salary ml-director uk"
NOT_HERE = ("useradd",)


def instructions() -> Iterator[tuple[str, str]]:
    """Yield each instruction with its argument, continued lines joined."""
    joined = DOCKERFILE.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in joined.splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, argument = line.partition(" ")
            yield name, " ".join(argument.split())


class Folder:
    """A folder that stands for the root of an image."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.workdir = root
        self.environment = {"PATH": f"{root}/bin:/usr/bin:/bin", "HOME": str(root)}
        (root / "bin").mkdir()
        (root / "bin" / "python").symlink_to(sys.executable)

    def inside(self, path: str) -> Path:
        return self.root / path.removeprefix("/") if path.startswith("/") else self.workdir / path

    def step(self, name: str, argument: str) -> str:
        """Do one instruction; say what was done."""
        match name:
            case "ENV":
                pairs = (word.split("=", 1) for word in shlex.split(argument))
                self.environment |= {key: self._here(value) for key, value in pairs}
            case "WORKDIR":
                self.workdir = self.inside(argument)
                self.workdir.mkdir(parents=True, exist_ok=True)
            case "COPY" if not argument.startswith("--from"):
                *sources, target = argument.split()
                for source in sources:
                    self._copy(ROOT / source, self.inside(target), into=len(sources) > 1)
            case "RUN" if not argument.startswith(NOT_HERE):
                command = ["/bin/sh", "-ec", self._here(argument)]
                subprocess.run(command, cwd=self.workdir, env=self.environment, check=True)
            case _:
                return "skipped"
        return "done"

    def _here(self, text: str) -> str:
        text = text.replace("/opt/", f"{self.root}/opt/").replace("/var/lib/", f"{self.root}/var/lib/")
        return text.replace("$PATH", self.environment["PATH"])

    def _copy(self, source: Path, target: Path, *, into: bool) -> None:
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.sqlite")
            shutil.copytree(source, target, dirs_exist_ok=True, ignore=ignored)
        else:
            shutil.copy(source, target / source.name if into or target.is_dir() else target)


def main() -> None:
    """Run all steps, then ask a question of what came out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(Path(name))
        for instruction, argument in instructions():
            print(f"{folder.step(instruction, argument):7} {instruction} {argument}", flush=True)
        program = folder.inside("/opt/marketbot/bin/marketbot")
        folder.inside("/var/lib/marketbot").mkdir(parents=True, exist_ok=True)
        asked = subprocess.run(
            [program, "ask", QUESTION],
            cwd=name,
            env=folder.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if "£77,093" not in asked.stdout:
            sys.exit(f"what was built does not answer:\n{asked.stdout}{asked.stderr}")
        print(f"what was built answers {QUESTION!r}")


if __name__ == "__main__":
    main()
