"""Send people the answer to a question that they passed on, if they asked for that.

Each of them is told on an update of the bot's own. It is made, and encrypted, when they ask, and
goes to the inbox once there is an answer. So it is handled like an update of Telegram's: in order
with the rest of the chat, again if something fails, and once.
"""

import json
import logging
import secrets
from dataclasses import astuple
from functools import partial

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import filters

from bot import clock
from bot.knowledge import Entry
from bot.storage.askers import Asker
from bot.storage.queued_updates import Received
from bot.storage.retention import QUESTIONS_KEPT
from handlers.background import repeat
from handlers.callbacks import answer_callback, edit_message
from handlers.composed import Composed
from handlers.context import Context, Services
from handlers.failures import NotLoadedError
from handlers.keyboards import topics_keyboard
from handlers.passing_on import quoted_question
from handlers.quiet_bot import QuietBot
from handlers.refusals import Remedy, remedy_for
from handlers.rendering import render_presented, render_text
from handlers.sealing import Seal, SealError
from handlers.sending import answer_buttons, send
from handlers.updates import is_own

TELLING_INTERVAL = 2.0  # seconds between two looks for who is to be told
MAX_UPDATE_ID = 2**62  # of the bot's own updates, without their sign; large, not to meet by chance

logger = logging.getLogger(__name__)


class _OwnFilter(filters.UpdateFilter):
    """Let through the bot's own updates."""

    def filter(self, update: Update) -> bool:
        return is_own(update)


OWN = _OwnFilter(name="own")


async def ask_to_be_told(update: Update, context: Context) -> None:
    """Keep the chat of who wants to be told, for that alone."""
    await answer_callback(update)
    asker = _asker(update, context)
    is_kept = await context.storage.askers.add(asker, quoted_question(update))
    text = context.texts.will_tell.format(days=QUESTIONS_KEPT) if is_kept else context.texts.settled
    await edit_message(update, render_text(text), topics_keyboard(context.texts))


async def tell_who_asked(bot: QuietBot, services: Services) -> None:
    """Let those be told whose answer is in force, however it came there, until cancelled."""
    await repeat(partial(_queue_answers, Seal(bot.token), services), TELLING_INTERVAL)


async def tell_answer(update: Update, context: Context) -> None:
    """Send the answer with its buttons, and forget the chat.

    Raises:
        NotLoadedError: this process does not know the answer yet.
        TelegramError: it could not be sent.
    """
    askers = context.storage.askers
    entry_id = await askers.answer_for(update.update_id)
    if entry_id is None:  # they had themselves forgotten
        return
    entry = context.knowledge.entry_by_id.get(entry_id)
    if entry is None:
        # The process that put this into the inbox has reloaded before this one.
        raise NotLoadedError
    try:
        await _send_found(update, context, entry)
    except TelegramError as error:
        if remedy_for(error) in (Remedy.WAIT, Remedy.MEND):  # they can be told, once that is over
            raise
        await askers.forget(context.person, entry.id)
        raise
    await askers.forget(context.person, entry.id)
    context.count("told", [entry])


async def _send_found(update: Update, context: Context, entry: Entry) -> None:
    context.memory = context.dialogue.recorder.shown(entry, context.memory, clock.now())
    pages = render_presented(context.texts.answer_found, entry, context.texts)
    messages = await send(update, context, Composed(pages, answer_buttons(entry, context)))
    context.conversation.note_shown(messages, entry.id)


async def _queue_answers(seal: Seal, services: Services) -> None:
    """Put the updates into the inbox; it passes over those that this or another process put in."""
    storage = services.storage
    answered = await storage.askers.answered(services.dialogue.knowledge.entry_by_id)
    unreadable = {one.update_id for one in answered if not _is_readable(one, seal)}
    if unreadable:  # else each would be set aside, and put in again once its id is forgotten
        await storage.askers.drop([*unreadable])
        logger.warning(
            "%d who asked to be told cannot be: sealed with another token", len(unreadable)
        )
    readable = (one for one in answered if one.update_id not in unreadable)
    await storage.inbox.store([Received(*astuple(one)) for one in readable])


def _is_readable(asker: Asker, seal: Seal) -> bool:
    try:
        seal.unseal(asker.payload)
    except SealError:
        return False
    return True


def _asker(update: Update, context: Context) -> Asker:
    """Return who pressed a button in a private chat, with the update on which they are told."""
    user = update.effective_user
    if user is None:
        raise ValueError(f"update {update.update_id} comes from nobody")
    update_id = -secrets.randbelow(MAX_UPDATE_ID) - 1
    message = {
        "message_id": 0,
        "date": 0,
        "chat": {"id": user.id, "type": "private"},
        "from": {"id": user.id, "is_bot": False, "first_name": ""},
    }
    payload = json.dumps({"update_id": update_id, "message": message})
    return Asker(update_id, context.person, Seal(context.bot.token).seal(payload))
