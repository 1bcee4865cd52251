"""Settings from the environment, built once, frozen; secrets stay hidden."""

import re
from pathlib import Path
from typing import Literal, Self

import platformdirs
from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_PREFIX = "MARKETBOT_"
FREE_CALLS = 30
"""What Telegram lets a bot send a second for nothing."""
_STATE_SCHEMES = ("sqlite:///", "postgresql://", "postgresql+asyncpg://", "postgresql+psycopg://")


def _data_folder() -> Path:
    return platformdirs.user_data_path("marketbot", appauthor=False)


class SettingsError(Exception):
    """A setting cannot be used; the message names it."""


class Settings(BaseSettings):
    """What can be set, each as MARKETBOT_ and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    knowledge: Path = Field(
        default_factory=lambda: _data_folder() / "knowledge.sqlite",
        description="the knowledge database, built from reports and figures",
    )
    state: str = Field(
        default_factory=lambda: f"sqlite:///{_data_folder() / 'people.sqlite'}",
        description="the people database: sqlite:///FILE or postgresql://HOST/NAME",
    )
    key: SecretStr | None = Field(
        default=None, description="what people's data is encrypted with; several, the newest first, by commas"
    )
    token: SecretStr | None = Field(default=None, description="the bot's token from BotFather")
    api_url: AnyHttpUrl = Field(
        default=AnyHttpUrl("https://api.telegram.org"), description="the Bot API, or a local server of it"
    )
    webhook_url: AnyHttpUrl | None = Field(
        default=None, description="where Telegram posts updates; without it the bot asks for them"
    )
    webhook_secret: SecretStr | None = Field(
        default=None, description="what Telegram proves itself with; without it one is derived from the token"
    )
    log: Literal["json", "pretty"] | None = Field(
        default=None, description="json or pretty; without it pretty on a terminal, else json"
    )
    sentry_dsn: SecretStr | None = Field(
        default=None, description="where errors are reported besides the log; it needs the `sentry` extra"
    )
    backup_days: int = Field(
        default=30,
        ge=0,
        description="how many days backups of the people database are kept: /privacy says it",
    )
    chat_burst: int = Field(
        default=60,
        ge=1,
        description="messages one chat may send without waiting for answers; it earns one a second",
    )
    calls_a_second: float = Field(
        default=30,
        gt=0,
        le=1000,
        description="what Telegram lets the bot send in all; over 30 when broadcasts are paid",
    )
    replies_a_second: float = Field(
        default=5, ge=0, description="what of it is kept for answers while updates are sent"
    )
    paid_broadcast: bool = Field(
        default=False, description="whether updates may cost Stars, to be sent faster"
    )
    unknown_updates: Literal["leave", "resend"] = Field(
        default="leave", description="leave or resend: an update that Telegram took or not, it never answered"
    )
    rich_messages: bool = Field(
        default=True,
        description="whether what is too long for one message goes as a rich one; some apps show none",
    )
    listen: str | None = Field(
        default=None, description="HOST:PORT of the webhook and of /healthz, /readyz and /metrics"
    )

    @field_validator("listen")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"(\S+):\d{1,5}", value):
            raise ValueError("expected HOST:PORT such as 127.0.0.1:8080")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _speakable(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("expected 1 to 256 of A-Z a-z 0-9 _ -")
        return value

    @field_validator("state")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(_STATE_SCHEMES):
            raise ValueError("expected an address that starts with sqlite:/// or postgresql://")
        return value

    @model_validator(mode="after")
    def _within_limits(self) -> Self:
        if self.calls_a_second > FREE_CALLS and not self.paid_broadcast:
            raise ValueError(
                f"MARKETBOT_CALLS_A_SECOND: more than {FREE_CALLS} need MARKETBOT_PAID_BROADCAST=true"
            )
        if self.replies_a_second >= self.calls_a_second:
            raise ValueError("MARKETBOT_REPLIES_A_SECOND: nothing is left for updates")
        return self

    @property
    def reports_folder(self) -> Path:
        """Where reports are kept that were added on this machine."""
        return self.knowledge.parent / "reports"

    @property
    def figures_folder(self) -> Path:
        """Where figures are kept that were imported on this machine."""
        return self.knowledge.parent / "figures"

    @classmethod
    def load(cls) -> Self:
        """Read the environment; raise SettingsError that names a bad setting and what was expected."""
        try:
            return cls()
        except ValidationError as error:
            detail = error.errors()[0]
            # What concerns several settings at once has no place, and names them itself.
            name = "".join(f"{_PREFIX}{place}: ".upper() for place in detail["loc"][:1])
            raise SettingsError(f"{name}{detail['msg'].removeprefix('Value error, ')}") from None
