"""Faults as the bot meets them, over HTTP."""

import asyncio
import contextlib
import logging

import httpx
import pytest

LOST = {"ok": False, "description": "the connection was lost"}


@pytest.fixture
def befall(client):
    async def befall(fault, **rule):
        response = await client.post("/demo/faults", json={"fault": fault, **rule})
        assert response.status_code == 200, response.text

    return befall


@pytest.fixture
async def calling(telegram, token):
    """The bot's own connections, so that those of the person are not cut with them."""
    url = f"{telegram.url}/bot{token}/"
    async with httpx.AsyncClient(base_url=url, timeout=40) as calling:
        yield calling


@pytest.fixture
def say(calling, person):
    async def say(text="a"):
        return await calling.post("sendMessage", json={"chat_id": person.chat_id, "text": text})

    return say


async def test_an_error_is_what_the_bot_api_answers(befall, say):
    await befall("error", status=429, retry_after=3, method="sendmessage")
    response = await say()
    assert (response.status_code, response.headers["retry-after"]) == (429, "3")
    assert response.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }


async def test_a_proxy_answers_with_a_page(befall, say):
    await befall("error", status=502)
    response = await say()
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1>502 Bad Gateway</h1>" in response.text


async def test_a_bad_gateway_with_a_description_is_the_bot_apis(befall, say):
    await befall("error", status=502, description="Bad Gateway")
    assert (await say()).json()["description"] == "Bad Gateway"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("close", httpx.RemoteProtocolError),
        ("reset", httpx.ReadError),
        ("outage", httpx.ReadError),
    ],
)
async def test_a_connection_ends_without_an_answer(befall, say, fault, error):
    await befall(fault)
    with pytest.raises(error):
        await say()


@pytest.mark.parametrize("fault", ["close", "reset", "error"])
@pytest.mark.parametrize(("when", "texts"), [("before", []), ("after", ["a"])])
async def test_it_befalls_a_call_before_or_after_it_is_carried_out(
    befall, say, person, fault, when, texts
):
    await befall(fault, when=when)
    try:
        response = await say()
    except httpx.TransportError:
        assert fault != "error"
    else:
        assert response.status_code == 500
    assert await person.texts() == texts


@pytest.mark.parametrize(("when", "texts"), [("before", []), ("after", ["a"])])
async def test_a_client_may_give_up_on_a_slow_answer(
    befall, calling, client, say, person, wait, when, texts
):
    await befall("slow", delay=30, when=when)
    calling.timeout = 0.05
    with pytest.raises(httpx.ReadTimeout):
        await say()
    await client.get("/demo/calls", params={"method": "sendMessage", "wait": wait})
    assert await person.texts() == texts


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_slow_answer_comes_in_the_end(befall, say, person, when):
    await befall("slow", delay=0.01, when=when)
    assert (await say()).json()["ok"]
    assert await person.texts() == ["a"]


async def test_the_next_call_is_carried_out(befall, say, person):
    await befall("reset", count=1)
    with pytest.raises(httpx.ReadError):
        await say("a")
    await say("b")
    assert await person.texts() == ["b"]


@pytest.mark.parametrize("fault", ["close", "reset"])
async def test_a_broken_connection_makes_no_noise(befall, say, caplog, fault):
    await befall(fault)
    caplog.set_level(logging.WARNING)
    with pytest.raises(httpx.TransportError):
        await say()
    assert caplog.records == []


async def test_an_outage_cuts_calls_that_wait_for_their_answer(befall, client, say, wait):
    await befall("slow", delay=30)
    waiting = asyncio.create_task(say())
    await client.get("/demo/faults", params={"wait": wait})
    await befall("outage")
    with pytest.raises(httpx.ReadError):
        await waiting


async def test_people_write_during_an_outage(befall, calling, client, person):
    await befall("outage")
    await person.send("Bonjour")
    await client.delete("/demo/faults")
    (update,) = (await calling.get("getUpdates")).json()["result"]
    assert update["message"]["text"] == "Bonjour"


async def test_connections_are_refused_until_the_server_is_back(befall, client, say):
    await befall("refuse", seconds=60)
    with pytest.raises(httpx.ConnectError):
        await say()
    await client.delete("/demo/faults")  # on a connection that is open
    assert (await say()).json()["ok"]


async def test_connections_are_accepted_again_after_the_time(befall, calling):
    await befall("refuse", seconds=0.05)
    async with asyncio.timeout(20):
        while True:
            try:
                response = await calling.get("getMe")
            except httpx.TransportError:
                continue
            assert response.json()["ok"]
            return


async def test_a_server_stops_while_it_refuses(telegram, befall):
    await befall("refuse", seconds=60)
    async with asyncio.timeout(20):
        await telegram.stop()


async def test_a_server_stops_while_it_is_slow(telegram, befall, client, say, wait):
    await befall("slow", delay=60)
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
async def test_a_call_that_was_not_carried_out_is_written_down(client, befall, say, rule, answers):
    await befall(**rule)
    with contextlib.suppress(httpx.TransportError):
        await say()
    calls = (await client.get("/demo/calls")).json()["calls"]
    assert [call["answer"] for call in calls] == answers
    assert calls[0]["fault"] == rule["fault"]


async def test_a_call_whose_answer_was_lost_is_written_down_with_it(client, befall, say):
    await befall("reset", when="after")
    with pytest.raises(httpx.ReadError):
        await say()
    (call,) = (await client.get("/demo/calls")).json()["calls"]
    assert (call["fault"], call["answer"]["result"]["text"]) == ("reset", "a")


async def test_the_rules_are_shown_with_what_they_did_and_cleared(befall, client, say):
    await befall("error", status=500, count=1)
    await say()
    (shown,) = (await client.get("/demo/faults")).json()["faults"]
    assert shown == {
        "fault": "error",
        "when": "before",
        "method": "",
        "chat_id": None,
        "count": 1,
        "seconds": None,
        "probability": 1.0,
        "seed": None,
        "delay": 0.0,
        "status": 500,
        "description": "",
        "retry_after": 1,
        "befallen": 1,
        "over": True,
    }
    assert (await client.delete("/demo/faults")).json() == {"faults": []}
    assert (await say()).json()["ok"]


async def test_what_befalls_is_waited_for(befall, client, say, wait):
    await befall("error", status=500)
    query = {"count": 2, "wait": wait}
    waiting = asyncio.create_task(client.get("/demo/faults", params=query))
    await say()
    await say()
    (shown,) = (await waiting).json()["faults"]
    assert shown["befallen"] == 2


async def test_several_rules_are_added_at_once(client, say):
    rules = [{"fault": "error", "count": 1}, {"fault": "error", "status": 400}]
    response = await client.post("/demo/faults", json=rules)
    assert len(response.json()["faults"]) == 2
    assert [(await say()).status_code for _ in range(2)] == [500, 400]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ({}, "`fault`: Field required"),
        ({"fault": "error", "status": "x"}, "`status`: Input should be a valid integer"),
        ([{"fault": "slow"}], "it needs a `delay`"),
        (1, "valid dictionary"),
    ],
)
async def test_what_is_no_rule_is_refused_with_the_reason(client, rule, reason):
    response = await client.post("/demo/faults", json=rule)
    assert response.status_code == 400
    assert reason in response.json()["error"]
