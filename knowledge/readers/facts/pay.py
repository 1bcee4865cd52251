"""Pay: the average, the spread, the projection, and how many they rest on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.models import Basis, FactKind, Label, Statistic
from knowledge.readers.amounts import Amount, Amounts
from knowledge.readers.cues import any_of, words
from knowledge.readers.facts.findings import Findings
from knowledge.readers.facts.horizon import find_horizon
from knowledge.readers.facts.sample import Sample
from knowledge.readers.sentences import Sentence

_CUES = {
    "not_pay": """(?<!including )(?<!excluding )(?<!plus )bonus(?:es)?|equity|stock|shares|sign-on|rents?
        rented|housing|mortgages?|house|fees?
        costs?|revenue|budget""",
    "past": r"""last year|previous(?:ly)?|(?:up|down) from|(?:rose|risen|grew|grown|increased|jumped) from
        year (?:ago|earlier)|compared (?:with|to)|back in|in 20[01]\d""",
    "other_level": "entry[- ]level|juniors?|graduates?|interns?|beginners?|mid-level|seniors?|starting",
    "projection": r"""project(?:ed|ions?|s)|forecasts?|expected to|set to|predicted|anticipated|outlook
        reach(?:ing|es)?|next year|by (?:the end of )?20\d\d|(?:climb|rise|grow) to""",
    "p10": r"P10|10th[- ]percentile|(?:bottom|lowest) (?:10\s?%|decile)",
    "p25": "P25|25th[- ]percentile|(?:lower|first|bottom) quartile|Q1(?! 20)",
    "p50": "P50|50th[- ]percentile",
    "p75": "P75|75th[- ]percentile|(?:upper|third|top) quartile|Q3(?! 20)",
    "p90": r"P90|90th[- ]percentile|(?:top|highest) (?:10\s?%|decile)",
    "median": "medians?|mid-?points?",
    "mean": "averag(?:e|es|ed|ing)|means?|avg",
    "point": "typical(?:ly)?",
}
"""What an amount is, by the words beside it; the first that fits at a place counts."""
_CUE = re.compile(
    "|".join(rf"(?P<{name}>\b{any_of(cue)})(?!\w)" for name, cue in _CUES.items()), re.IGNORECASE
)
_SPREAD = re.compile(r"P25\s*(?:-|\u2013|to|and)\s*P75|interquartile|middle (?:half|50)", re.IGNORECASE)
_PAY_WORD = words(r"salar\w+|compensation|pay|paid|wages?|earn\w*|income|remuneration|package|rate")
_BASE = words("(?:base|basic)(?: annual| yearly| monthly)?(?: salary| salaries| pay| compensation)?")
_TOTAL = words("total (?:compensation|pay|package|cash|remuneration|rewards?|earnings)|packages?|TC")
_MOVED_FROM = re.compile(
    r"\b(?:rose|risen|grew|grown|increased|jumped|climbed|up|moved|projected|expected)\b[^.]{0,20}\bfrom\s+$",
    re.IGNORECASE,
)
_PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
_STATISTICS = {"mean": Statistic.MEAN, "median": Statistic.MEDIAN, "point": Statistic.POINT}
_CLAUSE_END = re.compile(r"[,;]\s|\b(?:while|whereas|but)\b")
_AFTER = 60


@dataclass(frozen=True, slots=True)
class _Mention:
    """An amount and what the words around it say it is."""

    meaning: str
    amount: Amount
    sentence: Sentence
    basis: Basis


@dataclass(slots=True)
class _Spread:
    """The percentiles of one distribution, gathered over the sentences that name them."""

    values: dict[str, float] = field(default_factory=dict)
    mentions: list[_Mention] = field(default_factory=list)

    def take(self, percentile: str, value: float, mention: _Mention) -> None:
        """Keep a percentile as it is said first."""
        if percentile not in self.values:
            self.values[percentile] = value
            self.mentions.append(mention)


def find_pay(sentences: Iterable[Sentence], amounts: Amounts, sample: Sample, findings: Findings) -> None:
    """Add the pay facts of a report, and its projection with the ratio to the average."""
    title = findings.basics.title
    mentions = [mention for sentence in sentences for mention in _mentions(sentence, amounts, title)]
    spread = _Spread()
    for mention in mentions:
        if mention.meaning in _PERCENTILES:
            spread.take(mention.meaning, mention.amount.value, mention)
        elif mention.meaning == "spread" and mention.amount.high is not None:
            spread.take("p25", mention.amount.value, mention)
            spread.take("p75", mention.amount.high, mention)
    if spread.values:
        _take_median(spread, mentions)
        _add_spread(spread, sample, findings)
    for meaning in ("mean", "median", "point", "range"):
        if not (meaning == "median" and spread.values):
            _add_first(meaning, mentions, sample, findings)
    _add_projection(mentions, findings)


def _mentions(sentence: Sentence, amounts: Amounts, title: str) -> Iterator[_Mention]:
    """Yield each amount with the cue nearest before it, or else right after it."""
    text = sentence.text
    found = list(amounts.find(text))
    ends = [*(later.start for later in found[1:]), len(text)]
    read_to = 0
    for amount, following in zip(found, ends, strict=False):
        before = text[read_to : amount.start]
        moved = amount.high is not None and _MOVED_FROM.search(before)
        cues = _cues(before, title)
        read_to = amount.end
        if not cues:
            after = text[amount.end : min(following, amount.end + _AFTER)]
            cue = _CUE.search(_CLAUSE_END.split(after, maxsplit=1)[0])
            cues = [cue.lastgroup] if cue else []
            read_to += cue.end() if cue else 0
        amount_now = _only_high(amount) if moved else amount
        meaning = _meaning(cues[-1] if cues else None, amount_now, sentence)
        yield _Mention(
            meaning, amount_now, sentence, _basis(before, text[: amount.start], text[amount.end :])
        )


def _cues(before: str, title: str) -> list[str | None]:
    """Return the cues before an amount, nearest last; another level than the title's outweighs them."""
    found = [match for match in _CUE.finditer(before) if not _is_own_level(match, title)]
    clause = max((end.end() for end in _CLAUSE_END.finditer(before)), default=0)
    levels = [match for match in found if match.lastgroup == "other_level" and match.start() >= clause]
    return [match.lastgroup for match in levels or found]


