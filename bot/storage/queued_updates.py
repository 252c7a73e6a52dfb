"""An update on its way through the inbox: as it comes in, as it is claimed, as it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.storage.counts import Count


@dataclass(frozen=True)
class Received:
    """An update as received.

    Attributes:
        conversation: pseudonym of the chat.
        payload: the update, encrypted (`handlers.sealing`).
    """

    update_id: int
    conversation: str
    payload: str


@dataclass(frozen=True)
class Claimed:
    """An update that this process is to handle.

    Attributes:
        state: the last `Settled.state` of the conversation.
        tries: failed attempts so far.
        received_at: seconds since the epoch.
        sent: ids of the messages that earlier attempts sent in reply.
    """

    update_id: int
    conversation: str
    payload: str
    state: str | None
    tries: int
    received_at: float
    sent: tuple[int, ...] = ()


@dataclass(frozen=True)
class Settled:
    """The result of handling an update.

    Attributes:
        state: the new state of the conversation; None leaves it unchanged.
        retry_at: when to try again, in seconds since the epoch; None if it is finished.
        blocks: whether the rest of the conversation waits for the retry.
        error: why it was set aside.
        counted: outcomes and entries to count.
        sent: ids of the messages sent in reply, for the retry to go on after them.
    """

    update_id: int
    conversation: str
    state: str | None = None
    retry_at: float | None = None
    blocks: bool = False
    error: str | None = None
    counted: Sequence[Count] = ()
    sent: Sequence[int] = ()
