"""A bot that is neither started nor connected, with a database of its own."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from telegram.request import BaseRequest, RequestData

from bot.dialogue import Dialogue
from bot.storage import Storage
from bot.storage.database import Database
from bot.storage.opening import open_database
from bot.texts import Texts
from handlers import buttons, gap_keyboards, keyboards, tour_keyboards
from handlers.application import build_application
from handlers.context import BotApplication, Services
from handlers.delivery import Delivery
from handlers.pseudonyms import Pseudonyms

TOKEN = "123456:secret-part"

# Of callback data.
KINDS = {
    value
    for module in (buttons, keyboards, gap_keyboards, tour_keyboards)
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, str) and not name.startswith("_")
}


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """The database."""
    async with open_database(f"sqlite:///{tmp_path}/faq.sqlite3") as database:
        yield database


@pytest.fixture
def storage(database: Database) -> Storage:
    """What is kept in it."""
    return Storage.of(database)


@pytest.fixture
def services(dialogue: Dialogue, texts: Texts, storage: Storage) -> Services:
    """What the bot is made of."""
    return Services(dialogue, texts, storage, Pseudonyms(TOKEN))


@pytest.fixture
def application(services: Services) -> BotApplication:
    """The application, neither started nor connected."""
    return build_application(TOKEN, services, "http://127.0.0.1:9")


@pytest.fixture
def delivery(application: BotApplication) -> Delivery:
    """Where updates are brought to."""
    return Delivery(application)


class BrokenDatabase:
    """Breaks a database, and mends it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def breaks(self) -> None:
        """Let every access to updates fail."""
        await self._rename("updates", "gone")

    async def works(self) -> None:
        """Let it work again."""
        await self._rename("gone", "updates")

    async def _rename(self, table: str, name: str) -> None:
        statement = text(f"ALTER TABLE {table} RENAME TO {name}")
        await self._database.transaction(lambda connection: connection.execute(statement))


@pytest.fixture
def breakable(database: Database) -> BrokenDatabase:
    """The database, to be broken."""
    return BrokenDatabase(database)


class Script(BaseRequest):
    """Answers requests one after the other as it is told, and lists them.

    Attributes:
        calls: the method and the parameters of each request.
        ended: set by the first request for which there is no answer; it never gets one.
    """

    read_timeout = 1.0

    def __init__(self, answers: Iterable[tuple[int, Any] | Exception]) -> None:
        self._answers = iter(answers)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.ended = asyncio.Event()

    async def initialize(self) -> None:
        """Need nothing."""

    async def shutdown(self) -> None:
        """Leave nothing."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        **_: Any,
    ) -> tuple[int, bytes]:
        """Return the next answer."""
        parameters = request_data.parameters if request_data else {}
        self.calls.append((url.rpartition("/")[2], parameters))
        answer = next(self._answers, None)
        if answer is None:
            self.ended.set()
            await asyncio.Event().wait()
            raise AssertionError
        if isinstance(answer, Exception):
            raise answer
        status, content = answer
        return status, json.dumps(content).encode()


def result(value: Any) -> tuple[int, Any]:
    """What the Bot API answers when all is well."""
    return 200, {"ok": True, "result": value}


def refusal(status: int, description: str = "No", **parameters: Any) -> tuple[int, Any]:
    """What the Bot API answers when it refuses a call."""
    return status, {"ok": False, "description": description, "parameters": parameters}
