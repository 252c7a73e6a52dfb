"""Hold a reply that is ready to be sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from telegram import InlineKeyboardMarkup


@dataclass(frozen=True)
class Composed:
    """A reply as pages of HTML, one message each, with a keyboard under the last one."""

    pages: list[str]
    keyboard: InlineKeyboardMarkup | None = None

    @cached_property
    def markup(self) -> str | None:
        """Return the keyboard as JSON, None if there is none."""
        return self.keyboard.to_json() if self.keyboard else None

    def messages(self) -> Iterator[tuple[str, str | None]]:
        """Yield each page with its keyboard as JSON."""
        for number, page in enumerate(self.pages, start=1):
            yield page, self.markup if number == len(self.pages) else None
