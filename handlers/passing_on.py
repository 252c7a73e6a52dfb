"""Pass a question on to the maintainers of the knowledge base.

The bot keeps no questions, so Telegram has to bring this one back: first it is in the message to
which the bot's offer replies, then in the bot's own message that asks for confirmation.
"""

from telegram import MessageEntity, Update
from telegram.constants import ChatType

from bot.masking import mask
from bot.storage.retention import QUESTIONS_KEPT
from bot.texts import Texts
from handlers.callbacks import answer_callback, edit_message, message_replied_to, pressed_message
from handlers.composed import Composed
from handlers.context import Context
from handlers.keyboards import (
    confirmation_keyboard,
    passed_on_keyboard,
    topics_keyboard,
    with_passing_on,
)
from handlers.rendering import render_quoted, render_text
from handlers.sending import compose_text, send, send_text

MAX_PASSED_ON = 1000  # characters of a question


async def send_with_offer(
    update: Update, context: Context, composed: Composed, question: int | None
) -> list[int]:
    """Send a reply, with the offer to pass the question on where that is possible.

    Args:
        update: the update that is replied to.
        context: of the update.
        composed: the reply.
        question: id of the message with the question; None if there is none to pass on.

    Returns:
        The ids of the messages.
    """
    chat = update.effective_chat
    if question is None or chat is None or chat.type != ChatType.PRIVATE:
        return await send(update, context, composed)
    offering = with_offer(composed, context.texts)
    return await send(update, context, offering, question)


def with_offer(composed: Composed, texts: Texts) -> Composed:
    """Add the button that passes a question on."""
    return Composed(composed.pages, with_passing_on(composed.keyboard, texts))


async def offer_after_vote(update: Update, context: Context) -> None:
    """Offer to pass on the question whose answer was voted down, if it is known."""
    message, conversation = pressed_message(update), context.conversation
    if message is None or message.chat.type != ChatType.PRIVATE:
        return
    question = conversation.question_of(message.message_id)
    if question is None or message.message_id in conversation.vote_offers:
        return
    offer = with_offer(compose_text(context.texts.offer), context.texts)
    for offered in await send(update, context, offer, question):
        conversation.note_vote_offer(message.message_id, offered)


async def withdraw_offer(update: Update, context: Context) -> None:
    """Delete the offer that followed a vote, which now is another one."""
    if message := pressed_message(update):
        offered = context.conversation.vote_offers.pop(message.message_id, None)
        if offered is not None:
            await context.bot.take_back(message.chat.id, offered)


async def ask_to_confirm(update: Update, context: Context) -> None:
    """Show what would be passed on, and ask for confirmation."""
    await answer_callback(update)
    asked = message_replied_to(update)
    question = ((asked and (asked.text or asked.caption)) or "").strip()
    if not question:
        await send_text(
            update, context, context.texts.question_gone, topics_keyboard(context.texts)
        )
        return
    text = context.texts.confirm.format(days=QUESTIONS_KEPT)
    html = render_quoted(text, mask(question)[:MAX_PASSED_ON])
    await send(update, context, Composed([html], confirmation_keyboard(context.texts)))


async def keep_question(update: Update, context: Context) -> None:
    """Store the question that the user confirmed."""
    await answer_callback(update)
    message, texts = pressed_message(update), context.texts
    quoted = quoted_question(update)
    if message is None or not quoted:
        await edit_message(update, render_text(texts.question_gone), topics_keyboard(texts))
        return
    html = render_quoted(texts.passed_on.format(days=QUESTIONS_KEPT), quoted)
    await edit_message(update, html, passed_on_keyboard(texts))
    if context.conversation.confirmed == message.message_id:  # a second press
        return
    # Last, as it cannot be done again without keeping the question twice.
    await context.storage.questions.keep(quoted)
    context.conversation.confirmed = message.message_id
    context.count("passed_on")


async def drop_question(update: Update, context: Context) -> None:
    """Store nothing, and say so."""
    await answer_callback(update)
    text = render_text(context.texts.not_passed_on)
    await edit_message(update, text, topics_keyboard(context.texts))


def quoted_question(update: Update) -> str:
    """Return the question that is quoted above the pressed button; "" if that is too old."""
    message = pressed_message(update)
    found = message.parse_entities([MessageEntity.BLOCKQUOTE]) if message else {}
    return next(iter(found.values()), "").strip()
