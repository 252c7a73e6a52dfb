"""What was sent is in the journal at once, and in the database with the next transaction."""

import errno
import shutil
from contextlib import closing

import pytest
from sqlalchemy import select

from bot.storage.errors import StorageError
from bot.storage.inbox import Inbox
from bot.storage.opening import open_database, open_existing
from bot.storage.queued_updates import Received, Settled
from bot.storage.schema import updates
from bot.storage.sent_journal import SentJournal

BOT = 123


@pytest.fixture
def path(tmp_path):
    """Where the database is."""
    return tmp_path / "faq.sqlite3"


@pytest.fixture
def journal(tmp_path):
    """Where its journal is."""
    return tmp_path / "faq.sqlite3-sent"


@pytest.fixture
async def database(path):
    """The database of a running bot."""
    async with open_database(f"sqlite:///{path}", BOT) as database:
        yield database


@pytest.fixture
async def inbox(database):
    """Its inbox, with an update that is being handled."""
    inbox = Inbox(database)
    await inbox.store([Received(1, "a", "{}")])
    await inbox.settle_and_claim([], 10)
    return inbox


async def sent_of(database):
    """Return what the database knows to be sent once a transaction has ended."""
    await database.transaction(lambda _: None)
    sent = select(updates.c.sent)
    return await database.transaction(lambda connection: connection.scalar(sent))


async def test_what_was_sent_is_written_down_at_once(inbox, journal):
    await inbox.note_sent(1, [51])
    await inbox.note_sent(1, [51, 52])
    assert journal.read_text() == "\n1 51;\n1 51 52;"


async def test_the_next_transaction_takes_it_over(database, inbox, journal):
    await inbox.note_sent(1, [51, 52])
    assert await sent_of(database) == "51 52"
    assert journal.read_bytes() == b""
    await inbox.note_sent(1, [51, 52, 53])
    assert journal.read_text() == "\n1 51 52 53;"


async def test_it_is_kept_while_transactions_fail(database, inbox, journal):
    def fail(_):
        raise LookupError

    await inbox.note_sent(1, [51])
    with pytest.raises(LookupError):
        await database.transaction(fail)
    assert journal.read_text() == "\n1 51;"
    assert await sent_of(database) == "51"


async def test_of_what_is_handled_nothing_is_left(database, inbox, journal):
    await inbox.note_sent(1, [51])
    await inbox.settle_and_claim([Settled(1, "a")], 0)
    assert journal.read_bytes() == b""
    assert await sent_of(database) is None


async def test_what_a_killed_process_sent_is_known_to_the_next_one(inbox, path, tmp_path):
    await inbox.note_sent(1, [51, 52])
    left = tmp_path / "left"
    left.mkdir()
    for file in path.parent.glob("faq.sqlite3*"):
        shutil.copy(file, left)
    async with open_database(f"sqlite:///{left / path.name}", BOT) as database:
        after = Inbox(database)
        await after.release_abandoned()
        [claimed] = await after.settle_and_claim([], 10)
    assert claimed.sent == (51, 52)


@pytest.mark.parametrize(
    ("content", "noted"),
    [
        (b"", {}),
        (b"\n1 51;\n2 60;\n1 51 52;", {1: "51 52", 2: "60"}),
        (b"\n-1 51;", {-1: "51"}),  # an update of the bot's own
        (b"\n-4611686018427387904 51;", {-(2**62): "51"}),  # the longest of those
        (b"\n9999999999999999999 51;\n2 60;", {2: "60"}),  # longer than a database holds
        (b"\n1 51;\n2 6", {1: "51"}),  # the power failed
        (b"\n1 51;\n2 6\n3 70;", {1: "51", 3: "70"}),  # the disk was full for a moment
        (b"\n1 51;\0\0\0\0\n2 60;", {2: "60"}),
        (b"\xff\xfe;\n{};\n 7;\n7 ;\n9999999999999999999999 5;\n2 60;", {2: "60"}),
    ],
)
def test_what_cannot_be_read_is_passed_over(journal, content, noted):
    journal.write_bytes(content)
    with closing(SentJournal(journal)) as found:
        assert found.noted == noted


async def test_a_full_disk_is_a_sentence_and_the_next_transaction_knows_even_so(
    database, inbox, monkeypatch
):
    def fail(_):
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(database._journal._file, "write", fail, raising=False)
    with pytest.raises(StorageError, match="le disque est plein"):
        await inbox.note_sent(1, [51])
    assert await sent_of(database) == "51"


async def test_where_there_is_room_for_a_part_of_a_line_the_disk_is_full(
    database, inbox, monkeypatch
):
    monkeypatch.setattr(database._journal._file, "write", lambda _: 2, raising=False)
    with pytest.raises(StorageError, match="le disque est plein"):
        await inbox.note_sent(1, [51])
    assert await sent_of(database) == "51"


async def test_it_is_its_owners_alone(path, journal):
    journal.touch(0o644)
    async with open_database(f"sqlite:///{path}", BOT):
        assert journal.stat().st_mode & 0o777 == 0o600
    journal.unlink()
    async with open_database(f"sqlite:///{path}", BOT):
        assert journal.stat().st_mode & 0o777 == 0o600


async def test_whoever_looks_into_the_database_leaves_it_alone(inbox, path, journal):
    await inbox.note_sent(1, [51])
    async with open_existing(f"sqlite:///{path}") as other:
        assert await sent_of(other) is None
    assert journal.read_text() == "\n1 51;"
