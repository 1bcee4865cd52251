"""What the report advises: a bonus to ask for by name, arguments, and the items of its checklist."""

import re
from collections.abc import Iterable

from knowledge.models import FactKind, SectionKind
from knowledge.readers.facts.findings import Findings
from knowledge.readers.lines import Line
from knowledge.readers.sections import Passage
from knowledge.readers.sentences import Sentence, sentences

_QUOTED = r"['\"\u2018“](?P<quoted>[^'\"\u2018\u2019“”]{3,60}?\bbonus)['\"\u2019”]"
_BONUS = re.compile(rf"{_QUOTED}|\b(?:an?|the) (?P<named>(?:[\w-]+ ){{1,4}}?bonus)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:ask\w*|request\w*|negotiat\w+|propos\w+|rais\w+|push for|secure|include)\b", re.IGNORECASE
)
_CALL = re.compile(r"\b(?:should|must|need to|those who|focus on|aim to|learn to|make sure)\b", re.IGNORECASE)
_ITEM = re.compile(r"^(?P<heading>[^.:—\u2013]{2,60}?)\s*(?::|\s[—\u2013-])\s+(?P<text>.+)$", re.DOTALL)


def find_bonus(all_sentences: Iterable[Sentence], findings: Findings) -> None:
    """Add the bonuses that a reader is told to ask for by name."""
    for sentence in all_sentences:
        for match in _BONUS.finditer(sentence.text):
            name = match["quoted"] or match["named"]
            named = name.istitle() and _ASKED.search(sentence.text)
            if named and not findings.has(FactKind.BONUS, name):
                condition = sentence.text[match.end() :].strip(" .,;'\"\u2019”")
                findings.add(FactKind.BONUS, sentence, subject=name, text=condition or None)


def find_advice(all_sentences: Iterable[Sentence], findings: Findings) -> None:
    """Add what the report advises on negotiating, and what it tells people to do about AI."""
    for sentence in all_sentences:
        calls = sentence.section is SectionKind.AI_IMPACT and _CALL.search(sentence.text)
        if sentence.section is SectionKind.NEGOTIATION or calls:
            findings.add(FactKind.ADVICE, sentence, text=sentence.text)


def find_checklist(passages: Iterable[Passage], findings: Findings) -> None:
    """Add the items of the checklist, each with its heading; prose around a list is not an item."""
    for passage in passages:
        if passage.kind is not SectionKind.CHECKLIST:
            continue
        lines = [whole for line in passage.lines if (whole := _whole(passage, line))]
        listed = [line for line in lines if line.item]
        for line in listed or lines:
            parts = _ITEM.match(line.text)
            subject, text = (parts["heading"].strip(), parts["text"]) if parts else (None, line.text)
            findings.add(FactKind.CHECKLIST_ITEM, line, subject=subject, text=text)


def _whole(passage: Passage, line: Line) -> Sentence | None:
    """Return a line of a passage in one: an item may be several sentences."""
    parts = list(sentences(Passage(passage.kind, None, (line,))))
    if not parts:
        return None
    return Sentence(" ".join(part.text for part in parts), passage.kind, line.number, item=parts[0].item)
