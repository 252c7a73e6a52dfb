"""Adding, showing and removing rules."""

import asyncio

import pytest


async def test_the_rules_are_shown_with_what_they_did_and_cleared(fail, client, say):
    await fail("error", status=500, count=1)
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
        "hits": 1,
        "over": True,
    }
    assert (await client.delete("/demo/faults")).json() == {"faults": []}
    assert (await say()).json()["ok"]


async def test_hits_are_waited_for(fail, client, say, wait):
    await fail("error", status=500)
    query = {"count": 2, "wait": wait}
    waiting = asyncio.create_task(client.get("/demo/faults", params=query))
    await say()
    await say()
    (shown,) = (await waiting).json()["faults"]
    assert shown["hits"] == 2


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
