"""Build the wheel and try it where the source tree is not: run-time dependencies only, one question asked."""

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
QUESTION = "/salary ml-director uk"
EXPECTED = ("£77,093", "£84,802", "2,338", "April 2026")


def run(*command: str | Path, **options) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(folder: Path) -> Path:
    """Build the wheel from the committed kind of files; name what must not be in it."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    wheel = next(folder.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    unwanted = [name for name in names if name.endswith((".sqlite", ".pyc")) or name.startswith("tests/")]
    if unwanted:
        sys.exit(f"the wheel holds what it must not: {unwanted}")
    return wheel


def ask(folder: Path, wheel: Path) -> str:
    """Install the wheel into a clean environment outside the tree and ask there."""
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    constraints = ROOT / "constraints.txt"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", constraints, wheel)
    data = {
        "MARKETBOT_KNOWLEDGE": str(folder / "k.sqlite"),
        "MARKETBOT_STATE": f"sqlite:///{folder / 'p.sqlite'}",
    }
    return run(folder / "env" / "bin" / "marketbot", "ask", QUESTION, cwd=folder, env=os.environ | data)


def main() -> None:
    """Build, install, ask, compare."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        answer = ask(folder, build(folder))
    missing = [words for words in EXPECTED if words not in answer]
    if missing:
        sys.exit(f"the installed wheel answered without {missing}:\n{answer}")
    print(f"the installed wheel answers {QUESTION!r}:\n\n{answer}")


if __name__ == "__main__":
    main()
