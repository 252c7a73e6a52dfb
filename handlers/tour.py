"""Show the guided tour and the self-check, each as one message that is edited in place."""

from telegram import InlineKeyboardMarkup, Update

from bot.tour import Guide, Option, readings
from handlers.callbacks import answer_callback, edit_message
from handlers.context import Context
from handlers.keyboards import sections_keyboard
from handlers.rendering import render_text
from handlers.sending import send_text
from handlers.topics import send_gone
from handlers.tour_keyboards import (
    CHECK,
    TOUR,
    closing_keyboard,
    question_keyboard,
    step_keyboard,
    summary_keyboard,
    with_restart,
)

TOUR_COMMAND = "parcours"
CHECK_COMMAND = "bilan"
DONE_STEP, FUTURE_STEP = "▰", "▱"  # in the progress bar

View = tuple[str, InlineKeyboardMarkup]  # a marked-up text and its keyboard


async def open_tour(update: Update, context: Context) -> None:
    """Send the step that this chat saw last."""
    guide = context.guide
    if guide is None:
        await _send_no_guide(update, context)
        return
    number = min(context.conversation.tour_step, len(guide.tour.steps))
    text, keyboard = _step(number, guide, context)
    await send_text(update, context, text, with_restart(keyboard, guide) if number else keyboard)


async def show_step(update: Update, context: Context) -> None:
    """Show another step, or the closing after the last one."""
    number = await answer_callback(update, TOUR)
    guide = context.guide
    if guide is None or number not in map(str, range(len(guide.tour.steps) + 1)):
        await send_gone(update, context)
        return
    context.conversation.tour_step = int(number)
    text, keyboard = _step(int(number), guide, context)
    await edit_message(update, render_text(text), keyboard)


async def open_check(update: Update, context: Context) -> None:
    """Send the first question of the self-check."""
    if context.guide is None:
        await _send_no_guide(update, context)
    else:
        await send_text(update, context, *_question("", context.guide))


async def show_check(update: Update, context: Context) -> None:
    """Show the next question of the self-check, or the summary after the last answer."""
    answers = await answer_callback(update, CHECK)
    guide = context.guide
    chosen = guide.check.choices(answers) if guide else None
    if guide is None or chosen is None:
        await send_gone(update, context)
        return
    if len(chosen) < len(guide.check.questions):
        text, keyboard = _question(answers, guide)
    else:
        text, keyboard = _summary(answers, chosen, guide, context)
    await edit_message(update, render_text(text), keyboard)


def _step(number: int, guide: Guide, context: Context) -> View:
    tour = guide.tour
    total = len(tour.steps)
    if number == total:
        return tour.closing, closing_keyboard(guide, context.texts)
    step = tour.steps[number]
    titles = {section.id: section.title for section in context.knowledge.sections}
    text = tour.layout.format(
        bar=DONE_STEP * (number + 1) + FUTURE_STEP * (total - number - 1),
        number=number + 1,
        total=total,
        title=titles[step.section],
        text=step.text,
    )
    return text, step_keyboard(number, guide, context.knowledge)


def _question(answers: str, guide: Guide) -> View:
    check, number = guide.check, len(answers)
    text = check.layout.format(
        number=number + 1, total=len(check.questions), text=check.questions[number].text
    )
    return text, question_keyboard(answers, guide)


def _summary(answers: str, chosen: tuple[Option, ...], guide: Guide, context: Context) -> View:
    remarks = "\n\n".join(option.remark for option in chosen)
    entries = [context.knowledge.entry_by_id[entry] for entry in readings(chosen)]
    keyboard = summary_keyboard(answers, entries, guide, context.texts)
    return guide.check.summary.format(remarks=remarks), keyboard


async def _send_no_guide(update: Update, context: Context) -> None:
    await send_text(update, context, context.texts.no_guide, sections_keyboard(context.knowledge))
