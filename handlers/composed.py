"""What the bot says, as Telegram shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from telegram import InlineKeyboardMarkup


@dataclass(frozen=True)
class Composed:
    """Pages of HTML, one message each, with buttons under the last one."""

    pages: list[str]
    keyboard: InlineKeyboardMarkup | None

    @cached_property
    def markup(self) -> str | None:
        """The buttons as JSON."""
        return self.keyboard.to_json() if self.keyboard else None

    def messages(self) -> Iterator[tuple[str, InlineKeyboardMarkup | None]]:
        """Give each page with what is under it."""
        for number, page in enumerate(self.pages, start=1):
            yield page, self.keyboard if number == len(self.pages) else None
