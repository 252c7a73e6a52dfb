"""Measure this process for Prometheus; no figure names a person or a chat."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The metrics of this process.

    Attributes:
        updates: updates by result: done, retried, set_aside.
        outcomes: messages by the kind of reply: answer, suggest, unknown.
        seconds: time taken to handle an update, requests to Telegram included.
        waited: time that an update waited before that.
        depth: updates waiting or being handled, of all processes.
        reloads: reloads of the knowledge base by result: accepted, refused.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        registry = self._registry
        self.updates = Counter("faq_updates", "Updates", ["result"], registry=registry)
        self.outcomes = Counter("faq_outcomes", "Replies", ["outcome"], registry=registry)
        self.seconds = Histogram(
            "faq_handling_seconds",
            "Time to handle an update",
            buckets=SECONDS_BUCKETS,
            registry=registry,
        )
        self.waited = Histogram(
            "faq_waiting_seconds", "Time in the inbox", buckets=SECONDS_BUCKETS, registry=registry
        )
        self.depth = Gauge("faq_inbox_depth", "Updates not yet handled", registry=registry)
        self.reloads = Counter("faq_reloads", "Knowledge reloads", ["result"], registry=registry)

    def exposition(self) -> bytes:
        """Return the metrics in Prometheus' text format."""
        return generate_latest(self._registry)
