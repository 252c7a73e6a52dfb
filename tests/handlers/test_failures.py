"""What becomes of an update whose handler failed."""

import pytest
from telegram import Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.storage.queued_updates import Claimed, Settled
from handlers.context import Context, Handling
from handlers.conversation import Conversation
from handlers.failures import (
    MAX_RETRY_PAUSE,
    MAX_UPDATE_AGE,
    RETRY_PAUSES,
    NotLoadedError,
    apologise,
    describe,
    settle,
    trace,
)

NOW = 1_000_000.0
USER = {"id": 5, "is_bot": False, "first_name": ""}
TRIES = len(RETRY_PAUSES)


def claimed(tries=0, received_at=NOW):
    return Claimed(7, "a", "{}", None, tries, received_at)


def settled(error, tries=0, received_at=NOW):
    return settle(claimed(tries, received_at), Handling(error=error), NOW)


def retried(pause, *, blocks):
    return Settled(7, "a", retry_at=NOW + pause, blocks=blocks)


def set_aside(error):
    return Settled(7, "a", error=error, counted=[("set_aside", "")])


def test_what_was_handled_leaves_its_conversation_and_its_counts():
    handling = Handling(Conversation(tour_step=3), [("answer", "prix")])
    expected = Settled(7, "a", state='{"tour_step":3}', counted=[("answer", "prix")])
    assert settle(claimed(), handling, NOW) == expected


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("x"),
        BadRequest("CHAT_RESTRICTED"),
        ChatMigrated(1),
        BadRequest("Message thread not found"),
    ],
    ids=repr,
)
def test_whoever_cannot_be_answered_is_counted_and_done_with(error):
    assert settled(error, TRIES) == Settled(7, "a", counted=[("blocked", "")])


@pytest.mark.parametrize(
    ("error", "tries", "pause"),
    [
        (NetworkError("x"), 0, 1),
        (NetworkError("x"), 1, 2),
        (TimedOut(), 3, 8),
        (InvalidToken("x"), 0, 1),
        (NetworkError("x"), 6, MAX_RETRY_PAUSE),
        (NetworkError("x"), 10_000, MAX_RETRY_PAUSE),
        (RetryAfter(45), 0, 45),
        (RetryAfter(3600), 0, 3600),
        (RetryAfter(1), 4, 16),
        (BadRequest("SLOWMODE_WAIT_45"), 0, 45),
    ],
    ids=repr,
)
def test_while_telegram_cannot_be_reached_the_conversation_waits(error, tries, pause):
    assert settled(error, tries) == retried(pause, blocks=True)


@pytest.mark.parametrize(("tries", "pause"), list(enumerate(RETRY_PAUSES)))
@pytest.mark.parametrize("error", [LookupError("x"), BadRequest("x"), TelegramError("x")], ids=repr)
def test_what_our_own_code_fails_at_is_tried_again_by_itself(error, tries, pause):
    assert settled(error, tries) == retried(pause, blocks=False)


@pytest.mark.parametrize(("tries", "pause"), [(0, 1), (TRIES, 8), (10_000, MAX_RETRY_PAUSE)])
def test_what_another_process_has_loaded_waits_by_itself_and_ever_longer(tries, pause):
    assert settled(NotLoadedError(), tries) == retried(pause, blocks=False)


@pytest.mark.parametrize("error", [LookupError("x"), BadRequest("x")], ids=repr)
def test_what_our_own_code_always_fails_at_is_set_aside(error):
    assert settled(error, TRIES) == set_aside(type(error).__name__)


@pytest.mark.parametrize("error", [NetworkError("x"), RetryAfter(9), LookupError("x")], ids=repr)
def test_what_is_too_late_is_set_aside_at_once(error):
    assert settled(error, received_at=NOW - MAX_UPDATE_AGE) == set_aside(type(error).__name__)


def test_the_pauses_can_be_chosen():
    handling = Handling(error=LookupError("x"))
    assert settle(claimed(), handling, NOW, [0.5]) == retried(0.5, blocks=False)
    assert settle(claimed(), handling, NOW, []) == set_aside("LookupError")


@pytest.mark.parametrize("error", [NetworkError("x"), LookupError("x"), Forbidden("x")], ids=repr)
def test_what_a_failed_handler_remembered_is_not_kept(error):
    handling = Handling(Conversation(tour_step=3), error=error)
    assert settle(claimed(), handling, NOW).state is None


@pytest.fixture
def raised():
    """An error as it is caught, with words in it that nobody is to read."""

    def fail():
        raise LookupError("secret words")

    try:
        fail()
    except LookupError as error:
        return error


def test_an_error_is_described_by_its_kind_and_place(raised):
    line = raised.__traceback__.tb_next.tb_lineno
    assert describe(raised) == f"LookupError at fail:{line}"


def test_an_error_that_was_not_raised_has_no_place():
    assert describe(LookupError("secret words")) == "LookupError"


def test_a_trace_shows_where_and_not_what(raised):
    assert "in fail\n" in trace(raised)
    assert "secret words" not in trace(raised).replace('raise LookupError("secret words")', "")


@pytest.mark.parametrize(("update_id", "tried"), [(7, 1), (-7, 0)], ids=["a user's", "the bot's"])
async def test_only_who_has_just_asked_is_told_that_it_failed(
    application, caplog, update_id, tried
):
    chat = {"id": 5, "type": "private"}
    message = {"message_id": 1, "date": 0, "chat": chat, "from": USER, "text": "où ?"}
    update = Update.de_json({"update_id": update_id, "message": message}, application.bot)
    await apologise(update, Context.from_update(update, application))
    assert caplog.messages == ["the user could not be told either: NetworkError"] * tried
