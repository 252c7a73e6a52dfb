"""The bot that a database belongs to.

Update ids of two bots have nothing to do with each other: with the database of another bot, updates
would be taken for known ones and dropped.
"""

from sqlalchemy import URL, Connection, select

from bot.storage.errors import StorageError, shown
from bot.storage.schema import owner
from bot.storage.statement import Statement

_ONLY_ROW = 1

_TAKE = Statement.inserting(owner, ("id", "bot_id"), lambda insert: insert.on_conflict_do_nothing())
_OWNER = Statement(select(owner.c.bot_id))


def own(connection: Connection, bot_id: int, url: URL) -> None:
    """Check that a database is this bot's; one that is nobody's becomes so.

    Raises:
        StorageError: it is another bot's.
    """
    _TAKE.run(connection, [{"id": _ONLY_ROW, "bot_id": bot_id}])
    [(found,)] = _OWNER.select(connection)
    if found != bot_id:
        raise StorageError(
            f"Base de données {shown(url)} : c'est celle d'un autre bot, le numéro {found} ; le "
            f"jeton est celui du numéro {bot_id} : donnez une autre base à FAQ_DATABASE_URL, ou le "
            "jeton de cet autre bot à TELEGRAM_BOT_TOKEN."
        )
