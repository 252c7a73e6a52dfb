"""The process with a web server of its own: for Telegram's webhook, and for operators."""

import asyncio
import resource
import signal

import httpx
import pytest

import demo
from handlers.pseudonyms import Pseudonyms
from handlers.webhook import Webhook
from tests.end_to_end.test_run_bot import (
    PATIENCE,
    TOKEN,
    assert_is_one_sentence,
    closed_port,
    fails,
    somebody,
    start,
)
from tests.http_client import http_client

__all__ = ["start"]


@pytest.fixture
async def telegram():
    """The stand-in for Telegram."""
    async with demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram:
        yield telegram


@pytest.fixture
def address():
    """Where the bot is to listen."""
    return f"127.0.0.1:{closed_port()}"


@pytest.fixture
def settings(telegram, address):
    """What a bot with a webhook is told."""
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "FAQ_LISTEN": address,
        "FAQ_WEBHOOK_URL": f"http://{address}",
    }


async def get(address, path):
    """Look at a page of the bot's, once it is there."""
    async with asyncio.timeout(PATIENCE), http_client() as http:
        while True:
            try:
                return await http.get(f"http://{address}{path}")
            except httpx.TransportError:
                await asyncio.sleep(0.05)


async def calls(telegram, method):
    """List the calls of a method."""
    async with http_client(base_url=telegram.url) as http:
        found = (await http.get("/demo/calls?limit=5000")).json()["calls"]
    return [call for call in found if call["method"] == method]


async def test_questions_that_telegram_delivers_are_answered(start, settings, telegram):
    async with start(**settings) as process, somebody(telegram.url) as sends:
        assert await sends("Combien coûte le pain ?") == "Un euro."
        assert await sends("combien coute le pin ?") == "Un euro."
        outcome = await process.ends_on(signal.SIGTERM)
    assert (outcome.status, outcome.stdout) == (0, "")
    assert "Traceback" not in outcome.stderr
    assert await calls(telegram, "getUpdates") == []


async def test_what_waits_at_the_start_is_delivered(start, settings, telegram):
    async with somebody(telegram.url) as sends:
        asking = asyncio.create_task(sends("Combien coûte le pain ?"))
        async with start(**settings):
            assert await asking == "Un euro."


async def test_telegram_is_given_the_secret_of_the_settings(start, settings, telegram):
    settings |= {"FAQ_WEBHOOK_SECRET": "mine"}
    async with start(**settings), somebody(telegram.url) as sends:
        await sends("/aide")
    [call] = await calls(telegram, "setWebhook")
    assert call["parameters"]["secret_token"] == "mine"


async def test_the_log_of_a_webhook_shows_neither_path_nor_secret_nor_words(
    start, settings, telegram
):
    async with start(**settings) as process, somebody(telegram.url) as sends:
        await sends("je m'appelle Zébulon")
        outcome = await process.ends_on(signal.SIGTERM)
    webhook = Webhook.of("", TOKEN)
    shown = ("result=done", webhook.path, webhook.secret, "Zébulon", "process_secret")
    assert [text in outcome.stderr for text in shown] == [True, False, False, False, False]


@pytest.mark.parametrize("delivers", [True, False], ids=["webhook", "polling"])
@pytest.mark.parametrize(
    ("path", "beginning"),
    [("/healthz", "ok"), ("/readyz", "ready"), ("/metrics", "# HELP faq_updates_total ")],
)
async def test_operators_see_how_it_is(start, settings, address, delivers, path, beginning):
    if not delivers:
        del settings["FAQ_WEBHOOK_URL"]
    async with start(**settings):
        response = await get(address, path)
    assert response.status_code == 200
    assert response.text.startswith(beginning)


async def test_figures_count_what_was_answered(start, settings, telegram, address):
    async with start(**settings), somebody(telegram.url, id=4242) as sends:
        await sends("Combien coûte le pain ?")
        async with asyncio.timeout(PATIENCE):
            shown = ""
            while 'faq_outcomes_total{outcome="answer"} 1.0' not in shown:
                await asyncio.sleep(0.05)
                shown = (await get(address, "/metrics")).text
    assert 'faq_updates_total{result="done"} 1.0' in shown
    assert Pseudonyms(TOKEN).name(4242) not in shown


async def test_without_a_need_nothing_listens(start, settings, telegram, address):
    del settings["FAQ_LISTEN"], settings["FAQ_WEBHOOK_URL"]
    async with start(**settings), somebody(telegram.url) as sends:
        await sends("/aide")
        async with http_client() as http:
            with pytest.raises(httpx.ConnectError):
                await http.get(f"http://{address}/healthz")


async def test_a_bot_that_polls_takes_the_webhook_away(start, settings, telegram):
    async with start(**settings), somebody(telegram.url) as sends:
        await sends("/aide")
    del settings["FAQ_WEBHOOK_URL"]
    async with start(**settings), somebody(telegram.url) as sends:
        assert await sends("Combien coûte le pain ?") == "Un euro."


# What cannot be


async def test_a_taken_address_is_one_sentence(start, settings, telegram):
    taken = telegram.url.removeprefix("http://")
    sentence = await fails(start, **settings | {"FAQ_LISTEN": taken})
    assert_is_one_sentence(sentence, f"Le serveur ne peut pas écouter sur {taken} : ")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("FAQ_WEBHOOK_URL", "bot.example.org/sesame"),
        ("FAQ_WEBHOOK_SECRET", "sésame"),
        ("FAQ_LISTEN", "sesame"),
    ],
)
async def test_a_badly_formed_setting_is_one_sentence(start, settings, variable, value):
    sentence = await fails(start, **settings | {variable: value})
    assert_is_one_sentence(sentence, f"{variable} est mal formé : ")
    assert value not in sentence


@pytest.mark.parametrize(
    ("url", "beginning"),
    [
        ("sesame", "FAQ_DATABASE_URL est mal formée : "),
        ("mysql://u:sesame@h/faq", "FAQ_DATABASE_URL : « mysql » n'est pas pris en charge ; "),
        ("postgresql://u:sesame@127.0.0.1:1/faq", "Base de données postgresql://u:***@127.0.0.1"),
        ("sqlite:///faq.yaml", "Base de données sqlite:///faq.yaml : ce fichier n'est pas une "),
    ],
)
async def test_an_unusable_database_is_one_sentence(start, settings, url, beginning):
    sentence = await fails(start, **settings | {"FAQ_DATABASE_URL": url})
    assert_is_one_sentence(sentence, beginning)
    assert "sesame" not in sentence


async def test_a_crowd_of_half_open_connections_keeps_nobody_out(
    start, settings, telegram, address
):
    host, port = address.split(":")
    files = resource.RLIMIT_NOFILE
    before = resource.getrlimit(files)
    # Less than the crowd, which shares the usual 1,024 of this process with the stand-in.
    resource.setrlimit(files, (768, before[1]))  # the process inherits it
    async with start(**settings) as process, somebody(telegram.url) as sends:
        resource.setrlimit(files, before)
        await get(address, "/healthz")
        opened = await asyncio.gather(
            *(asyncio.open_connection(host, int(port)) for _ in range(900)),
            return_exceptions=True,
        )
        assert await sends("Combien coûte le pain ?") == "Un euro."
        assert (await get(address, "/readyz")).text == "ready"
        for connection in opened:
            if not isinstance(connection, BaseException):
                connection[1].close()
        outcome = await process.ends_on(signal.SIGTERM)
    assert outcome.status == 0
    assert "out of system resource" not in outcome.stderr
    assert len(outcome.stderr.splitlines()) < 20, outcome.stderr
