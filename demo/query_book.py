"""Keep the queries that wait for the bot's answer."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from typing import Generic, TypeVar

from demo.errors import bad_request
from demo.model import CallbackQuery, Chat, GuestQuery, InlineQuery, Person
from demo.wire import JsonObject

#: How many queries of each kind are remembered.
MAX_QUERIES = 2_000

Query = TypeVar("Query", CallbackQuery, GuestQuery, InlineQuery)


class _Shelf(Generic[Query]):
    """The latest queries of one kind."""

    def __init__(self) -> None:
        self._queries: OrderedDict[str, Query] = OrderedDict()

    def add(self, query: Query) -> Query:
        self._queries[query.id] = query
        if len(self._queries) > MAX_QUERIES:
            _, forgotten = self._queries.popitem(last=False)
            forgotten.answer.cancel()
        return query

    def get(self, query_id: str) -> Query | None:
        return self._queries.get(query_id)

    def waiting(self, query_id: str) -> Query:
        """Return a query that has no answer yet.

        Raises:
            ApiError: It is unknown, forgotten or answered already.
        """
        query = self._queries.get(query_id)
        if query is None or query.answer.done():
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return query

    def answer(self, query_id: str, answer: JsonObject) -> None:
        """Record the answer to a query.

        Raises:
            ApiError: It is unknown, forgotten or answered already.
        """
        self.waiting(query_id).answer.set_result(answer)

    def close(self) -> None:
        for query in self._queries.values():
            query.answer.cancel()


class QueryBook:
    """The callback queries, the inline queries and the guest queries."""

    def __init__(self) -> None:
        self.callbacks: _Shelf[CallbackQuery] = _Shelf()
        self.inline: _Shelf[InlineQuery] = _Shelf()
        self.guests: _Shelf[GuestQuery] = _Shelf()

    def new_callback(self) -> CallbackQuery:
        """Return a new query, of a pressed button."""
        return self.callbacks.add(CallbackQuery(_new_query_id(), _future()))

    def new_inline(self, person: Person, query: str) -> InlineQuery:
        """Return a new inline query."""
        return self.inline.add(InlineQuery(_new_query_id(), person, query, _future()))

    def new_guest(self, chat: Chat, person: Person) -> GuestQuery:
        """Return a new query, of somebody who calls the bot into a chat."""
        return self.guests.add(GuestQuery(_new_query_id(), chat, person, _future()))

    def close(self) -> None:
        """End all waiting for answers."""
        self.guests.close()
        self.callbacks.close()
        self.inline.close()


async def answer_within(
    query: CallbackQuery | GuestQuery | InlineQuery, seconds: float
) -> JsonObject | None:
    """Return the bot's answer as soon as it is there; None if it is not in time."""
    done, _ = await asyncio.wait([query.answer], timeout=seconds)
    return query.answer.result() if done and not query.answer.cancelled() else None


def _future() -> asyncio.Future[JsonObject]:
    return asyncio.get_running_loop().create_future()


def _new_query_id() -> str:
    return str(secrets.randbits(62))
