"""What handlers work with, typed: the context that python-telegram-bot passes to each of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self, TypeAlias

from telegram import Update
from telegram.ext import Application, CallbackContext

from bot.conversation import NOTHING, Conversation, Memory
from bot.dialogue import Dialogue
from bot.knowledge import Entry, Knowledge
from bot.reloading import Content, Reloader
from bot.storage import Storage
from bot.storage.counts import Count
from bot.texts import Texts
from bot.tour import Guide
from handlers.composed import Composed
from handlers.metrics import Metrics
from handlers.pseudonyms import Pseudonyms
from handlers.quiet_bot import QuietBot
from handlers.throttle import Throttle


@dataclass
class Handling:
    """What there is to know of an update while it is handled.

    Attributes:
        counted: what became of it, to be counted.
        update: the update itself, if it could be read.
        error: what a handler raised.
        tries: how often it was tried in vain.
        sent: numbers of the messages that pages of the reply are, those of earlier tries too.
    """

    conversation: Conversation = field(default_factory=Conversation)
    counted: list[Count] = field(default_factory=list)
    update: Update | None = None
    error: Exception | None = None
    tries: int = 0
    sent: dict[tuple[int, str], int] = field(default_factory=dict)


@dataclass
class Services:
    """What the bot is made of; python-telegram-bot carries it as `bot_data`.

    Attributes:
        reloader: loads the first three anew; None if they come from no file.
        admins: ids of the users who may give the commands for admins.
        loaded_at: when the first three were loaded.
        handlings: the updates that are being handled, by number.
        answers: what was composed already for entries, by id, and for users who say tu or vous.
    """

    dialogue: Dialogue
    texts: Texts
    storage: Storage
    pseudonyms: Pseudonyms
    guide: Guide | None = None
    reloader: Reloader | None = None
    admins: frozenset[int] = frozenset()
    loaded_at: datetime = field(default_factory=lambda: datetime.now().astimezone())
    throttle: Throttle = field(default_factory=Throttle)
    metrics: Metrics = field(default_factory=Metrics)
    handlings: dict[int, Handling] = field(default_factory=dict)
    answers: dict[tuple[str, bool], Composed] = field(default_factory=dict)

    def switch_to(self, content: Content) -> None:
        """Put other content in force; nothing is awaited, so no update meets half of each."""
        self.dialogue, self.texts, self.guide = content.dialogue, content.texts, content.guide
        self.loaded_at = datetime.now().astimezone()
        self.answers.clear()


class Context(CallbackContext[QuietBot, dict[Any, Any], dict[Any, Any], Services]):
    """The context of one update.

    Attributes:
        handling: what there is to know of the update.
        person: pseudonym of the user that it comes from; "" if it comes from nobody.
    """

    handling: Handling
    person: str

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, Any, Any, Any, Any, Any]"
    ) -> Self:
        """Make the context of an update that is being handled."""
        context = super().from_update(update, application)
        services: Services = application.bot_data
        if not isinstance(update, Update):
            raise TypeError(f"{type(update).__name__} is no update of Telegram's")
        context.handling = services.handlings.get(update.update_id) or Handling()
        user = update.effective_user
        context.person = services.pseudonyms.name(user.id) if user else ""
        return context

    @property
    def conversation(self) -> Conversation:
        """What is remembered of the chat."""
        return self.handling.conversation

    @property
    def memory(self) -> Memory:
        """What is remembered of the person in this chat."""
        return self.conversation.people.get(self.person, NOTHING)

    @memory.setter
    def memory(self, memory: Memory) -> None:
        self.conversation.people[self.person] = memory

    def count(self, outcome: str, entries: Iterable[Entry] = ()) -> None:
        """Count what became of the update, for each entry that it is about."""
        ids = [entry.id for entry in entries] or [""]
        self.handling.counted += [(outcome, entry_id) for entry_id in ids]

    @property
    def dialogue(self) -> Dialogue:
        """The conversation about the knowledge base."""
        return self.bot_data.dialogue

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base in force."""
        return self.bot_data.dialogue.knowledge

    @property
    def texts(self) -> Texts:
        """The bot's own texts, as the user addresses it."""
        return self.bot_data.texts.addressed(self.memory.is_familiar)

    @property
    def guide(self) -> Guide | None:
        """The tour and the self-check; None if the knowledge base in force is not theirs."""
        guide = self.bot_data.guide
        return guide if guide and guide.fits(self.knowledge) else None

    @property
    def storage(self) -> Storage:
        """What outlives the process."""
        return self.bot_data.storage


BotApplication: TypeAlias = Application[
    QuietBot, Context, dict[Any, Any], dict[Any, Any], Services, None
]
