"""List what the Bot API refuses, word for word, for rules to play.

The server answers in sentences of its own and passes most codes of Telegram on as they are
(`fail_query_with_error` in tdlib/telegram-bot-api): both must be expected for the same trouble.
"""

from __future__ import annotations

from dataclasses import dataclass

from demo.wire import JsonObject


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error of the Bot API.

    Attributes:
        status: Its HTTP status.
        description: What it says.
    """

    status: int
    description: str

    def rule(self, **details: object) -> JsonObject:
        """Return a rule for `POST /demo/faults` that answers calls like this."""
        error = {"fault": "error", "status": self.status, "description": self.description}
        return error | details


def _bad(*reasons: str) -> tuple[Refusal, ...]:
    return tuple(Refusal(400, f"Bad Request: {reason}") for reason in reasons)


def _forbidden(*reasons: str) -> tuple[Refusal, ...]:
    return tuple(Refusal(403, f"Forbidden: {reason}") for reason in reasons)


#: Nobody can be written to there. CHAT_RESTRICTED: tdlib/telegram-bot-api, issue 863.
CHAT_GONE = (
    *_bad(
        "chat not found",
        "private chat not found",
        "PEER_ID_INVALID",
        "CHANNEL_PRIVATE",
        "CHAT_RESTRICTED",
    ),
    *_forbidden(
        "bot was blocked by the user",
        "user is deactivated",
        "the group chat was deleted",
        "bot was kicked from the group chat",
        "bot was kicked from the supergroup chat",
        "bot is not a member of the supergroup chat",
        "bot can't initiate conversation with a user",
        "bot can't send messages to bots",
    ),
)
#: The bot is there and may not write. Issues 2 and 5 of TelegramBotAPI/errors.
NO_RIGHTS = _bad(
    "not enough rights to send text messages to the chat",
    "have no rights to send a message",
    "CHAT_WRITE_FORBIDDEN",
    "CHAT_ADMIN_REQUIRED",
    "TOPIC_CLOSED",
)
#: The topic is not there, or none was named where one must be.
TOPIC_GONE = _bad(
    "message thread not found",
    "TOPIC_DELETED",
    "channel direct messages topic must be specified",
    "REPLY_TO_MONOFORUM_PEER_INVALID",
)
#: The message to reply to is not there.
REPLIED_MESSAGE_GONE = _bad("message to be replied not found", "reply message not found")
#: The message to edit is not there, or not the bot's to edit.
EDITED_MESSAGE_GONE = _bad(
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "MESSAGE_ID_INVALID",
)
#: The message says that already.
NOT_MODIFIED = _bad(
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message",
    "MESSAGE_NOT_MODIFIED",
)
#: Nobody waits for the answer to a query any more.
QUERY_TOO_OLD = _bad(
    "query is too old and response timeout expired or query ID is invalid",
    "QUERY_ID_INVALID",
)
#: All of these. What is missing: a wait, which is always a 429 with `retry_after` (tdlib turns
#: SLOWMODE_WAIT and FLOOD_WAIT into one), and a group that became a supergroup, which
#: `POST /demo/chats/<id>/upgrade` plays.
REFUSALS = (
    *CHAT_GONE,
    *NO_RIGHTS,
    *TOPIC_GONE,
    *REPLIED_MESSAGE_GONE,
    *EDITED_MESSAGE_GONE,
    *NOT_MODIFIED,
    *QUERY_TOO_OLD,
)
