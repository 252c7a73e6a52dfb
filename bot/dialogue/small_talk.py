"""Understands greetings, thanks and the like with any knowledge base, by `Knowledge.conversation`.

A message is small talk if it is made of nothing but known phrasings and fillers: « bonjour, ça
va ? », « ok merci, bonne journée »; what only intensifies is left out: « ça me rassure vraiment ».
Entries of the knowledge base that are of the same kind reply
to it; if there are none, the entry that comes with the bot does. What stands in questions on the
subject (« aide ») is no small talk there.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from bot.dialogue.pieces import has_word
from bot.knowledge import Entry, Knowledge
from bot.matcher.features import Words
from bot.matcher.learning import Learned
from bot.matcher.spelling import Speller
from bot.normalise import in_alphabetical_order
from bot.phrases import Phrases

# What is returned before the answer to a question that came with it; a goodbye, an apology or help
# opens none, nor does « d'accord ». Ids of the conversation's entries.
RETURNED_KINDS = frozenset({"salutation", "comment-ca-va", "remerciement"})
# What nobody wants to be told « je ne sais pas répondre à cela » to, whatever stands before it.
FELT_KINDS = frozenset({"inquietude", "detresse"})
UNREAD_KIND = "signes"  # what replies to signs that tell nothing
# Categories of Unicode: the colour of an emoji and how to draw it are others.
_EMOJI = "So"
_TELLING_SIGNS = (_EMOJI, "Po")

_Kinds: TypeAlias = Mapping[tuple[str, ...], str]  # id of the conversation's entry, by words


@dataclass(frozen=True)
class Talk:
    """What can reply to small talk.

    Attributes:
        built_in: the entry that comes with the bot.
        own: entries of the knowledge base of the same kind, those with most phrasings of it first.
    """

    built_in: Entry
    own: Sequence[Entry]


class _Said(NamedTuple):
    """A part of a message.

    Attributes:
        kind: id of the conversation's entry that it is a phrasing of.
        is_filler: it may stand beside anything, and tells little: « ok ».
    """

    kind: str
    is_filler: bool


class SmallTalkReader:
    """Knows the small talk that one knowledge base understands.

    Attributes:
        own: ids of the entries of the knowledge base that are small talk, by their section or by
            their question.
    """

    def __init__(self, knowledge: Knowledge, learned: Learned) -> None:
        """Prepare to read.

        Args:
            knowledge: the knowledge base.
            learned: what the matcher has learned from it.
        """
        self._words, lexicon = learned.given.normaliser.words_of_each, knowledge.lexicon
        self._phrasings = learned.phrasings
        self._number = {entry.id: number for number, entry in enumerate(knowledge.entries)}
        kinds = {
            tuple(words): one.id
            for one in knowledge.conversation
            for words in self._words(one.phrasings)
            if words
        }
        self._signs = _signs_of(knowledge.conversation)
        questions = self._words([entry.question for entry in knowledge.entries])
        own = [
            entry
            for entry, words in zip(knowledge.entries, questions, strict=True)
            if entry.id in knowledge.small_talk or tuple(words) in kinds
        ]
        self.own = frozenset(entry.id for entry in own)
        light = self._words([*lexicon.fillers, *lexicon.continuations, *lexicon.connectors])
        self._light = Phrases([*light, *self._words(lexicon.openings)])
        self._intensifiers = Phrases(self._words(lexicon.intensifiers))
        courtesies = self._words(lexicon.courtesies)
        self._courtesies = Phrases(courtesies)
        asked = self._asked(knowledge, Phrases([*light, *courtesies]))
        subjects = {*asked.split()}
        plain = {tuple(self._intensifiers.leave_out(words)): kind for words, kind in kinds.items()}
        self._kinds: _Kinds = {
            words: kind
            for words, kind in (plain | kinds).items()
            # To look for words first takes a fifth of the time.
            if not (subjects.issuperset(_singular(words)) and _joined(words) in asked)
        }
        self._in_any_order = frozenset(map(in_alphabetical_order, self._kinds))
        self._phrases = Phrases(self._kinds)
        self._speller = Speller(self._kinds, learned.given.word_vectors, min_frequency=1)
        self._built_in = {entry.id: entry for entry in knowledge.conversation}
        self._own_of = self._by_kind(own, kinds)

    def read(self, words: Words) -> Talk | None:
        """Return what can reply to a message; None if it is not small talk as a whole.

        Args:
            words: of the message, as they are spelled.
        """
        said = self._read(words)
        if not said and self._intensifiers.stand_in(words):
            said = self._read(self._intensifiers.leave_out(words))
        # « merci, bonne journée » says goodbye; « merci, ok » thanks.
        telling = [one for one in said if not one.is_filler] or said
        if not telling:
            return None
        own = [one for one in telling if one.kind in self._own_of]  # it greets « bonjour, ça va ? »
        return self._talk((own or telling)[-1].kind)

    def read_signs(self, text: str) -> Talk | None:
        """Return what can reply to a message of signs alone: the last emoji that is known counts.

        Signs that tell nothing are no question that was not understood.
        """
        if has_word(text) or not text.strip():
            return None
        emoji = [sign for sign in text if unicodedata.category(sign) == _EMOJI]
        kinds = [self._signs[sign] for sign in (*text, *emoji) if sign in self._signs]
        kind = kinds[-1] if kinds else UNREAD_KIND
        return self._talk(kind) if kind in self._built_in else None

    def read_end(self, words: Words) -> Talk | None:
        """Return what can reply to a message that ends with distress: « …, j'en peux plus ».

        Args:
            words: of the message, as they are spelled.
        """
        told = self._intensifiers.leave_out(self._speller.correct(words))
        kind = self._kinds.get(tuple(told[self._phrases.start_of_closing(told) :]))
        return self._talk(kind) if kind in FELT_KINDS else None

    def returned_for(self, opening: Words) -> Entry | None:
        """Return the entry that returns what comes before a question; None if nothing is to be.

        Args:
            opening: the words before the question, as they are spelled.
        """
        words = self._speller.correct(opening)
        if not self._courtesies.stand_in(words):  # « parfait, … » praises, and thanks for nothing
            return None
        said = (self._kinds[tuple(words[start:end])] for start, end in self._phrases.find(words))
        for kind in said:
            if kind in RETURNED_KINDS:
                return next(iter(self._own_of.get(kind, ())), self._built_in[kind])
        return None

    def is_known_by(self, entry: Entry) -> bool:
        """Check whether an entry has any small talk among its phrasings."""
        return not self._in_any_order.isdisjoint(self._said_in(entry))

    def _talk(self, kind: str) -> Talk:
        return Talk(self._built_in[kind], self._own_of.get(kind, ()))

    def _said_in(self, entry: Entry) -> list[str]:
        """List the phrasings of an entry, each with its words in alphabetical order."""
        return self._phrasings.ordered(self._number[entry.id])[: len(entry.phrasings)]

    def _read(self, spelled: Words) -> Sequence[_Said]:
        """List what a text is made of; nothing if there is something else in it."""
        first = self._speller.correct(spelled[:1])
        if not (self._phrases.may_begin(first) or self._light.may_begin(first)):
            return ()  # most messages, for a tenth of the time
        words = self._speller.correct(spelled)
        said: list[_Said] = []
        place = 0
        while place < len(words):
            length = self._phrases.length_at(words, place)
            light = self._light.length_at(words, place)
            if not length and not light:
                return ()
            if length and length >= light:
                kind = self._kinds[tuple(words[place : place + length])]
                said.append(_Said(kind, is_filler=length == light))
            place += max(length, light)
        return said

    def _asked(self, knowledge: Knowledge, light: Phrases) -> str:
        """Join the words of questions and keywords on the subject, without those that are light."""
        texts = [
            text
            for entry in knowledge.entries
            if entry.id not in self.own
            for text in (entry.question, *entry.keywords)
        ]
        return "|".join(_joined(light.leave_out(words)) for words in self._words(texts))

    def _by_kind(self, entries: Iterable[Entry], kinds: _Kinds) -> Mapping[str, Sequence[Entry]]:
        """List entries by the kind of which each has most phrasings."""
        known = {in_alphabetical_order(words): kind for words, kind in kinds.items()}
        found: defaultdict[str, list[tuple[int, Entry]]] = defaultdict(list)
        for entry in entries:
            said = [known[one] for one in self._said_in(entry) if one in known]
            for kind, number in Counter(said).most_common(1):
                found[kind].append((number, entry))
        return {
            kind: [entry for _, entry in sorted(counted, key=lambda one: -one[0])]
            for kind, counted in found.items()
        }


def _signs_of(conversation: Iterable[Entry]) -> Mapping[str, str]:
    """Return the entry's id that each sign stands for which is said without words."""
    return {
        sign: one.id
        for one in conversation
        for text in one.phrasings
        if not has_word(text)
        for sign in text
        if unicodedata.category(sign) in _TELLING_SIGNS
    }


def _joined(words: Words) -> str:
    """Join words so that they can be found in others as a whole; plurals count as singulars."""
    return f" {' '.join(_singular(words))} "


def _singular(words: Words) -> list[str]:
    return [word.removesuffix("s") for word in words]
