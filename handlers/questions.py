"""Answer questions: free text, buttons that stand for one, and messages that hold none."""

from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatType

from bot import clock
from bot.dialogue.memory import Memory
from bot.reply import Reason, Reply, Unknown, answered_in, outcome_of
from handlers.addressing import question_in
from handlers.albums import question_shown
from handlers.buttons import ENTRY
from handlers.callbacks import answer_callback
from handlers.composed import Composed
from handlers.context import Context
from handlers.keyboards import topics_keyboard
from handlers.passing_on import send_with_offer, with_offer
from handlers.sending import compose_reply, compose_text, send, send_entry
from handlers.topics import send_gone


async def answer_question(update: Update, context: Context) -> None:
    """Reply to a question; when it was edited, edit the earlier reply in place."""
    message = update.effective_message
    if message is None:
        return
    memory = _memory_of_replied(message, context)
    turn = context.dialogue.respond(question_in(message), memory, clock.now())
    if turn.reply == Unknown(Reason.REFUSED):
        _count_refusal(context)
    else:
        context.count(outcome_of(turn.reply), turn.subjects)
    context.memory = turn.memory
    composed = compose_reply(turn.reply, context)
    asked = _question_without_answer(turn.reply, message, context)
    if asked is not None:
        composed = with_offer(composed, context.texts)
    sent = await _replace(update, context, composed, asked)
    if not sent:
        sent = await send(update, context, composed, asked)
    context.conversation.note_reply(message.message_id, sent, is_offer=asked is not None)
    for entry in answered_in(turn.reply)[-1:]:
        context.conversation.note_shown(sent, entry.id)


async def show_entry(update: Update, context: Context) -> None:
    """Answer the question whose button was pressed."""
    entry_id = await answer_callback(update, ENTRY)
    entry = context.knowledge.entry_by_id.get(entry_id)
    if entry:
        await send_entry(update, context, entry)
    else:
        await send_gone(update, context)


async def reject_suggestions(update: Update, context: Context) -> None:
    """Offer the topics to a user who meant none of the suggested questions."""
    await answer_callback(update)
    message = update.effective_message
    asked = context.conversation.question_of(message.message_id) if message else None
    _count_refusal(context)
    context.memory = context.dialogue.recorder.refused(context.memory, clock.now())
    composed = compose_text(context.texts.none_chosen, topics_keyboard(context.texts))
    await send_with_offer(update, context, composed, asked)


async def ask_for_text(update: Update, context: Context) -> None:
    """Reply that photos, voice messages and the like cannot be read."""
    composed = compose_text(context.texts.not_text, topics_keyboard(context.texts))
    sent = await send(update, context, composed)
    if update.message:  # which may get a caption later
        context.conversation.note_reply(update.message.message_id, sent)


def _memory_of_replied(message: Message, context: Context) -> Memory:
    """Return what is remembered; who replies to an answer of the bot goes back to it."""
    replied = message.reply_to_message
    entry_id = context.conversation.shown.get(replied.message_id) if replied else None
    if not entry_id or entry_id == context.memory.answered:
        return context.memory
    return replace(context.memory.back_to(entry_id), at=clock.now())


def _count_refusal(context: Context) -> None:
    """Count the suggestions that the user refused."""
    offered = map(context.knowledge.entry_by_id.get, context.memory.suggested)
    context.count("refused", filter(None, offered))


def _question_without_answer(reply: Reply, message: Message, context: Context) -> int | None:
    """Return the id of a question that can be passed on, None if the reply leaves none."""
    if message.chat.type != ChatType.PRIVATE:
        return None
    match reply:
        case Unknown(Reason.OUT_OF_SCOPE | Reason.AGAIN):
            return message.message_id
        case Unknown(Reason.REFUSED):  # the question before, whose suggestions were refused
            return next(reversed(context.conversation.replies), None)
        case _:
            return None


async def _replace(
    update: Update, context: Context, composed: Composed, asked: int | None
) -> list[int]:
    """Edit the pages of the reply that an update changes, if there is one that can be edited.

    Args:
        update: the question, edited maybe.
        context: of the update.
        composed: the new reply.
        asked: id of the question that it offers to pass on; None if it offers nothing.

    Returns:
        The ids of the messages; none if there is nothing to edit.
    """
    conversation, chat = context.conversation, update.effective_chat
    question = question_shown(update, context)
    shown = conversation.replies.get(question, []) if question is not None else []
    # An offer replies to the question, for Telegram to bring it back; no edit makes a reply of it.
    is_possible = asked is None or (asked == question and asked in conversation.offers)
    if chat is None or not is_possible or len(shown) != len(composed.pages):
        return []
    for message_id, (page, keyboard) in zip(shown, composed.messages(), strict=True):
        if not await context.bot.edit_page(chat.id, message_id, page, keyboard):
            return []
    return shown
