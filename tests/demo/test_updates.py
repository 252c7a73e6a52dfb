"""getUpdates as documented."""

import asyncio
import json

import pytest

from demo.errors import ApiError
from demo.updates import UPDATE_LIFETIME, UpdateQueue


async def poll(queue, offset=0, limit=100, seconds=0.0):
    return json.loads(await queue.get(offset, limit, seconds))


def waiting(queue, **arguments):
    """Start a long poll; it is in place once the caller awaits anything."""
    return asyncio.create_task(poll(queue, seconds=50, **arguments))


@pytest.fixture
def queue():
    return UpdateQueue()


async def filled(queue, count):
    return [queue.put("message", {"text": str(number)}) for number in range(count)]


async def test_updates_come_in_order_and_again_until_confirmed(queue):
    first, second = await filled(queue, 2)
    expected = [
        {"update_id": first, "message": {"text": "0"}},
        {"update_id": second, "message": {"text": "1"}},
    ]
    assert await poll(queue) == expected
    assert await poll(queue) == expected
    assert second == first + 1


async def test_an_offset_confirms_all_below_it(queue):
    ids = await filled(queue, 3)
    assert [update["update_id"] for update in await poll(queue, ids[1])] == ids[1:]
    assert len(queue) == 2
    assert await poll(queue, ids[2] + 1) == []
    assert len(queue) == 0


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(queue):
    ids = await filled(queue, 5)
    assert [update["update_id"] for update in await poll(queue, -2)] == ids[3:]
    assert len(queue) == 2


async def test_a_limit_leaves_the_rest_for_the_next_call(queue):
    ids = await filled(queue, 5)
    assert [update["update_id"] for update in await poll(queue, limit=2)] == ids[:2]
    assert [update["update_id"] for update in await poll(queue, ids[1] + 1)] == ids[2:]


async def test_a_long_poll_wakes_on_a_new_update(queue):
    task = waiting(queue)
    await asyncio.sleep(0)
    update_id = queue.put("message", {})
    assert await task == [{"update_id": update_id, "message": {}}]


async def test_a_long_poll_ends_empty_when_its_time_is_over(queue):
    assert await poll(queue, seconds=0.01) == []


async def test_the_older_of_two_pollers_is_refused(queue):
    older = waiting(queue)
    await asyncio.sleep(0)
    newer = waiting(queue)
    with pytest.raises(ApiError) as caught:
        await older
    assert caught.value.status == 409
    assert caught.value.reason == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    queue.put("message", {})
    assert len(await newer) == 1


async def test_closing_ends_a_long_poll(queue):
    task = waiting(queue)
    await asyncio.sleep(0)
    queue.close()
    assert await task == []
    assert await poll(queue, seconds=50) == []


async def test_by_default_all_but_three_kinds_are_wanted(queue):
    wanted = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]
    unwanted = ["chat_member", "message_reaction", "message_reaction_count"]
    assert all(queue.put(kind, {}) for kind in wanted)
    assert not any(queue.put(kind, {}) for kind in unwanted)
    assert len(queue) == len(wanted)


async def test_only_allowed_updates_are_queued(queue):
    queue.allowed = ["message", "message_reaction"]
    assert queue.put("message_reaction", {})
    assert not queue.put("callback_query", {})


async def test_an_update_is_forgotten_after_a_day(queue, monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr("demo.updates.time.monotonic", lambda: clock[0])
    queue.put("message", {})
    clock[0] += UPDATE_LIFETIME + 1
    latest = queue.put("message", {})
    assert [update["update_id"] for update in await poll(queue)] == [latest]


async def test_waiting_for_an_empty_queue_ends_with_the_last_confirmation(queue):
    (update_id,) = await filled(queue, 1)
    task = asyncio.create_task(queue.wait_empty(50))
    await asyncio.sleep(0)
    assert not task.done()
    await poll(queue, update_id + 1)
    await task


@pytest.mark.parametrize(
    ("kind", "content", "chat_id"),
    [
        ("message", {"chat": {"id": -5}, "from": {"id": 7}}, -5),
        ("callback_query", {"message": {"chat": {"id": -5}}, "from": {"id": 7}}, -5),
        ("inline_query", {"from": {"id": 7}}, 7),
        ("poll", {"id": "x"}, 0),
        ("message", {"chat": 1, "message": [], "from": None}, 0),
    ],
)
def test_an_update_belongs_to_a_chat_or_a_user(kind, content, chat_id):
    updates = UpdateQueue()
    updates.put(kind, content)
    assert [update.chat_id for update in updates.after(0)] == [chat_id]


def test_a_raw_update_belongs_to_a_chat_too():
    updates = UpdateQueue()
    updates.put("message", {"message": {"chat": {"id": 5}}}, is_raw=True)
    assert [update.chat_id for update in updates.after(0)] == [5]


def test_updates_after_another_are_the_later_ones():
    updates = UpdateQueue()
    first, second, third = (updates.put("message", {}) for _ in range(3))
    assert [update.update_id for update in updates.after(first)] == [second, third]
    assert updates.after(third) == []
