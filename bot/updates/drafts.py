"""A weekly message without anybody's own pay: sections, ending, buttons and the receipt of its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.evidence import Figure
from bot.models import Intent, Query
from bot.people.receipts import Receipt
from bot.receipts import Ladder, receipt_of
from bot.render import Renderer, attributions
from bot.updates.buttons import Row, copy_row, why_row
from bot.updates.news import MarketNews
from bot.updates.paragraphs import Ending, Quiet, Script, Section, say
from bot.updates.practice import Practice

KIND = "weekly"
MOST_UNITS = 4096
"""UTF-16 units in a message."""
_UNITS_OF_OWN_PAY = 250
_LINES = (6, 3, 1)
"""Changes told of each market; fewer where several markets make a message too long."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message in its parts, each section with the pay figure it leads with."""

    sections: tuple[tuple[str, Figure | None], ...]
    ending: str
    rows: tuple[Row, ...]
    receipt: Receipt | None
    waiting: tuple[MarketNews, ...] = ()
    """Markets with news that did not fit: they are not told yet."""

    def html(self, own_lines: Sequence[str | None] = ()) -> str:
        """Join the parts; each section may have a line of its own under it."""
        lines = own_lines or [None] * len(self.sections)
        sections = [
            f"{text}\n\n{line}" if line else text
            for (text, _), line in zip(self.sections, lines, strict=True)
        ]
        return "\n\n".join(part for part in (*sections, self.ending) if part)

    @property
    def fits(self) -> bool:
        """Say whether the message can be sent as one, with a line on own pay in every section."""
        units = len(self.html().encode("utf-16-le")) // 2
        return units + _UNITS_OF_OWN_PAY * len(self.sections) <= MOST_UNITS


class Writer:
    """Writes messages in one language, out of one knowledge version, for one day."""

    def __init__(
        self, renderer: Renderer, knowledge_version: str, today: date, ways_out: tuple[Row, ...]
    ) -> None:
        self._renderer = renderer
        self._version = knowledge_version
        self._today = today
        self._ways_out = ways_out

    def update(self, news: Sequence[MarketNews], practice: Practice, marks: frozenset[str]) -> Draft:
        """Write on all markets: those with news have a section each, the others are named.

        What does not fit into one message waits for the next. The marks tell apart messages on the same
        markets: which versions were told last.
        """
        markets = list(_each_country_once(news))
        count = sum(not market.is_quiet for market in markets)
        fewer = ((told, _LINES[-1]) for told in range(count - 1, 0, -1))
        attempts = [(count, most) for most in _LINES]
        for told, most in (*attempts, *fewer):
            draft = self._attempt(markets, told, most, practice, marks)
            if draft.fits:
                return draft
        return draft

    def _attempt(
        self,
        markets: Sequence[MarketNews],
        count: int,
        most: int,
        practice: Practice,
        marks: frozenset[str],
    ) -> Draft:
        """Write on so many of the markets with news, at most so many changes of each."""
        loud = [market for market in markets if not market.is_quiet]
        told, waiting = loud[:count], tuple(loud[count:])
        figures = _figures([*(market.figures for market in told), (practice.figure,)])
        receipt = self._receipt(told[0], figures, marks)
        script = self._script(practice)
        ending = Ending(
            unchanged=tuple(market for market in markets if market.is_quiet),
            waiting=waiting,
            item=practice.figure,
            script=script,
            sources=tuple(attributions(figures)),
            receipt=receipt.code if receipt else None,
        )
        sections = self._sections(told, most)
        rows = self._rows(told, receipt, script)
        return Draft(sections, say(self._renderer, ending), rows, receipt, waiting)

    def quiet(self, news: Sequence[MarketNews], marks: frozenset[str]) -> Draft:
        """Write the one line for who wants to hear that nothing changed."""
        figures = _figures([(market.lead,) for market in news])
        receipt = self._receipt(news[0], figures, marks)
        line = say(self._renderer, Quiet(tuple(news)))
        return Draft((), line, self._rows(news, receipt, None), receipt)

    def _sections(self, told: Sequence[MarketNews], most: int) -> tuple[tuple[str, Figure | None], ...]:
        return tuple((say(self._renderer, _section(market, most)), market.lead) for market in told)

    def _script(self, practice: Practice) -> Script | None:
        if practice.script is None:
            return None
        return Script(**self._renderer.lines("updates/scripts")[practice.script])

    def _rows(
        self, told: Sequence[MarketNews], receipt: Receipt | None, script: Script | None
    ) -> tuple[Row, ...]:
        only = told[0] if len(told) == 1 else None
        code = receipt.code if receipt else None
        why = why_row(self._renderer, only.role if only else None, only.place if only else None, code)
        copied = copy_row(self._renderer, script.text) if script else ()
        return tuple(row for row in (why, copied, *self._ways_out) if row)

    def _receipt(
        self, first: MarketNews, figures: tuple[Figure, ...], marks: frozenset[str]
    ) -> Receipt | None:
        """Make the receipt; asked again, its question is that on the pay of the first market."""
        if not figures:
            return None
        return receipt_of(
            Query(Intent.SALARY, roles=(first.role,), places=(first.place,), flags=marks),
            KIND,
            Ladder(figures),
            knowledge_version=self._version,
            template_version=self._renderer.version,
            today=self._today,
        )


def _section(market: MarketNews, most: int) -> Section:
    data, orders, method = market.data[:most], market.orders[:most], market.method[:most]
    return Section(
        role=market.role,
        place=market.place,
        is_first=market.is_first,
        lead=market.lead,
        unheld=market.unheld,
        lead_is_told=market.lead_is_told,
        data=data,
        orders=orders,
        country=market.country,
        method=method,
        more=sum(map(len, (market.data, market.orders, market.method)))
        - sum(map(len, (data, orders, method))),
    )


def _figures(groups: Sequence[Sequence[Figure | None]]) -> tuple[Figure, ...]:
    return tuple(dict.fromkeys(figure for group in groups for figure in group if figure))


def _each_country_once(news: Sequence[MarketNews]) -> Iterator[MarketNews]:
    """Tell a country's figures with the first of its markets only."""
    seen: set[str] = set()
    for market in news:
        yield replace(market, country=()) if market.place.country in seen else market
        seen.add(market.place.country)
