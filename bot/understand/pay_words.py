"""The words around a number that make it pay, or anything else."""

import re

from bot.models import PayPeriod

PERIODS = {
    PayPeriod.YEAR: (
        r"year|yr|annum|jahr|a\u00f1o|ano|an|\u00e5r",
        r"yearly|annual(?:ly)?|p\.?\s?a\.?|j\u00e4hrlich|anuale?s?|anuais|annuels?",
    ),
    PayPeriod.MONTH: (
        r"month|mo|mth|m\u00e5nad|monat|mes|m\u00eas|mois",
        r"monthly|p[./]?\s?m\.?|monatlich|mensuale?s?|mensuel|mensa(?:l|is)",
    ),
    PayPeriod.WEEK: (r"week|wk|woche|semana|semaine", r"weekly|p[./]?\s?w\.?|w\u00f6chentlich|semanal"),
    PayPeriod.DAY: (r"day|tag|d\u00eda|dia|jour", r"daily|p[./]?\s?d\.?|t\u00e4glich|diari[oa]s?|journalier"),
    PayPeriod.HOUR: (r"hour|hr|h|std|stunde|hora|heure", r"hourly|p[./]?\s?h\.?|st\u00fcndlich"),
}
"""The nouns of a period, which need a word like per or a before them, and its adverbs and short forms."""
CONNECTOR = (
    r"(?:/\s?|(?:per|a|an|each|every|the|pro|im|am|in\sder|die|por|al|\u00e0|par|ao|na|pr)"
    r"\s(?:la\s|l['\u2019])?)"
)
BESIDES = (
    r"(?:\s?(?:us|gross|nett?|brutto|netto|bruts?|base|brutos?|netos?|cash|total|before\stax|after\stax|in\shand"
    r"|pre-?tax|ctc)\b)*"
)
AFTER = re.compile(
    rf"\W{{0,2}}?{BESIDES}[\s,(-]{{0,2}}(?:"
    + "|".join(
        rf"(?P<{period}>{CONNECTOR}(?:{nouns})s?\b\.?|(?:{adverbs})(?![\w]))"
        for period, (nouns, adverbs) in PERIODS.items()
    )
    + ")",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(?:(?P<year>yearly|annual(?:ly)?|annum|per\syear|starting\ssalary)|(?P<month>monthly|per\smonth|mensual|mensuel)"
    r"|(?P<week>weekly|per\sweek)|(?P<day>daily|day\srate|per\sday|tagessatz|tjm)"
    r"|(?P<hour>hourly|per\shour|stundenlohn|stundensatz))"
    r"\b[^\d.?!]{0,28}$",
    re.IGNORECASE,
)
RATE = re.compile(
    r"\b(?:(?:day|daily|hourly)\s(?:rate|pay)|tagessatz|tjm|stundenlohn|stundensatz)\s?(?:of|is|was|von|de|:|=)?\s?$",
    re.IGNORECASE,
)
"""What a plain number is the pay of, however small."""
YEARLY_SCALE = re.compile(r"(?:lpa|cpa)$", re.IGNORECASE)
EARNING = re.compile(
    r"\b(?:make|makes|making|made|earn|earns|earning|earned|paid|pays|paying|verdiene|gano|ganho|gagne)\b[^\d.?!]{0,22}$",
    re.IGNORECASE,
)
WAGE = re.compile(r"\b(?:raise|wage|wages|rate)\b", re.IGNORECASE)
JOB = re.compile(r"\W?(?:job|position)\b", re.IGNORECASE)
OF_NEXT_AMOUNT = r"(?!\s*(?:is|of|at|from|von|ist|:)?\s*[\u00a3$\u20ac]?\s?\d)"
"""After a word: it does not belong to an amount that follows it, as in 72k, rent 1,100."""
RENT = re.compile(rf"\W{{0,2}}(?:rents?|apartment|flat)\b{OF_NEXT_AMOUNT}", re.IGNORECASE)
PAY = re.compile(
    r"\b(?:salar\w*|earn\w*|mak(?:e|es|ing)|paid|pay|pays|paying|wages?|income|offer\w*|ctc|package|comp|compensation|base|tc"
    r"|gehalt|verdien\w*|sueldo|gan[oa]|ganho|salaire|gagne\w*|stipend|raise|brutto|netto|gross|net|live\son|survive\son)\b",
    re.IGNORECASE,
)
OTHER_THINGS = re.compile(
    r"[\s-]?(?:subscribers?|followers?|users?|people|persons?|employees|students?|stars?|views?|words?|lines?|downloads?"
    r"|applica\w+|questions?|miles?|steps|run|race|resolution|tv|monitor|video|display|screen|images?|rows?|records"
    r"|customers?|members?|developers?|engineers?|workers?|jobs(?!\s(?:pay|at))|positions|openings|layoffs?|companies|meters?"
    r"|metres?|km|kg|hours?|hrs?|days?|weeks?|months?|years?|yrs?|yoe|minutes?|mins?|seconds?|percent|prozent|times|x\b"
    r"|tokens?|requests?|calls|sq|gb|mb|tb|ghz|mhz|volts?|calories|papers|reviews|jahre|mitarbeiter|a\u00f1os|anos|ans)\b",
    re.IGNORECASE,
)
EARNED = re.compile(r"\s?(?:salary|income|wage|gehalt|sueldo|salaire)\b", re.IGNORECASE)
JOINING = r"(?:plus|and|with|und|mit|et)\b"
OWED = re.compile(
    r"\s?(?:dollars?|euros?|pounds?|usd|eur)?\W{0,2}(?:in|of|worth\sof)?\s?"
    rf"(?:(?!{JOINING})\w+\s)?(?:loans?|debts?|mortgage|savings|car|house|(?<!take\s)home|saved|bonus|sign-?on|signing|relocation|rsus?|equity|stock|stocks|options|down\spayment)\b",
    re.IGNORECASE,
)
BOUGHT = re.compile(
    r"\b(?:flat|house|home|car|apartment|land|laptop|loan|debt|savings|mortgage|property|bike|phone|plot|capital|fee|fees"
    r"|tuition|bonus|course|revenue|funding|saved|save|saving|invest|invested|owe|owes|borrow\w*|lottery|won|lost"
    r"|cost|costs|spent|spend|bought|buy|sold)\s(?:\w+\s){0,2}\W?$",
    re.IGNORECASE,
)
MILLIONS = re.compile(r"(?<![^\W\d_])(?:million|mio|mn|m)\b", re.IGNORECASE)
WEAK = re.compile(
    r"\u00a5|\u20a9|\b(?:yen|pkr|won|rp|idr|pesos?|cop|clp|ars|vnd|huf|naira|ngn)\b", re.IGNORECASE
)
"""Currencies in which people earn millions."""
RENT_BEFORE = re.compile(
    r"\b(?:rent|miete|loyer|alquiler|aluguel)\b[\s:=]*(?:is|of|at|from|von|ist|de|es|[ée])?[\s:=]*(?:about|around|ca\.?)?\s*$",
    re.IGNORECASE,
)
RENT_AFTER = re.compile(
    r"\W{0,2}(?:(?:a|per|p\.?)\s?(?:month|mo|m)\b\W{0,2})?(?:(?:in|for|of)\s)?"
    rf"(?:rent|miete|loyer|alquiler|aluguel)\b{OF_NEXT_AMOUNT}",
    re.IGNORECASE,
)
_NET = (
    r"net|nett|netto|take[\s-]?home|in[\s-]hand|(?:after|net\sof)[\s-]tax(?:es)?|nach\ssteuern|auf\sdie\shand"
)
NET_AFTER = re.compile(rf"[^\d,;.?]{{0,25}}?\b(?<!dot\s)(?:{_NET})\b(?!\s(?:dev|eng|core))", re.IGNORECASE)
NET_BEFORE = re.compile(
    rf"\b(?:{_NET})\b\s?(?:pay|salary|income|gehalt|lohn)?\s?(?:is|of|von|ist|sind|:|=)?\s?$", re.IGNORECASE
)
BESIDES_PAY = re.compile(
    r"\W{0,2}(?:in\s|for\s|of\s)?(?:"
    rf"(?:rent|miete|loyer|alquiler|aluguel)\b{OF_NEXT_AMOUNT}|(?:variable|bonus|sign-?on|stocks?|rsus?|equity)\b)",
    re.IGNORECASE,
)
PLANS = re.compile(
    r"(?:401|403|457)\s?[kb]$|^(?:19|20)\d\d(?:\s?[-\u2013]\s?(?:19|20)?\d\d)?$|^[2-8]k$", re.IGNORECASE
)
TOP = re.compile(
    r"\b(?:top|big|level|grade|band|version|windows|python|java|l|sde|h1|room|flat|gate|no\.|nr\.|#)\s?$",
    re.IGNORECASE,
)
SMALLEST = {
    PayPeriod.YEAR: 1000,
    PayPeriod.MONTH: 100,
    PayPeriod.WEEK: 50,
    PayPeriod.DAY: 20,
    PayPeriod.HOUR: 5,
}
"""Plain numbers below are something else: 3 a week, 2 per day."""
SMALLEST_PLAIN = 1000
LARGEST_PLAIN = 10_000_000
HOURLY_BELOW = 150
YEARLY_FROM = 10_000


def is_not_pay(before: str, written: str, after: str) -> bool:
    """Say whether a number counts something else: subscribers, years, a debt, a pension plan."""
    plain = written.strip()
    if re.fullmatch(r"[2-8]k", plain, re.IGNORECASE):
        return not (PAY.search(before) or AFTER.match(after)) or bool(OTHER_THINGS.match(after))
    if PLANS.search(plain) or TOP.search(before[-12:]) or OTHER_THINGS.match(after):
        return True
    if MILLIONS.search(plain) and not (WEAK.search(plain) or AFTER.match(after) or PAY.search(before[-40:])):
        return True
    if AFTER.match(after) or EARNED.match(after):
        return False
    return bool(OWED.match(after) or BOUGHT.search(before[-60:]))


def is_rent(before: str, after: str) -> bool:
    """Say whether an amount is a rent: my rent is 1,100; 1,200 in rent."""
    return bool(RENT_BEFORE.search(before[-40:]) or RENT_AFTER.match(after))


def is_net(before: str, after: str) -> bool:
    """Say whether an amount is what is left after tax: 6k a month net; take-home of 3,000."""
    return bool(NET_BEFORE.search(before[-40:]) or NET_AFTER.match(after[:60]))


def is_beside_pay(after: str) -> bool:
    """Say whether an amount is paid out of pay or comes on top: 1,200 in rent, 1 lpa variable."""
    return bool(BESIDES_PAY.match(after))


def is_plain(value: float) -> bool:
    """Say whether a plain number has the size of pay by the month or the year."""
    return SMALLEST_PLAIN <= value < LARGEST_PLAIN


def is_pay(value: float, before: str, after: str, period: PayPeriod | None) -> bool:
    """Say whether a plain number, without currency or scale, is pay: 450/day, a salary of 72000."""
    if period and AFTER.match(after):
        short = re.match(r"\W{0,2}p\.?\s?m\b", after, re.IGNORECASE)
        return value >= SMALLEST[period] and not (short and value < SMALLEST_PLAIN)
    if period and RATE.search(before[-24:]):
        return value >= SMALLEST[period]
    if not is_plain(value):
        return False
    return bool(PAY.search(before[-40:]) or PAY.search(after[:20]))


def period_of(before: str, written: str, after: str, value: float) -> tuple[PayPeriod | None, int]:
    """Give the period that is said or unmistakable, and how many characters after the amount say it."""
    if found := AFTER.match(after):
        return PayPeriod(str(found.lastgroup)), found.end()
    if YEARLY_SCALE.search(written):
        return PayPeriod.YEAR, 0
    if found := BEFORE.search(before[-60:]):
        return PayPeriod(str(found.lastgroup)), 0
    if RENT.match(after):
        return PayPeriod.MONTH, 0
    return _implied(before, after, value), 0


def _implied(before: str, after: str, value: float) -> PayPeriod | None:
    """Tell wages an hour from pay a year where people earn them and the size leaves no doubt."""
    earning = EARNING.search(before[-40:])
    if value < HOURLY_BELOW and (earning or WAGE.search(after[:20]) or WAGE.search(before[-20:])):
        return PayPeriod.HOUR
    if value >= YEARLY_FROM and (earning or JOB.match(after)):
        return PayPeriod.YEAR
    return None
