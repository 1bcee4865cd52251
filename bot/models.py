"""The words of the conversation: utterance, query, answer, reply."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from knowledge.models import Level

REMEMBER = "remember"
"""The flag of a query whose own figures the person asked to be remembered."""
UNREAD = "unread"
"""The flag of a form whose question was answered with words that could not be read as an answer."""

RATE = "rate:"
"""What begins the flag of a question for a day rate (rate:day) or an hourly one (rate:hour)."""


class Intent(StrEnum):
    """What a person wants to know or to do."""

    SALARY = "salary"
    SKILLS = "skills"
    NEGOTIATION = "negotiation"
    COST_OF_LIVING = "cost_of_living"
    DEMAND = "demand"
    AI_IMPACT = "ai_impact"
    COMPARE = "compare"
    CHECKLIST = "checklist"
    REPORT = "report"
    WHY = "why"
    SOURCES = "sources"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    SUBSCRIPTIONS = "subscriptions"
    SCORECARD = "scorecard"
    FORGET = "forget"
    HELP = "help"
    GREETING = "greeting"
    THANKS = "thanks"
    OUT_OF_SCOPE = "out_of_scope"


ON_PAY = frozenset({Intent.SALARY, Intent.NEGOTIATION})
"""The intents whose question may hold a person's own pay."""


class Aspect(StrEnum):
    """The part of an intent that is asked for: worth is a salary question about one's own pay."""

    WORTH = "worth"
    OFFERS = "offers"
    MOVE = "move"
    PRACTICE = "practice"
    PLAN = "plan"
    TICKS = "ticks"


class PayPeriod(StrEnum):
    """The time that an amount pays for."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said, as it was said."""

    text: str
    language: str = "en"
    public: bool = False
    """Said before others: a person's own pay is neither used nor echoed."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a title was understood as: an occupation, perhaps a level and a field."""

    occupation: str
    """Canonical name: machine learning engineer."""
    level: Level | None = None
    surface: str = ""
    """The words it was read from."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country, perhaps a region or a city in it."""

    country: str
    """ISO 3166 alpha-2, or EU for Europe."""
    region: str | None = None
    city: str | None = None
    surface: str = ""
    alternative: "Place | None" = None
    """The next likely reading of an ambiguous name: London, Canada."""


class Stake(StrEnum):
    """What an amount of pay is to who negotiates about it."""

    OFFER = "offer"
    NOW = "now"
    """What the person earns."""
    OTHER = "other"
    """What somebody else offers."""
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of pay. `high` is set for a range. `assumed` says that the currency came from the place."""

    amount: float
    currency: str | None = None
    period: PayPeriod | None = None
    high: float | None = None
    assumed: bool = False
    surface: str = ""
    is_rent: bool = False
    """What somebody pays for a home, not what they are paid."""
    stake: Stake | None = None
    """None where the words around it do not tell."""
    is_net: bool = False
    """Said to be after tax; published figures are before it."""


def earned_now(amounts: tuple[Money, ...]) -> tuple[Money, ...]:
    """Say of amounts that are not said to be anything else that the person earns them now."""
    return tuple(
        replace(money, stake=Stake.NOW) if money.stake is None and not money.is_rent else money
        for money in amounts
    )


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood: an intent and its entities, in the order they were said.

    A form is a query that is filled in step by step: `details` are what the person told so far, and
    `asking` names the one that the next message is expected to give.
    """

    intent: Intent
    confidence: float = 1.0
    roles: tuple[Role, ...] = ()
    places: tuple[Place, ...] = ()
    money: tuple[Money, ...] = ()
    skill: str | None = None
    receipt: str | None = None
    """R-7F3K: the answer that a /why asks about."""
    role_candidates: tuple[Role, ...] = ()
    """Titles that fit the words about equally well: the fork to ask about."""
    flags: frozenset[str] = field(default_factory=frozenset)
    """What else was asked for: older (aged figures), chart."""
    aspect: Aspect | None = None
    details: tuple[tuple[str, str], ...] = ()
    """The person's own figures and choices by name: ("a.base", "92000")."""
    asking: str | None = None

    @property
    def role(self) -> Role | None:
        """The first role named."""
        return self.roles[0] if self.roles else None

    @property
    def place(self) -> Place | None:
        """The first place named."""
        return self.places[0] if self.places else None

    @property
    def pay(self) -> Money | None:
        """The first amount of pay named."""
        return next((money for money in self.money if not money.is_rent), None)

    @property
    def rent(self) -> Money | None:
        """The first rent named."""
        return next((money for money in self.money if money.is_rent), None)

    @property
    def is_personal(self) -> bool:
        """Whether somebody's own figures are in it: such a query is kept sealed, or nowhere."""
        return bool(self.money or self.details)

    @property
    def is_form(self) -> bool:
        """Whether it is kept apart as a form, which the buttons under it change."""
        return self.is_personal or self.aspect is not None

    def detail(self, name: str) -> str | None:
        """Return what the person told under a name."""
        return dict(self.details).get(name)

    def with_detail(self, name: str, value: str | None) -> "Query":
        """Return the query with a detail told, changed, or (None) taken back; nothing is asked any more."""
        told = dict(self.details) | ({name: value} if value is not None else {})
        if value is None:
            told.pop(name, None)
        return replace(self, details=tuple(told.items()), asking=None)

    def without_own(self) -> "Query":
        """Return the query without anybody's own figures."""
        return replace(self, money=(), details=(), asking=None, flags=self.flags - {REMEMBER})


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not understood: the two or three nearest readings, best first."""

    readings: tuple[Query, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Button:
    """A next question under a reply: its label, and the query behind it; or a text to copy."""

    label: str
    query: Query
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent: text in Telegram's HTML, rows of buttons, and the receipt of the answer."""

    html: str
    template: str
    rows: tuple[tuple[Button, ...], ...] = ()
    receipt: str | None = None

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.rows for button in row)

    @property
    def questions(self) -> tuple[Button, ...]:
        """The buttons that ask something; the others copy what the text says too."""
        return tuple(button for button in self.buttons if button.copy is None)
