"""Answer questions: free text, buttons that stand for one, and messages that hold none."""

from telegram import Message, Update

from bot import clock
from bot.reply import Reason, Reply, Unknown, outcome_of
from handlers.addressing import question_in
from handlers.callbacks import answer_callback
from handlers.composed import Composed
from handlers.context import Context
from handlers.keyboards import ENTRY, topics_keyboard
from handlers.passing_on import send_with_offer
from handlers.sending import compose_reply, compose_text, send_entry, send_text
from handlers.topics import send_gone


async def answer_question(update: Update, context: Context) -> None:
    """Reply to a question; when it was edited, edit the earlier reply in place."""
    message = update.effective_message
    if message is None:
        return
    turn = context.dialogue.respond(question_in(message), context.memory, clock.now())
    if turn.reply == Unknown(Reason.REFUSED):
        _count_refusal(context)
    else:
        context.count(outcome_of(turn.reply), turn.subjects)
    context.memory = turn.memory
    composed = compose_reply(turn.reply, context)
    if update.edited_message and await _replace(composed, message, context):
        return
    asked = _question_without_answer(turn.reply, message, context)
    sent = await send_with_offer(update, composed, asked, context)
    context.conversation.note_reply(message.message_id, sent)


async def show_entry(update: Update, context: Context) -> None:
    """Answer the question whose button was pressed."""
    entry_id = await answer_callback(update, ENTRY)
    entry = context.knowledge.entry_by_id.get(entry_id)
    if entry:
        await send_entry(update, entry, context)
    else:
        await send_gone(update, context)


async def reject_suggestions(update: Update, context: Context) -> None:
    """Offer the topics to a user who meant none of the suggested questions."""
    await answer_callback(update)
    message = update.effective_message
    asked = context.conversation.question_of(message.message_id) if message else None
    _count_refusal(context)
    context.memory = context.dialogue.remember_refusal(context.memory, clock.now())
    composed = compose_text(context.texts.none_chosen, topics_keyboard(context.texts))
    await send_with_offer(update, composed, asked, context)


def _count_refusal(context: Context) -> None:
    """Count the suggestions that the user refused."""
    offered = map(context.knowledge.entry_by_id.get, context.memory.suggested)
    context.count("refused", filter(None, offered))


async def ask_for_text(update: Update, context: Context) -> None:
    """Reply that photos, voice messages and the like cannot be read."""
    await send_text(update, context.texts.not_text, topics_keyboard(context.texts))


def _question_without_answer(reply: Reply, message: Message, context: Context) -> int | None:
    """Return the id of the question that a reply leaves unanswered, None if it leaves none."""
    match reply:
        case Unknown(Reason.OUT_OF_SCOPE | Reason.AGAIN):
            return message.message_id
        case Unknown(Reason.REFUSED):  # the question before, whose suggestions were refused
            return next(reversed(context.conversation.replies), None)
        case _:
            return None


async def _replace(composed: Composed, question: Message, context: Context) -> bool:
    """Edit the pages of an earlier reply; return whether that was possible."""
    shown = context.conversation.replies.get(question.message_id, [])
    if len(shown) != len(composed.pages):
        return False
    for message_id, (page, keyboard) in zip(shown, composed.messages(), strict=True):
        if not await context.bot.edit_page(question.chat.id, message_id, page, keyboard):
            return False
    return True
