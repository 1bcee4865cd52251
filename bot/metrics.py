"""What /metrics shows: counts, times and ages, nothing of who or what."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4


class Metrics:
    """The counters of one process."""

    content_type = CONTENT_TYPE_PLAIN_0_0_4

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._updates = Counter(
            "marketbot_updates",
            "Updates worked, by kind, intent, template and outcome",
            ["kind", "intent", "template", "outcome"],
            registry=registry,
        )
        self._seconds = Histogram(
            "marketbot_update_seconds",
            "Time from taking an update to its end",
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 5),
            registry=registry,
        )
        self.telegram_errors = Counter(
            "marketbot_telegram_errors",
            "Calls that Telegram refused or did not answer, each try counted",
            ["method", "error"],
            registry=registry,
        )
        self.deliveries = Counter(
            "marketbot_deliveries",
            "Messages of updates that are done with, by what came of them",
            ["outcome"],
            registry=registry,
        )
        self.waiting_updates = Gauge(
            "marketbot_waiting_updates", "Updates taken and not yet done", registry=registry
        )
        self.waiting_deliveries = Gauge(
            "marketbot_waiting_deliveries", "Messages of the weekly update not yet sent", registry=registry
        )
        self.oldest_delivery_seconds = Gauge(
            "marketbot_oldest_delivery_seconds", "Age of the oldest message not yet sent", registry=registry
        )
        self.knowledge_age = Gauge(
            "marketbot_knowledge_age_seconds", "Time since the knowledge base was built", registry=registry
        )

    def count_update(self, kind: str, intent: str, template: str, outcome: str, seconds: float) -> None:
        """Count one update that was worked to its end."""
        self._updates.labels(kind, intent, template, outcome).inc()
        self._seconds.observe(seconds)

    def text(self) -> bytes:
        """Write all of them in the text format of Prometheus."""
        return generate_latest(self._registry)

    def names(self) -> set[str]:
        """Name every series, as a query would."""
        return {
            sample for family in self._registry.collect() for sample in _samples(family.name, family.type)
        }


def _samples(name: str, kind: str) -> list[str]:
    match kind:
        case "counter":
            return [f"{name}_total"]
        case "histogram":
            return [f"{name}_{part}" for part in ("bucket", "count", "sum")]
        case _:
            return [name]
