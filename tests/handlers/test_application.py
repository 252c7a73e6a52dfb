import asyncio

import pytest
from telegram.ext import ApplicationBuilder

from handlers.application import build_application, run
from handlers.context import Services

TOKEN = "123456:secret-part"


@pytest.fixture
def application(dialogue, texts):
    """The application, neither started nor connected."""
    return build_application(TOKEN, Services(dialogue, texts), "http://127.0.0.1:9")


def test_the_token_is_in_no_repr(application):
    parts = [application, application.bot, application.updater, application.bot_data]
    assert [part for part in map(repr, parts) if "secret" in part] == []


@pytest.mark.parametrize("root", ["http://127.0.0.1:9", "http://127.0.0.1:9/"])
def test_methods_are_below_the_root(dialogue, texts, root):
    bot = build_application(TOKEN, Services(dialogue, texts), root).bot
    assert bot.base_url == f"http://127.0.0.1:9/bot{TOKEN}"


def test_files_are_below_the_root(application):
    assert application.bot.base_file_url == f"http://127.0.0.1:9/file/bot{TOKEN}"


def test_services_are_passed_on_as_they_are(dialogue, texts):
    services = Services(dialogue, texts)
    assert build_application(TOKEN, services).bot_data is services


async def test_an_application_that_cannot_poll_is_refused():
    silent = ApplicationBuilder().token(TOKEN).updater(None).build()
    with pytest.raises(ValueError, match="without an updater"):
        await run(silent, asyncio.Event())
