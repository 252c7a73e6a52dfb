"""The database: opened as it should be, and each fault of it a clear sentence."""

import asyncio
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url, text

from bot.storage import Storage, postgresql_database, sqlite_database
from bot.storage.errors import StorageError, StorageLostError
from bot.storage.opening import folder_beside, open_database, open_existing
from bot.storage.queued_updates import Received, Settled
from bot.storage.sqlite_database import SQLiteDatabase

ROOT = Path(__file__).parents[3]
WORD = "Zébulon".encode()


@pytest.fixture
def path(tmp_path):
    """Where the SQLite file is."""
    return tmp_path / "faq.sqlite3"


async def said_of(url):
    """Open a database, which is not possible; give what is said of it."""
    with pytest.raises(StorageError) as caught:
        async with open_database(url):
            pass
    return str(caught.value)


def assert_is_a_sentence(said, *, about):
    """Check that it is one French sentence: what, and after a colon what to do."""
    assert re.fullmatch(r"[^\n]+ : [^\n]+\.", said), said
    assert about in said


async def execute(database, statement, **values):
    return await database.transaction(
        lambda connection: connection.execute(text(statement), values).all()
    )


# Opening


async def test_an_sqlite_file_is_created_with_its_folder(tmp_path):
    path = tmp_path / "new" / "folder" / "faq.sqlite3"
    async with open_database(f"sqlite:///{path}"):
        assert path.is_file()


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
async def test_an_sqlite_file_is_its_owners_alone(path, suffix):
    async with open_database(f"sqlite:///{path}") as database:
        await Storage.of(database).questions.keep("x")
        assert path.with_name(path.name + suffix).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
async def test_a_file_that_is_there_is_made_private(path, suffix):
    async with open_database(f"sqlite:///{path}") as database:
        await Storage.of(database).questions.keep("x")
        file = path.with_name(path.name + suffix)
        file.chmod(0o644)
        async with open_existing(f"sqlite:///{path}"):
            assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("pragma", "expected"), [("journal_mode", "wal"), ("secure_delete", 1), ("synchronous", 1)]
)
async def test_sqlite_is_set_up(path, pragma, expected):
    async with open_database(f"sqlite:///{path}") as database:
        assert await execute(database, f"PRAGMA {pragma}") == [(expected,)]


@pytest.mark.parametrize("driver", ["sqlite", "sqlite+pysqlite", "sqlite+aiosqlite"])
async def test_the_driver_for_sqlite_is_ours_to_choose(path, driver):
    async with open_database(f"{driver}:///{path}") as database:
        assert database.url.drivername == "sqlite"


