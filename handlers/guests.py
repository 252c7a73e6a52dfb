"""Answer « @bot question » in chats that the bot is not in (guest mode, Bot API 10.0), once each.

Such an answer is a single message. The bot is not in the chat, so that its buttons can only lead
elsewhere.
"""

from telegram import InlineQueryResultArticle, InputTextMessageContent, Message, Update
from telegram.error import TelegramError
from telegram.ext import filters

from bot.reply import Answer, Details, Reply, SmallTalk, Suggestions, Unknown, outcome_of
from bot.reply_texts import unknown_text
from handlers.addressing import question_in
from handlers.context import Context
from handlers.keyboards import link_keyboard
from handlers.refusals import Remedy, remedy_for
from handlers.rendering import render_links, render_shared, render_text

RESULT_ID = "answer"  # there is one


class _GuestFilter(filters.UpdateFilter):
    """Let through what calls the bot into a chat, where python-telegram-bot knows of that."""

    def filter(self, update: Update) -> bool:
        return _message_of(update) is not None


GUEST = _GuestFilter(name="guest")


async def answer_guest(update: Update, context: Context) -> None:
    """Answer a question in a chat that the bot is not in."""
    message = _message_of(update)
    if message is None:
        raise ValueError(f"update {update.update_id} calls the bot nowhere")
    turn = context.dialogue.respond(question_in(message))
    context.count(outcome_of(turn.reply), turn.subjects)
    result = InlineQueryResultArticle(
        id=RESULT_ID,
        title=context.texts.ask_button,  # nobody sees it
        input_message_content=InputTextMessageContent(_render(turn.reply, context)),
        reply_markup=link_keyboard(context.bot.username, context.texts),
    )
    try:
        await context.bot.answer_guest_query(message.guest_query_id or "", result)
    except TelegramError as error:
        # If the query waited too long, while the bot was down say, nobody can be answered.
        if remedy_for(error) is not Remedy.NOTHING:
            raise


def _message_of(update: Update) -> Message | None:
    message: Message | None = getattr(update, "guest_message", None)
    return message


def _render(reply: Reply, context: Context) -> str:
    texts, username = context.texts, context.bot.username
    match reply:
        case Answer((entry,)) | Details(entry):
            return render_shared(entry, texts)
        case SmallTalk(entry):
            return render_text(entry.answer)
        case Answer(entries) | Suggestions(entries):
            return render_links(texts.guest_suggestions, entries, username)
        case Unknown(reason):
            return render_text(unknown_text(reason, texts))
