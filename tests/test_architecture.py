"""Who may import whom, and other rules of the house that a program can check."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "knowledge", "prompts")
EDGE = ("bot.transport", "bot.handlers", "bot.telegram_app")
"""The only importers of telegram."""

NEVER = {
    "knowledge": ("bot", "prompts"),
    "prompts": ("bot", "knowledge"),
    "bot.understand": (
        "bot.answers",
        "bot.render",
        "bot.people",
        "bot.assistant",
        "bot.updates",
        "knowledge.store",
    ),
    "bot.answers": (
        "bot.understand",
        "bot.render",
        "bot.people",
        "bot.assistant",
        "bot.updates",
        "bot.terminal",
    ),
    "bot.evidence": ("bot",),
    "bot.schedule": ("bot", "knowledge"),
    "bot.money": ("bot.people", "bot.understand", "bot.render", "bot.assistant", "bot.answers"),
    "bot.people": (
        "bot.answers",
        "bot.render",
        "bot.understand",
        "bot.updates",
        "bot.delivery",
        "bot.assistant",
        "knowledge",
    ),
    "bot.render": ("bot.people", "bot.understand", "bot.assistant", "knowledge.store"),
    "bot.charts": ("bot.people", "bot.understand", "bot.assistant", "bot.handlers", "knowledge.store"),
    "bot.delivery": (
        "bot.updates",
        "bot.render",
        "bot.understand",
        "bot.assistant",
        "bot.handlers",
        "bot.app",
    ),
    "bot.updates": ("bot.handlers", "bot.terminal", "bot.app", "bot.cli", "bot.deliveries"),
    "bot.assistant": ("bot.terminal", "bot.handlers", "bot.app", "bot.cli"),
}
"""A module, and what neither it nor anything in it imports."""

SPEAK_FOR_THEMSELVES = {"__init__", "__main__"}
"""What a map need not name."""


def modules() -> dict[str, Path]:
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def package_of(module: str) -> str:
    """Give `bot.answers` of all in it, `bot.market` of itself, and `knowledge`."""
    top, _, rest = module.partition(".")
    return f"{top}.{rest.partition('.')[0]}" if top == "bot" else top


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize(("importer", "banned"), NEVER.items())
def test_imports_go_one_way(importer, banned):
    broken = [
        (module, name)
        for module, path in modules().items()
        if inside(module, importer)
        for name in imports(path)
        if any(inside(name, package) for package in banned) and not inside(name, importer)
    ]

    assert broken == []


def test_packages_import_each_other_in_no_circle():
    used: dict[str, set[str]] = {}
    for module, path in modules().items():
        of = package_of(module)
        used.setdefault(of, set()).update({package_of(name) for name in imports(path)} - {of})

    TopologicalSorter(used).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize(
    "package", [module.removesuffix(".__init__") for module in modules() if module.endswith(".__init__")]
)
def test_each_module_stands_on_the_map_of_its_package(package):
    folder = ROOT / package.replace(".", "/")
    here = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/*.py")}
    map_of_it = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""

    assert here - SPEAK_FOR_THEMSELVES - set(re.findall(r"\w+", map_of_it)) == set()


def test_telegram_stays_at_the_edge():
    importers = {
        name for name, path in modules().items() if any(inside(i, "telegram") for i in imports(path))
    }

    assert {name for name in importers if not any(inside(name, edge) for edge in EDGE)} == set()


def test_no_file_grows_past_one_idea():
    long = {
        name: lines for name, path in modules().items() if (lines := len(path.read_text().splitlines())) > 290
    }

    assert long == {}


def test_no_function_grows_past_one_thought():
    long = [
        (name, node.name)
        for name, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > 50
    ]

    assert long == []


@pytest.mark.parametrize(
    "vague", ["utils", "helpers", "common", "base", "manager", "service", "constants", "misc"]
)
def test_files_have_names_that_say_something(vague):
    assert [name for name in modules() if name.rpartition(".")[2] == vague] == []


SPEAKS_SQL = {"execute", "executemany", "executescript", "exec_driver_sql", "text", "query"}


def _is_ours(name):
    """Tell constants, and what is made of them, from what somebody said."""
    return name.isupper() or name in {"marks", "table"}


def test_sql_is_written_by_us_and_values_are_parameters():
    composed = [
        (module, node.lineno, part.id)
        for module, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in SPEAKS_SQL
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
        for part in ast.walk(node.args[0])
        if isinstance(part, ast.Name)
    ]

    assert [place for place in composed if not _is_ours(place[2])] == []
