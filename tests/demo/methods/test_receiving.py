"""getUpdates and the webhook's methods over HTTP."""

import asyncio

import pytest

POLLED = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
PUSHED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


URL = "http://127.0.0.1:9/hook"


@pytest.fixture
async def webhook(bot):
    await bot.call("setWebhook", url=URL)
    yield URL
    await bot.call("deleteWebhook")


async def test_updates_are_polled(bot, person):
    sent = await person.post("/messages", text="Bonjour")
    assert await bot.updates(timeout=1) == [
        {"update_id": sent["update_id"], "message": sent["message"]}
    ]
    assert await bot.updates(offset=sent["update_id"] + 1) == []


async def test_allowed_updates_are_remembered(bot, person):
    await bot.updates(allowed_updates=["edited_message"])
    message = await person.send("Un")
    await bot.updates()
    await person.put(f"/messages/{message['message_id']}", text="Deux")
    assert [set(update) for update in await bot.updates()] == [{"update_id", "edited_message"}]
    await bot.updates(allowed_updates=[])
    await person.send("Trois")
    assert len(await bot.updates()) == 2


@pytest.mark.usefixtures("webhook")
async def test_nobody_polls_beside_a_webhook(bot):
    assert await bot.refusal("getUpdates") == PUSHED


async def test_a_webhook_is_told_and_deleted(bot, webhook, person):
    assert (await bot.call("getWebhookInfo"))["url"] == webhook
    await person.send("Bonjour")
    assert (await bot.call("getWebhookInfo"))["pending_update_count"] == 1
    await bot.call("setWebhook", url="")
    assert (await bot.call("getWebhookInfo"))["url"] == ""
    assert len(await bot.updates()) == 1
    await bot.call("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        *[
            ({"url": url}, "invalid webhook URL specified")
            for url in ("ftp://a.fr", "http://", "a.fr", "http://a.fr:port", "http://a.fr:99999")
        ],
        (
            {"url": "http://a.fr", "secret_token": "a+b"},
            "secret token contains unallowed characters",
        ),
        ({"url": "http://a.fr", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(bot, parameters, reason):
    assert await bot.refusal("setWebhook", **parameters) == f"Bad Request: {reason}"
    assert (await bot.call("getWebhookInfo"))["url"] == ""


async def test_the_three_conflicts_are_told_apart(bot):
    """A second poller, a webhook set meanwhile, a webhook set before."""
    polls = [asyncio.create_task(bot.refusal("getUpdates", timeout=50)) for _ in range(2)]
    (first,), (second,) = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    assert first.result() == POLLED
    await bot.call("setWebhook", url=URL)
    assert await second == "Conflict: terminated by setWebhook request"
    assert await bot.refusal("getUpdates") == PUSHED


async def test_a_poller_that_deletes_the_webhook_takes_the_updates(bot, person):
    await bot.call("setWebhook", url=URL, max_connections=7)
    await person.send("Bonjour")
    assert (await bot.call("getWebhookInfo"))["url"] == URL
    await bot.call("deleteWebhook")
    info = await bot.call("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("", 1)
    assert len(await bot.updates()) == 1
    assert await bot.call("setWebhook", url=URL)
    assert (await bot.call("getWebhookInfo"))["max_connections"] == 40
