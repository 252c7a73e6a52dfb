"""A conversation by way of a stand-in for Telegram that others have written.

It checks every request against its own notes on the Bot API, so that it notices what the bot and
our own stand-in misunderstand alike.
"""

import asyncio
import json
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.dialogue import Dialogue
from bot.knowledge import Entry, Knowledge, Section
from bot.storage import Storage
from bot.storage.opening import open_database
from handlers.application import build_application, run
from handlers.context import Services
from handlers.pseudonyms import Pseudonyms

REASON = "the other stand-in comes with the extra `test`"
emulator = pytest.importorskip("lo_bot_api_emulator", reason=REASON)
web = pytest.importorskip("aiohttp.web", reason=REASON)

TOKEN = "123456:other_secret"
CAMILLE = {"id": 7, "is_bot": False, "first_name": "Camille"}
CHAT = {"id": 7, "type": "private", "first_name": "Camille"}
PATIENCE = 20
BAKERY = Knowledge(
    (Section(id="pain", title="Le pain"),),
    (Entry(id="prix", section="pain", question="Combien ?", answer="**Un** euro.", source="1 €"),),
)

UNKNOWN = ("setMySettings", 404)  # it is older than this method


class StandIn(emulator.LoBotApiEmulator):
    """The other stand-in, with what it lacks of the Bot API.

    Attributes:
        calls: the methods that were called, with their parameters, but for getUpdates.
    """

    def __init__(self):
        super().__init__()
        self.calls = []
        self._called = asyncio.Event()

    def validate(self, method, fields, uploads):
        if method != "getUpdates":
            self.calls.append((method, dict(fields)))
            self._called.set()
        fields.pop("link_preview_options", None)
        if method in ("setMyDescription", "setMyShortDescription"):
            return True
        result = super().validate(method, fields, uploads)
        return result | {"username": "fixture_bot"} if method == "getMe" else result

    async def told(self, method):
        """Wait until a method is called; give its parameters and forget all calls so far."""
        async with asyncio.timeout(PATIENCE):
            while not (found := [fields for name, fields in self.calls if name == method]):
                self._called.clear()
                await self._called.wait()
        self.calls.clear()
        return found[0]

    async def hears(self, **update):
        """Hand an update to the bot."""
        await self.enqueue_update(update, token=TOKEN)

    async def hears_text(self, text):
        """Hand a message to the bot."""
        message = {"message_id": 1, "date": 1, "chat": CHAT, "from": CAMILLE, "text": text}
        if text.startswith("/"):
            command = text.split()[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        await self.hears(message=message)

    async def hears_press(self, data):
        """Hand a pressed button to the bot."""
        message = {"message_id": 2, "date": 1, "chat": CHAT, "text": "…"}
        query = {"id": "1", "from": CAMILLE, "chat_instance": "1", "data": data}
        await self.hears(callback_query=query | {"message": message})

    @property
    def refused(self):
        """The requests that broke its rules.

        When the bot ends, it asks for updates once more, before the stand-in has noticed that the
        request before is cut off: it refuses that as one of a second bot.
        """
        refused = [request for request in self.requests if request["status"] != 200]
        expected = (("getUpdates", 409), UNKNOWN)
        return [one for one in refused if (one["method"], one["status"]) not in expected]


@asynccontextmanager
async def serving(stand_in):
    """Serve the stand-in on a free port; give its address."""
    runner = web.AppRunner(stand_in.app(), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.fixture
async def telegram(texts, tmp_path):
    """The other stand-in with the bot at work; no request may break its rules."""
    stand_in, stop = StandIn(), asyncio.Event()
    async with (
        serving(stand_in) as url,
        open_database(f"sqlite:///{tmp_path}/faq.sqlite3") as database,
    ):
        services = Services(Dialogue(BAKERY), texts, Storage.of(database), Pseudonyms(TOKEN))
        task = asyncio.create_task(run(build_application(TOKEN, services, url), stop))
        yield stand_in
        stop.set()
        await task
    assert stand_in.refused == []


async def test_the_command_menu_is_set(telegram, texts):
    commands = json.loads((await telegram.told("setMyCommands"))["commands"])
    menu = {one["command"]: one["description"] for one in commands}
    of_the_tour = {"parcours", "bilan"}  # which the bakery has not got
    assert menu == {name: it for name, it in texts.commands.items() if name not in of_the_tour}


async def test_an_entry_is_answered(telegram):
    await telegram.hears_text("/start prix")
    answer = await telegram.told("sendMessage")
    assert answer["text"].startswith("<b>Un</b> euro.")
    assert "<blockquote expandable>1 €</blockquote>" in answer["text"]


async def test_a_question_gets_a_reply(telegram):
    await telegram.hears_text("cb sa coute")
    assert (await telegram.told("sendMessage"))["chat_id"] == "7"


async def test_the_menu_is_edited(telegram):
    await telegram.hears_text("/sujets")
    await telegram.told("sendMessage")
    await telegram.hears_press("section:pain")
    assert "Le pain" in (await telegram.told("editMessageText"))["text"]


async def test_a_vote_is_acknowledged(telegram, texts):
    await telegram.hears_press("up:prix")
    assert (await telegram.told("answerCallbackQuery"))["text"] == texts.vote_up


async def test_an_inline_query_is_answered(telegram):
    query = {"id": "9", "from": CAMILLE, "query": "", "offset": ""}
    await telegram.hears(inline_query=query)
    answer = await telegram.told("answerInlineQuery")
    [result] = json.loads(answer["results"])
    assert (answer["inline_query_id"], result["id"]) == ("9", "prix")


async def test_a_link_is_shared_where_inline_mode_is_off(telegram, texts):
    await telegram.hears_text("/start prix")
    keyboard = json.loads((await telegram.told("sendMessage"))["reply_markup"])
    *_, share = keyboard["inline_keyboard"][-1]
    [link] = parse_qs(urlsplit(share["url"]).query)["url"]
    assert (share["text"], link) == (texts.share_button, "https://t.me/fixture_bot?start=prix")
