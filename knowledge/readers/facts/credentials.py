"""The skill to master first and the certificate that is recommended."""

import re
from collections.abc import Iterable

from knowledge.models import FactKind, SectionKind
from knowledge.readers.cues import any_of, words
from knowledge.readers.facts.findings import Findings
from knowledge.readers.facts.names import NAME, bold_between, name_in
from knowledge.readers.sentences import Sentence

_TOP = words(
    """non-negotiable|must-have|indispensable|number one skill|single most|(?:top|leading|first|#1) skill
    most (?:in-demand|sought-after|valuable|valued|important|requested|critical) (?:technical )?skill"""
)
_SKILL_VERB = any_of(
    r"""master\w*(?: of)?|learn\w*|proficien\w+ in|knowledge of|expertise in|fluency in|command of
    skill (?:is|remains|here is)|skill:|investing in"""
)
_SKILL = re.compile(rf"\b(?i:{_SKILL_VERB}) (?P<name>{NAME})")
_SKILL_FIRST = re.compile(rf"^(?P<name>{NAME}) (?:is|remains)\b")
_CERTIFICATE = words(r"certif\w+|credentials?")
_RECOMMENDED = words(
    r"""obtain\w*|earn(?:ing)?|pursu\w+|get(?:ting)?|recommend\w*|proven|worth|consider|complet\w+
    signals?|aim for"""
)
_EARNED = any_of(
    r"""obtain\w*|earn(?:ing)?|pursu\w+|get(?:ting)?|recommend\w*|consider|complet\w+|aim for
    is|the|an?|credential:|certification:"""
)
_CERTIFICATE_NAME = re.compile(rf"\b(?i:{_EARNED} (?:the |an? |your )?)(?P<name>{NAME})")


def find_top_skill(sentences: Iterable[Sentence], findings: Findings) -> None:
    """Add the skill that the report puts before all others, as it is said first."""
    for sentence in sentences:
        top = _TOP.search(sentence.text)
        if top is None or sentence.section is SectionKind.CHECKLIST:
            continue
        bold = bold_between(sentence, 0, len(sentence.text))
        subject = bold[0] if bold else name_in(_SKILL, sentence.text) or name_in(_SKILL_FIRST, sentence.text)
        if subject:
            findings.add(FactKind.TOP_SKILL, sentence, subject=subject, text=top.group())
            return


def find_certificate(sentences: Iterable[Sentence], findings: Findings) -> None:
    """Add the certificates that are recommended, wherever a sentence names and recommends one."""
    for sentence in sentences:
        if sentence.section in {SectionKind.CHECKLIST, SectionKind.PREMIUM} or not _RECOMMENDED.search(
            sentence.text
        ):
            continue
        if sentence.section is not SectionKind.MOAT and not _CERTIFICATE.search(sentence.text):
            continue
        bold = bold_between(sentence, 0, len(sentence.text))
        name = name_in(_CERTIFICATE_NAME, sentence.text)
        for subject in bold or ([name] if name else []):
            if not findings.has(FactKind.CERTIFICATION, subject):
                findings.add(FactKind.CERTIFICATION, sentence, subject=subject)
