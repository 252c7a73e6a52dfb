"""Build the inline keyboards of the guided tour and the self-check."""

from collections.abc import Iterable
from string import digits

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.knowledge import Entry, Knowledge
from bot.texts import Texts
from bot.tour import Guide
from handlers.buttons import button, entry_rows
from handlers.keyboards import entries_keyboard, topics_keyboard

TOUR = "tour:"  # the number of a step, from 0; the closing has the next one
CHECK = "check:"  # the answers so far, a digit each: they are kept there and nowhere else


def step_keyboard(number: int, guide: Guide, knowledge: Knowledge) -> InlineKeyboardMarkup:
    """Offer the key questions of a step of the tour, and its neighbouring steps."""
    questions = (knowledge.entry_by_id[entry] for entry in guide.tour.steps[number].entries)
    turn = [
        *_back_to_step(number - 1, guide),
        button(guide.tour.next_button, f"{TOUR}{number + 1}", "primary"),
    ]
    return InlineKeyboardMarkup([*entry_rows(questions), turn])


def closing_keyboard(guide: Guide, texts: Texts) -> InlineKeyboardMarkup:
    """Offer what follows the tour: the self-check, the topics, the way back to the last step."""
    rows = [[button(guide.check.open_button, CHECK)], *topics_keyboard(texts).inline_keyboard]
    return InlineKeyboardMarkup([*rows, _back_to_step(len(guide.tour.steps) - 1, guide)])


def with_restart(keyboard: InlineKeyboardMarkup, guide: Guide) -> InlineKeyboardMarkup:
    """Add a button that restarts the tour."""
    restart = button(guide.tour.restart_button, f"{TOUR}0")
    return InlineKeyboardMarkup([*keyboard.inline_keyboard, [restart]])


def question_keyboard(answers: str, guide: Guide) -> InlineKeyboardMarkup:
    """Offer the answers to the next question of the self-check, and the way back."""
    options = guide.check.questions[len(answers)].options
    rows = [
        [button(option.label, CHECK + answers + digit)]
        for digit, option in zip(digits, options, strict=False)
    ]
    return InlineKeyboardMarkup([*rows, *_back_to_question(answers, guide)])


def summary_keyboard(
    answers: str, entries: Iterable[Entry], guide: Guide, texts: Texts
) -> InlineKeyboardMarkup:
    """Offer what to read after the self-check, and the way back to its last question."""
    rows = entries_keyboard(entries, texts).inline_keyboard
    return InlineKeyboardMarkup([*rows, *_back_to_question(answers, guide)])


def _back_to_step(number: int, guide: Guide) -> list[InlineKeyboardButton]:
    return [button(guide.back_button, f"{TOUR}{number}")] if number >= 0 else []


def _back_to_question(answers: str, guide: Guide) -> list[list[InlineKeyboardButton]]:
    return [[button(guide.back_button, CHECK + answers[:-1])]] if answers else []
