"""Figures for Prometheus about this process; they name no person and no chat."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """What is measured.

    Attributes:
        updates: updates by what became of them: done, retried, set_aside.
        outcomes: messages by what was replied: answer, suggest, unknown.
        seconds: how long updates took to handle, requests to Telegram included.
        waited: how long they waited before that.
        depth: updates that wait or are being handled, of all processes.
        reloads: reloads of the knowledge base, by whether they were accepted.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        registry = self._registry
        self.updates = Counter("faq_updates", "Updates", ["result"], registry=registry)
        self.outcomes = Counter("faq_outcomes", "Replies", ["outcome"], registry=registry)
        self.seconds = Histogram(
            "faq_handling_seconds", "Time to handle an update", buckets=SECONDS, registry=registry
        )
        self.waited = Histogram(
            "faq_waiting_seconds", "Time in the inbox", buckets=SECONDS, registry=registry
        )
        self.depth = Gauge("faq_inbox_depth", "Updates not yet handled", registry=registry)
        self.reloads = Counter("faq_reloads", "Knowledge reloads", ["result"], registry=registry)

    def exposition(self) -> bytes:
        """Write them in Prometheus' text format."""
        return generate_latest(self._registry)
