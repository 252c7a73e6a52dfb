"""Only pages and programs of this machine are answered."""

import pytest

PATH = "/demo/bot"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "localhost:9999"])
async def test_this_machines_names_are_answered(client, host):
    assert (await client.get(PATH, headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.", "[::1", ""]
)
async def test_a_foreign_name_is_refused(client, host):
    response = await client.get(PATH, headers={"Host": host})
    assert response.status_code == 403
    assert "only under its address on this machine" in response.text


async def test_the_own_page_is_answered(client, telegram):
    assert (await client.get(PATH, headers={"Origin": telegram.url})).status_code == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:1", "http://127.0.0.1", ""]
)
async def test_a_foreign_page_is_refused(client, origin):
    response = await client.post("/demo/chats", json={}, headers={"Origin": origin})
    assert response.status_code == 403
    assert "only to its own pages" in response.text


async def test_the_bot_api_is_guarded_too(client, token):
    url = f"/bot{token}/getMe"
    assert (await client.get(url, headers={"Host": "evil.example"})).status_code == 403
