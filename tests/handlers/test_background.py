"""Work beside the updates goes on, whatever happens to it."""

import asyncio

from handlers.background import in_background, repeat


async def test_it_goes_on_after_an_error_that_nobody_foresaw(caplog):
    done, times = asyncio.Event(), []

    async def work():
        times.append(1)
        if len(times) <= 2:  # the same is said once
            name = "Zébulon"
            raise LookupError(name)
        done.set()

    async with in_background(repeat(work, 0.001)), asyncio.timeout(30):
        await done.wait()
    [said] = caplog.messages
    assert said.startswith("to be tried again: LookupError at work:")
    assert "Zébulon" not in said


async def test_it_ends_when_it_is_cancelled():
    async def work():
        await asyncio.Event().wait()

    async with in_background(repeat(work, 0)), asyncio.timeout(30):
        await asyncio.sleep(0.01)
