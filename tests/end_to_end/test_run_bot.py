"""The process: `python run_bot.py`, as it is started, used and ended."""

import asyncio
import contextlib
import os
import random
import signal
import socket
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

import demo
from bot.settings import Settings
from tests.end_to_end.processes import start_anew
from tests.http_client import http_client
from tests.timing import shortest

PATIENCE = 30
TOKEN = "123456:process_secret"
BAKERY = """\
version: 1
sections:
  - {id: pain, title: Le pain}
entries:
  - {id: prix, section: pain, question: Combien coûte le pain ?, answer: Un euro.}
"""


@dataclass(frozen=True)
class Outcome:
    """How a process has ended."""

    status: int
    stdout: str
    stderr: str


class Process:
    """The bot as a process."""

    def __init__(self, process):
        self._process = process

    async def line(self):
        """Wait for a line on standard output."""
        async with asyncio.timeout(PATIENCE):
            return (await self._process.stdout.readline()).decode()

    async def ends(self):
        """Wait for the end."""
        async with asyncio.timeout(PATIENCE):
            stdout, stderr = await self._process.communicate()
        return Outcome(self._process.returncode, stdout.decode(), stderr.decode())

    def gets(self, number):
        """Send a signal."""
        self._process.send_signal(number)

    async def ends_on(self, number):
        """Send a signal and wait for the end."""
        self.gets(number)
        return await self.ends()


@pytest.fixture
def start(tmp_path, start_fork):
    """Start the bot with nothing but these settings, by default with a tiny knowledge base."""
    return starting(tmp_path, start_fork)


def starting(folder, start_process):
    """Return what starts the bot in a folder, with a tiny knowledge base there."""
    (folder / "faq.yaml").write_text(BAKERY, encoding="utf-8")

    @asynccontextmanager
    async def start(*arguments, **settings):
        known = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}
        environment = known | {"FAQ_KNOWLEDGE": "faq.yaml"} | settings
        # In a folder away from the `.env` of whoever runs the tests.
        process = await start_process(folder, environment, arguments)
        try:
            yield Process(process)
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()

    return start


@asynccontextmanager
async def somebody(url, **user):
    """Open a chat with the bot; give what sends a text there and waits for the reply."""
    async with http_client(base_url=url, timeout=2 * PATIENCE) as http:
        chat = f"/demo/chats/{(await http.post('/demo/chats', json=user)).json()['chat']['id']}"

        async def sends(text):
            sent = await http.post(f"{chat}/messages", json={"text": text})
            after = sent.json()["message"]["message_id"]
            wanted = {"after": after, "from_bot": 1, "wait": PATIENCE}
            [reply] = (await http.get(f"{chat}/messages", params=wanted)).json()["messages"]
            return reply["text"]

        yield sends


def closed_port():
    """Return a port at which nobody listens, of those that no system gives out by itself.

    Another process may be given any of the others before this one is used.
    """
    while True:
        with socket.socket() as taken, contextlib.suppress(OSError):
            port = random.randrange(20_000, 32_000)
            taken.bind(("127.0.0.1", port))
            return port


@asynccontextmanager
async def other_web_server():
    """Serve a web page, whatever is asked for."""

    async def answer(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.usefixtures("_own_is_learned")
async def test_without_a_token_the_demo_runs_with_the_real_knowledge_base(tmp_path, shown):
    start = starting(tmp_path, start_anew)
    async with start(FAQ_KNOWLEDGE="", FAQ_LISTEN="127.0.0.1:0") as process:
        url = next(word for word in (await process.line()).split() if word.startswith("http://"))
        async with http_client() as http:
            assert (await http.get(url)).is_success
        async with somebody(url) as sends:
            assert await sends("/aide") == shown.help
        outcome = await process.ends_on(signal.SIGINT)
    assert (outcome.status, outcome.stdout) == (0, "")
    assert "Traceback" not in outcome.stderr


async def test_ctrl_c_ends_the_demo_within_a_second_though_pages_are_open(start):
    async def seconds_to_the_end():
        async with start(FAQ_LISTEN="127.0.0.1:0") as process, contextlib.AsyncExitStack() as pages:
            url = next(word for word in (await process.line()).split() if "http://" in word)
            http = await pages.enter_async_context(http_client(base_url=url))
            for _ in range(3):
                chat = (await http.post("/demo/chats", json={})).json()["chat"]["id"]
                stream = http.stream("GET", f"/demo/chats/{chat}/events", timeout=PATIENCE)
                await anext((await pages.enter_async_context(stream)).aiter_lines())
            begun = time.monotonic()
            outcome = await process.ends_on(signal.SIGINT)
            seconds = time.monotonic() - begun
        assert (outcome.status, outcome.stdout) == (0, "")
        assert "Traceback" not in outcome.stderr
        return seconds

    assert await shortest(seconds_to_the_end, 1) < 1


@pytest.mark.parametrize("anew", [True, False], ids=["anew", "forked"])
async def test_with_a_token_it_serves_telegram_until_it_is_told_to_end(
    tmp_path, start_fork, shown, anew
):
    start = starting(tmp_path, start_anew if anew else start_fork)
    async with (
        demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram,
        start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url) as process,
        somebody(telegram.url) as sends,
    ):
        assert await sends("/sujets") == shown.topics
        outcome = await process.ends_on(signal.SIGTERM)
    assert (outcome.status, outcome.stdout) == (0, "")
    assert "Traceback" not in outcome.stderr


