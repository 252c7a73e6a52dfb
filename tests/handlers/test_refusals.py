"""What Telegram refuses, in words and as codes, leaves one thing to do."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.storage.errors import StorageError
from demo.instruments import refusals
from handlers.quiet_bot import QuietBot
from handlers.refusals import Remedy, remedy_for
from tests.handlers.conftest import TOKEN, Script, refusal

# As the Bot API writes them: sentences of its own, and codes that it passes on.
DESCRIPTIONS = [
    (400, "Bad Request: message is not modified: specified new message content", Remedy.NOTHING),
    (400, "Bad Request: MESSAGE_NOT_MODIFIED", Remedy.NOTHING),
    (400, "Bad Request: query is too old and response timeout expired", Remedy.NOTHING),
    (400, "Bad Request: QUERY_ID_INVALID", Remedy.NOTHING),
    (400, "Bad Request: message to edit not found", Remedy.NEW_MESSAGE),
    (400, "Bad Request: message can't be edited", Remedy.NEW_MESSAGE),
    (400, "Bad Request: MESSAGE_ID_INVALID", Remedy.NEW_MESSAGE),
    (400, "Bad Request: MESSAGE_EDIT_TIME_EXPIRED", Remedy.NEW_MESSAGE),
    (403, "Forbidden: MESSAGE_AUTHOR_REQUIRED", Remedy.NEW_MESSAGE),
    (400, "Bad Request: message thread not found", Remedy.NO_TOPIC),
    (400, "Bad Request: TOPIC_DELETED", Remedy.NO_TOPIC),
    (400, "Bad Request: message to be replied not found", Remedy.NO_REPLY),
    (400, "Bad Request: REPLY_MESSAGE_ID_INVALID", Remedy.NO_REPLY),
    (400, "Bad Request: group chat was upgraded to a supergroup chat", Remedy.NEW_CHAT),
    (400, "Bad Request: chat not found", Remedy.GIVE_UP),
    (400, "Bad Request: PEER_ID_INVALID", Remedy.GIVE_UP),
    (400, "Bad Request: USER_IS_BLOCKED", Remedy.GIVE_UP),
    (400, "Bad Request: INPUT_USER_DEACTIVATED", Remedy.GIVE_UP),
    (400, "Bad Request: CHAT_RESTRICTED", Remedy.GIVE_UP),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Remedy.GIVE_UP),
    (400, "Bad Request: CHANNEL_PRIVATE", Remedy.GIVE_UP),
    (400, "Bad Request: TOPIC_CLOSED", Remedy.GIVE_UP),
    (400, "Bad Request: not enough rights to send text messages to the chat", Remedy.GIVE_UP),
    (400, "Bad Request: have no rights to send a message", Remedy.GIVE_UP),
    (403, "Forbidden: bot was blocked by the user", Remedy.GIVE_UP),
    (403, "Forbidden: bot was kicked from the supergroup chat", Remedy.GIVE_UP),
    (403, "Forbidden: the group chat was deleted", Remedy.GIVE_UP),
    (403, "Forbidden: bot can't initiate conversation with a user", Remedy.GIVE_UP),
    (403, "Forbidden", Remedy.GIVE_UP),
    (400, "Bad Request: SLOWMODE_WAIT_1", Remedy.WAIT),
    (500, "Internal Server Error", Remedy.WAIT),
    (502, "Bad Gateway", Remedy.WAIT),
    (400, "Bad Request: message is too long", Remedy.MEND),
    (400, "Bad Request: BUTTON_DATA_INVALID", Remedy.MEND),
    (400, "Bad Request: can't parse entities: unexpected end tag", Remedy.MEND),
]


# The same, as the stand-in for Telegram lists them.
LISTED = {
    Remedy.NOTHING: refusals.NOT_MODIFIED + refusals.QUERY_TOO_OLD,
    Remedy.NEW_MESSAGE: refusals.EDITED_MESSAGE_GONE,
    Remedy.NO_TOPIC: refusals.TOPIC_GONE,
    Remedy.NO_REPLY: refusals.REPLIED_MESSAGE_GONE,
    Remedy.GIVE_UP: refusals.CHAT_GONE + refusals.NO_RIGHTS,
}
DESCRIPTIONS += [
    (one.status, one.description, remedy) for remedy, ones in LISTED.items() for one in ones
]


def test_all_that_the_stand_in_lists_is_looked_at():
    assert sum(map(len, LISTED.values())) == len(refusals.REFUSALS)


@pytest.mark.parametrize(("status", "description", "expected"), DESCRIPTIONS)
async def test_a_description_leaves_one_thing_to_do(status, description, expected):
    with pytest.raises(TelegramError) as caught:
        await QuietBot(TOKEN, request=Script([refusal(status, description)])).get_me()
    assert remedy_for(caught.value) is expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (NetworkError("x"), Remedy.WAIT),
        (TimedOut(), Remedy.WAIT),
        (RetryAfter(60), Remedy.WAIT),
        (InvalidToken("x"), Remedy.WAIT),
        (StorageError("locked"), Remedy.WAIT),
        (ChatMigrated(1), Remedy.NEW_CHAT),
        (BadRequest("x"), Remedy.MEND),
        (Forbidden("x"), Remedy.GIVE_UP),
        (Conflict("x"), Remedy.MEND),
        (TelegramError("x"), Remedy.MEND),
        (LookupError("x"), Remedy.MEND),
        (OSError("x"), Remedy.MEND),
    ],
    ids=repr,
)
def test_so_does_every_other_exception(error, expected):
    assert remedy_for(error) is expected
