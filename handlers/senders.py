"""Distinguish senders, and leave those alone who are no people.

In a group, an administrator may write as the group and a member as a channel. Telegram then names
one of a few accounts as the sender, the same in all groups.
"""

from telegram import Update
from telegram.constants import ChatID
from telegram.ext import ApplicationHandlerStop

_SHARED_ACCOUNTS = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT})


def sender_ids(update: Update) -> tuple[int, ...]:
    """Return the ids that tell a sender apart from all others, none if there is no sender."""
    user, chat = update.effective_user, update.effective_chat
    if user is None:
        return ()
    if user.id not in _SHARED_ACCOUNTS or chat is None:
        return (user.id,)
    message = update.message or update.edited_message
    written_as = message and message.sender_chat
    return (written_as.id if written_as else user.id, chat.id)


async def ignore_automatic(update: Update, _: object) -> None:
    """Stop the handling of what no person sent: the message of another bot, or a channel's post.

    Two bots that answer each other would never end, which Telegram's rules forbid. Posts of a
    channel are forwarded to its discussion group by themselves.

    Raises:
        ApplicationHandlerStop: no person sent it.
    """
    user, message = update.effective_user, update.message or update.edited_message
    is_bot = user is not None and user.is_bot and user.id not in _SHARED_ACCOUNTS
    if is_bot or (message and message.is_automatic_forward):
        raise ApplicationHandlerStop