@pytest.mark.parametrize("driver", ["postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
async def test_the_driver_for_postgresql_is_ours_to_choose(postgresql_url, driver):
    async with open_database(postgresql_url.replace("postgresql", driver, 1)) as database:
        assert database.url.drivername == "postgresql+asyncpg"


async def test_sslmode_is_understood(postgresql_url):
    async with open_database(f"{postgresql_url}&sslmode=prefer") as database:
        assert await execute(database, "SELECT 1") == [(1,)]


async def test_only_postgresql_is_shared(database, url):
    assert database.is_shared == url.startswith("postgresql")


async def test_a_transaction_that_fails_leaves_nothing_behind(database):
    def work(connection):
        connection.execute(text("INSERT INTO questions (day, text) VALUES (CURRENT_DATE, 'x')"))
        raise LookupError

    with pytest.raises(LookupError):
        await database.transaction(work)
    assert await execute(database, "SELECT text FROM questions") == []


async def test_a_database_is_closed_when_something_else_fails(url):
    with pytest.raises(LookupError):
        async with open_database(url):
            raise LookupError


# Addresses


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("sesame", id="no URL"),
        pytest.param("postgresql://u:sesame@host:port/faq", id="no port"),
        pytest.param("mysql://u:sesame@host/faq", id="another kind"),
        pytest.param("postgres://u:sesame@host/faq", id="a name of old"),
        pytest.param("sqlite://", id="no file"),
        pytest.param("sqlite:///:memory:", id="memory"),
        pytest.param("postgresql://u:sesame@127.0.0.1:1/faq?x=sesame", id="no such option"),
    ],
)
async def test_a_wrong_address_is_a_sentence_with_the_variable(url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = await said_of(url)
    assert_is_a_sentence(said, about="FAQ_DATABASE_URL")
    assert "sesame" not in said


async def test_no_file_is_created_for_memory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    await said_of("sqlite:///:memory:")
    assert list(tmp_path.iterdir()) == []


async def test_a_driver_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    said = await said_of("postgresql://u:sesame@127.0.0.1:1/faq")
    assert_is_a_sentence(said, about="pip install asyncpg")


# Faults of SQLite


@pytest.mark.parametrize(
    ("content", "about"),
    [
        (b"no database at all, but long enough to be looked at " * 40, "n'est pas une base SQLite"),
        (b"SQLite format 3\0" + b"\xff" * 4096, "n'est pas une base SQLite"),
    ],
    ids=["text", "only its beginning"],
)
async def test_a_file_that_is_no_database_is_a_sentence(path, content, about):
    path.write_bytes(content)
    assert_is_a_sentence(await said_of(f"sqlite:///{path}"), about=about)


async def test_a_file_that_is_no_database_is_left_as_it_is(path):
    path.write_bytes(b"precious " * 1000)
    await said_of(f"sqlite:///{path}")
    assert path.read_bytes() == b"precious " * 1000


async def test_a_corrupt_file_is_a_sentence(path):
    async with open_database(f"sqlite:///{path}") as database:
        for number in range(100):
            await Storage.of(database).questions.keep(f"{number}" * 100)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    assert_is_a_sentence(await said_of(f"sqlite:///{path}"), about="le fichier est abîmé")


# Restoring


async def filled(path, number):
    """Fill a database; give what its log was at the end, before it was closed."""
    async with open_database(f"sqlite:///{path}") as database:
        storage = Storage.of(database)
        for one in range(number):
            await storage.inbox.store([Received(one, f"{one}", "x" * 300)])
        await database.erase_leftovers()
        for one in range(number, number + 5):
            await storage.inbox.store([Received(one, f"{one}", "x" * 300)])
        return path.with_name(f"{path.name}-wal").read_bytes()


async def test_a_backup_beside_the_log_of_another_file_is_a_sentence_again_and_again(path):
    log = await filled(path, 300)
    backup = path.with_name("backup")
    await filled(backup, 10)
    backup.replace(path)
    path.with_name(f"{path.name}-wal").write_bytes(log)
    for _ in range(2):
        with pytest.raises(StorageError) as caught:
            async with open_database(f"sqlite:///{path}", bot_id=123):
                pass
        assert_is_a_sentence(str(caught.value), about="le fichier est abîmé")


async def test_a_damaged_page_is_noticed_at_the_start(path):
    await filled(path, 300)
    with path.open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(b"\xa5" * 4096)
    with pytest.raises(StorageError) as caught:
        async with open_database(f"sqlite:///{path}", bot_id=123):
            pass
    assert_is_a_sentence(str(caught.value), about="le fichier est abîmé")


async def test_a_plain_copy_of_the_file_has_what_the_log_had_at_the_start(path, tmp_path):
    copy = tmp_path / "copy"
    async with open_database(f"sqlite:///{path}", bot_id=123):
        shutil.copy(path, copy)
    with pytest.raises(StorageError, match="numéro 123"):
        async with open_database(f"sqlite:///{copy}", bot_id=456):
            pass


COMMANDS = re.findall(
    r"^sqlite3 .*$", (ROOT / "docs" / "operations.md").read_text(encoding="utf-8"), re.MULTILINE
)


def run_command(command, folder):
    """Run a command of the guide in a folder."""
    for place in ("/var/lib/faq-bot/", "/var/backups/"):
        command = command.replace(place, f"{folder}/")
    if not shutil.which("sqlite3"):
        pytest.skip("the program sqlite3 is not installed")
    subprocess.run(command.split("  #")[0], shell=True, cwd=folder, check=True, timeout=60)


async def test_the_guides_backup_can_be_put_back(path, tmp_path):
    [command] = [command for command in COMMANDS if ".backup" in command]
    folder = tmp_path / "backups"
    folder.mkdir()
    async with open_database(f"sqlite:///{path}", bot_id=123) as database:
        await Storage.of(database).questions.keep("kept")
        run_command(command.replace("/var/backups/", f"{folder}/"), tmp_path)
    for file in tmp_path.glob("faq.sqlite3*"):
        file.unlink()
    shutil.copy(folder / "faq.sqlite3", path)
    async with open_database(f"sqlite:///{path}", bot_id=123) as database:
        assert [one.text for one in await Storage.of(database).questions.all()] == ["kept"]


async def test_the_guides_way_saves_what_a_damaged_file_still_has(path, tmp_path):
    [command] = [command for command in COMMANDS if ".dump" in command]
    async with open_database(f"sqlite:///{path}", bot_id=123) as database:
        await Storage.of(database).questions.keep("kept")
    await filled(path, 300)
    with path.open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(b"\xa5" * 4096)
    folder = tmp_path / "aside"
    folder.mkdir()
    path.replace(folder / path.name)
    run_command(command, tmp_path)
    async with open_database(f"sqlite:///{path}", bot_id=123) as database:
        assert [one.text for one in await Storage.of(database).questions.all()] == ["kept"]


@pytest.mark.parametrize(
    ("place", "about"),
    [
        ("", "c'est un dossier"),
        ("file/faq.sqlite3", "un dossier du chemin est un fichier"),
        ("file/folder/faq.sqlite3", "un dossier du chemin est un fichier"),
    ],
)
async def test_a_path_that_leads_nowhere_is_a_sentence(tmp_path, place, about):
    (tmp_path / "file").touch()
    assert_is_a_sentence(await said_of(f"sqlite:///{tmp_path / place}"), about=about)


async def test_a_full_disk_is_a_sentence_without_what_was_to_be_written(path):
    async with open_database(f"sqlite:///{path}") as database:
        await execute(database, "PRAGMA max_page_count = 1")
        with pytest.raises(StorageError) as caught:
            await Storage.of(database).inbox.store([Received(1, "a", "sesame" * 100_000)])
    assert_is_a_sentence(str(caught.value), about="le disque est plein")
    assert "sesame" not in str(caught.value)


async def test_what_was_wrong_is_not_in_the_cause_of_the_error(path):
    async with open_database(f"sqlite:///{path}") as database:
        await execute(database, "PRAGMA max_page_count = 1")
        with pytest.raises(StorageError) as caught:
            await Storage.of(database).inbox.store([Received(1, "a", "sesame" * 100_000)])
    assert caught.value.__cause__ is None
    assert "sesame" not in str(caught.value.__context__)


async def test_what_another_program_locks_is_a_sentence(path, monkeypatch):
    monkeypatch.setattr(sqlite_database, "_LOCK_TIMEOUT", 0.01)
    async with open_database(f"sqlite:///{path}") as database:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError) as caught:
                await Storage.of(database).inbox.depth()
    assert_is_a_sentence(str(caught.value), about="un autre programme la verrouille")


