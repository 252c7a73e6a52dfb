"""What is reported of updates that were handled."""

import logging

import pytest

from bot.storage.queued_updates import Claimed, Settled
from handlers.handled import Handled, report
from handlers.metrics import Metrics

CLAIMED = Claimed(7, "chat", "sealed", None, tries=1, received_at=10.0)
DONE = Settled(7, "chat", counted=[("answer", "salaire"), ("answer", "horaires")])


@pytest.mark.parametrize(
    ("settled", "error", "expected"),
    [
        (DONE, None, "result=done outcome=answer entries=salaire,horaires"),
        (Settled(7, "chat", retry_at=20.0), LookupError("Zébulon"), "result=retried outcome=-"),
        (Settled(7, "chat", error="LookupError"), LookupError(), "result=set_aside outcome=-"),
    ],
)
def test_an_update_is_a_line_in_the_log_without_a_word_of_its_writer(
    settled, error, expected, caplog
):
    caplog.set_level(logging.INFO)
    report([Handled(CLAIMED, settled, error, start=12.0, end=12.5)], Metrics())
    [line] = caplog.messages
    assert line.startswith(f"update=7 {expected}")
    assert "ms=500.0 waited_ms=2000 tries=1 chat=chat" in line
    assert line.endswith(" error=LookupError" if error else " chat=chat")


def test_updates_are_measured():
    metrics = Metrics()
    report([Handled(CLAIMED, DONE, None, start=12.0, end=12.5)] * 2, metrics)
    exposition = metrics.exposition().decode().splitlines()
    for expected in (
        'faq_updates_total{result="done"} 2.0',
        'faq_outcomes_total{outcome="answer"} 4.0',
        "faq_handling_seconds_sum 1.0",
        "faq_waiting_seconds_sum 4.0",
    ):
        assert expected in exposition
