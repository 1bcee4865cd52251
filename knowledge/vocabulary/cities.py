"""The lines of the extract's cities, and the index of them by name that lies beside it."""

from knowledge.vocabulary.packed import Lines, Numbers
from knowledge.vocabulary.spelling import DATA

CITY_NAMES = DATA / "cities.idx"
"""The lines of cities by their names, as `gazetteer` writes them."""


def city_lines() -> Lines:
    """Read the lines of the cities, most populous first; the note at the top left out."""
    return Lines((DATA / "cities.tsv").read_bytes().partition(b"\n")[2])


def city_names(lines: Lines) -> Numbers:
    """Find the lines by the folded names of their cities."""
    return Numbers.of(
        (key, number) for number, line in enumerate(lines) for key in line.rpartition("\t")[2].split("|")
    )
