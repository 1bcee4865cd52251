"""What is in deploy/: metrics that exist, a unit that systemd accepts, an image that does not run as root."""

import json
import re
import shutil
import subprocess

import pytest

from bot.metrics import Metrics
from bot.settings import Settings
from tests.deploy.dockerfile import DOCKERFILE, ROOT, instructions

DEPLOY = ROOT / "deploy"
UNIT = DEPLOY / "systemd" / "marketbot.service"
METRIC = re.compile(r"\b(?:marketbot|process)_[a-z_]+")
MOST_EXPOSED = 2.0
"""systemd's own measure of what a service could do, from 0 to 10."""


def expressions():
    dashboard = json.loads((DEPLOY / "grafana" / "dashboard.json").read_text(encoding="utf-8"))
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    alerts = (DEPLOY / "prometheus" / "alerts.yml").read_text(encoding="utf-8")
    return asked + re.findall(r"expr: (.+)", alerts)


def labels():
    collected = Metrics()._registry.collect()
    return {label for family in collected for sample in family.samples for label in sample.labels} | {
        *("kind", "intent", "template", "outcome", "method", "error", "le", "instance", "job")
    }


def tool(name):
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed here")
    return found


def checked(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("expression", expressions())
def test_every_metric_and_label_that_is_asked_for_exists(expression):
    assert set(METRIC.findall(expression)) <= Metrics().names()
    grouped = re.findall(r"by \(([^)]+)\)", expression)
    assert {label.strip() for group in grouped for label in group.split(",")} <= labels()


def test_every_metric_of_the_bot_is_on_the_dashboard():
    shown = {name for expression in expressions() for name in METRIC.findall(expression)}
    ours = {name for name in Metrics().names() if name.startswith("marketbot_")}

    assert ours - shown == {"marketbot_update_seconds_count", "marketbot_update_seconds_sum"}


def test_every_alert_says_what_to_do():
    alerts = (DEPLOY / "prometheus" / "alerts.yml").read_text(encoding="utf-8")

    assert alerts.count("- alert:") == alerts.count("action:") == alerts.count("severity:") >= 7


def test_promtool_accepts_the_alerts():
    done = checked(tool("promtool"), "check", "rules", DEPLOY / "prometheus" / "alerts.yml")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def unit(tmp_path):
    """The unit, with a program that is there."""
    program = tmp_path / "marketbot"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    path = tmp_path / UNIT.name
    path.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/marketbot/bin/marketbot", str(program)))
    return path


def test_systemd_accepts_the_unit(unit):
    done = checked(tool("systemd-analyze"), "verify", unit)

    assert done.returncode == 0, done.stderr
    assert unit.name not in done.stderr


def test_the_unit_leaves_a_service_little_to_do_harm_with(unit):
    done = checked(tool("systemd-analyze"), "security", "--offline=true", unit)

    assert float(re.search(r"exposure level for \S+: ([\d.]+)", done.stdout)[1]) <= MOST_EXPOSED


@pytest.mark.parametrize("file", [UNIT, DOCKERFILE, DEPLOY / "compose.yaml"], ids=lambda file: file.name)
def test_every_setting_that_is_set_exists(file):
    known = {f"MARKETBOT_{name.upper()}" for name in Settings.model_fields}

    assert set(re.findall(r"MARKETBOT_[A-Z_]+", file.read_text(encoding="utf-8"))) <= known


def test_the_image_is_pinned_and_does_not_run_as_root():
    steps = list(instructions())
    images = [argument.split()[0] for name, argument in steps if name == "FROM"]
    users = [argument for name, argument in steps if name == "USER"]

    assert images
    assert all(re.search(r":\d+\.\d+-slim-\w+$", image) for image in images)
    assert users == ["10001"]
    assert any("--constraint constraints.txt" in argument for name, argument in steps if name == "RUN")


def test_what_the_image_copies_is_there_and_not_ignored():
    sources = [
        source
        for name, argument in instructions()
        if name == "COPY" and not argument.startswith("--from")
        for source in argument.split()[:-1]
    ]
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] == "!"}

    assert all((ROOT / source).exists() for source in sources)
    assert set(sources) == let_through


def test_hadolint_accepts_the_dockerfile():
    done = checked(tool("hadolint"), "--ignore", "DL3008", DOCKERFILE)

    assert done.returncode == 0, done.stdout


def test_the_bot_is_given_time_to_stop_in_every_way_it_is_run():
    waits = re.findall(
        r"(?:TimeoutStopSec=|stop_grace_period: )(\d+)",
        UNIT.read_text() + (DEPLOY / "compose.yaml").read_text(),
    )

    assert [int(seconds) > 10 for seconds in waits] == [True, True]