def _is_own_level(match: re.Match[str], title: str) -> bool:
    return match.lastgroup == "other_level" and match.group().lower().rstrip("s") in title.lower()


def _only_high(amount: Amount) -> Amount:
    """Return where pay moved to, of `rose from A to B`."""
    return Amount(amount.high or amount.value, None, amount.currency, amount.unit, amount.start, amount.end)


def _meaning(cue: str | None, amount: Amount, sentence: Sentence) -> str:
    if amount.high is not None and cue not in {"projection", "not_pay", "past", "other_level"}:
        return "spread" if _SPREAD.search(sentence.text) else "range"
    if cue is None:
        return "point" if _PAY_WORD.search(sentence.text) else "unknown"
    return cue


def _take_median(spread: _Spread, mentions: list[_Mention]) -> None:
    for mention in mentions:
        if mention.meaning == "median":
            spread.take("p50", mention.amount.value, mention)


def _add_spread(spread: _Spread, sample: Sample, findings: Findings) -> None:
    first = spread.mentions[0]
    quote = " … ".join(dict.fromkeys(mention.sentence.text for mention in spread.mentions))
    values = {**spread.values, **_evidence(first, sample), "quote": quote}
    findings.add(
        FactKind.PAY, first.sentence, value=spread.values.get("p50"), statistic=Statistic.QUANTILES, **values
    )


def _add_first(meaning: str, mentions: list[_Mention], sample: Sample, findings: Findings) -> None:
    """Add the figures of one statistic: a salary and a day rate, base and total pay stand side by side.

    Two that differ and count the same are an error of the report. The sample is that of the first.
    """
    same = [mention for mention in mentions if mention.meaning == meaning]
    if not same or (meaning in {"point", "range"} and findings.has(FactKind.PAY)):
        return
    counted: dict[tuple[str | None, Basis], _Mention] = {}
    for mention in same if meaning in {"mean", "median"} else same[:1]:
        first = _counted_alike(mention, counted.values())
        if first is None:
            counted[mention.amount.unit, mention.basis] = mention
        elif mention.amount.value != first.amount.value:
            expected = f"{first.amount.value:,g} as in line {first.sentence.line}"
            findings.refuse(mention.sentence, f"pay ({meaning})", expected, f"{mention.amount.value:,g}")
    for mention in counted.values():
        main = next((fact.unit for fact in findings.facts if fact.kind is FactKind.PAY), mention.amount.unit)
        rests_on = sample if mention.amount.unit == main else Sample()
        statistic = Statistic.RANGE if mention.amount.high is not None else _STATISTICS[meaning]
        values = {**_figures(mention.amount), **_evidence(mention, rests_on)}
        findings.add(FactKind.PAY, mention.sentence, statistic=statistic, **values)


def _counted_alike(mention: _Mention, others: Iterable[_Mention]) -> _Mention | None:
    """Return the figure before it that counts the same; what does not say its basis may count either."""
    return next(
        (
            other
            for other in others
            if other.amount.unit == mention.amount.unit
            and (other.basis is mention.basis or Basis.UNSTATED in {other.basis, mention.basis})
        ),
        None,
    )


def _figures(amount: Amount) -> dict[str, float | None]:
    return {"value": amount.value} if amount.high is None else {"low": amount.value, "high": amount.high}


def _evidence(mention: _Mention, sample: Sample) -> dict[str, object]:
    return {
        "currency": mention.amount.currency,
        "unit": mention.amount.unit,
        "basis": mention.basis,
        "n": sample.n,
        "n_unit": sample.unit,
        "label": Label.MEASURED,
    }


def _basis(before: str, all_before: str, after: str) -> Basis:
    """Read what an amount counts from the words next to it, else from the sentence up to it."""
    clause = _CLAUSE_END.split(after[:_AFTER], maxsplit=1)[0]
    for near in (f"{before} {clause}", all_before):
        if _TOTAL.search(near):
            return Basis.TOTAL
        if _BASE.search(near):
            return Basis.BASE
    return Basis.UNSTATED


def _add_projection(mentions: list[_Mention], findings: Findings) -> None:
    projections = [mention for mention in mentions if mention.meaning == "projection"]
    if not projections:
        return
    first = projections[0]
    amount = first.amount
    values = {"currency": amount.currency, "unit": amount.unit, "basis": first.basis, **_figures(amount)}
    text = first.sentence.text
    horizon = find_horizon(text[: amount.start], text[amount.end :], findings.basics.period)
    flags = (f"for:{horizon}",) if horizon else ()
    findings.add(FactKind.PAY_PROJECTION, first.sentence, statistic=Statistic.POINT, flags=flags, **values)
    average = next((fact for fact in findings.facts if fact.kind is FactKind.PAY and fact.value), None)
    if average and average.value and amount.high is None:
        ratio = round(amount.value / average.value, 4)
        findings.add(
            FactKind.PAY_PROJECTION_RATIO, first.sentence, value=ratio, unit="times", statistic=Statistic.RATE
        )
