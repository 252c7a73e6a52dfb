"""A request that Telegram refused for flooding is repeated."""

import pytest
from telegram.error import BadRequest, RetryAfter

from handlers import retry_after
from handlers.retry_after import MAX_SETUP_WAIT, MAX_UPDATE_WAIT, RetryAfterLimiter, wait_of


@pytest.fixture
def pauses(monkeypatch):
    """The pauses that are made; they take no time."""
    made = []

    async def sleep(seconds):
        made.append(seconds)

    monkeypatch.setattr(retry_after.asyncio, "sleep", sleep)
    return made


async def make(*answers, method="sendMessage"):
    """Make a request that is answered like this, time after time."""
    left = list(answers)

    async def request(*args, **kwargs):
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer, args, kwargs

    return await RetryAfterLimiter().process_request(request, (1,), {"x": 2}, method, {}, None)


async def test_a_request_is_made_as_it_is(pauses):
    assert await make("sent") == ("sent", (1,), {"x": 2})
    assert pauses == []


async def test_a_refused_request_is_repeated_after_the_pause_that_telegram_names(pauses):
    assert await make(RetryAfter(0.3), RetryAfter(0.5), "sent") == ("sent", (1,), {"x": 2})
    assert pauses == [0.3, 0.5]


async def test_a_wait_that_telegram_names_in_a_code_is_waited_for(pauses):
    assert (await make(BadRequest("SLOWMODE_WAIT_1"), "sent"))[0] == "sent"
    assert pauses == [1]


@pytest.mark.parametrize(
    ("method", "longest"),
    [
        ("sendMessage", MAX_UPDATE_WAIT),
        ("answerCallbackQuery", MAX_UPDATE_WAIT),
        ("setMyCommands", MAX_SETUP_WAIT),
        ("deleteWebhook", MAX_SETUP_WAIT),
        ("getMe", MAX_SETUP_WAIT),
        ("deleteMessage", MAX_UPDATE_WAIT),
    ],
)
async def test_the_longest_pause_is_waited_for(pauses, method, longest):
    await make(RetryAfter(longest), "sent", method=method)
    assert pauses == [longest]
    with pytest.raises(RetryAfter):
        await make(RetryAfter(longest + 1), "sent", method=method)


@pytest.mark.parametrize(
    ("refusals", "waited"), [([2], []), ([0.6, 0.5], [0.6]), ([3600], [])], ids=str
)
async def test_longer_pauses_are_left_to_the_update(pauses, refusals, waited):
    with pytest.raises(RetryAfter):
        await make(*map(RetryAfter, refusals), "sent")
    assert pauses == waited


async def test_other_failures_are_passed_on(pauses):
    with pytest.raises(BadRequest, match=r"^X$"):
        await make(BadRequest("X"), "sent")
    assert pauses == []


async def test_it_is_set_up_and_shut_down():
    it = RetryAfterLimiter()
    await it.initialize()
    await it.shutdown()


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (RetryAfter(1), 1),
        (RetryAfter(0.5), 0.5),
        (RetryAfter(86400), 86400),
        (BadRequest("SLOWMODE_WAIT_30"), 30),
        (BadRequest("Flood_wait_7"), 7),
        (BadRequest("wait 30 seconds"), None),
        (LookupError("SLOWMODE_WAIT_30"), None),
    ],
    ids=repr,
)
def test_a_wait_is_in_seconds(error, seconds):
    assert wait_of(error) == seconds
