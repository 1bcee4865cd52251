"""Currencies by code, symbol, name and slang; the place decides between those that share a name."""

from collections.abc import Iterable
from functools import cached_property

from knowledge.vocabulary.spelling import read_rows


class Currencies:
    """Look-up of ISO 4217 codes; reads its files at the first question."""

    def find(self, name: str, country: str | None = None) -> str | None:
        """Give the code of a symbol or word as written; `$` in Canada is CAD, elsewhere USD."""
        codes = self._codes.get(name.casefold(), ())
        local = self.of_country(country) if country else None
        return local if local in codes else next(iter(codes), None)

    def of_country(self, code: str) -> str | None:
        """Give the currency of an ISO 3166 alpha-2 country, the euro for EU; None if unknown."""
        return self._of_country.get(code.upper())

    @property
    def names(self) -> Iterable[str]:
        """All symbols, codes and words, in lower case."""
        return self._codes.keys()

    @cached_property
    def _codes(self) -> dict[str, tuple[str, ...]]:
        index: dict[str, tuple[str, ...]] = {}
        for code, names in read_rows("currencies.tsv"):
            for name in names.split("|"):
                index[name] = (*index.get(name, ()), code)
        return index

    @cached_property
    def _of_country(self) -> dict[str, str]:
        return {"EU": "EUR"} | {code: currency for code, _, currency, *_ in read_rows("countries.tsv")}
