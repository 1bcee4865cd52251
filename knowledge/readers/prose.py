"""From the lines of a report in prose to the report."""

import hashlib
import re
from datetime import date

from knowledge.models import Collection, FactKind, Report, Source
from knowledge.problem import Problem
from knowledge.readers.amounts import Amounts
from knowledge.readers.facts.advice import find_advice, find_bonus, find_checklist
from knowledge.readers.facts.ai import find_ai_factor
from knowledge.readers.facts.credentials import find_certificate, find_top_skill
from knowledge.readers.facts.drivers import find_drivers
from knowledge.readers.facts.findings import Basics, Findings
from knowledge.readers.facts.pay import find_pay
from knowledge.readers.facts.premiums import find_premiums
from knowledge.readers.facts.sample import find_sample
from knowledge.readers.lines import Line, plain
from knowledge.readers.periods import period_of
from knowledge.readers.retirement import with_retirements
from knowledge.readers.sections import Passage, passages
from knowledge.readers.sentences import Sentence, sentences
from knowledge.readers.title import Title, find_title
from knowledge.vocabulary.words import Vocabulary

METHOD_VERSION = "as-published-1"
"""The publisher's own method, which the text does not tell."""

_BEGINNING = 1_000


def read_prose(
    lines: tuple[Line, ...],
    name: str,
    vocabulary: Vocabulary,
    retrieved: date,
    source: Source | None,
    digest: str,
) -> Report | tuple[Problem, ...]:
    """Return the report that the lines hold, or all that is wrong with it."""
    parts = passages(lines)
    title = find_title(parts, vocabulary, name)
    period = _period(parts)
    problems = [] if isinstance(title, Title) else list(title)
    if period is None:
        example = "a date, such as 'Last Updated: April 2026'"
        problems.append(Problem(name, lines[0].number, "period", example, "none"))
    if not isinstance(title, Title) or period is None:
        return (*problems, *_without_figure(parts, vocabulary, name))
    kept_source = source or _pasted_source(plain(lines[0].text), title, period, retrieved)
    basics = Basics(
        kept_source.id,
        title.printed,
        title.occupation,
        title.level,
        title.country,
        title.city or title.region,
        period,
        METHOD_VERSION,
    )
    findings = _findings(parts, vocabulary, basics, name)
    if findings.problems:
        return tuple(findings.problems)
    return Report(
        source=kept_source,
        title=title.printed,
        role=title.occupation,
        level=title.level,
        country=title.country,
        city=title.city,
        period=period,
        digest=digest,
        sections=tuple(part.section(position) for position, part in enumerate(parts)),
        facts=with_retirements(findings.facts, retrieved),
    )


def _findings(parts: tuple[Passage, ...], vocabulary: Vocabulary, basics: Basics, name: str) -> Findings:
    findings = Findings(basics, name)
    said = _sentences(parts)
    sample = find_sample(said, findings)
    find_pay(said, Amounts(vocabulary.currencies, basics.country), sample, findings)
    find_top_skill(said, findings)
    find_certificate(said, findings)
    find_premiums(said, findings)
    find_ai_factor(said, findings)
    find_bonus(said, findings)
    find_advice(said, findings)
    find_checklist(parts, findings)
    find_drivers(said, findings)
    if not findings.has(FactKind.PAY) and not findings.problems:
        findings.problems.append(_no_figure(name))
    return findings


def _sentences(parts: tuple[Passage, ...]) -> list[Sentence]:
    return [sentence for part in parts for sentence in sentences(part)]


def _without_figure(parts: tuple[Passage, ...], vocabulary: Vocabulary, name: str) -> list[Problem]:
    """Say that there is no figure even where the place is unknown, which would tell the currency."""
    amounts = Amounts(vocabulary.currencies, "")
    found = any(True for sentence in _sentences(parts) for _ in amounts.find(sentence.text))
    return [] if found else [_no_figure(name)]


def _no_figure(name: str) -> Problem:
    return Problem(
        name, None, "pay", "a pay figure with its currency, such as 'average salary £77,093'", "none"
    )


def _period(parts: tuple[Passage, ...]) -> str | None:
    """Look for the period at the beginning of each passage."""
    sections = (part.section(0) for part in parts)
    return period_of([f"{section.heading}\n{section.text}"[:_BEGINNING] for section in sections])


def _pasted_source(heading: str, title: Title, period: str, retrieved: date) -> Source:
    """Describe a source of which nothing is known but the text."""
    about = re.sub(
        r"[^a-z0-9]+", "-", f"{title.printed} {title.city or title.region or ''} {title.country}".lower()
    ).strip("-")
    return Source(
        id=f"pasted-{about}",
        publisher="unnamed publisher of a pasted report",
        title=heading,
        address="not stated",
        licence="not stated; facts only, in our own words",
        attribution="a pasted report, publisher not named",
        retrieved=retrieved,
        period=period,
        collection=Collection.PUBLISHER,
        method_disclosed=False,
    )


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
