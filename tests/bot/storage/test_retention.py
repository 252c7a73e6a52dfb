"""What is stored by the day is kept for as long as the bot says, and no day longer."""

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from bot.clock import today
from bot.storage.retention import delete_old
from bot.storage.schema import askers, counts, questions, votes


@pytest.mark.parametrize(
    ("table", "row", "days"),
    [
        (votes, {"voter": "a", "message": "b", "entry": "prix", "vote": "up"}, 365),
        (counts, {"outcome": "answer", "entry": "prix", "number": 1}, 365),
        (questions, {"text": "C'est où ?"}, 90),
        (askers, {"update_id": -1, "payload": "a", "person": "b", "question": 1}, 90),
    ],
    ids=str,
)
@pytest.mark.parametrize(("extra", "left"), [(0, 1), (1, 0)])
async def test_it_is_deleted_after_its_last_day(database, table, row, days, extra, left):
    day = today() - timedelta(days=days + extra)
    await database.transaction(
        lambda connection: connection.execute(insert(table), row | {"day": day})
    )
    await database.transaction(delete_old)
    number = select(func.count()).select_from(table)
    assert await database.transaction(lambda connection: connection.scalar(number)) == left
