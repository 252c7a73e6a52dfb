"""Memory of processes."""

import os
import sys

import pytest

from benchmarks.isolation import in_fresh_process
from benchmarks.memory import MemoryGauge, peak, resident

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")

LARGE = 100_000_000  # bytes


def take_and_give_back() -> tuple[float, float]:
    gauge = MemoryGauge()
    content = bytearray(LARGE)
    content[::4096] = b"x" * len(content[::4096])  # the kernel gives memory once it is written
    del content
    return gauge.peak(), gauge.kept()


def test_memory_that_was_given_back_is_in_the_peak_alone() -> None:
    highest, kept = in_fresh_process(take_and_give_back)
    assert 0.9 * LARGE < highest * 1_000_000 < 1.2 * LARGE
    assert kept * 1_000_000 < 0.2 * LARGE


def test_what_came_before_does_not_count() -> None:
    bytes(LARGE)
    assert MemoryGauge().peak() * 1_000_000 < 0.2 * LARGE


def test_any_process_can_be_asked() -> None:
    assert 0 < resident(os.getpid()) <= peak(os.getpid())
