"""The inbox, whatever happens in whatever order: nothing is lost, doubled or out of order."""

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.storage.database import Database
from bot.storage.inbox import Inbox
from bot.storage.opening import open_database
from bot.storage.queued_updates import Claimed, Received, Settled
from tests.postgresql import emptied

HOLDERS = 2
CONVERSATIONS = "abc"


@dataclass(frozen=True)
class Store:
    """Some updates come in, with the numbers of others that came before or not."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Exchange:
    """A holder settles what it has, all but some, and claims more.

    Attributes:
        retried: how many of them are to be tried again.
        kept: how many of them are not settled yet.
    """

    holder: int
    room: int
    retried: int
    kept: int


small = st.integers(0, 3)
steps = st.lists(
    st.one_of(
        st.builds(Store, st.lists(st.integers(1, 12), min_size=1, max_size=4).map(tuple)),
        st.builds(Exchange, st.integers(0, HOLDERS - 1), small, small, small),
    ),
    max_size=25,
)


def conversation_of(number: int) -> str:
    return CONVERSATIONS[number % len(CONVERSATIONS)]


@dataclass
class World:
    """What must hold, beside what does.

    Attributes:
        held: what each holder has claimed and not settled.
        waiting: the numbers that are stored and not handled, by conversation.
        handled: the numbers that were handled, in order.
    """

    inboxes: Sequence[Inbox]
    held: list[list[Claimed]] = field(default_factory=lambda: [[] for _ in range(HOLDERS)])
    stored: set[int] = field(default_factory=set)
    waiting: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    handled: list[int] = field(default_factory=list)

    async def take(self, step: Store | Exchange) -> None:
        match step:
            case Store(numbers):
                await self.store(numbers)
            case Exchange(holder, room, retried, kept):
                await self.settle_and_claim(holder, room, retried, kept)

    async def store(self, numbers: Sequence[int]) -> None:
        new = set(numbers) - self.stored
        received = [Received(number, conversation_of(number), "{}") for number in numbers]
        assert await self.inboxes[0].store(received) == len(new)
        self.stored |= new
        for number in new:
            self.waiting[conversation_of(number)].add(number)

    async def settle_and_claim(
        self, holder: int, room: int, retried: int = 0, kept: int = 0
    ) -> None:
        self.held[holder], ended = self.held[holder][:kept], self.held[holder][kept:]
        settled = []
        for position, one in enumerate(ended):
            again = position < retried
            settled.append(
                Settled(
                    one.update_id,
                    one.conversation,
                    retry_at=0.0 if again else None,
                    blocks=again,
                )
            )
            if not again:
                self.handled.append(one.update_id)
                self.waiting[one.conversation].remove(one.update_id)
        claimed = await self.inboxes[holder].settle_and_claim(settled, room)
        assert len(claimed) <= room
        busy = {one.conversation for held in self.held for one in held}
        for one in claimed:
            assert one.conversation not in busy
            busy.add(one.conversation)
            assert one.update_id == min(self.waiting[one.conversation])
        self.held[holder] += claimed

    async def finish(self) -> None:
        """Handle what is left."""
        for holder in range(HOLDERS):
            await self.settle_and_claim(holder, 0)
        while any(self.waiting.values()):
            before = len(self.handled)
            for holder in range(HOLDERS):
                await self.settle_and_claim(holder, 9)
                await self.settle_and_claim(holder, 0)
            assert len(self.handled) > before, f"{dict(self.waiting)} are never claimed"


async def live(database: Database, steps: Sequence[Store | Exchange]) -> None:
    """Take the steps, and the others that it needs until all is handled; check what came of it."""
    world = World([Inbox(database) for _ in range(HOLDERS)])
    for step in steps:
        await world.take(step)
    await world.finish()
    assert sorted(world.handled) == sorted(world.stored)
    assert await world.inboxes[0].depth() == 0


@given(steps)
def test_each_update_is_handled_once_and_in_order_in_sqlite(steps):
    async def run(folder: str) -> None:
        async with open_database(f"sqlite:///{folder}/faq.sqlite3") as database:
            await live(database, steps)

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(folder))


@settings(max_examples=20)
@given(steps)
def test_each_update_is_handled_once_and_in_order_in_postgresql(postgresql, steps):
    async def run() -> None:
        async with open_database(await emptied(postgresql)) as database:
            await live(database, steps)

    asyncio.run(run())
