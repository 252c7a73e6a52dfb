"""How long is kept what is stored by the day, and its deletion after that."""

from datetime import timedelta

from sqlalchemy import Connection, delete

from bot.clock import today
from bot.storage.schema import askers, counts, questions, votes

COUNTS_KEPT = VOTES_KEPT = 365  # days
QUESTIONS_KEPT = 90  # days
_DAYS_KEPT = {
    counts: COUNTS_KEPT,
    votes: VOTES_KEPT,
    questions: QUESTIONS_KEPT,
    askers: QUESTIONS_KEPT,  # they wait for as long as there may be an answer
}


def delete_old(connection: Connection) -> None:
    """Delete what is kept no longer."""
    for table, days in _DAYS_KEPT.items():
        connection.execute(delete(table).where(table.c.day < today() - timedelta(days=days)))
