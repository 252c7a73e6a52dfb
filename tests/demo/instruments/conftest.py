"""Fixtures: calls that rules hit."""

import pytest

from tests.http_client import http_client


@pytest.fixture
def fail(client):
    async def fail(fault, **rule):
        response = await client.post("/demo/faults", json={"fault": fault, **rule})
        assert response.status_code == 200, response.text

    return fail


@pytest.fixture
async def calling(telegram, token):
    """The bot's own connections, so that those of the person are not cut with them."""
    url = f"{telegram.url}/bot{token}/"
    async with http_client(base_url=url, timeout=40) as calling:
        yield calling


@pytest.fixture
def say(calling, person):
    async def say(text="a"):
        return await calling.post("sendMessage", json={"chat_id": person.chat_id, "text": text})

    return say
