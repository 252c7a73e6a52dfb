"""Build the inline keyboards by which admins deal with gaps."""

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from bot.knowledge import Entry
from bot.texts import Texts
from handlers.buttons import button

# What admins decide about a gap, and the number of its first question.
GAP_IS = "gap_is:"  # also the entry that answers it, `gap_is:12:diplome-requis`
GAP_WRITE = "gap_write:"
GAP_REFUSE = "gap_refuse:"
GAP_LATER = "gap_later:"
GAP_KEEP = "gap_keep:"
GAP_REOPEN = "gap_reopen:"


def gap_keyboard(number: int, nearest: Iterable[Entry], texts: Texts) -> InlineKeyboardMarkup:
    """Offer an admin what may become of a gap.

    Args:
        number: that of its first question.
        nearest: the entries that may answer it.
        texts: the bot's own texts.
    """
    is_button = texts.gap_is_button
    answers = [
        [button(is_button.format(question=entry.question), f"{GAP_IS}{number}:{entry.id}")]
        for entry in nearest
    ]
    others = [
        button(texts.gap_refuse_button, f"{GAP_REFUSE}{number}"),
        button(texts.gap_later_button, f"{GAP_LATER}{number}"),
    ]
    write = button(texts.gap_write_button, f"{GAP_WRITE}{number}")
    return InlineKeyboardMarkup([*answers, [write], others])


def cancel_keyboard(number: int, texts: Texts) -> InlineKeyboardMarkup:
    """Offer to write no answer."""
    return InlineKeyboardMarkup([[button(texts.gap_reopen_button, f"{GAP_REOPEN}{number}")]])


def answer_check_keyboard(number: int, texts: Texts) -> InlineKeyboardMarkup:
    """Offer to keep the answer that an admin wrote, to write another one, or none."""
    keep = button(texts.gap_keep_button, f"{GAP_KEEP}{number}", "success")
    rewrite = button(texts.gap_rewrite_button, f"{GAP_WRITE}{number}")
    rows = cancel_keyboard(number, texts).inline_keyboard
    return InlineKeyboardMarkup([[keep], [rewrite], *rows])
