"""Build the buttons of inline keyboards, and their callback data.

The data holds all that a press needs, so that buttons still work after a restart. It is a kind and
a value, `entry:diplome-requis`; ids have at most 40 characters, which keeps it below Telegram's
limit of 64 bytes.
"""

import re
from collections.abc import Iterable

from telegram import InlineKeyboardButton

from bot.knowledge import Entry

ENTRY = "entry:"

# "faut-il", "a-t-on": a hyphen at which a label may not go on to its next line.
_INVERSION = re.compile(r"(?<=\w)-(?:t-)?(?=(?:je|tu|ils?|elles?|on|nous|vous|ce)\b)")
_NO_BREAK_HYPHEN = "\u2011"


def button(label: str, data: str, style: str | None = None) -> InlineKeyboardButton:
    """Make a button; apps and servers that know no styles pass over them (Bot API 9.4)."""
    # As a further field, for python-telegram-bot 22.2 does not know it yet.
    further = {"style": style} if style else {}
    return InlineKeyboardButton(_unbroken(label), callback_data=data, api_kwargs=further)


def entry_rows(entries: Iterable[Entry]) -> list[list[InlineKeyboardButton]]:
    """Make a button for each entry, one a row."""
    return [[button(entry.question, ENTRY + entry.id)] for entry in entries]


def _unbroken(label: str) -> str:
    """Keep a verb and the pronoun after it on one line: a narrow button breaks at hyphens."""
    return _INVERSION.sub(lambda found: found[0].replace("-", _NO_BREAK_HYPHEN), label)
