"""Define the typed context that python-telegram-bot passes to each handler."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self, TypeAlias

from telegram import Update
from telegram.ext import Application, CallbackContext

from bot.dialogue import Dialogue
from bot.dialogue.memory import NOTHING, Memory
from bot.knowledge import Entry, Knowledge
from bot.reloading import Content, Reloader
from bot.storage import Storage
from bot.storage.counts import Count
from bot.texts import Texts
from bot.tour import Guide
from handlers.composed import Composed
from handlers.conversation import Conversation
from handlers.message_quota import MessageQuota
from handlers.metrics import Metrics
from handlers.pseudonyms import Pseudonyms
from handlers.quiet_bot import QuietBot
from handlers.senders import sender_ids
from handlers.sent_messages import SentMessages
from handlers.trouble import Trouble


@dataclass
class Handling:
    """The state of an update while it is being handled.

    Attributes:
        conversation: what is remembered of the chat.
        counted: the outcomes to count.
        update: the update itself, if it could be parsed.
        error: the exception that a handler raised.
        tries: failed attempts so far.
        sent: the messages of the reply, those of earlier attempts too.
    """

    conversation: Conversation = field(default_factory=Conversation)
    counted: list[Count] = field(default_factory=list)
    update: Update | None = None
    error: Exception | None = None
    tries: int = 0
    sent: SentMessages = field(default_factory=SentMessages)

    @property
    def is_again(self) -> bool:
        """Check whether an earlier attempt failed, or was killed once it had sent something."""
        return bool(self.tries or self.sent.ids)


@dataclass
class Services:
    """The parts of the bot; python-telegram-bot carries them as `bot_data`.

    Attributes:
        reloader: loads dialogue, texts and guide anew; None if they come from no file.
        admins: ids of the users who may give the commands for admins.
        deciding: held in this process while an admin's decision on questions that were passed on is
            written.
        reception: whether the updates of this token go elsewhere.
        loaded_at: when dialogue, texts and guide were loaded.
        handlings: the updates being handled, by update_id.
        answers: a cache of composed answers, by entry id and by whether the user says tu.
    """

    dialogue: Dialogue
    texts: Texts
    storage: Storage
    pseudonyms: Pseudonyms
    guide: Guide | None = None
    reloader: Reloader | None = None
    admins: frozenset[int] = frozenset()
    deciding: asyncio.Lock = field(default_factory=asyncio.Lock)
    loaded_at: datetime = field(default_factory=lambda: datetime.now().astimezone())
    quota: MessageQuota = field(default_factory=MessageQuota)
    reception: Trouble = field(default_factory=Trouble)
    metrics: Metrics = field(default_factory=Metrics)
    handlings: dict[int, Handling] = field(default_factory=dict)
    answers: dict[tuple[str, bool], Composed] = field(default_factory=dict)

    def switch_to(self, content: Content) -> None:
        """Put other content in force; nothing is awaited, so no update sees a mixture of both."""
        self.dialogue, self.texts, self.guide = content.dialogue, content.texts, content.guide
        self.loaded_at = datetime.now().astimezone()
        self.answers.clear()


class Context(CallbackContext[QuietBot, dict[Any, Any], dict[Any, Any], Services]):
    """The context of one update.

    Attributes:
        handling: the state of the update.
        person: pseudonym of the sender; "" if there is none.
    """

    handling: Handling
    person: str

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, Any, Any, Any, Any, Any]"
    ) -> Self:
        """Create the context of an update."""
        context = super().from_update(update, application)
        services: Services = application.bot_data
        if not isinstance(update, Update):
            raise TypeError(f"{type(update).__name__} is no update of Telegram's")
        context.handling = services.handlings.get(update.update_id) or Handling()
        sender = sender_ids(update)
        context.person = services.pseudonyms.name(*sender) if sender else ""
        return context

    @property
    def conversation(self) -> Conversation:
        """Return what is remembered of the chat."""
        return self.handling.conversation

    @property
    def memory(self) -> Memory:
        """Return what is remembered of the person in this chat."""
        return self.conversation.people.get(self.person, NOTHING)

    @memory.setter
    def memory(self, memory: Memory) -> None:
        self.conversation.people[self.person] = memory

    def count(self, outcome: str, entries: Iterable[Entry] = ()) -> None:
        """Count the outcome of the update, once for each entry that it is about."""
        ids = [entry.id for entry in entries] or [""]
        self.handling.counted += [(outcome, entry_id) for entry_id in ids]

    @property
    def dialogue(self) -> Dialogue:
        """Return the dialogue about the knowledge base in force."""
        return self.bot_data.dialogue

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge base in force."""
        return self.bot_data.dialogue.knowledge

    @property
    def texts(self) -> Texts:
        """Return the bot's own texts, with tu or vous as the user says."""
        return self.bot_data.texts.addressed(self.memory.is_familiar)

    @property
    def guide(self) -> Guide | None:
        """Return the tour and the self-check, if the knowledge base has them."""
        return self.bot_data.guide

    @property
    def storage(self) -> Storage:
        """Return what outlives the process."""
        return self.bot_data.storage


BotApplication: TypeAlias = Application[
    QuietBot, Context, dict[Any, Any], dict[Any, Any], Services, None
]
