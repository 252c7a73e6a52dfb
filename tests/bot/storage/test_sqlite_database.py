"""An SQLite database: set up as it should be, its faults clear sentences, its leftovers erased."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.storage import Storage, sqlite_database
from bot.storage.errors import StorageError
from bot.storage.opening import open_database
from bot.storage.queued_updates import Received, Settled
from tests.bot.storage.conftest import assert_is_a_sentence, execute, said_of

ROOT = Path(__file__).parents[3]
WORD = "Zébulon".encode()


@pytest.mark.parametrize(
    ("pragma", "expected"), [("journal_mode", "wal"), ("secure_delete", 1), ("synchronous", 1)]
)
async def test_sqlite_is_set_up(path, pragma, expected):
    async with open_database(f"sqlite:///{path}") as database:
        assert await execute(database, f"PRAGMA {pragma}") == [(expected,)]


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


async def test_what_cannot_be_erased_is_a_sentence(path):
    async with open_database(f"sqlite:///{path}") as database:
        await Storage.of(database).questions.keep("x" * 10_000)
        with files_of_at_most(100), pytest.raises(StorageError) as caught:
            await database.erase_leftovers()
    assert_is_a_sentence(str(caught.value), about="le disque")


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
        said = await said_of(f"sqlite:///{path}", 123)
        assert_is_a_sentence(said, about="le fichier est abîmé")


async def test_a_damaged_page_is_noticed_at_the_start(path):
    await filled(path, 300)
    with path.open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(b"\xa5" * 4096)
    said = await said_of(f"sqlite:///{path}", 123)
    assert_is_a_sentence(said, about="le fichier est abîmé")


async def test_a_plain_copy_of_the_file_has_what_the_log_had_at_the_start(path, tmp_path):
    copy = tmp_path / "copy"
    async with open_database(f"sqlite:///{path}", bot_id=123):
        shutil.copy(path, copy)
    assert "numéro 123" in await said_of(f"sqlite:///{copy}", 456)


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


# Erasing


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
