"""The clock goes on evenly, whoever sets the system's."""

import time

import pytest

from bot import clock

BUSY = 60  # seconds that a busy machine may take between two lines


def test_it_agrees_with_the_system() -> None:
    assert clock.now() == pytest.approx(time.time(), abs=1)


@pytest.mark.parametrize("jump", [-3600, 10 * 365 * 86400])
def test_it_goes_on_when_the_system_is_set(monkeypatch: pytest.MonkeyPatch, jump: float) -> None:
    before = clock.now()
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert clock.now() == pytest.approx(before, abs=BUSY)


def test_it_goes_on() -> None:
    before = clock.now()
    time.sleep(0.01)
    assert 0.01 <= clock.now() - before < BUSY
