"""Classify what Telegram refuses, by what there is left to do.

The Bot API refuses in sentences ("message thread not found") or, for most of what its server passes
on unread, in codes ("TOPIC_DELETED"): its `Client::fail_query_with_error` translates a few codes
into sentences and nothing else. Both are looked up here in one table, and nowhere else.
"""

from enum import Enum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from bot.storage.errors import StorageError
from handlers.retry_after import wait_of


class Remedy(Enum):
    """What to do after a refusal."""

    NOTHING = "it is done already, or nobody waits for it any more"
    NEW_MESSAGE = "that message cannot be changed: send a new one"
    NO_TOPIC = "the topic is gone: send to the chat itself"
    NO_REPLY = "the message to reply to is gone: send without a reply"
    NEW_CHAT = "the group became a supergroup: send to its new id"
    GIVE_UP = "nobody can be answered there"
    WAIT = "try again later"
    MEND = "our request was wrong"


# In lower case and with spaces, as `_words` turns sentences and codes alike; the first found in a
# description decides. The codes are those of https://core.telegram.org/method/messages.sendMessage
# and https://core.telegram.org/method/messages.editMessage that can befall a text with buttons.
_WORDS: tuple[tuple[Remedy, tuple[str, ...]], ...] = (
    (
        Remedy.NOTHING,
        (
            "message is not modified",
            "message not modified",
            "message to delete not found",
            "message can't be deleted",
            "message delete forbidden",
            "query is too old",
            "query id invalid",
        ),
    ),
    (
        Remedy.NO_REPLY,
        (
            "message to be replied not found",
            "replied message not found",
            "reply message not found",
            "reply message id invalid",
            "reply to invalid",
        ),
    ),
    (
        Remedy.NO_TOPIC,
        (
            "message thread not found",
            "topic deleted",
            "topic must be specified",
            "reply to monoforum peer invalid",
        ),
    ),
    (
        Remedy.NEW_MESSAGE,
        (
            "message to edit not found",
            "message not found",
            "message can't be edited",
            "there is no text in the message to edit",
            "message id invalid",
            "msg id invalid",
            "message author required",
            "message edit time expired",
        ),
    ),
    (Remedy.NEW_CHAT, ("group chat was upgraded to a supergroup", "chat is migrated")),
    (
        Remedy.GIVE_UP,
        (
            "chat not found",
            "chat id invalid",
            "peer id invalid",
            "user not found",
            "user is blocked",
            "user is deactivated",
            "user deactivated",
            "user is deleted",
            "user deleted",
            "user banned in channel",
            "bot was blocked",
            "bot was kicked",
            "bot is not a member",
            "you blocked user",
            "chat restricted",
            "chat forbidden",
            "chat write forbidden",
            "chat guest send forbidden",
            "chat send plain forbidden",
            "chat admin required",
            "channel private",
            "channel invalid",
            "group chat was deactivated",
            "group chat was deleted",
            "not enough rights",
            "have no rights",
            "need administrator rights",
            "topic closed",
            "privacy premium required",
            "allow payment required",
        ),
    ),
)


def remedy_for(error: BaseException) -> Remedy:
    """Return what there is left to do after an exception."""
    if wait_of(error) is not None:
        return Remedy.WAIT
    if isinstance(error, ChatMigrated):
        return Remedy.NEW_CHAT
    if isinstance(error, BadRequest | Forbidden):
        said = _words(error.message)
        found = (remedy for remedy, words in _WORDS if any(one in said for one in words))
        return next(found, Remedy.GIVE_UP if isinstance(error, Forbidden) else Remedy.MEND)
    # BadRequest is a NetworkError too, but there Telegram has answered: our request was wrong.
    is_transient = isinstance(error, RetryAfter | InvalidToken | NetworkError | StorageError)
    return Remedy.WAIT if is_transient else Remedy.MEND


def _words(description: str) -> str:
    return description.lower().replace("_", " ")
