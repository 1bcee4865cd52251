"""What /metrics shows: counts and times, nothing of who or what."""

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4


class Metrics:
    """The counters of one process."""

    content_type = CONTENT_TYPE_PLAIN_0_0_4

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self.updates = Counter(
            "marketbot_updates", "Updates handled, by kind", ["kind"], registry=self._registry
        )
        self.mishaps = Counter("marketbot_mishaps", "Updates that ended in an error", registry=self._registry)
        self.seconds = Histogram(
            "marketbot_update_seconds",
            "Time from taking an update to its end",
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 5),
            registry=self._registry,
        )

    def text(self) -> bytes:
        """Write all of them in the text format of Prometheus."""
        return generate_latest(self._registry)
