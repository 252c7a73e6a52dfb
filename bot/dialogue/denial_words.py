"""Knows the words by which a clause denies or waves away, and those that make a question of them.

They are compared by their sound, for they are short and often typed as they are heard: « jen ai pa
besoin », « jmen fou ».
"""

from collections.abc import Iterator, Sequence

from bot.dialogue.clauses import Clause
from bot.dialogue.parts import Cutter
from bot.knowledge import Knowledge
from bot.matcher.features import Words
from bot.matcher.learning import Learned
from bot.phrases import Phrases


class DenialWords:
    """Finds what denies in a clause."""

    def __init__(self, knowledge: Knowledge, learned: Learned, cutter: Cutter) -> None:
        lexicon, words = knowledge.lexicon, learned.given.normaliser.words_of_each
        self._cutter = cutter
        self._normaliser = learned.given.normaliser
        self._vectoriser = learned.encoder.vectoriser

        def heard(texts: Sequence[str]) -> list[list[str]]:
            return list(map(self._sounds, words(texts)))

        denials, exclusions = heard(lexicon.denials), heard(lexicon.exclusions)
        dismissals, settlements = heard(lexicon.dismissals), heard(lexicon.settlements)
        corrections = heard(lexicon.corrections)
        self._signs = Phrases([*denials, *exclusions, *dismissals, *settlements, *corrections])
        self._denials, self._exclusions = Phrases(denials), Phrases(exclusions)
        self._dismissals, self._settlements = Phrases(dismissals), Phrases(settlements)
        self._longest_dismissal = max(map(len, [*dismissals, *settlements]), default=0) + 1
        self._connectors = Phrases(heard(lexicon.connectors))
        self._negations = Phrases(heard(lexicon.negations))
        light = [*lexicon.fillers, *lexicon.continuations, *lexicon.courtesies]
        self._tails = Phrases(heard([*lexicon.tails, *light]))
        self._light = Phrases(words(light))
        self._alternatives = Phrases(words(lexicon.alternatives))
        opposites = Phrases(words(lexicon.opposites))
        questions = words([entry.question for entry in knowledge.entries])
        is_subject = any(map(opposites.stand_in, questions))
        self._opposites = Phrases([]) if is_subject else opposites

    def may_deny(self, words: Sequence[str]) -> bool:
        """Check whether a message has any of the words; most have none."""
        return self._signs.stand_in(self._sounds(words)) or self._opposites.stand_in(words)

    def beside(self, clause: Clause) -> str | None:
        """Return what a clause says beside the words that deny; None if it denies nothing."""
        words = clause.words
        spans = [] if clause.is_asked else [*self._denying(words)]
        if spans and self._asks(words[: min(spans)[0]]):
            spans = []
        spans += self._opposites.find(words)
        if not spans:
            return None
        said = {number for start, end in spans for number in range(start, end)}
        beside = [word for number, word in enumerate(words) if number not in said]
        return "" if self._tails.make_up(self._sounds(beside)) else " ".join(beside)

    def is_tail(self, clause: Clause) -> bool:
        """Check whether a clause only follows what denies, and changes nothing."""
        return self._tails.make_up(self._sounds(clause.words))

    def phrases_in(self, text: str) -> set[tuple[str, ...]]:
        """Return the phrases of a text that deny, by their sound."""
        words = self._normaliser.words(text)
        heard = self._sounds(words)
        found = [
            *self._denials.find(heard),
            *self._exclusions.find(heard),
            *self._opposites.find(words),
        ]
        return {tuple(heard[start:end]) for start, end in found}

    def _asks(self, words: Sequence[str]) -> bool:
        """Check whether what stands before a denial makes a question of it."""
        return self._alternatives.stand_at_end(words) or self._cutter.has_interrogative(words)

    def _denying(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """List where a clause denies: the number of the first word, and of that after the last."""
        heard = self._sounds(words)
        yield from self._denials.find(heard)
        # « ok » is light, « ok pour le salaire » excludes.
        for place in {0, self._light.end_of_opening(words)}:
            length = self._exclusions.length_at(heard, place)
            if length > self._connectors.length_at(heard, place):  # « à part ça » only goes on
                yield place, place + length
        tail = self._tails.start_of_closing(heard)
        for place in range(max(tail - self._longest_dismissal, 0), len(words)):
            if self._dismisses(heard, place, tail):
                yield place, len(words)
                return

    def _dismisses(self, heard: Sequence[str], place: int, tail: int) -> bool:
        """Check whether what stands from a place on waves away what stands before it."""
        length = self._dismissals.length_at(heard, place)
        if length and place + length >= tail:
            return True
        end = place + self._settlements.length_at(heard, place)
        is_settled = place < end < len(heard) and end + 1 >= tail
        return is_settled and not self._negations.length_at(heard, end)

    def _sounds(self, words: Words) -> list[str]:
        """Spell the sounds of words; one of silent letters only stays as it is."""
        heard = self._vectoriser.sounds_of(words)
        return [sound or word for word, sound in zip(words, heard, strict=True)]
