"""The Bot API's refusals, played by rules."""

import pytest

from demo.instruments.refusals import REFUSALS


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.description[:40])
async def test_a_rule_refuses_in_the_words_of_the_bot_api(bot, client, person, refusal):
    rule = refusal.rule(method="sendMessage", count=1)
    assert (await client.post("/demo/faults", json=rule)).status_code == 200
    message = {"chat_id": person.chat_id, "text": "a"}
    assert await bot.try_call("sendMessage", **message) == {
        "ok": False,
        "error_code": refusal.status,
        "description": refusal.description,
    }
    assert await bot.call("sendMessage", **message)


def test_none_is_listed_twice():
    assert len(set(REFUSALS)) == len(REFUSALS)
