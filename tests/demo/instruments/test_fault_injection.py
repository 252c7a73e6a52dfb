"""Faults as the bot meets them, over HTTP."""

import asyncio
import contextlib
import logging

import httpx
import pytest

LOST = {"ok": False, "description": "the connection was lost"}


async def test_an_error_is_what_the_bot_api_answers(fail, say):
    await fail("error", status=429, retry_after=3, method="sendmessage")
    response = await say()
    assert (response.status_code, response.headers["retry-after"]) == (429, "3")
    assert response.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }


async def test_a_proxy_answers_with_a_page(fail, say):
    await fail("error", status=502)
    response = await say()
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1>502 Bad Gateway</h1>" in response.text


async def test_a_bad_gateway_with_a_description_is_the_bot_apis(fail, say):
    await fail("error", status=502, description="Bad Gateway")
    assert (await say()).json()["description"] == "Bad Gateway"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("close", httpx.RemoteProtocolError),
        ("reset", httpx.ReadError),
        ("outage", httpx.ReadError),
    ],
)
async def test_a_connection_ends_without_an_answer(fail, say, fault, error):
    await fail(fault)
    with pytest.raises(error):
        await say()


@pytest.mark.parametrize("fault", ["close", "reset", "error"])
@pytest.mark.parametrize(("when", "texts"), [("before", []), ("after", ["a"])])
async def test_a_call_fails_before_or_after_it_is_carried_out(
    fail, say, person, fault, when, texts
):
    await fail(fault, when=when)
    try:
        response = await say()
    except httpx.TransportError:
        assert fault != "error"
    else:
        assert response.status_code == 500
    assert await person.texts() == texts


@pytest.mark.parametrize(("when", "texts"), [("before", []), ("after", ["a"])])
async def test_a_client_may_give_up_on_a_slow_answer(
    fail, calling, client, say, person, wait, when, texts
):
    await fail("slow", delay=30, when=when)
    calling.timeout = 0.05
    with pytest.raises(httpx.ReadTimeout):
        await say()
    await client.get("/demo/calls", params={"method": "sendMessage", "wait": wait})
    assert await person.texts() == texts


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_slow_answer_comes_in_the_end(fail, say, person, when):
    await fail("slow", delay=0.01, when=when)
    assert (await say()).json()["ok"]
    assert await person.texts() == ["a"]


async def test_the_next_call_is_carried_out(fail, say, person):
    await fail("reset", count=1)
    with pytest.raises(httpx.ReadError):
        await say("a")
    await say("b")
    assert await person.texts() == ["b"]


@pytest.mark.parametrize("fault", ["close", "reset"])
async def test_a_broken_connection_makes_no_noise(fail, say, caplog, fault):
    await fail(fault)
    caplog.set_level(logging.WARNING)
    with pytest.raises(httpx.TransportError):
        await say()
    assert caplog.records == []


async def test_an_outage_cuts_calls_that_wait_for_their_answer(fail, client, say, wait):
    await fail("slow", delay=30)
    waiting = asyncio.create_task(say())
    await client.get("/demo/faults", params={"wait": wait})
    await fail("outage")
    with pytest.raises(httpx.ReadError):
        await waiting


async def test_people_write_during_an_outage(fail, calling, client, person):
    await fail("outage")
    await person.send("Bonjour")
    await client.delete("/demo/faults")
    (update,) = (await calling.get("getUpdates")).json()["result"]
    assert update["message"]["text"] == "Bonjour"


async def test_connections_are_refused_until_the_server_is_back(fail, client, say):
    await fail("refuse", seconds=60)
    with pytest.raises(httpx.ConnectError):
        await say()
    await client.delete("/demo/faults")  # on a connection that is open
    assert (await say()).json()["ok"]


async def test_connections_are_accepted_again_after_the_time(fail, calling):
    await fail("refuse", seconds=0.05)
    async with asyncio.timeout(20):
        while True:
            try:
                response = await calling.get("getMe")
            except httpx.TransportError:
                continue
            assert response.json()["ok"]
            return


async def test_a_server_stops_while_it_refuses(telegram, fail):
    await fail("refuse", seconds=60)
    async with asyncio.timeout(20):
        await telegram.stop()


async def test_a_server_stops_while_it_is_slow(telegram, fail, client, say, wait):
    await fail("slow", delay=60)
    asking = asyncio.create_task(say())
    await client.get("/demo/faults", params={"wait": wait})
    async with asyncio.timeout(20):
        await telegram.stop()
    assert (await asking).json()["ok"]


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        ({"fault": "reset"}, [LOST]),
        (
            {"fault": "error", "status": 502},
            [{"ok": False, "error_code": 502, "description": "Bad Gateway"}],
        ),
    ],
)
async def test_a_call_that_was_not_carried_out_is_written_down(client, fail, say, rule, answers):
    await fail(**rule)
    with contextlib.suppress(httpx.TransportError):
        await say()
    calls = (await client.get("/demo/calls")).json()["calls"]
    assert [call["answer"] for call in calls] == answers
    assert calls[0]["fault"] == rule["fault"]


async def test_a_call_whose_answer_was_lost_is_written_down_with_it(client, fail, say):
    await fail("reset", when="after")
    with pytest.raises(httpx.ReadError):
        await say()
    (call,) = (await client.get("/demo/calls")).json()["calls"]
    assert (call["fault"], call["answer"]["result"]["text"]) == ("reset", "a")
