"""One message after the other goes to Telegram."""

import asyncio
import time

import pytest

from handlers import send_gate
from handlers.send_gate import SendGate


class Senders:
    """Some who want to send.

    Attributes:
        inside: the numbers of those that are let in.
    """

    def __init__(self, gate):
        self._gate = gate
        self._ends = {}
        self._tasks = {}
        self.inside = []

    async def come(self, *numbers):
        for number in numbers:
            self._ends[number] = asyncio.Event()
            self._tasks[number] = asyncio.create_task(self._send(number))
        await asyncio.sleep(0)

    async def end(self, number):
        self._ends[number].set()
        await self._tasks[number]
        await asyncio.sleep(0)

    async def give_up(self, number):
        self._tasks[number].cancel()
        await asyncio.wait([self._tasks[number]])

    async def are_inside(self, *numbers):
        """Wait until these are inside; return how many seconds that took."""
        start = time.monotonic()
        async with asyncio.timeout(5):
            while self.inside != [*numbers]:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        return time.monotonic() - start

    async def _send(self, number):
        async with self._gate:
            self.inside.append(number)
            try:
                await self._ends[number].wait()
            finally:
                self.inside.remove(number)


@pytest.fixture
def gate():
    return SendGate(lambda: True)


@pytest.fixture
def senders(gate):
    return Senders(gate)


async def test_senders_are_let_in_one_after_the_other_in_order(senders):
    await senders.come(1, 2, 3)
    assert senders.inside == [1]
    await senders.end(1)
    assert senders.inside == [2]
    await senders.end(2)
    assert senders.inside == [3]


async def test_who_comes_when_all_are_gone_is_let_in(senders):
    await senders.come(1)
    await senders.end(1)
    await senders.come(2)
    assert senders.inside == [2]


async def test_one_more_is_let_in_beside_a_slow_one(gate, senders):
    await senders.come(1, 2, 3)
    gate.let_in()
    await asyncio.sleep(0)
    assert senders.inside == [1, 2]


async def test_nobody_is_let_in_until_all_slow_ones_have_left(gate, senders):
    await senders.come(1, 2, 3)
    gate.let_in()
    await asyncio.sleep(0)
    await senders.end(1)
    assert senders.inside == [2]
    await senders.end(2)
    assert senders.inside == [3]


async def test_an_open_gate_remembers_no_turn_that_nobody_took(gate, senders):
    gate.let_in()
    await senders.come(1, 2)
    assert senders.inside == [1]


@pytest.mark.parametrize("number", [1, 2])
async def test_who_gives_up_keeps_nobody_waiting(number, senders):
    await senders.come(1, 2, 3)
    await senders.give_up(number)
    for other in {1, 2} - {number}:
        await senders.end(other)
    assert senders.inside == [3]


async def test_who_gives_up_when_just_let_in_keeps_nobody_waiting(gate, senders):
    await senders.come(1, 2, 3)
    gate.let_in()
    await senders.give_up(2)
    await senders.end(1)
    assert senders.inside == [3]


@pytest.fixture
def pause(monkeypatch):
    """Wait less long for a slow one."""
    monkeypatch.setattr(send_gate, "RAMP_UP_PAUSE", 0.2)
    return 0.2


async def test_more_are_let_in_while_none_has_sent(gate, senders, pause):
    gate.watch()
    await senders.come(1, 2, 3)
    assert await senders.are_inside(1, 2, 3) >= 2 * pause
    gate.close()


async def test_what_was_sent_puts_that_off(gate, senders, pause):
    gate.watch()
    await senders.come(1, 2, 3)
    await asyncio.sleep(0.7 * pause)
    await senders.end(1)
    assert await senders.are_inside(2, 3) >= 0.99 * pause
    gate.close()


async def test_what_could_not_be_sent_does_not(gate, senders, pause):
    gate.watch()
    await senders.come(1, 2, 3)
    await asyncio.sleep(0.7 * pause)
    await senders.give_up(1)
    assert await senders.are_inside(2, 3) < 0.9 * pause
    gate.close()


async def test_that_ends_once_nobody_is_at_work(pause):
    calls = []
    gate = SendGate(lambda: calls.append(True))
    gate.watch()
    await asyncio.sleep(2.5 * pause)
    assert len(calls) == 1
