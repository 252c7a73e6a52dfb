"""Fixtures: a running stand-in, the bot's way to it and a person's."""

import asyncio
import contextlib
from typing import Any

import httpx
import pytest

import demo
from tests.http_client import http_client

TOKEN = "123456:a-Valid_Token"
WAIT = 20  # seconds after which waiting for the other side counts as a failure


class Bot:
    """Call the Bot API as a bot does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method that must succeed; return its result."""
        answer = await self.try_call(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """Call a method that must fail; return the error's description."""
        answer = await self.try_call(method, **parameters)
        assert not answer["ok"], answer
        return answer["description"]

    async def try_call(self, method: str, **parameters: Any) -> Any:
        """Call a method; return the whole answer."""
        response = await self.client.post(f"/bot{TOKEN}/{method}", json=parameters)
        answer = response.json()
        assert response.status_code == answer.get("error_code", 200)
        return answer

    async def updates(self, **parameters: Any) -> list[dict]:
        """Return the updates that wait, without confirming them."""
        return await self.call("getUpdates", **parameters)

    async def update(self, kind: str) -> dict:
        """Return the latest update, which must be of a kind."""
        (update,) = await self.updates(offset=-1)
        assert set(update) == {"update_id", kind}
        return update[kind]

    @contextlib.asynccontextmanager
    async def serving(self, react):
        """Poll meanwhile and call `react(bot, update)` for every update."""

        async def poll() -> None:
            offset = 0
            while True:
                for update in await self.updates(offset=offset, timeout=50):
                    offset = update["update_id"] + 1
                    await react(self, update)

        task = asyncio.create_task(poll())
        try:
            yield
        finally:
            task.cancel()
            (error,) = await asyncio.gather(task, return_exceptions=True)
            assert isinstance(error, asyncio.CancelledError), error


class Person:
    """Use Telegram as somebody in a chat."""

    def __init__(self, client: httpx.AsyncClient, chat: dict) -> None:
        self.client = client
        self.chat_id = chat["chat"]["id"]
        self.user = chat["user"]

    async def post(self, path: str, status: int = 200, **fields: Any) -> Any:
        return await self._request("POST", path, status, json=fields)

    async def put(self, path: str, status: int = 200, **fields: Any) -> Any:
        return await self._request("PUT", path, status, json=fields)

    async def get(self, path: str, status: int = 200, **query: Any) -> Any:
        return await self._request("GET", path, status, params=query)

    async def _request(self, method: str, path: str, status: int, **content: Any) -> Any:
        url = f"/demo/chats/{self.chat_id}{path}"
        response = await self.client.request(method, url, **content)
        assert response.status_code == status, response.text
        return response.json()

    async def send(self, text: str, **fields: Any) -> dict:
        return (await self.post("/messages", text=text, **fields))["message"]

    async def messages(self, **query: Any) -> list[dict]:
        return (await self.get("/messages", **query))["messages"]

    async def texts(self) -> list[str]:
        return [message["text"] for message in await self.messages()]


@pytest.fixture
def token():
    return TOKEN


@pytest.fixture
async def telegram():
    async with demo.DemoServer("127.0.0.1", 0, TOKEN, username="essai_bot", name="Essai") as server:
        yield server


@pytest.fixture
async def client(telegram):
    async with http_client(base_url=telegram.url, timeout=2 * WAIT) as client:
        yield client


@pytest.fixture
def bot(client):
    return Bot(client)


@pytest.fixture
def open_chat(client):
    async def open_chat(**fields: Any) -> Person:
        response = await client.post("/demo/chats", json=fields)
        assert response.status_code == 200, response.text
        return Person(client, response.json())

    return open_chat


@pytest.fixture
async def person(open_chat):
    return await open_chat(first_name="Léa")


@pytest.fixture
def wait():
    """Return how long to wait for the other side; used up only where a test fails."""
    return WAIT
