"""Numbers, amounts and dates as people of a language write them (CLDR, through babel)."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, get_currency_symbol

PENCE_BELOW = 1000
_REGIONS = {"en": "en_GB"}
"""English as written outside the United States: 14 August 2026, US$ apart from other dollars."""


class Formats:
    """Formats for one language; the same value gives the same text."""

    def __init__(self, language: str) -> None:
        self._locale = Locale.parse(_REGIONS.get(language, language))
        self.amount = lru_cache(4096)(self._amount)
        self.number = lru_cache(4096)(self._number)
        self.percent = lru_cache(4096)(self._percent)
        self.change = lru_cache(4096)(self._change)
        self.period = lru_cache(1024)(self._period)

    def _amount(self, value: float, currency: str | None) -> str:
        """77093, GBP: £77,093. Pence only below 1,000 and where there are any."""
        whole = value >= PENCE_BELOW or value == int(value)
        if currency is None:
            return self.number(round(value) if whole else value)
        pattern = self._locale.currency_formats["standard"].pattern
        if get_currency_symbol(currency, locale=self._locale)[-1].isalpha():
            pattern = pattern.replace("¤#", "¤ #")
        return format_currency(
            value,
            currency,
            format=pattern.replace(".00", "") if whole else pattern,
            locale=self._locale,
            currency_digits=False,
        )

    def _number(self, value: float) -> str:
        """2338: 2,338. At most four decimals."""
        return format_decimal(value, format="#,##0.####", locale=self._locale)

    def _percent(self, value: float) -> str:
        """Write percent with one decimal, none where it is whole: 4.2 %, 15 %."""
        pattern = "#,##0" if value == int(value) else "#,##0.0"
        return f"{format_decimal(value, format=pattern, locale=self._locale)} %"

    def _change(self, value: float) -> str:
        """Write a difference in percent with its sign and one decimal: +10.0 %."""
        return f"{format_decimal(value, format='+#,##0.0;-#,##0.0', locale=self._locale)} %"

    def ratio(self, value: float) -> str:
        """1.2345: 1.23."""
        return format_decimal(value, format="#,##0.##", locale=self._locale)

    def signed(self, value: float) -> str:
        """1.07: +1.07."""
        return format_decimal(value, format="+#,##0.##;-#,##0.##", locale=self._locale)

    def _period(self, period: str) -> str:
        """2026-04: April 2026; 2026-08-14: 14 August 2026 in the language's order; 2025: 2025."""
        parts = [int(part) for part in period.split("-")]
        if len(parts) == 1:
            return period
        if len(parts) == 2:
            return format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=self._locale)
        return self.day(date(*parts))

    def day(self, value: date) -> str:
        """Write a date in full."""
        return format_date(value, format="long", locale=self._locale)

    def country(self, code: str) -> str:
        """GB: United Kingdom."""
        return str(self._locale.territories.get(code, code))

    def language(self, code: str) -> str:
        """Name a language: de: German."""
        return str(self._locale.languages.get(code, code))