async def test_what_cannot_be_erased_is_a_sentence(path):
    async with open_database(f"sqlite:///{path}") as database:
        await Storage.of(database).questions.keep("x" * 10_000)
        with files_of_at_most(100), pytest.raises(StorageError) as caught:
            await database.erase_leftovers()
    assert_is_a_sentence(str(caught.value), about="le disque")


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let the system refuse to write larger files."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def as_nobody() -> Iterator[Path]:
    """Be a user without any rights for a while; give a folder that is everybody's."""
    if not hasattr(os, "geteuid"):
        pytest.skip("there is only one user here")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(was)


async def test_a_folder_that_is_read_only_is_a_sentence():
    with as_nobody() as folder:
        closed = folder / "closed"
        closed.mkdir(mode=0o500)
        said = await said_of(f"sqlite:///{closed}/faq.sqlite3")
    assert_is_a_sentence(said, about="l'accès est refusé")


async def test_a_file_that_is_read_only_is_a_sentence():
    with as_nobody() as folder:
        path = folder / "faq.sqlite3"
        path.touch(mode=0o400)
        said = await said_of(f"sqlite:///{path}")
    assert_is_a_sentence(said, about="l'accès est refusé")


async def test_a_file_in_a_folder_that_is_read_only_is_a_sentence():
    with as_nobody() as folder:
        closed = folder / "closed"
        async with open_database(f"sqlite:///{closed}/faq.sqlite3"):
            pass
        closed.chmod(0o500)
        said = await said_of(f"sqlite:///{closed}/faq.sqlite3")
    assert_is_a_sentence(said, about="le fichier est en lecture seule")


# Faults of PostgreSQL


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


# The bot and the process that it belongs to


