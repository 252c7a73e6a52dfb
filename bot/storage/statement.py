"""Statements that are compiled once.

SQLAlchemy takes about 100 µs of processor time for a statement that SQLite carries out in 5
(`python -m benchmarks http`). So the statements of the inbox, which run for every message, go
directly to the driver of SQLite, inside of SQLAlchemy's transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Connection, Select, Table, UpdateBase
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Insert: TypeAlias = "sqlite.Insert | postgresql.Insert"
Clause: TypeAlias = UpdateBase | Select[Any]
Parameters: TypeAlias = Mapping[str, object]


class Statement:
    """A statement for SQLite and PostgreSQL."""

    def __init__(self, clause: Clause) -> None:
        self._clause = clause
        self._make_for_postgresql: Callable[[], Clause] = lambda: clause
        self._columns: Sequence[str] | None = None

    @classmethod
    def inserting(
        cls, table: Table, columns: Sequence[str], complete: Callable[[Insert], Clause]
    ) -> "Statement":
        """Return an INSERT with ON CONFLICT, which is different in each dialect.

        Args:
            table: the table.
            columns: the columns to set, all of them parameters.
            complete: adds what follows VALUES.
        """

        def make_for_postgresql() -> Clause:
            from sqlalchemy.dialects import postgresql  # only here: it takes 20 ms and 2 MB

            return complete(postgresql.insert(table))

        statement = cls(complete(sqlite.insert(table)))
        statement._make_for_postgresql = make_for_postgresql
        statement._columns = columns
        return statement

    @cached_property
    def _for_postgresql(self) -> Clause:
        return self._make_for_postgresql()

    @cached_property
    def _compiled(self) -> tuple[str, Parameters]:
        """The SQL for SQLite, with the constants in it."""
        dialect = sqlite.dialect(paramstyle="named")
        compiled = self._clause.compile(dialect=dialect, column_keys=self._columns)
        params, binds = compiled.params, compiled.binds
        return str(compiled), {name: params[name] for name in params if not binds[name].required}

    def run(self, connection: Connection, rows: Sequence[Parameters]) -> list[tuple[Any, ...]]:
        """Run it for each row of parameters; return what RETURNING gives for all of them."""
        if connection.dialect.name == "sqlite":
            sql, constants = self._compiled
            cursor = connection.connection.cursor()
            return [found for row in rows for found in cursor.execute(sql, {**constants, **row})]
        result = connection.execute(self._for_postgresql, [dict(row) for row in rows])
        return [tuple(row) for row in result] if result.returns_rows else []

    def select(self, connection: Connection, **parameters: object) -> list[tuple[Any, ...]]:
        """Run it once; return the rows that it finds."""
        if connection.dialect.name == "sqlite":
            return self.run(connection, [parameters])
        return [tuple(row) for row in connection.execute(self._for_postgresql, parameters)]
