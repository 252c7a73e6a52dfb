"""What the bot replies, as values. Whoever shows them renders them: Telegram, terminal, tests."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.knowledge import Entry


@dataclass(frozen=True)
class Answer:
    """The bot is sure enough: one entry, or one for each thing that was asked."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Suggestions:
    """The bot is unsure: up to three entries to choose from, the likeliest first."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Unknown:
    """The bot does not know, most likely because the question is out of its scope."""


Reply: TypeAlias = Answer | Suggestions | Unknown
