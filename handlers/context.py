"""What handlers work with, typed: the context that python-telegram-bot passes to each of them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from telegram.ext import Application, CallbackContext, ExtBot

from bot.dialogue import Dialogue
from bot.knowledge import Knowledge
from bot.memory import NOTHING, Memory
from bot.reloading import Content, Reloader
from bot.reply import Outcome
from bot.texts import Texts
from bot.throttle import Throttle
from bot.tour import Guide
from bot.votes import Votes

MOST_REPLIES = 20  # noted in a chat


@dataclass
class Services:
    """What the bot is made of; python-telegram-bot carries it as `bot_data`.

    Attributes:
        reloader: loads the first three anew; None if they come from no file.
        admins: ids of the users who may give the commands for admins.
        outcomes: how many messages of each outcome there were since the start.
        loaded_at: when the first three were loaded.
    """

    dialogue: Dialogue
    texts: Texts
    guide: Guide | None = None
    reloader: Reloader | None = None
    admins: frozenset[int] = frozenset()
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    loaded_at: datetime = field(default_factory=lambda: datetime.now().astimezone())
    votes: Votes = field(default_factory=Votes)
    throttle: Throttle = field(default_factory=Throttle)

    def switch_to(self, content: Content) -> None:
        """Put other content in force; nothing is awaited, so no update meets half of each."""
        self.dialogue, self.texts, self.guide = content.dialogue, content.texts, content.guide
        self.loaded_at = datetime.now().astimezone()


@dataclass
class Person:
    """What the bot remembers of a person, in memory, for a quarter of an hour.

    It is of persons rather than of chats: in a group, nobody's « et pourquoi ? » is read with what
    somebody else has asked.
    """

    memory: Memory = NOTHING


@dataclass
class Conversation:
    """What the bot remembers of a chat, in memory: numbers of steps and messages, never a text.

    Attributes:
        tour_step: number of the step of the guided tour that was shown last, from 0.
        replies: numbers of the messages that reply to each of the latest questions, by its number.
    """

    tour_step: int = 0
    replies: dict[int, list[int]] = field(default_factory=dict)

    def note_reply(self, question: int, reply: list[int]) -> None:
        """Note the messages that reply to a question, so that they follow when it is edited."""
        self.replies[question] = reply
        while len(self.replies) > MOST_REPLIES:
            del self.replies[next(iter(self.replies))]


Bot: TypeAlias = ExtBot[Any]


class Context(CallbackContext[Bot, Person, Conversation, Services]):
    """The context of one update."""

    @property
    def conversation(self) -> Conversation:
        """What is remembered of the chat; a new one where the update comes from no chat."""
        return self.chat_data if self.chat_data is not None else Conversation()

    @property
    def memory(self) -> Memory:
        """What is remembered of the person; nothing where the update comes from nobody."""
        return self.user_data.memory if self.user_data is not None else NOTHING

    @memory.setter
    def memory(self, memory: Memory) -> None:
        if self.user_data is not None:
            self.user_data.memory = memory

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
    def votes(self) -> Votes:
        """What users thought of answers."""
        return self.bot_data.votes


BotApplication: TypeAlias = Application[Bot, Context, Person, Conversation, Services, None]
