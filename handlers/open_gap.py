"""Show the gap that an admin has before them, and what became of it."""

from telegram import InlineKeyboardMarkup, Update

from bot.gaps import Gap, decision_about, gap_of
from bot.knowledge.equality import comparable
from bot.texts import Texts
from handlers.callbacks import edit_message
from handlers.context import Context
from handlers.pieces import shorten
from handlers.rendering import render_filled

MAX_QUESTION = 300  # characters shown of each


def render_gap(text: str, gap: Gap, texts: Texts) -> list[str]:
    """Render one of the bot's own texts with the questions of a gap."""
    rows = zip(gap.texts, gap.asked, strict=True)
    questions = "\n".join(
        texts.gap_question.format(question=shorten(text, MAX_QUESTION), count=len(same))
        for text, same in rows
    )
    return render_filled(text, {"questions": questions})


async def questions_left(context: Context) -> Gap:
    """Return what is left of the gap that was shown, and what was asked in the same words."""
    ids = frozenset(context.conversation.open_gap.questions)
    questions = await context.storage.questions.all()
    shown = {comparable(question.text) for question in questions if question.id in ids}
    return gap_of(
        question
        for question in questions
        if decision_about(question) is None and comparable(question.text) in shown
    )


async def close_gap(update: Update, context: Context, gap: Gap, text: str) -> None:
    """Note under a gap what became of it."""
    [html, *_] = render_gap(text, gap, context.texts)
    await edit_message(update, html, InlineKeyboardMarkup([]))
    context.conversation.open_gap.closed = _message_id(update)


def is_closed(update: Update, context: Context) -> bool:
    """Check whether a button was pressed under the gap that was dealt with last."""
    return _message_id(update) == context.conversation.open_gap.closed


def _message_id(update: Update) -> int:
    message = update.effective_message
    return message.message_id if message else 0
