"""Read a report out of a file, or say all that is wrong with it."""

from datetime import date

from knowledge.models import Report, Source
from knowledge.problem import Problem
from knowledge.readers.encoding import decode
from knowledge.readers.formats import Format, detect, lines_of
from knowledge.readers.json_form import read_json
from knowledge.readers.json_lines import line_of
from knowledge.readers.language import foreign
from knowledge.vocabulary.words import Vocabulary

Reading = Report | tuple[Problem, ...]
"""A report is read whole or not at all."""


def read(
    data: bytes, name: str, vocabulary: Vocabulary, retrieved: date, source: Source | None = None
) -> Reading:
    """Return the report in `data`, or its problems; `name` is the file that these speak of.

    `source` names the publisher of a text that does not name it; the JSON form always says its own.
    """
    text = decode(data, name)
    if isinstance(text, Problem):
        return (text,)
    if detect(text) is Format.JSON:
        found = read_json(text, name)
        return _with_known_role(found, text, name, vocabulary) if isinstance(found, Report) else found
    lines = lines_of(text, name)
    if isinstance(lines, Problem):
        return (lines,)
    if problem := foreign(" ".join(line.text for line in lines), name):
        return (problem,)
    from knowledge.readers.prose import digest_of, read_prose  # the patterns of prose cost time to load

    return read_prose(lines, name, vocabulary, retrieved, source, digest_of(text))


def _with_known_role(report: Report, text: str, name: str, vocabulary: Vocabulary) -> Reading:
    """Refuse an occupation that no question could be understood as."""
    if vocabulary.roles.get(report.role) is not None:
        return report
    expected = "an occupation of the vocabulary, such as 'data engineer'"
    return (Problem(name, line_of(text, ("role",)), "role", expected, repr(report.role)),)
