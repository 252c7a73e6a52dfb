"""Treat an album as one message: Telegram delivers each of its photos as a message of its own."""

from dataclasses import replace

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers.context import Context
from handlers.conversation import Album


async def join_albums(update: Update, context: Context) -> None:
    """Let the first message of an album pass, and the first one with a caption.

    Raises:
        ApplicationHandlerStop: the message adds nothing to those before.
    """
    message, album = update.message, context.conversation.album
    if message is None or message.media_group_id is None:
        return
    has_caption = bool(message.caption)
    if album is None or album.id != message.media_group_id:
        album = Album(message.media_group_id, message.message_id, has_caption)
        context.conversation.album = album
    elif has_caption and not album.has_caption:
        context.conversation.album = replace(album, has_caption=True)
    else:
        raise ApplicationHandlerStop


def question_shown(update: Update, context: Context) -> int | None:
    """Return the id of the message whose reply this one changes, None if it changes none.

    That is an edited question, or the first message of an album, whose caption comes only now.
    """
    if update.edited_message:
        return update.edited_message.message_id
    message, album = update.message, context.conversation.album
    if message is None or album is None or message.media_group_id != album.id:
        return None
    return album.first if album.first != message.message_id else None
