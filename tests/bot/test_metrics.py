"""What an operator's Prometheus reads."""

import statistics
import time

import pytest

from bot.metrics import Metrics
from bot.trail import followed


@pytest.fixture
def metrics():
    return Metrics()


def test_updates_are_counted_by_what_they_were(metrics):
    metrics.count_update("message", "salary", "salary", "answered", 0.02)

    text = metrics.text().decode()
    labels = 'intent="salary",kind="message",outcome="answered",template="salary"'
    assert f"marketbot_updates_total{{{labels}}} 1.0" in text
    assert 'marketbot_update_seconds_bucket{le="0.025"} 1.0' in text


def test_the_age_of_the_knowledge_is_read_when_asked(metrics):
    ages = iter([5.0, 6.0])
    metrics.waiting_updates.set_function(lambda: 3)
    metrics.knowledge_age.set_function(lambda: next(ages))

    assert "marketbot_knowledge_age_seconds 5.0" in metrics.text().decode()
    assert "marketbot_knowledge_age_seconds 6.0" in metrics.text().decode()
    ages = iter([7.0])
    assert "marketbot_waiting_updates 3.0" in metrics.text().decode()


def test_no_series_is_labelled_by_a_person(metrics):
    metrics.telegram_errors.labels("sendMessage", "Forbidden").inc()
    metrics.deliveries.labels("sent").inc()
    metrics.count_update("message", "salary", "salary", "answered", 0.02)
    labels = {
        label
        for family in metrics._registry.collect()
        for sample in family.samples
        for label in sample.labels
    }

    assert labels == {"kind", "intent", "template", "outcome", "method", "error", "le"}


def test_names_are_those_of_the_page(metrics):
    page = metrics.text().decode()

    assert {name for name in metrics.names() if f"\n{name}" not in page} <= {
        "marketbot_updates_total",
        "marketbot_telegram_errors_total",
        "marketbot_deliveries_total",
    }
    assert "marketbot_update_seconds_bucket" in metrics.names()


def test_following_an_update_costs_next_to_nothing(metrics):
    def follow():
        began = time.thread_time()  # what others do meanwhile does not count
        for _ in range(200):
            with followed("message", metrics):
                pass
        return (time.thread_time() - began) / 200

    import io

    import structlog

    structlog.configure(
        processors=[structlog.processors.JSONRenderer()],
        logger_factory=structlog.WriteLoggerFactory(io.StringIO()),
    )
    try:
        assert statistics.median(follow() for _ in range(20)) < 60e-6  # 20 µs on a quiet machine
    finally:
        structlog.reset_defaults()
