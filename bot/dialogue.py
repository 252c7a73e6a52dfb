"""From a message to a reply: answer if sure enough, suggest if unsure, else say so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.conversation import NOTHING, Memory
from bot.cues import Choice, CueReader, Miss, Refusal
from bot.knowledge import Entry, Knowledge
from bot.matcher import Explanation, Match, Matcher
from bot.matcher.vectors import Floats
from bot.message_parts import split_at_sign, split_first_word, split_in_two, split_sentences
from bot.normalise import Normaliser, fold, split_words
from bot.reply import (
    Answer,
    Details,
    Reason,
    Reply,
    Suggestions,
    Unknown,
    answered_in,
    suggested_in,
)

# From these confidences on, an entry is answered, or is worth a button. Of 700 questions that
# nobody taught the bot, .96 are then answered right, .01 wrong; buttons reach .03 more. Of 360 that
# are out of scope, .01 are answered and .12 get buttons; from .04 on it would be .25.
ANSWER_CONFIDENCE = 0.68
SUGGESTION_CONFIDENCE = 0.1
MAX_SUGGESTIONS = 3
RANKING_LENGTH = 10

# A message asks two things if it falls into two parts that are each answered with this confidence
# by different entries, if both are among the first few for the whole message, or else with more; in
# a story more is needed in any case. Of 60 messages that ask two things, .87 get both answers; .04
# of those that ask one get two.
PART_CONFIDENCE = 0.45
PLAUSIBLE_PLACES = 5
SURE_PART_CONFIDENCE = 0.75
STORY_PART_CONFIDENCE = 0.7
MAX_PLAIN_WORDS = 20  # a longer message is a story
MAX_SPLITS = 12

# Where a message as a whole has no answer, its sentences get one that have it with this confidence:
# stories around a question, or three questions. Of labelled questions and those of cdtn, on labour
# law, nothing more is answered then; with .62, .026 of what is out of scope is.
SENTENCE_CONFIDENCE = 0.8
MAX_SENTENCES = 30
MAX_SENTENCE_ANSWERS = 3

# « Bonjour, … », « Merci ! … »: small talk as sure as this, in a few words before the question.
COURTESY_CONFIDENCE = 0.9
# The entries whose one-word phrasings need no comma; but « coucou toi » has no question.
COURTESY_ENTRIES = ("salutation", "remerciement")

# An entry with less confidence than this has nothing to do with the message. Of 230 messages out of
# scope without any reply, .30 come as near to some entry, and of 16 questions in scope, 8.
NEAR_CONFIDENCE = 0.02

COMPLAINT_ENTRY = "insatisfaction"


@dataclass(frozen=True)
class Turn:
    """One message and what became of it.

    Attributes:
        ranking: the best entries for the whole message, best first.
        memory: what to remember for the next message.
    """

    reply: Reply
    ranking: tuple[Match, ...]
    memory: Memory

    @property
    def subjects(self) -> tuple[Entry, ...]:
        """The entries that a reply answers with; else the nearest one, if it is near."""
        near = (match.entry for match in self.ranking[:1] if match.confidence >= NEAR_CONFIDENCE)
        return answered_in(self.reply) or suggested_in(self.reply)[:1] or tuple(near)


class Dialogue:
    """Converses about one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._matcher = Matcher(knowledge)
        self._cues = CueReader(knowledge.lexicon, Normaliser(knowledge.lexicon))
        self._courtesies = {
            tuple(split_words(text)): entry
            for entry in self._known(COURTESY_ENTRIES)
            for text in entry.phrasings
        }

    def explain(self, text: str) -> list[Explanation]:
        """Explain the ranking of the best entries for a message."""
        return self._matcher.explain(text)

    def similarities(self, texts: Sequence[str]) -> Floats:
        """Compare each message with each other one; 0..1."""
        return self._matcher.similarities(texts)

    def respond(self, text: str, memory: Memory = NOTHING, now: float = 0) -> Turn:
        """Reply to a message.

        Args:
            text: the message.
            memory: what is remembered of the conversation.
            now: the time, in seconds, on whatever clock the memory uses.
        """
        memory = memory.recall(now)
        is_familiar = self._cues.is_familiar(text)
        if is_familiar is not None:
            memory = replace(memory, is_familiar=is_familiar)
        turn = self._respond_to_cue(text, memory) or self._respond_to_question(text, memory)
        return replace(turn, memory=replace(turn.memory, at=now))

    def remember(self, entry: Entry, memory: Memory, now: float = 0) -> Memory:
        """Return what to remember once an entry has been shown; small talk changes no subject."""
        if entry.id in self.knowledge.small_talk:
            return replace(memory, suggested=(), unknowns=0, at=now)
        return Memory(answered=entry.id, is_familiar=memory.is_familiar, at=now)

    def remember_refusal(self, memory: Memory, now: float = 0) -> Memory:
        """Return what to remember once the user has refused all suggestions."""
        return replace(memory, suggested=(), unknowns=memory.unknowns + 1, at=now)

    def _respond_to_cue(self, text: str, memory: Memory) -> Turn | None:
        """Read a message as an answer to what the bot said last."""
        suggested = self._known(memory.suggested)
        cue = self._cues.answer(text, len(suggested)) if suggested else None
        if isinstance(cue, Choice):
            entry = suggested[cue.number]
            certain = (Match(entry, score=1.0, confidence=1.0),)
            return Turn(Answer((entry,)), certain, self.remember(entry, memory))
        if isinstance(cue, Refusal):
            return Turn(Unknown(Reason.REFUSED), (), self.remember_refusal(memory))
        if isinstance(cue, Miss):
            return Turn(Suggestions(suggested, is_again=True), (), replace(memory, unknowns=0))
        for entry in self._known([memory.answered] if memory.answered else []):
            if self._cues.asks_for_more(text):
                certain = (Match(entry, score=1.0, confidence=1.0),)
                details = self._details(entry)
                return Turn(details, certain, self._remember_reply(details, certain, memory))
        return None

    def _respond_to_question(self, text: str, memory: Memory) -> Turn:
        courtesy, question = self._split_courtesy(text)
        ranking = tuple(self._matcher.rank(question, RANKING_LENGTH, memory.answered))
        reply = self._answer_both(question, ranking) or self._decide(text, ranking, memory)
        if not self._is_about_subject(reply):
            reply = self._answer_sentences(question) or reply
        if isinstance(reply, Answer) and self._is_about_subject(reply):
            reply = replace(reply, courtesy=courtesy)
        return Turn(reply, ranking, self._remember_reply(reply, ranking, memory))

    def _decide(self, text: str, ranking: tuple[Match, ...], memory: Memory) -> Reply:
        """Choose one of the three bands by the confidence of the first entry."""
        if ranking and ranking[0].confidence >= ANSWER_CONFIDENCE:
            entry = ranking[0].entry
            offers = memory.alternatives if entry.id == COMPLAINT_ENTRY else ()
            return Answer((entry,), offers=self._known(offers))
        if self._cues.is_foreign(text):
            return Unknown(Reason.FOREIGN)
        if ranking and ranking[0].confidence >= SUGGESTION_CONFIDENCE:
            return Suggestions(tuple(match.entry for match in ranking[:MAX_SUGGESTIONS]))
        return Unknown(Reason.AGAIN if memory.unknowns else Reason.OUT_OF_SCOPE)

    def _remember_reply(self, reply: Reply, ranking: tuple[Match, ...], memory: Memory) -> Memory:
        match reply:
            case Answer(entries) if self._is_about_subject(reply):
                left_out = self.knowledge.small_talk | {*_ids(entries)}
                others = [id_ for match in ranking if (id_ := match.entry.id) not in left_out]
                memory = self.remember(entries[-1], memory)
                return replace(memory, alternatives=tuple(others[:MAX_SUGGESTIONS]))
            case Suggestions(entries):
                return replace(memory, suggested=_ids(entries), alternatives=(), unknowns=0)
            case Answer(offers=offered) | Details(neighbours=offered):
                return replace(memory, suggested=_ids(offered), unknowns=0)
            case Unknown():
                return replace(memory, suggested=(), unknowns=memory.unknowns + 1)

    def _answer_both(self, text: str, ranking: tuple[Match, ...]) -> Answer | None:
        """Answer a message that asks two things; the entry that fits the whole best comes first."""
        plausible = [match.entry.id for match in ranking[:PLAUSIBLE_PLACES]]
        pairs = [
            pair for parts in islice(split_in_two(text), MAX_SPLITS) if (pair := self._pair(parts))
        ]
        surest = max(pairs, key=_least_confidence, default=())
        is_plausible = {match.entry.id for match in surest} <= set(plausible)
        needed = PART_CONFIDENCE if is_plausible else SURE_PART_CONFIDENCE
        if len(text.split()) > MAX_PLAIN_WORDS:
            needed = max(needed, STORY_PART_CONFIDENCE)
        if not surest or _least_confidence(surest) < needed:
            return None
        fits_whole = sorted(surest, key=lambda match: match.entry.id not in plausible[:1])
        return Answer(tuple(match.entry for match in fits_whole))

    def _pair(self, parts: tuple[str, str]) -> tuple[Match, ...]:
        """Return the best entry of each part, if they differ and none is small talk."""
        if len({*self._matcher.firsts(parts)} - {None}) < len(parts):
            return ()
        pair = tuple(self._matcher.rank(part, limit=1)[0] for part in parts)
        is_about_subject = not any(match.entry.id in self.knowledge.small_talk for match in pair)
        return pair if is_about_subject else ()

    def _answer_sentences(self, text: str) -> Answer | None:
        """Answer those sentences of a message that are clear by themselves, if they are few."""
        sentences = split_sentences(text)[:MAX_SENTENCES]
        if len(sentences) < 2:
            return None
        matches = [match for part in sentences for match in self._matcher.rank(part, limit=1)]
        sure = [match.entry for match in matches if match.confidence >= SENTENCE_CONFIDENCE]
        ids = [id_ for id_ in dict.fromkeys(_ids(sure)) if id_ not in self.knowledge.small_talk]
        return Answer(self._known(ids)) if 0 < len(ids) <= MAX_SENTENCE_ANSWERS else None

    def _split_courtesy(self, text: str) -> tuple[Entry | None, str]:
        """Take a greeting or thanks off the beginning of a question."""
        found = split_at_sign(text)
        if found and self._matcher.first(found[1]):  # after « Bonjour ! 😊 » comes no question
            courtesy = self._courtesy(found[0])
            if courtesy:
                return courtesy, found[1]
        found = split_first_word(text)
        courtesy = self._courtesies.get((fold(found[0]),)) if found else None
        if found and courtesy and self._matcher.first(found[1]) and not self._courtesy(text):
            return courtesy, found[1]
        return None, text

    def _courtesy(self, text: str) -> Entry | None:
        """Return the small talk that a text certainly is, if it is any."""
        for match in self._matcher.rank(text, limit=1):
            if (
                match.entry.id in self.knowledge.small_talk
                and match.confidence >= COURTESY_CONFIDENCE
            ):
                return match.entry
        return None

    def _is_about_subject(self, reply: Reply) -> bool:
        """Check whether a reply is an answer, and not small talk."""
        return isinstance(reply, Answer) and reply.entries[0].id not in self.knowledge.small_talk

    def _details(self, entry: Entry) -> Details:
        section = [one.id for one in self.knowledge.entries if one.section == entry.section]
        ids = dict.fromkeys([*entry.related, *section])
        return Details(entry, self._known(id_ for id_ in ids if id_ != entry.id)[:MAX_SUGGESTIONS])

    def _known(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """List the entries that still exist."""
        entries = self.knowledge.entry_by_id
        return tuple(entries[id_] for id_ in ids if id_ in entries)


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _least_confidence(matches: Iterable[Match]) -> float:
    return min((match.confidence for match in matches), default=0)
