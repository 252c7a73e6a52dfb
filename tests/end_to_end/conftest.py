"""People who use the bot: the real application talks HTTP to the stand-in for Telegram.

A test with one of the bots fails if a handler raised an exception or if the Bot API refused a call,
unless it took what went wrong with `take_errors` or `take_refusals`. All run in the event loop of
the session, as the shared bot does.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import aiohttp
import pytest
import pytest_asyncio

import demo
from bot.dialogue import Dialogue
from bot.knowledge import Knowledge
from bot.storage import Storage
from bot.storage.database import Database
from bot.storage.opening import open_database
from bot.texts import Texts
from bot.tour import load_guide
from handlers.application import build_application, run
from handlers.context import BotApplication, Context, Services
from handlers.failures import keep_error
from handlers.pseudonyms import Pseudonyms
from tests.end_to_end.processes import Start, forking

TOKEN = "123456:end-to-end_secret"
PAUSES = (0.01, 0.02)  # seconds before each new try of a handler that failed
PATIENCE = 20  # seconds until a bot that does not react fails its test
TIMEOUT = aiohttp.ClientTimeout(total=2 * PATIENCE)


@dataclass(frozen=True)
class Message:
    """A message of the bot, as a user sees it at some moment.

    Attributes:
        buttons: what is written on the buttons -> their callback data, address or inline query.
        styles: pairs of a style ("bold", "expandable_blockquote") and the text that has it.
        replies_to: number of the message that it quotes, if it quotes one.
        thread: number of the thread that it is in, if it is in one.
    """

    id: int
    text: str
    buttons: dict[str, str]
    styles: tuple[tuple[str, str], ...]
    replies_to: int | None
    thread: int | None

    @classmethod
    def read(cls, message: dict[str, Any]) -> Self:
        """Read the Bot API's `Message`."""
        units = message["text"].encode("utf-16-le")
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        return cls(
            message["message_id"],
            message["text"],
            {_label(button): next(iter(button.values())) for row in rows for button in row},
            tuple(
                (one["type"], units[2 * one["offset"] :][: 2 * one["length"]].decode("utf-16-le"))
                for one in message.get("entities", [])
            ),
            message.get("reply_to_message", {}).get("message_id"),
            message.get("message_thread_id"),
        )

    def in_style(self, style: str) -> list[str]:
        """List the parts of the text that have a style."""
        return [text for name, text in self.styles if name == style]

    @property
    def passages(self) -> list[str]:
        """List what stands in each quotation to unfold, without the editor's note below it."""
        return [text.partition("\n\n")[0] for text in self.in_style("expandable_blockquote")]


def _label(button: dict[str, Any]) -> str:
    """Take the label off a button; a hyphen that does not break reads like any other."""
    return str(button.pop("text")).replace("\u2011", "-")


@dataclass(frozen=True)
class Offer:
    """What an app shows to somebody who uses the bot inline.

    Attributes:
        results: the Bot API's `InlineQueryResult` under the id of each.
        button: what is written on the button that leads to the chat with the bot, if there is one.
        next_offset: asks for the next page; empty on the last one.
    """

    id: str
    results: dict[str, dict[str, Any]]
    button: str | None
    next_offset: str


