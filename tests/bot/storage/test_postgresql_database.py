"""A PostgreSQL database: shared, and its faults clear sentences."""

import asyncio
import socket

import asyncpg
import pytest

from bot.storage import Storage, postgresql_database
from bot.storage.errors import StorageError
from bot.storage.opening import open_database
from tests.bot.storage.conftest import assert_is_a_sentence, execute, said_of


@pytest.fixture
def closed_port():
    """A port at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


async def test_a_server_that_nobody_runs_is_a_sentence_without_the_password(closed_port):
    said = await said_of(f"postgresql://ann:sesame@127.0.0.1:{closed_port}/faq?password=sesame")
    assert_is_a_sentence(said, about="personne ne répond à cette adresse")
    assert "sesame" not in said


async def test_a_machine_that_does_not_exist_is_a_sentence():
    said = await said_of("postgresql://ann:sesame@machine.invalid/faq")
    assert_is_a_sentence(said, about="cette machine est inconnue")
    assert "sesame" not in said


async def test_a_server_that_says_nothing_is_a_sentence(monkeypatch):
    monkeypatch.setattr(postgresql_database, "_SERVER_TIMEOUT", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        said = await said_of(f"postgresql://ann:sesame@127.0.0.1:{port}/faq")
    assert_is_a_sentence(said, about="le serveur ne répond pas à temps")


async def test_a_server_that_is_none_is_a_sentence():
    async def answer(reader, writer):
        await reader.read(100)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        said = await said_of(f"postgresql://ann:sesame@127.0.0.1:{port}/faq")
    assert said.startswith("Base de données postgresql://ann:***@127.0.0.1:")
    assert said.endswith("vérifiez FAQ_DATABASE_URL et que le serveur fonctionne.")


@pytest.mark.parametrize(
    ("replaced", "by", "about"),
    [
        ("/postgres?", "/nowhere?", "cette base n'existe pas"),
        ("//postgres:", "//nobody:", "l'utilisateur ou le mot de passe est refusé"),
    ],
)
async def test_what_the_server_refuses_is_a_sentence(postgresql_url, replaced, by, about):
    assert replaced in postgresql_url
    assert_is_a_sentence(await said_of(postgresql_url.replace(replaced, by)), about=about)


async def test_a_connection_that_ends_is_a_sentence_and_the_next_one_works(postgresql_url):
    async with open_database(postgresql_url) as database:
        ending = "SELECT pg_terminate_backend(pg_backend_pid())"
        with pytest.raises(StorageError, match=r" : .+\.$"):
            await execute(database, ending)
        assert await execute(database, "SELECT 1") == [(1,)]


async def test_an_answer_that_does_not_come_is_a_sentence(postgresql_url, monkeypatch):
    monkeypatch.setattr(postgresql_database, "_SERVER_TIMEOUT", 3.0)
    async with open_database(postgresql_url) as database:
        other = await asyncpg.connect(postgresql_url)
        try:
            async with other.transaction():
                await other.execute("LOCK TABLE updates")
                with pytest.raises(StorageError) as caught:
                    await Storage.of(database).inbox.depth()
        finally:
            await other.close()
        assert await Storage.of(database).inbox.depth() == 0
    assert_is_a_sentence(str(caught.value), about="le serveur ne répond pas à temps")


async def test_several_processes_share_postgresql(postgresql_url):
    async with (
        open_database(postgresql_url, bot_id=123),
        open_database(postgresql_url, bot_id=123) as other,
    ):
        assert await execute(other, "SELECT bot_id FROM owner") == [(123,)]
