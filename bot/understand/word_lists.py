"""Lists of words that people say: files of `name = item | item`, one a kind and a language."""

from collections.abc import Iterator
from pathlib import Path

from bot.understand.text import key

LANGUAGES = Path(__file__).parent / "languages"


def read_lists(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of a file; # starts a comment line.

    Raises ValueError with file and line for a line of another form.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, equals, items = line.partition("=")
        if not equals:
            raise ValueError(f"{path}, line {number}: expected name = item | item")
        yield name.strip(), [item.strip() for item in items.split("|") if item.strip()]


def all_lists(languages: Path, file: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of a file of every language that has it."""
    for path in sorted(languages.glob(f"*/{file}")):
        yield from read_lists(path)


def word_sets(languages: Path, file: str) -> dict[str, frozenset[str]]:
    """Return the folded items of each list, all languages together."""
    lists: dict[str, frozenset[str]] = {}
    for name, items in all_lists(languages, file):
        lists[name] = lists.get(name, frozenset()) | {key(item) for item in items}
    return lists


def names_of_phrases(languages: Path, file: str) -> dict[str, str]:
    """Return the list that each folded phrase stands in, all languages together."""
    return {key(phrase): name for name, phrases in all_lists(languages, file) for phrase in phrases}