async def test_a_database_goes_on_with_its_bot(url):
    for _ in range(2):
        async with open_database(url, bot_id=123) as database:
            await execute(database, "SELECT 1")


async def test_a_database_of_another_bot_is_a_sentence(url):
    async with open_database(url, bot_id=123):
        pass
    with pytest.raises(StorageError) as caught:
        async with open_database(url, bot_id=456):
            pass
    assert_is_a_sentence(str(caught.value), about="c'est celle d'un autre bot, le numéro 123")
    assert "FAQ_DATABASE_URL" in str(caught.value)


async def test_a_database_of_before_becomes_the_first_bots(url):
    async with open_database(url):
        pass
    async with open_database(url, bot_id=123):
        pass
    with pytest.raises(StorageError, match="numéro 123"):
        async with open_database(url, bot_id=456):
            pass


async def test_an_sqlite_file_is_of_one_process_at_a_time(path):
    url = f"sqlite:///{path}"
    async with open_database(url, bot_id=123):
        with pytest.raises(StorageError) as caught:
            async with open_database(url, bot_id=123):
                pass
        assert_is_a_sentence(str(caught.value), about="un autre processus du bot s'en sert")
    async with open_database(url, bot_id=123):
        pass


async def test_whoever_looks_into_a_file_is_not_kept_away(path):
    async with open_database(f"sqlite:///{path}", bot_id=123) as database:
        await Storage.of(database).questions.keep("x")
        async with open_existing(f"sqlite:///{path}") as other:
            assert await execute(other, "SELECT text FROM questions") == [("x",)]


async def test_several_processes_share_postgresql(postgresql_url):
    async with (
        open_database(postgresql_url, bot_id=123),
        open_database(postgresql_url, bot_id=123) as other,
    ):
        assert await execute(other, "SELECT bot_id FROM owner") == [(123,)]


# A file that goes away


def remove(path):
    path.unlink()


def replace_by_a_backup(path):
    backup = path.with_name("backup")
    with closing(sqlite3.connect(path)) as connection, closing(sqlite3.connect(backup)) as copy:
        connection.backup(copy)
    backup.replace(path)


@pytest.mark.parametrize("change", [remove, replace_by_a_backup])
async def test_a_file_that_goes_away_is_noticed(path, change):
    database = SQLiteDatabase(make_url(f"sqlite:///{path}"))
    await execute(database, "SELECT 1")
    change(path)
    with pytest.raises(StorageLostError) as caught:
        await execute(database, "SELECT 1")
    await database.close()
    assert_is_a_sentence(str(caught.value), about="a été retiré ou remplacé")


# What is left in the files


async def read_all(path):
    """Read the file and its log."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


async def test_nothing_is_left_of_a_message_once_leftovers_are_erased(path):
    async with open_database(f"sqlite:///{path}") as database:
        storage = Storage.of(database)
        for number in range(30):
            await storage.inbox.store([Received(number, "a", f'"{WORD.decode()} {number}"')])
        assert WORD in await read_all(path)
        settled = []
        while claimed := await storage.inbox.settle_and_claim(settled, 1):
            settled = [Settled(one.update_id, one.conversation) for one in claimed]
        await database.erase_leftovers()
        assert WORD not in await read_all(path)


async def test_nothing_is_left_of_a_question_once_leftovers_are_erased(path):
    async with open_database(f"sqlite:///{path}") as database:
        storage = Storage.of(database)
        for number in range(30):
            await storage.questions.keep(f"{WORD.decode()} {number} " * 100)
        await storage.questions.delete([one.id for one in await storage.questions.all()])
        await storage.expire()
        assert WORD not in await read_all(path)


async def test_leftovers_are_erased_when_it_is_closed(path):
    async with open_database(f"sqlite:///{path}") as database:
        questions = Storage.of(database).questions
        await questions.keep(WORD.decode())
        await questions.delete([one.id for one in await questions.all()])
    assert WORD not in await read_all(path)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///faq.sqlite3", Path("faq.sqlite3-learned")),
        ("sqlite:////var/faq.db?mode=rw", Path("/var/faq.db-learned")),
        ("sqlite:///:memory:", None),
        ("sqlite://", None),
        ("postgresql://faq@db/faq", None),
        ("mysql://faq@db/faq", None),
        ("nothing", None),
    ],
)
def test_what_goes_with_an_sqlite_file_is_beside_it(url: str, expected: Path | None) -> None:
    assert folder_beside(url) == expected
