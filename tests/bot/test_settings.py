"""Settings: read once, frozen, secrets hidden, bad ones named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsError


def test_reads_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("MARKETBOT_KNOWLEDGE", str(tmp_path / "k.sqlite"))

    settings = Settings.load()
    assert settings.knowledge == tmp_path / "k.sqlite"
    assert settings.reports_folder == tmp_path / "reports"


def test_defaults_to_the_platforms_data_folder(monkeypatch):
    monkeypatch.delenv("MARKETBOT_KNOWLEDGE", raising=False)
    monkeypatch.delenv("MARKETBOT_STATE", raising=False)

    settings = Settings.load()
    assert settings.knowledge.name == "knowledge.sqlite"
    assert settings.state == f"sqlite:///{settings.knowledge.parent / 'people.sqlite'}"


@pytest.mark.parametrize(
    ("name", "value"), [("STATE", "mysql://host/name"), ("STATE", ""), ("API_URL", "not an address")]
)
def test_a_bad_setting_is_named(monkeypatch, name, value):
    monkeypatch.setenv(f"MARKETBOT_{name}", value)

    with pytest.raises(SettingsError, match=f"MARKETBOT_{name}: "):
        Settings.load()


def test_is_frozen_and_hides_the_token():
    settings = Settings(token="123:hush", knowledge=Path("k"))

    assert "hush" not in repr(settings)
    with pytest.raises(ValidationError):
        settings.token = None
