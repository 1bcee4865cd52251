"""How many people, adverts or jobs a figure rests on, with the word the report has for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.readers.cues import any_of
from knowledge.readers.facts.findings import Findings
from knowledge.readers.numbers import NUMBER, number
from knowledge.readers.sentences import Sentence

_COUNTED = any_of(
    """data ?points?|datapoints?|salary (?:reports|records|submissions|entries)|salaries|responses|respondents
    people|professionals|employees|workers|adverts|postings|vacancies|profiles|records|observations
    job (?:ads?|adverts?|advertisements|postings?|listings?|offers)|submissions|entries|samples|jobs"""
)
_BASED_ON = any_of(
    "based on|drawn from|sample of|survey of|analysis of|from|sample size:?|across|using|analy[sz]ed"
)
_N = rf"(?P<n>{NUMBER})\s?(?P<k>k\b)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_BASED_ON}\s+(?:\w+ ){{0,3}}?{_N}\+?\s+(?:[a-z-]+ ){{0,2}}?(?P<unit>{_COUNTED})\b",
        rf"(?<![\w.,]){_N}\+?\s+(?P<unit>data ?points?|respondents|responses|salary reports)\b",
        rf"\b(?P<unit>data ?points?|respondents|responses|sample size)\s*[:=]\s*{_N}",
        rf"\b(?P<unit>n)\s*=\s*{_N}",
    )
)
_NOT_A_UNIT = {"n", "sample size"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A count and its unit, as printed; both are None where the report is silent."""

    n: int | None = None
    unit: str | None = None


def find_sample(sentences: Iterable[Sentence], findings: Findings) -> Sample:
    """Return the sample that the report states first; a broken number is a problem."""
    for sentence in sentences:
        for form in _FORMS:
            if match := form.search(sentence.text):
                return _sample(match, sentence, findings)
    return Sample()


def _sample(match: re.Match[str], sentence: Sentence, findings: Findings) -> Sample:
    count = number(match["n"], match["k"])
    unit = match["unit"].lower()
    if not count.is_integer():
        findings.refuse(sentence, "n", f"a whole number of {unit}", match["n"])
        return Sample()
    return Sample(int(count), None if unit in _NOT_A_UNIT else unit)
