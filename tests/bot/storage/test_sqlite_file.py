"""The file of an SQLite database: private, of one process at a time, and still in its place."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.storage import Storage
from bot.storage.errors import StorageLostError
from bot.storage.opening import open_database, open_existing
from bot.storage.sqlite_database import SQLiteDatabase
from tests.bot.storage.conftest import assert_is_a_sentence, execute, said_of


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


async def test_an_sqlite_file_is_of_one_process_at_a_time(path):
    url = f"sqlite:///{path}"
    async with open_database(url, bot_id=123):
        said = await said_of(url, 123)
        assert_is_a_sentence(said, about="un autre processus du bot s'en sert")
    async with open_database(url, bot_id=123):
        pass


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
