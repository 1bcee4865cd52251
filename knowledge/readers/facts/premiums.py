"""What a skill, a combination of skills or a certificate is said to add to pay, in percent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.models import Basis, FactKind, Statistic
from knowledge.readers.cues import any_of, words
from knowledge.readers.facts.findings import Findings
from knowledge.readers.facts.names import NAME, bold_between, name_in
from knowledge.readers.sentences import Sentence

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_SIGN = r"\s?(?:%|percent\b|per cent\b|pct\b)"
PERCENT = re.compile(
    rf"(?P<most>up to|as much as|at most)?\s*(?<![\w.,])\+?(?P<low>{_NUMBER})(?:{_SIGN})?"
    rf"(?:\s*(?:-|\u2013|—|to|and)\s*(?P<high>{_NUMBER}))?{_SIGN}(?P<plus>\+)?",
    re.IGNORECASE,
)
"""A percentage or a range of them; a number without a sign is only taken as the lower end."""

_DIGIT = re.compile(r"\d")
_AT_LEAST = re.compile(r"(?:at least|more than|over|above|minimum of)\s*$", re.IGNORECASE)
_GAIN = words(
    """premiums?|uplift|higher|more|above|boost|raise|bump|extra|on top|adds?|earn|better paid
    increase in (?:pay|salary|compensation|earnings)|(?:pay|salary) advantage"""
)
_NOT_PAY = words(
    """demand|openings|hiring|adverts|postings|growth|inflation|projected|forecast|year[- ]on[- ]year
    output|productivity|faster|rent|housing
    of (?:roles|jobs|companies|employers|professionals|respondents)"""
)
_TOP_OF = re.compile(r"\b(?:top|bottom)\s*$", re.IGNORECASE)
_CERTIFICATE = words(r"certif\w+|credentials?|accredit\w+|licen[cs]e\w*")
_COMBINE = words(r"combin\w+|pair(?:ed|ing|s)?|together with|alongside|in addition to|on top of")
_TOP_BAND = re.compile(
    r"\btop (?:decile|quartile|\d+\s?(?:%|percent|per cent))|\bhighest (?:decile|quartile|pay band|bracket)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:over|above|than|compared (?:with|to)|relative to)\s+(?P<name>[^,.;—\u2013(]{3,50})", re.IGNORECASE
)
_KNOWING = any_of(
    r"""proficien\w+ (?:in|with)|fluen\w+ in|skilled (?:in|with)|expert\w* (?:in|with|at)|skills in|using|use
    experience\w* (?:in|with|of)|knowledge of|versed in|master\w*(?: of)?|knowing|know
    holders? of|holding|hold|earning|obtaining
    combin\w+ (?:it |this |that |them )?with|pair\w* (?:it )?with|with|for|the|an?"""
)
_PAYS = any_of("commands?|carries|carry|adds?|earns?|brings|attracts|pays")
_PEOPLE = "(?:skills? |professionals |developers |engineers )?(?:can |could |may |might |will )?"
_SUBJECT_BEFORE = re.compile(
    rf"\b(?i:{_KNOWING}) (?:the |an? )?(?P<name>{NAME})"
    rf"|^(?P<first>{NAME})(?= {_PEOPLE}{_PAYS}|\s*[:(\u2013—]| - )"
)
_SUBJECT_AFTER = re.compile(rf"\b(?:for|with|to|from|in) (?:the |an? |knowing |mastering )?(?P<name>{NAME})")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A percentage with the stretch of the sentence that speaks of it."""

    match: re.Match[str]
    start: int
    end: int


def find_premiums(sentences: Iterable[Sentence], findings: Findings) -> None:
    """Add every premium on pay that names what it is paid for."""
    for sentence in sentences:
        for claim in _claims(sentence.text):
            _add_premium(claim, sentence, findings)
        _add_top_band(sentence, findings)


def _claims(text: str) -> Iterator[_Claim]:
    found = list(PERCENT.finditer(text)) if _DIGIT.search(text) else []
    starts = [0, *(match.end() for match in found)]
    for match, start, following in zip(
        found, starts, [*(later.start() for later in found[1:]), len(text)], strict=False
    ):
        before, after = text[start : match.start()], text[match.end() : following]
        if _TOP_OF.search(before) or _NOT_PAY.search(before) or _NOT_PAY.search(after[:40]):
            continue
        has_plus = match.group().lstrip().startswith("+")
        if has_plus or _GAIN.search(before) or _GAIN.search(after[:60]):
            yield _Claim(match, start, following)


def _add_premium(claim: _Claim, sentence: Sentence, findings: Findings) -> None:
    subject = _subject(claim, sentence)
    before = sentence.text[claim.start : claim.match.start()]
    after = sentence.text[claim.match.end() : claim.end]
    if subject is None:
        return
    if _CERTIFICATE.search(before) or (
        not _COMBINE.search(before) and _CERTIFICATE.search(f"{subject} {after[:40]}")
    ):
        kind = FactKind.CERTIFICATION_PREMIUM
    else:
        kind = FactKind.SKILL_COMBINATION if _COMBINE.search(before) else FactKind.SKILL_PREMIUM
    if findings.has(kind, subject):
        return
    over = name_in(_OVER, after[:80])
    basis = (
        {"basis": Basis.TOTAL}
        if re.search(r"\btotal (?:comp|pay|pack|cash)", after[:60], re.IGNORECASE)
        else {}
    )
    values = {**percent_values(claim.match, before), **basis, "text": f"over {over}" if over else None}
    findings.add(kind, sentence, subject=subject, **values)


def percent_values(match: re.Match[str], before: str) -> dict[str, object]:
    """Return the figures: a range, an upper end (`up to`), a lower end (`at least`) or a point."""
    low, high = _percent(match["low"]), _percent(match["high"])
    values: dict[str, object] = {"unit": "percent", "statistic": Statistic.RANGE}
    if high is not None:
        return values | {"low": low, "high": high}
    if match["most"]:
        return values | {"high": low}
    if match["plus"] or _AT_LEAST.search(before):
        return values | {"low": low}
    return values | {"value": low, "statistic": Statistic.POINT}


def _percent(digits: str | None) -> float | None:
    return float(digits.replace(",", ".")) if digits else None


def _subject(claim: _Claim, sentence: Sentence) -> str | None:
    """Return the name nearest before the percentage, else the first after it; bold names are sure."""
    before = bold_between(sentence, claim.start, claim.match.start())
    after = bold_between(sentence, claim.match.end(), claim.end)
    if before or after:
        return before[-1] if before else after[0]
    words = sentence.text[claim.start : claim.match.start()].lstrip(" ,;")
    named = list(_SUBJECT_BEFORE.finditer(words))
    if named:
        return (named[-1]["name"] or named[-1]["first"]).rstrip(".,;")
    later = _SUBJECT_AFTER.search(sentence.text, claim.match.end(), claim.end)
    return later["name"].rstrip(".,;") if later else None


def _add_top_band(sentence: Sentence, findings: Findings) -> None:
    """Add a combination of skills that is said to reach the top of the pay scale."""
    combine, band = _COMBINE.search(sentence.text), _TOP_BAND.search(sentence.text)
    if not combine or not band or combine.start() > band.start():
        return
    bold = bold_between(sentence, combine.end(), band.start())
    named = name_in(_SUBJECT_BEFORE, sentence.text[combine.start() : band.start()])
    subject = bold[-1] if bold else named
    if subject and not findings.has(FactKind.SKILL_COMBINATION, subject):
        findings.add(FactKind.SKILL_COMBINATION, sentence, subject=subject, text=band.group())
