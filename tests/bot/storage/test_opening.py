"""The database is opened as its URL says; a wrong one is a clear sentence."""

import sys
from pathlib import Path

import pytest

from bot.storage import Storage
from bot.storage.opening import folder_beside, open_database, open_existing
from tests.bot.storage.conftest import assert_is_a_sentence, execute, said_of


async def test_an_sqlite_file_is_created_with_its_folder(tmp_path):
    path = tmp_path / "new" / "folder" / "faq.sqlite3"
    async with open_database(f"sqlite:///{path}"):
        assert path.is_file()


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


async def test_a_database_is_closed_when_something_else_fails(url):
    with pytest.raises(LookupError):
        async with open_database(url, bot_id=123):
            raise LookupError
    async with open_database(url, bot_id=123) as database:  # which nobody holds any more
        assert await execute(database, "SELECT bot_id FROM owner") == [(123,)]


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


async def test_whoever_looks_into_a_file_is_not_kept_away(path):
    async with open_database(f"sqlite:///{path}", bot_id=123) as database:
        await Storage.of(database).questions.keep("x")
        async with open_existing(f"sqlite:///{path}") as other:
            assert await execute(other, "SELECT text FROM questions") == [("x",)]


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
