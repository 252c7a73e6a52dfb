"""A PostgreSQL database."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import URL, Connection, delete, func, or_, select

from bot.storage.database import Database
from bot.storage.errors import storage_errors
from bot.storage.inbox_statements import NOTE_SENT
from bot.storage.schema import leases

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

T = TypeVar("T")

# Behind PgBouncer in transaction mode, each transaction may get another connection, on which
# nothing is prepared: statements go without a name, and none is kept.
_UNPREPARED = {
    "prepared_statement_name_func": str,
    "prepared_statement_cache_size": 0,
    "statement_cache_size": 0,
}
_SERVER_TIMEOUT = 10.0  # seconds that PostgreSQL may take to connect, or to respond


class PostgreSQLDatabase(Database):
    """A PostgreSQL database, shared by any number of processes."""

    is_shared = True

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        self._engine = _engine(url, **_UNPREPARED)
        self._is_pooled = True

    async def connect(self) -> None:
        """Keep statements prepared, which saves a third of the time, unless a pooler is between."""
        with storage_errors(self.url):
            async with self._engine.begin() as connection:
                driver: Any = (await connection.get_raw_connection()).driver_connection
                process = await connection.scalar(select(func.pg_backend_pid()))
                self._is_pooled = driver.get_server_pid() != process
            if not self._is_pooled:
                await self._engine.dispose()
                self._engine = _engine(self.url)

    async def _transaction(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def _note_sent(self, update_id: int, message_ids: str) -> None:
        row = {"number": update_id, "sent_ids": message_ids}
        work = partial(NOTE_SENT.run, rows=[row])
        if self._is_pooled:  # preparing and running it might meet different connections
            await self._transaction(work)
            return
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.run_sync(work)

    async def take_lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take it by the clock of the server, which is the same for all processes."""
        from sqlalchemy.dialects import postgresql  # only here: with SQLite nobody needs it

        now = func.extract("epoch", func.now())
        new = postgresql.insert(leases).values(name=name, holder=holder, expires_at=now + seconds)
        taken = new.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": new.excluded.holder, "expires_at": new.excluded.expires_at},
            where=or_(leases.c.holder == holder, leases.c.expires_at < now),
        ).returning(leases.c.name)
        return await self.transaction(lambda connection: bool(connection.scalar(taken)))

    async def drop_lease(self, name: str, holder: str) -> None:
        """Delete it."""
        mine = delete(leases).where(leases.c.name == name, leases.c.holder == holder)
        await self.transaction(lambda connection: connection.execute(mine))

    async def erase_leftovers(self) -> None:
        """Do nothing: PostgreSQL vacuums by itself."""

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


def _engine(url: URL, **options: object) -> "AsyncEngine":
    # Imported here: it takes 6 MB, and more with the driver.
    from sqlalchemy.ext.asyncio import create_async_engine

    timeouts = {"timeout": _SERVER_TIMEOUT, "command_timeout": _SERVER_TIMEOUT}
    return create_async_engine(
        url, connect_args=timeouts | options, pool_pre_ping=True, hide_parameters=True
    )
