"""What new knowledge owes to people: corrections of what they saw, and answers they waited for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import TypeAdapter

from bot.answers import table
from bot.evidence import Figure, judge
from bot.market import Market
from bot.models import Query
from bot.people.receipts import Receipt
from bot.people.wishes import Wish
from bot.receipts import query_from_json, read_ladder
from bot.updates.corrections import Correction, Held, found_corrections, stands
from bot.updates.paragraphs import Corrected
from bot.updates.series import identity
from knowledge.models import Fact, FactKind, Source
from knowledge.store import Knowledge


@dataclass(frozen=True, slots=True)
class Findings:
    """What of one answer no longer stands, with the sources of all facts in it."""

    corrections: tuple[Correction, ...]
    sources: tuple[Source, ...]


@cache
def _form() -> TypeAdapter[Findings]:
    return TypeAdapter(Findings)


def to_json(findings: Findings) -> str:
    """Write findings as JSON."""
    return _form().dump_json(findings, exclude_defaults=True).decode()


def from_json(text: str) -> Findings:
    """Read findings that `to_json` wrote; raise ValueError for anything else."""
    return _form().validate_json(text)


class Review:
    """Looks answers that were given through, in the light of what is known now."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._facts = lru_cache(4096)(self._look_up)
        self._latest = cache(knowledge.latest_period)

    def look_through(self, receipt: Receipt, earlier: Iterable[Findings] = ()) -> Findings | None:
        """Find what of an answer no longer stands, beyond what was found earlier; None where all stands."""
        try:
            figures = read_ladder(receipt).figures
        except ValueError:  # of a form that is no longer read: nothing can be said of it
            return None
        facts: Sequence[Fact] = [figure.fact for figure in figures]
        for findings in earlier:
            facts = stands(facts, findings.corrections)
        found = found_corrections(facts, self._held(facts))
        if not found:
            return None
        sources = {figure.source.id: figure.source for figure in figures}
        now = {c.after.source: self._knowledge.source(c.after.source) for c in found if c.after}
        return Findings(found, tuple((sources | now).values()))

    def _held(self, facts: Iterable[Fact]) -> Held:
        groups = {(fact.kind, fact.role, fact.country, fact.region) for fact in facts}
        sources = {(fact.source, fact.kind) for fact in facts}
        return Held(
            facts=tuple(found for group in groups for found in self._facts(*group)),
            latest={(source, kind): self._latest(source, kind) for source, kind in sources},
        )

    def _look_up(
        self, kind: FactKind, role: str | None, country: str | None, region: str | None
    ) -> tuple[Fact, ...]:
        return self._knowledge.facts([kind], role=role, country=country, region=region)


def corrected(findings: Iterable[Findings], market: Market) -> Iterator[Corrected]:
    """Give corrections their figures, each once, though it was seen in several answers."""
    told = set()
    for found in findings:
        sources = {source.id: source for source in found.sources}
        for item in found.corrections:
            before = _figure(item.before, sources, market)
            if identity(item.before) in told or before is None:
                continue
            told.add(identity(item.before))
            after = _figure(item.after, sources, market) if item.after else None
            yield Corrected(item.kind, before, after, item.reason)


def _figure(fact: Fact, sources: dict[str, Source], market: Market) -> Figure | None:
    """Judge a fact; its age is no reason not to own up to it."""
    verdict = judge(fact, sources[fact.source], today=market.today, older=True)
    return verdict if isinstance(verdict, Figure) else None


def covered_wishes(wishes: Iterable[Wish], market: Market) -> Iterator[tuple[Wish, Query]]:
    """Yield the wishes that can be answered now, with their questions; each question is tried once."""
    is_covered = cache(lambda query: _is_covered(query, market))
    for wish in wishes:
        query = query_from_json(wish.query)
        if is_covered(query):
            yield wish, query


def _is_covered(query: Query, market: Market) -> bool:
    answer = table.answer(query, market)
    return bool(answer.figures) and not answer.is_in_vain