async def test_what_it_learned_is_kept_beside_the_database_and_answers_alike(start, tmp_path):
    replies, copies = set(), set()
    for _ in range(2):
        async with (
            demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram,
            start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url) as process,
            somebody(telegram.url) as sends,
        ):
            replies.add(await sends("le pain, combien ?"))
            copies |= {(one.name, one.stat().st_ino) for one in kept_in(tmp_path)}
            await process.ends_on(signal.SIGTERM)
    assert len(replies) == len(copies) == 1


def kept_in(folder):
    return [*(folder / "faq.sqlite3-learned").glob("loaded-*")]


async def test_an_admin_reloads_an_edited_knowledge_base(start, tmp_path):
    async with (
        demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram,
        start(
            TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url, FAQ_ADMINS="7, 4242"
        ) as process,
        somebody(telegram.url, id=4242) as sends,
    ):
        assert await sends("Combien coûte le pain ?") == "Un euro."
        edited = BAKERY.replace("Un euro", "Deux euros")
        (tmp_path / "faq.yaml").write_text(edited, encoding="utf-8")
        assert "Entrées\u00a0: 1" in await sends("/recharger")
        assert await sends("Combien coûte le pain ?") == "Deux euros."
        await process.ends_on(signal.SIGTERM)


async def test_neither_messages_nor_the_token_are_in_the_log(start):
    async with (
        demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram,
        start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url) as process,
        somebody(telegram.url) as sends,
    ):
        await sends("je m'appelle Zébulon")
        outcome = await process.ends_on(signal.SIGTERM)
    assert "at work as @" in outcome.stderr
    assert "Zébulon" not in outcome.stderr
    assert "process_secret" not in outcome.stderr


async def fails(start, **settings):
    """Start the bot, which cannot run; give what it says on standard error."""
    async with start(**settings) as process:
        outcome = await process.ends()
    assert (outcome.status, outcome.stdout) == (1, "")
    return outcome.stderr


def assert_is_one_sentence(text, beginning):
    """Check that a text is one line, with nothing before."""
    assert text.startswith(beginning), text
    assert text.count("\n") == 1, text