class RunningBot:
    """The bot at work, beside a stand-in for Telegram that outlives it."""

    def __init__(
        self,
        telegram: demo.DemoServer,
        http: aiohttp.ClientSession,
        texts: Texts,
        database: Database,
        folder: Path,
    ) -> None:
        self.telegram = telegram
        self.http = http
        self.texts = texts
        self.storage = Storage.of(database)
        self.folder = folder
        self._errors: list[Exception | None] = []
        self._last_call = 0

    async def start(
        self, dialogue: Dialogue, options: dict[str, Any] | None = None, **services: Any
    ) -> None:
        """Let the bot run, with a conversation, options of `run` and services of one's choice."""
        guide = load_guide(dialogue.knowledge)
        self.services = Services(
            dialogue, self.texts, self.storage, Pseudonyms(TOKEN), guide, **services
        )
        self.application: BotApplication = build_application(
            TOKEN, self.services, self.telegram.url
        )
        self.application.remove_error_handler(keep_error)
        self.application.add_error_handler(self._remember_error)
        self._stop = asyncio.Event()
        running = run(self.application, self._stop, pauses=PAUSES, **(options or {}))
        self._run = asyncio.create_task(running)

    async def stop(self) -> None:
        """End it as the process would; whatever `run` raises comes out here."""
        self._stop.set()
        await self._run

    async def _remember_error(self, _: object, context: Context) -> None:
        self._errors.append(context.error)
        await keep_error(_, context)

    async def meets(self, first_name: str = "Camille", user_id: int | None = None) -> "Person":
        """Open a private chat with somebody new, of whatever id unless one is given."""
        known = {"id": user_id} if user_id else {}
        opened = await self.request("POST", "/demo/chats", {"first_name": first_name} | known)
        return Person(self, opened["chat"], opened["user"])

    async def meets_group(self, *first_names: str) -> list["Person"]:
        """Join a group of people."""
        people = [{"first_name": name} for name in first_names]
        opened = await self.request("POST", "/demo/chats", {"type": "group", "people": people})
        return [Person(self, opened["chat"], user) for user in opened["people"]]

    async def receives(self, update: dict[str, Any]) -> None:
        """Handle a partial update that no app of Telegram's would make."""
        await self.request("POST", "/demo/updates", update)
        await self.settles()

    async def settles(self) -> None:
        """Wait until the bot, if it runs, has handled every update that there is."""
        if self._stop.is_set():
            return
        pending = asyncio.create_task(self._no_update_is_pending())
        await asyncio.wait([pending, self._run], return_when=asyncio.FIRST_COMPLETED)
        if self._run.done():
            pending.cancel()
            await self._run
            raise AssertionError("the bot has ended by itself")
        await pending

    async def _no_update_is_pending(self) -> None:
        answer = await self.request("GET", f"/demo/updates?wait={PATIENCE}")
        assert answer["pending"] == 0, "the bot does not fetch its updates"
        # It confirms what it has fetched with the next request: all is in the inbox by now.
        async with asyncio.timeout(PATIENCE):
            while await self.storage.inbox.depth():  # noqa: ASYNC110 - it is in the database
                await asyncio.sleep(0.005)

    async def take_errors(self) -> list[Exception | None]:
        """Return the exceptions that handlers raised, and count them as expected."""
        await self.settles()
        errors, self._errors = self._errors, []
        return errors

    async def take_refusals(self) -> list[str]:
        """Return what the Bot API refused and why, and count it as expected."""
        await self.settles()
        refusals = [
            f"{call['method']}: {call['answer']['description']}"
            for call in await self._new_calls()
            if not call["answer"]["ok"]
        ]
        # When the bot ends, it cuts its request for updates off; that is then refused, to nobody.
        return [refusal for refusal in refusals if not refusal.startswith("getUpdates: Conflict")]

    async def _new_calls(self) -> list[dict[str, Any]]:
        path = f"/demo/calls?after={self._last_call}&limit=5000"
        calls: list[dict[str, Any]] = (await self.request("GET", path))["calls"]
        self._last_call = calls[-1]["number"] if calls else self._last_call
        return calls

    async def call(self, method: str, **parameters: Any) -> None:
        """Call a method of the Bot API in the name of the bot."""
        await self.request("POST", f"/bot{TOKEN}/{method}", parameters)

    async def request(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """Do something on the user's side of the stand-in."""
        async with self.http.request(method, path, json=body) as response:
            answer: dict[str, Any] = await response.json()
            assert response.ok, answer
        return answer


class Person:
    """Somebody in a chat with the bot. What the bot does in return is returned.

    Attributes:
        notice: what the last pressed button made the app show for a moment, if anything.
        sent: number of the message that was sent last.
    """

    def __init__(self, bot: RunningBot, chat: dict[str, Any], user: dict[str, Any]) -> None:
        self.bot = bot
        self.chat = chat
        self.user = user
        self.notice = ""
        self.sent = 0
        self._path = f"/demo/chats/{chat['id']}"
        self._seen: dict[int, Message] = {}

    async def sends(self, *texts: str) -> list[Message]:
        """Send a message, or several without waiting for a reply in between."""
        for text in texts:
            await self.posts(text)
        return await self.sees()

    async def posts(self, text: str) -> None:
        """Send a message, and wait for nothing."""
        await self._posts({"text": text})

    async def replies(self, to: Message, text: str) -> list[Message]:
        """Send a message as a reply to another one."""
        await self._posts({"text": text, "reply_to": to.id})
        return await self.sees()

    async def edits(self, text: str, message_id: int | None = None) -> list[Message]:
        """Edit a message, the one that was sent last unless another one is named."""
        path = f"{self._path}/messages/{message_id or self.sent}"
        await self.bot.request("PUT", path, {"text": text})
        return await self.sees()

    async def sends_a(self, kind: str, caption: str = "") -> list[Message]:
        """Send something that is no text: a photo, a voice message…"""
        await self._posts({"kind": kind, "caption": caption})
        return await self.sees()

    async def sends_raw(self, text: str, kind: str = "message", **fields: Any) -> list[Message]:
        """Send a text as it is, without what an app cleans up first, and with further fields."""
        message = {"message_id": 10_000, "date": 0, "chat": self.chat, "from": self.user}
        await self.bot.receives({kind: message | {"text": text} | fields})
        return await self.sees()

    async def presses(self, label: str, under: Message | None = None) -> list[Message]:
        """Press the button with this label, under the last message that has one."""
        messages = [under] if under else [*self._seen.values()][::-1]
        message = next(message for message in messages if label in message.buttons)
        body = {"data": message.buttons[label], "from": self.user["id"], "wait": PATIENCE}
        path = f"{self._path}/messages/{message.id}/press"
        answer = await self.bot.request("POST", path, body)
        assert answer["answered"], f"the app still waits for an answer to {label!r}"
        self.notice = answer["text"]
        return await self.sees()

    async def forges(self, data: str, message: dict[str, Any]) -> list[Message]:
        """Press a button that no app shows: any data, under any message.

        The stand-in has no such query, so the bot's answer to it is refused like one that comes
        too late.
        """
        query = {"id": "1", "from": self.user, "chat_instance": "1", "data": data}
        await self.bot.receives(
            {"callback_query": query | {"message": {"chat": self.chat} | message}}
        )
        return await self.sees()

    async def types_inline(self, query: str, offset: str = "") -> Offer:
        """Type "@bot query" without sending it."""
        body = {"query": query, "offset": offset, "from": self.user["id"], "wait": PATIENCE}
        answer = await self.bot.request("POST", f"{self._path}/inline", body)
        assert answer["answered"], f"the app still waits for results for {query!r}"
        results = {result["id"]: result for result in answer["results"]}
        button = (answer["button"] or {}).get("text")
        return Offer(answer["id"], results, button, answer["next_offset"])

    async def chooses(self, result_id: str, offer: Offer) -> Message:
        """Send one of the results into the chat; give that message."""
        path = f"{self._path}/inline/{offer.id}/choose"
        chosen = await self.bot.request("POST", path, {"result_id": result_id})
        return Message.read(chosen["message"])

    async def blocks_the_bot(self) -> None:
        """Block the bot."""
        await self.bot.request("POST", f"{self._path}/block")

    async def waits(self) -> list[Message]:
        """Wait for something that the bot says of its own accord, or once it has done some work."""
        last = max(self._seen, default=0)
        wanted = f"after={last}&from_bot=1&count=1&wait={PATIENCE}"
        found = await self.bot.request("GET", f"{self._path}/messages?{wanted}")
        assert found["messages"], "the bot says nothing"
        return await self._news()

    async def sees(self) -> list[Message]:
        """List what is new or changed among the bot's messages, once it has done its work."""
        await self.bot.settles()
        return await self._news()

    async def still_sees(self) -> list[Message]:
        """List all messages of the bot that are in the chat."""
        await self.sees()
        return [*self._seen.values()]

    async def _news(self) -> list[Message]:
        found = await self.bot.request("GET", f"{self._path}/messages?from_bot=1")
        messages = [Message.read(message) for message in found["messages"]]
        news = [message for message in messages if self._seen.get(message.id) != message]
        self._seen = {message.id: message for message in messages}
        return news

    async def _posts(self, body: dict[str, Any]) -> None:
        body |= {"from": self.user["id"]}
        posted = await self.bot.request("POST", f"{self._path}/messages", body)
        self.sent = posted["message"]["message_id"]


@pytest.fixture(scope="session")
def start_fork() -> Iterator[Start]:
    """Start a process of the bot that need not import first what all of them import."""
    with forking() as start:
        yield start


@asynccontextmanager
async def bot_at_rest(texts: Texts) -> AsyncIterator[RunningBot]:
    """Provide a bot that can be started, with a stand-in and a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/faq.sqlite3"
        async with (
            demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram,
            aiohttp.ClientSession(telegram.url, timeout=TIMEOUT) as http,
            open_database(url) as database,
        ):
            yield RunningBot(telegram, http, texts, database, Path(folder))


@asynccontextmanager
async def bot_at_work(
    dialogue: Dialogue, texts: Texts, **services: Any
) -> AsyncIterator[RunningBot]:
    """Run a bot with a stand-in of its own."""
    async with bot_at_rest(texts) as bot:
        await bot.start(dialogue, **services)
        try:
            yield bot
        finally:
            await bot.stop()


@asynccontextmanager
async def nothing_goes_wrong(bot: RunningBot) -> AsyncIterator[RunningBot]:
    """Fail on whatever went wrong behind the scenes and was not taken as expected."""
    yield bot
    assert await bot.take_errors() == []
    assert await bot.take_refusals() == []


@pytest.fixture(scope="session")
def bot_token() -> str:
    """The token of the bots in these tests."""
    return TOKEN


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_bot(dialogue: Dialogue, texts: Texts) -> AsyncIterator[RunningBot]:
    """The bot with the real knowledge base, one for all tests to save time."""
    async with bot_at_work(dialogue, texts) as bot:
        yield bot


@pytest_asyncio.fixture(loop_scope="session")
async def bot(shared_bot: RunningBot) -> AsyncIterator[RunningBot]:
    """The bot with the real knowledge base."""
    await shared_bot.take_errors()  # what the test before has left
    await shared_bot.take_refusals()
    async with nothing_goes_wrong(shared_bot):
        yield shared_bot


@pytest_asyncio.fixture(loop_scope="session")
async def person(bot: RunningBot) -> Person:
    """Somebody who has never talked to the bot."""
    return await bot.meets()


StartBot = Callable[..., Awaitable[RunningBot]]


@asynccontextmanager
async def bots_at_work(texts: Texts) -> AsyncIterator[StartBot]:
    """Start bots, each with what it shall know, or a dialogue about that, and further services."""
    async with AsyncExitStack() as stack:

        async def start(known: Knowledge | Dialogue, **services: Any) -> RunningBot:
            dialogue = Dialogue(known) if isinstance(known, Knowledge) else known
            bot = await stack.enter_async_context(bot_at_work(dialogue, texts, **services))
            return await stack.enter_async_context(nothing_goes_wrong(bot))

        yield start


@pytest_asyncio.fixture(loop_scope="session")
async def start_bot(texts: Texts) -> AsyncIterator[StartBot]:
    """Start a bot of one's own; it runs until the test ends."""
    async with bots_at_work(texts) as start:
        yield start


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def start_shared_bot(texts: Texts) -> AsyncIterator[StartBot]:
    """Start a bot of the module's own; it runs until the module ends."""
    async with bots_at_work(texts) as start:
        yield start
