"""From a message to a reply: answer if sure enough, suggest if unsure, else say so."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.bands import Gates, as_guess
from bot.dialogue.courtesy import COURTESY_CONFIDENCE, CourtesyReader
from bot.dialogue.cues import Choice, CueReader, Miss, Refusal
from bot.dialogue.decision import RANKING_LENGTH, Decider
from bot.dialogue.denials import DenialReader
from bot.dialogue.last_answer import LastAnswerReader
from bot.dialogue.memory import NOTHING, Memory
from bot.dialogue.parts import Cutter
from bot.dialogue.recorder import Recorder
from bot.dialogue.remarks import RemarkReader
from bot.dialogue.several import SeveralAnswers
from bot.dialogue.signs import SignWriter
from bot.dialogue.small_talk import SmallTalkReader, Talk
from bot.dialogue.stories import ask_unknown, may_ask_several, read_sentences, sharpen
from bot.dialogue.subject import subject_words
from bot.dialogue.turn import Turn
from bot.knowledge import Entry, Knowledge
from bot.matcher import Explanation, Match, Matcher
from bot.matcher.follow_ups import Before
from bot.matcher.learning import Learned
from bot.matcher.readings import Readings
from bot.matcher.vectors import Floats
from bot.reply import Answer, Details, Reason, Reply, SmallTalk, Suggestions, Unknown

AGREEMENT_KIND = "accord"  # of the conversation that comes with the bot


class Dialogue:
    """Converses about one knowledge base."""

    def __init__(self, knowledge: Knowledge, learned: Learned | None = None) -> None:
        """Prepare for conversations.

        Args:
            knowledge: the knowledge base.
            learned: what the matcher has learned from it already.
        """
        self.knowledge = knowledge
        self._matcher = Matcher(knowledge, learned)
        self.gates = Gates.of(knowledge.entries)
        self.recorder = Recorder(knowledge)
        normaliser = self._matcher.learned.given.normaliser
        self._signs = SignWriter(knowledge.lexicon, normaliser)
        self._cues = CueReader(knowledge.lexicon, normaliser)
        self._small_talk = SmallTalkReader(knowledge, self._matcher.learned)
        subject = subject_words(knowledge, normaliser)
        self._cutter = cutter = Cutter(knowledge.lexicon, normaliser, subject)
        self._courtesy = CourtesyReader(knowledge, normaliser, self._small_talk, cutter, self.gates)
        self._decider = Decider(knowledge, self.gates, self._cues, cutter)
        self._last_answer = LastAnswerReader(knowledge, normaliser, self._cues, cutter, self.gates)
        self._denials = DenialReader(knowledge, self._matcher.learned, cutter)
        self._remarks = RemarkReader(knowledge)
        self._several = SeveralAnswers(knowledge, self.gates, cutter)

    def forgetting_phrasings(self) -> "Dialogue":
        """Return one that does not know phrasings word for word.

        What it replies to them tells how well it understands questions like them.
        """
        learned = self._matcher.learned
        refused = learned.known.only(len(self.knowledge.entries))
        return Dialogue(self.knowledge, replace(learned, known=refused))

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
        readings = self._matcher.read()
        text = self._signs.write(text, readings.plain_words(text))
        memory, is_familiar = memory.recall(now), self._cues.is_familiar(text)
        talked = memory.talked
        said = memory.is_familiar if is_familiar is None else is_familiar
        memory = replace(memory, talked=None, is_familiar=said, at=now)
        numbered = self.knowledge.existing(memory.choices)
        reference = None
        if numbered and not self._cues.refuses(text):  # « ni l'une ni l'autre » means no number
            reference = self._cues.numbers.reference(text, len(numbered))
        if reference is None:
            return self._respond_to_rest(text, memory, readings, (talked,) if talked else ())
        entry, asked = numbered[reference.number], reference.asked
        if asked and not self._cues.asks_for_more(asked):
            return self._respond_to_rest(asked, memory.back_to(entry.id), readings)
        is_read = entry.id == memory.answered and not memory.is_one_of_several
        return self._tell_more(entry, asked, memory) if is_read else self._show(entry, memory)

    def _respond_to_rest(
        self, text: str, memory: Memory, readings: Readings, talked: tuple[str, ...] = ()
    ) -> Turn:
        """Reply to a message that means nothing by its number.

        Args:
            text: the message.
            memory: what is remembered of the conversation.
            readings: of the message.
            talked: id of the entry that replied to small talk just before, if one did.
        """
        answered = (memory.answered,) if memory.answered else ()
        before = Before(answered, (*memory.suggested, *talked))
        cue = self._respond_to_cue(text, memory, readings, before)
        return cue or self._respond_to_question(text, memory, readings, before)

    def _respond_to_cue(
        self, text: str, memory: Memory, readings: Readings, before: Before
    ) -> Turn | None:
        """Read a message as an answer to what the bot said last."""
        suggested = self.knowledge.existing(memory.suggested)
        cue = self._cues.answer(text, len(suggested)) if suggested else None
        if cue is None and memory.was_unsure and self._asks_which(text, readings):
            cue = Choice(0) if len(suggested) == 1 else Miss()
        if isinstance(cue, Choice):
            return self._show(suggested[cue.number], memory)
        if isinstance(cue, Refusal):
            refused = self.recorder.refused(memory, memory.at)
            return Turn(Unknown(Reason.REFUSED), (), refused)
        if isinstance(cue, Miss):
            return Turn(Suggestions(suggested, is_again=True), (), replace(memory, unknowns=0))
        entries = self.knowledge.entry_by_id
        previous = entries.get(memory.previous or "")
        if previous and self._cues.asks_for_previous(text):
            return self._show(previous, memory)
        last = entries.get(memory.answered or "")
        asks_on = last and self._last_answer.asks_on(text, last, memory, readings, before)
        if last and asks_on and not self._only_reacts(text, readings):
            return self._tell_more(last, text, memory)
        return None

    def _show(self, entry: Entry, memory: Memory) -> Turn:
        """Answer with an entry that was chosen."""
        return Turn(Answer((entry,)), _only(entry), self.recorder.shown(entry, memory, memory.at))

    def _tell_more(self, entry: Entry, asked: str, memory: Memory) -> Turn:
        """Give details on the entry that was answered last."""
        details, ranking = self._last_answer.details(entry, asked, memory), _only(entry)
        return Turn(details, ranking, self.recorder.replied(details, ranking, memory))

    def _asks_which(self, text: str, readings: Readings) -> bool:
        """Check whether a message takes suggestions or wonders at them, and no more: « ok »."""
        talk = self._talk(text, readings)
        is_only_asked = "?" in text and not readings.plain_words(text)
        return is_only_asked or (talk is not None and talk.built_in.id == AGREEMENT_KIND)

    def _only_reacts(self, text: str, readings: Readings) -> bool:
        """Check whether a message is small talk: « c'est vrai » is, « c'est vrai ? » asks on."""
        return "?" not in text and self._talk(text, readings) is not None

    def _talk(self, text: str, readings: Readings) -> Talk | None:
        """Return what can reply to a message; None if it is not small talk as a whole."""
        words = readings.plain_words(text)
        return self._small_talk.read(words) if words else self._small_talk.read_signs(text)

    def _respond_to_question(
        self, text: str, memory: Memory, readings: Readings, before: Before
    ) -> Turn:
        message = self._courtesy.read(text, readings, before)
        ranking = self._decider.rank(message.question, memory, readings, before)
        if not readings.knows(message.question, before):
            ranking = self._remarks.leave_out(text, ranking)
        question, ranking = self._denials.read(text, message.question, ranking, readings, before)
        if not self._decider.says_what(question, readings, before):
            ranking = as_guess(ranking)
        sentences = read_sentences(question, self._cutter, readings)
        several = None
        if not readings.knows(question, before) and may_ask_several(ranking, sentences):
            asked, is_story = sentences.focus or question, sentences.are_story
            several = self._several.answer(asked, readings, is_story=is_story)
        sharpened = sharpen(ranking, sentences, readings, self.gates)
        reply = several or self._decider.decide(question, sharpened, memory, readings)
        if self._last_answer.is_repeated(reply, message.question, question, memory, readings):
            reply = self._last_answer.details(sharpened[0].entry, question, memory)
        if sentences.tell_only and (isinstance(reply, Suggestions) or reply == Unknown()):
            reply = Unknown(Reason.STORY)
        if isinstance(reply, Answer) and self._is_about_subject(reply):
            reply = replace(reply, is_partial=ask_unknown(sentences, readings, self.gates))
        talk = self._talk(text, readings)
        if not talk and self._is_unknown_statement(reply, text, readings):
            talk = self._small_talk.read_end(readings.plain_words(text))
        if talk and not self._is_better_than_talk(reply, talk, text, readings, before):
            reply, sharpened = self._converse(talk, sharpened)
        elif message.courtesy:
            reply = self._opened(reply, message.courtesy)
        return Turn(reply, sharpened, self.recorder.replied(reply, sharpened, memory))

    def _opened(self, reply: Reply, courtesy: Entry) -> Reply:
        """Return a reply that returns courtesy first, if it is a reply to a question."""
        if isinstance(reply, Suggestions | Unknown) or (
            isinstance(reply, Answer) and self._is_about_subject(reply)
        ):
            return replace(reply, courtesy=courtesy)
        return reply

    def _is_unknown_statement(self, reply: Reply, text: str, readings: Readings) -> bool:
        """Check whether a message was not understood, and asks nothing."""
        is_unknown = reply in (Unknown(), Unknown(Reason.AGAIN))
        return is_unknown and not self._cutter.asks(text, readings.words(text))

    def _is_better_than_talk(
        self, reply: Reply, talk: Talk, text: str, readings: Readings, before: Before
    ) -> bool:
        """Check whether a reply to what reads as small talk is better than to return it.

        An answer on the subject is, if the text is known to ask for it after what came before, or
        if the entry has small talk among its phrasings: « d'accord » is no question about an
        « accord collectif », nor « je suis désolée » one about the qualities of a manager. Small
        talk is if it is of the same kind, or surely of one if the bot itself has no words for this:
        « ça va, bonne journée » says goodbye.
        """
        match reply:
            case Suggestions() | Unknown():
                return False
            case Answer((entry,)) if entry.id not in self._small_talk.own:
                (alone,) = readings.rank(text, 1)
                if alone.entry != entry or alone.confidence < self.gates.answer:
                    return readings.knows(text, before)
                return self._small_talk.is_known_by(entry)
            case Answer((entry,)):
                return entry in talk.own or (readings.knows(text, before) and not talk.own)
            case Details():  # « c'est tout ? » asks on, « c'est tout » says goodbye
                return "?" in text or readings.knows(text, before)
            case _:
                return True

    def _converse(self, talk: Talk, ranking: tuple[Match, ...]) -> tuple[Reply, tuple[Match, ...]]:
        """Reply to small talk; return the ranking then as well."""
        if not talk.own:
            return SmallTalk(talk.built_in), ranking
        ranked = [match.entry for match in ranking if match.entry in talk.own]
        entry = next(iter(ranked), talk.own[0])
        score = max((match.score for match in ranking), default=0.0)
        others = (match for match in ranking if match.entry is not entry)
        first = Match(entry, score, COURTESY_CONFIDENCE)
        return Answer((entry,)), (first, *others)[:RANKING_LENGTH]

    def _is_about_subject(self, reply: Reply) -> bool:
        """Check whether a reply is an answer, and not small talk."""
        return isinstance(reply, Answer) and not self._is_small_talk(reply.entries[0])

    def _is_small_talk(self, entry: Entry) -> bool:
        return entry.id in self.knowledge.small_talk


def _only(entry: Entry) -> tuple[Match, ...]:
    """Return the ranking of a message that surely means an entry."""
    return (Match(entry, score=1.0, confidence=1.0),)
