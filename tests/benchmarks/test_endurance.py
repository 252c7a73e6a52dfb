"""Memory over many messages."""

import pytest

from benchmarks.endurance import LINES, measure
from benchmarks.window import measure as measure_windows

pytestmark = pytest.mark.usefixtures("_own_is_learned")


async def test_memory_is_measured_ten_times_and_at_the_start() -> None:
    found = [sent async for sent, _, _ in measure(["Bonjour"], 50)]
    assert found == [*range(0, 51, 50 // LINES)]


async def test_a_message_is_recorded_after_it_was_sent() -> None:
    window = await measure_windows(["Bonjour"], None, rate=5)
    assert len(window.seconds) == 51
    assert all(0 < seconds < 10 for seconds in window.seconds)
    assert 0 < window.at_risk < 51