async def test_a_refused_token_is_one_sentence_without_the_token(start):
    async with demo.DemoServer("127.0.0.1", 0, "123456:right") as telegram:
        sentence = await fails(start, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    assert_is_one_sentence(sentence, f"{telegram.url} refuse le jeton TELEGRAM_BOT_TOKEN : ")
    assert "process_secret" not in sentence


async def test_a_server_that_does_not_answer_is_one_sentence(start):
    url = f"http://127.0.0.1:{closed_port()}"
    sentence = await fails(start, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    assert sentence == (
        f"Le serveur {url} ne répond pas (NetworkError) : "
        "vérifiez la connexion et TELEGRAM_API_URL.\n"
    )


async def test_a_server_that_is_not_telegram_is_one_sentence(start):
    async with other_web_server() as url:
        said = await fails(start, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    assert_is_one_sentence(said, f"Le serveur {url} ne répond pas (NetworkError) : ")
    assert "process_secret" not in said


async def test_a_taken_port_is_one_sentence(start):
    async with demo.DemoServer("127.0.0.1", 0, TOKEN) as other:
        listen = other.url.removeprefix("http://")
        sentence = await fails(start, FAQ_LISTEN=listen)
    assert_is_one_sentence(sentence, f"La démo ne peut pas écouter sur {listen} : ce port est pris")


async def test_an_address_that_others_can_reach_is_one_sentence(start):
    sentence = await fails(start, FAQ_LISTEN="0.0.0.0:0")
    beginning = "La démo ne peut pas écouter sur 0.0.0.0:0 : elle n'est que pour cette machine"
    assert_is_one_sentence(sentence, beginning)


@pytest.mark.parametrize(
    ("path", "content", "beginning"),
    [
        ("gone.yaml", None, "gone.yaml:1: le fichier n'existe pas → vérifiez le chemin gone.yaml"),
        (".", None, "faq_fr.yaml:1: le fichier n'existe pas → vérifiez le chemin faq_fr.yaml"),
        (
            "bad.yaml",
            BAKERY.replace("Un euro.", "Un euro., related: [sel]"),
            "bad.yaml:5: [prix] l'entrée liée « sel » n'existe pas → ",
        ),
    ],
    ids=["missing", "a folder", "faulty"],
)
async def test_an_unusable_knowledge_base_is_one_line(start, tmp_path, path, content, beginning):
    if content:
        (tmp_path / path).write_text(content, encoding="utf-8")
    assert_is_one_sentence(await fails(start, FAQ_KNOWLEDGE=path), beginning)


async def test_a_badly_formed_token_is_one_sentence_without_the_token(start):
    sentence = await fails(start, TELEGRAM_BOT_TOKEN="process_secret")
    assert_is_one_sentence(sentence, "TELEGRAM_BOT_TOKEN est mal formé : ")
    assert "process_secret" not in sentence


@pytest.mark.parametrize("option", ["-h", "--help"])
async def test_the_help_names_each_variable_and_starts_nothing(start, option):
    async with start(option, TELEGRAM_BOT_TOKEN="no token at all") as process:
        outcome = await process.ends()
    assert (outcome.status, outcome.stderr) == (0, "")
    assert "démo dans le navigateur" in outcome.stdout
    variables = {name.upper() for name in Settings.model_fields}
    assert variables - set(outcome.stdout.split()) == set()
    assert max(map(len, outcome.stdout.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [["--port", "80"], ["démo"]])
async def test_arguments_that_mean_nothing_are_refused(start, arguments):
    async with start(*arguments) as process:
        outcome = await process.ends()
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "arguments inconnus : " in outcome.stderr


# Proxies, and settings under other names


@asynccontextmanager
async def proxy_to(url):
    """Serve as an HTTP proxy that finds everything at one address; list what is asked for."""
    seen = []
    host, port = url.removeprefix("http://").split(":")

    async def forward(reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        line, *fields = head.rstrip("\r\n").split("\r\n")
        method, target, version = line.split(" ")
        seen.append(target)
        length = next((int(f[15:]) for f in fields if f.lower().startswith("content-length:")), 0)
        body = await reader.readexactly(length)
        path = "/" + target.split("/", 3)[3]
        kept = [f for f in fields if not f.lower().startswith(("host:", "connection:"))]
        lines = [f"{method} {path} {version}", *kept, f"Host: {host}:{port}", "Connection: close"]
        inner_reader, inner = await asyncio.open_connection(host, int(port))
        inner.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
        writer.write(await inner_reader.read())
        await writer.drain()
        writer.close()
        inner.close()

    server = await asyncio.start_server(forward, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}", seen


@pytest.mark.parametrize("form", ["http://{}", "{}", '"{}"', "http://me:sesame@{}"])
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "all_proxy"])
async def test_telegram_is_reached_by_way_of_a_proxy(start, variable, form):
    async with (
        demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram,
        proxy_to(telegram.url) as (at, seen),
    ):
        settings = {"TELEGRAM_API_URL": "http://telegram.invalid", variable: form.format(at)}
        async with (
            start(TELEGRAM_BOT_TOKEN=TOKEN, **settings),
            somebody(telegram.url) as sends,
        ):
            assert await sends("Combien coûte le pain ?") == "Un euro."
    assert all(target.startswith("http://telegram.invalid/bot") for target in seen)


async def test_a_proxy_that_does_not_answer_is_named(start):
    proxy = f"me:sesame@127.0.0.1:{closed_port()}"
    sentence = await fails(start, TELEGRAM_BOT_TOKEN=TOKEN, HTTPS_PROXY=f"http://{proxy}")
    shown = proxy.removeprefix("me:sesame@")
    assert_is_one_sentence(
        sentence,
        f"Le serveur https://api.telegram.org ne répond pas par le proxy http://{shown}, que donne "
        "HTTPS_PROXY (NetworkError) : ",
    )


async def test_a_proxy_of_another_kind_is_refused(start):
    sentence = await fails(start, TELEGRAM_BOT_TOKEN=TOKEN, ALL_PROXY="socks5://127.0.0.1:1080")
    assert_is_one_sentence(sentence, "ALL_PROXY : un proxy « socks5 » n'est pas pris en charge ; ")


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        (f"TELEGRAM_TOKEN={TOKEN}\n", "TELEGRAM_TOKEN n'est pas lue : donnez le jeton dans "),
        (f"BOT_TOKEN={TOKEN}\n", "BOT_TOKEN n'est pas lue : donnez le jeton dans "),
        (f"TELEGRAM_BOT_TOKEN: {TOKEN}\n", ".env, ligne 1 : écrivez NOM=valeur, comme TELEGRAM_"),
    ],
)
async def test_a_token_that_is_not_read_starts_no_demo(start, tmp_path, text, beginning):
    (tmp_path / ".env").write_text(text)
    assert_is_one_sentence(await fails(start), beginning)


async def test_quotes_that_docker_keeps_are_named(start):
    sentence = await fails(start, TELEGRAM_BOT_TOKEN=f'"{TOKEN}"')
    assert_is_one_sentence(sentence, "TELEGRAM_BOT_TOKEN est entre guillemets, que docker ")
