"""The words of the knowledge base: a source, a report, its sections, and facts with their evidence."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$")]
"""A year, a month or a day: 2026, 2026-04, 2026-04-17."""


class Level(StrEnum):
    """How senior a title is."""

    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    PRINCIPAL = "principal"
    MANAGER = "manager"
    DIRECTOR = "director"
    VP = "vp"
    C_LEVEL = "c-level"


class FactKind(StrEnum):
    """What a fact speaks of."""

    PAY = "pay"
    PAY_PROJECTION = "pay_projection"
    PAY_PROJECTION_RATIO = "pay_projection_ratio"
    TOP_SKILL = "top_skill"
    SKILL_PREMIUM = "skill_premium"
    SKILL_COMBINATION = "skill_combination"
    CERTIFICATION_PREMIUM = "certification_premium"
    CERTIFICATION = "certification"
    AI_FACTOR = "ai_factor"
    BONUS = "bonus"
    CHECKLIST_ITEM = "checklist_item"
    DEMAND_DRIVER = "demand_driver"
    COST_DRIVER = "cost_driver"
    ADVICE = "advice"
    TECHNOLOGY = "technology"
    OTHER_TITLE = "other_title"
    """`subject` is filed under the occupation `title`, whose code is `text`."""
    ADVERT_INDEX = "advert_index"
    ADVERT_CHANGE = "advert_change"
    WAGE_GROWTH = "wage_growth"
    AI_SHARE = "ai_share"
    EXCHANGE_RATE = "exchange_rate"
    PURCHASING_POWER = "purchasing_power"
    PRICE_PARITY = "price_parity"
    BURGER_PRICE = "burger_price"


class Label(StrEnum):
    """How a figure came to be."""

    MEASURED = "measured"
    AGED = "aged"
    ASSUMED = "assumed"
    CLAIM = "publisher's claim"
    INPUT = "your input"


class Statistic(StrEnum):
    """What kind of number a value is."""

    MEAN = "mean"
    MEDIAN = "median"
    QUANTILES = "quantiles"
    RANGE = "range"
    POINT = "point"
    SHARE = "share"
    INDEX = "index"
    RATE = "rate"
    COUNT = "count"
    TEXT = "text"


class Basis(StrEnum):
    """What the pay includes."""

    BASE = "base"
    TOTAL = "total"
    UNSTATED = "unstated"


class Collection(StrEnum):
    """How the figures were gathered; never mixed in one number."""

    PUBLISHER = "publisher"
    POSTED = "posted"
    SURVEY = "survey"
    EMPLOYER = "employer"
    OFFICIAL = "official"


class Status(StrEnum):
    """Whether a claim still stands."""

    CURRENT = "current"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


class SectionKind(StrEnum):
    """The sections that reports are made of; what fits none is `other`, never lost."""

    TITLE = "title"
    OVERVIEW = "overview"
    DEMAND = "demand"
    GROWTH = "growth"
    MOAT = "moat"
    PREMIUM = "premium"
    SKILLS = "skills"
    AI_IMPACT = "ai_impact"
    NEGOTIATION = "negotiation"
    COST_OF_LIVING = "cost_of_living"
    CHECKLIST = "checklist"
    OTHER = "other"


class Record(BaseModel):
    """A frozen model that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """Who published a figure, under which licence, and when it was fetched."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    publisher: Text
    title: Text
    address: Text
    licence: Text
    attribution: Text
    retrieved: date
    period: Text
    collection: Collection
    method_disclosed: bool
    official_yearly: bool = False
    """Age counts from the publication (product rule for official yearly statistics)."""
    published: date | None = None
    note: str | None = None


class Section(Record):
    """One part of a report: its kind, the heading as printed, the text, its order."""

    kind: SectionKind
    heading: str
    text: str
    position: int = Field(ge=0)


class Fact(Record):
    """One figure or claim with the evidence that says how far it carries.

    `value`, `low`, `high` and `p10` to `p90` are in `unit` (pay: `currency` a `unit`; premiums: percent).
    A pay fact from a distribution holds its median in `value` and in `p50`.
    """

    kind: FactKind
    source: str
    title: str | None = None
    """The title as the source prints it."""
    role: str | None = None
    """Canonical occupation; None speaks of all occupations."""
    level: Level | None = None
    country: CountryCode | None = None
    region: str | None = None
    subject: str | None = None
    """What the claim is about: a skill, a certificate, a bonus, a sector, a currency pair."""
    text: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    p10: float | None = None
    p25: float | None = None
    p50: float | None = None
    p75: float | None = None
    p90: float | None = None
    unit: str | None = None
    currency: CurrencyCode | None = None
    statistic: Statistic = Statistic.POINT
    basis: Basis | None = None
    n: int | None = Field(default=None, ge=0)
    n_unit: str | None = None
    """people, adverts, jobs or data points: never mixed."""
    period: Period
    label: Label = Label.MEASURED
    method_version: Text
    status: Status = Status.CURRENT
    review_by: date | None = None
    superseded_by: str | None = None
    section: SectionKind | None = None
    quote: str | None = None
    """The words it was read from."""
    flags: tuple[str, ...] = ()
    """What else is known of it: since:2024-01 begins its period, reason:… says why its source changed it."""

    @model_validator(mode="after")
    def _ranges_the_right_way_round(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"range the wrong way round: low {self.low:g} is above high {self.high:g}")
        known = [q for q in (self.p10, self.p25, self.p50, self.p75, self.p90) if q is not None]
        if known != sorted(known):
            raise ValueError("percentiles the wrong way round: " + ", ".join(f"{q:g}" for q in known))
        return self


class Report(Record):
    """A market report on one title in one place; an update is a new version, never an overwrite."""

    source: Source
    title: Text
    """The title as printed: Lead Machine Learning Director."""
    role: Text
    """Canonical occupation: machine learning engineer."""
    level: Level | None = None
    country: CountryCode
    city: str | None = None
    period: Period
    version: int = Field(default=1, ge=1)
    digest: Text
    """SHA-256 of the text it was read from."""
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]


class Figures(Record):
    """The figures that one adapter computed from one public source."""

    source: Source
    method_version: Text
    facts: tuple[Fact, ...]
