"""Calls over HTTP."""

import pytest

from demo.methods import METHODS
from demo.wire import MAX_BODY_BYTES

NOT_FOUND = {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_get_me_tells_what_the_bot_can_do(bot):
    assert await bot.call("getMe") == {
        "id": 123456,
        "is_bot": True,
        "first_name": "Essai",
        "username": "essai_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "can_connect_to_business": False,
        "can_manage_bots": False,
        "supports_inline_queries": True,
        "supports_guest_queries": False,
        "supports_join_request_queries": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "has_main_web_app": False,
    }


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME"])
async def test_the_case_of_a_method_does_not_matter(bot, method):
    assert (await bot.call(method))["id"] == 123456


async def test_another_token_is_unauthorized(client):
    response = await client.get("/bot123456:another/getMe")
    assert response.status_code == 401
    assert response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize(
    "path",
    [
        "/bot/getMe",
        "/botx/getMe",
        "/bot123456/getMe",
        "/bot123456:a%20b/getMe",
        "/bot{token}",
        "/bot{token}/",
        "/bot{token}/getNothing",
        "/bot{token}/getMe/x",
        "/file/bot{token}/photo.jpg",
    ],
)
async def test_what_is_malformed_or_unknown_is_not_found(client, token, path):
    response = await client.get(path.format(token=token))
    assert response.status_code == 404
    assert response.json() == NOT_FOUND


async def test_only_get_and_post_are_methods(client, token):
    response = await client.put(f"/bot{token}/getMe")
    assert response.json()["description"] == "Method Not Allowed"


@pytest.mark.parametrize("form", ["query", "json", "form", "multipart"])
async def test_parameters_come_in_any_form(client, token, person, form):
    values = {"chat_id": str(person.chat_id), "text": "été"}
    content = {
        "query": {"params": values},
        "json": {"json": values},
        "form": {"data": values},
        "multipart": {"files": {name: (None, value) for name, value in values.items()}},
    }
    response = await client.post(f"/bot{token}/sendMessage", **content[form])
    assert response.json()["result"]["text"] == "été"


async def test_a_body_that_is_too_large_is_refused(client, token):
    content = b"text=" + b"a" * MAX_BODY_BYTES
    response = await client.post(f"/bot{token}/sendMessage", content=content)
    assert response.status_code == 413
    assert response.json()["description"] == "Request Entity Too Large"


async def test_a_fault_of_the_stand_in_is_a_500(bot, monkeypatch, caplog):
    async def broken(_state, _parameters):
        raise RuntimeError("broken")

    monkeypatch.setitem(METHODS, "getme", broken)
    assert await bot.refusal("getMe") == "Internal Server Error"
    assert "RuntimeError: broken" in caplog.text


async def test_calls_are_written_down_with_their_answers(bot, client):
    await bot.call("getMe")
    await bot.refusal("sendMessage", text="a")
    calls = (await client.get("/demo/calls")).json()["calls"]
    assert [(call["method"], call["parameters"], call["answer"]["ok"]) for call in calls] == [
        ("getMe", {}, True),
        ("sendMessage", {"text": "a"}, False),
    ]
