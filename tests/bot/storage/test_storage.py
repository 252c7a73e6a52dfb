"""All that is kept: nothing of it for ever, and nothing that names anybody."""

from datetime import timedelta

import pytest
from sqlalchemy import String, func, insert, select

from bot.clock import today
from bot.storage import Storage
from bot.storage.schema import (
    HASH,
    askers,
    conversations,
    counts,
    leases,
    metadata,
    owner,
    questions,
    updates,
    votes,
)
from handlers.pseudonyms import HASH_BYTES

LONG_AGO = today() - timedelta(days=1000)
OLD = {
    updates: {"update_id": 1, "received_at": 0.0, "tries": 0, "handled_at": 1.0},
    conversations: {"id": "a", "changed_at": 0.0, "held_until": 0.0},
    votes: {"voter": "a", "message": "b", "entry": "prix", "vote": "up", "day": LONG_AGO},
    counts: {"day": LONG_AGO, "outcome": "answer", "entry": "prix", "number": 1},
    questions: {"day": LONG_AGO, "text": "C'est où ?"},
    askers: {"update_id": -1, "payload": "a", "person": "b", "question": 1, "day": LONG_AGO},
}


def test_every_table_is_known_here():
    assert {*OLD, leases, owner} == set(metadata.sorted_tables)


@pytest.mark.parametrize("table", OLD, ids=str)
async def test_what_is_old_is_deleted(database, table):
    old = insert(table).values(OLD[table])
    await database.transaction(lambda connection: connection.execute(old))
    await Storage.of(database).expire()
    number = select(func.count()).select_from(table)
    assert await database.transaction(lambda connection: connection.scalar(number)) == 0


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (updates, "conversation"),
        (conversations, "id"),
        (conversations, "holder"),
        (leases, "holder"),
        (votes, "voter"),
        (votes, "message"),
        (askers, "person"),
    ],
    ids=str,
)
def test_people_and_chats_are_known_by_pseudonyms(table, column):
    assert table.columns[column].type is HASH


def test_a_pseudonym_fits_in():
    assert isinstance(HASH, String)
    assert HASH.length == 2 * HASH_BYTES
