"""Cuts a message into parts that may be questions of their own."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.dialogue.pieces import SIGN, WEAK_SIGNS, Pieces, has_word
from bot.knowledge import Lexicon
from bot.matcher.features import Words
from bot.normalise import Normaliser
from bot.phrases import Phrases, PlacedWords, place_words

_NEVER = r"(?!)"

MAX_CUT_LENGTH = 1000  # characters; a longer message is not cut; the longest labelled one has 331


class Cutter:
    """Knows where another question may begin, and what a question looks like."""

    def __init__(
        self, lexicon: Lexicon, normaliser: Normaliser, subject: frozenset[str] = frozenset()
    ) -> None:
        """Begin.

        Args:
            lexicon: the words that begin and end questions.
            normaliser: what makes words of texts.
            subject: the words that name the subject of the knowledge base.
        """
        self._normaliser = normaliser
        self._subject = subject
        words = normaliser.words_of_each
        self._connectors = Phrases(words(lexicon.connectors))
        self._interrogatives = Phrases(words(lexicon.interrogatives))
        said_around = [*lexicon.fillers, *lexicon.openings, *lexicon.clarifications]
        self._frames = Phrases(words([*lexicon.interrogatives, *said_around]))
        self._function_words = Phrases(words(lexicon.function_words))
        self._said_before = Phrases(words([*lexicon.fillers, *lexicon.openings]))
        self._opening = Phrases(words(lexicon.opening_interrogatives))
        self._first_person = Phrases(words(lexicon.first_person))
        self._back = Phrases(words(lexicon.anaphora))
        self._aims = Phrases(words(lexicon.aims))
        self._closing = Phrases(words(lexicon.closing_interrogatives))
        self._indefinites = Phrases(words(lexicon.indefinites))
        subjects = "|".join(map(re.escape, lexicon.inverted_subjects)) or _NEVER
        others = "".join(rf"(?<!{re.escape(text)})" for text in lexicon.not_inverted)
        self._inversion = re.compile(rf"\w-(?:t-)?\b(?:{subjects})\b{others}", re.IGNORECASE)

    def cut(self, text: str, words: Words, most: int, keywords: Sequence[int] = ()) -> Pieces:
        """Cut a message, at so many places at most.

        Those where nothing stands are left out first, then those at commas.

        Args:
            text: the message.
            words: its words.
            most: how many places.
            keywords: the numbers of the words that may begin another question by themselves.
        """
        places = self._places(text, words, keywords)
        for signs in (" ", WEAK_SIGNS):
            if len(places) > most:
                places = [(start, end) for start, end in places if text[start:end].strip(signs)]
        return Pieces(text, 0, len(text), tuple(places[:most]))

    def asks(self, text: str, words: Words) -> bool:
        """Check whether a text asks something, by its sign or by its form."""
        return "?" in text or self.is_interrogative(text, words)

    def is_interrogative(self, text: str, words: Words) -> bool:
        """Check whether a text has the form of a question."""
        return (
            self.has_interrogative(words)
            or self._opens_as_question(words)
            or self._closes_as_question(words)
            or self._inversion.search(text) is not None
        )

    def has_interrogative(self, words: Words) -> bool:
        """Check whether a text has a word that makes a question of it."""
        return self._interrogatives.stand_in(words)

    def is_frame(self, words: Words) -> bool:
        """Check whether a text has no subject: « je voudrais savoir »."""
        return self._frames.make_up(words)

    def names_nothing(self, words: Words) -> bool:
        """Check whether a text has nothing but function words: « lequel », « avec qui »."""
        return self._function_words.make_up(words)

    def names_subject(self, words: Words) -> bool:
        """Check whether a text names the subject of the knowledge base."""
        return not self._subject.isdisjoint(words)

    def tells_of_self(self, words: Words) -> bool:
        """Check whether a text tells of whoever wrote it."""
        return self._first_person.stand_in(words)

    def refers_back(self, words: Words) -> bool:
        """Check whether a text refers to what was told before it, as « on fait quoi » does."""
        return self._back.stand_in(words)

    def aims_elsewhere(self, words: Words) -> bool:
        """Check whether a text says what somebody wants to do, and it is not the subject."""
        return self._aims.stand_in(words) and not self.names_subject(words)

    def names_subject_only(self, words: Words) -> bool:
        """Check whether a text names the subject of the knowledge base, and nothing about it."""
        others = [word for word in words if word not in self._subject]
        return self.names_subject(words) and (not others or self.names_nothing(others))

    def _opens_as_question(self, words: Words) -> bool:
        """Check whether a text begins with a word that makes a question of what follows it."""
        start = self._said_before.end_of_opening(words)
        return self._opening.length_at(words, start) > 0

    def clauses(self, text: str) -> list[str]:
        """List what stands between the signs of a text, and before its interrogatives.

        A story without full stops has its question there: « […] j'habite à Tours quel diplôme
        faut-il ».
        """
        signs = [match.end() for match in SIGN.finditer(text)]
        ends = sorted(
            {0, len(text), *signs, *self._asking(text, place_words(text, self._normaliser))}
        )
        return [part for start, end in pairwise(ends) if has_word(part := text[start:end])]

    def _closes_as_question(self, words: Words) -> bool:
        """Check whether a text ends with a word that makes a question of what stands before it."""
        return (
            len(words) > 1
            and self._closing.stand_at_end(words)
            and not self._indefinites.stand_at_end(words[:-1])
        )

    def _places(self, text: str, words: Words, keywords: Sequence[int]) -> list[tuple[int, int]]:
        """List where another question may begin, places that follow one another as one."""
        found = [match.span() for match in SIGN.finditer(text)]
        asks_again = len(list(self._interrogatives.find(words))) > 1
        if keywords or asks_again or self._connectors.stand_in(words):
            placed = place_words(text, self._normaliser)
            found += [(placed.places[number][0],) * 2 for number in keywords]
            found += self._connecting(text, placed)
            found += [(place, place) for place in self._asking(text, placed)[1:]]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if joined and not text[joined[-1][1] : start].strip():
                start, last_end = joined.pop()
                end = max(end, last_end)
            joined.append((start, end))
        return [
            (start, end) for start, end in joined if has_word(text[:start]) and has_word(text[end:])
        ]

    def _connecting(self, text: str, placed: PlacedWords) -> Iterator[tuple[int, int]]:
        """List where connectors stand; « et puis-je » has « et »."""
        for first, after in self._connectors.find(placed.words):
            last = after - 1
            if text.startswith("-", placed.places[last][1]):
                last -= 1
            if last >= first:
                yield placed.places[first][0], placed.places[last][1]

    def _asking(self, text: str, placed: PlacedWords) -> list[int]:
        """List where the interrogatives of a text begin: « c'est quoi A c'est quoi B ».

        An inverted subject after the first only goes on with it: « quel diplôme faut-il ». What
        names nothing before it is a part of it: « à quel âge ».
        """
        begun: list[int] = []
        for first, after in self._interrogatives.find(placed.words):
            start, end = placed.places[first][0], placed.places[after - 1][1]
            if not begun or not self._inversion.search(text[start:end]):
                while first and self._belongs_to_next(text, placed, first - 1):
                    first -= 1
                begun.append(placed.places[first][0])
        return begun

    def _belongs_to_next(self, text: str, placed: PlacedWords, number: int) -> bool:
        """Check whether a word names nothing, and nothing parts it from the next one.

        An inverted subject belongs to the word before it.
        """
        (start, end), (after, _) = placed.places[number : number + 2]
        is_parted = bool(text[end:after].strip()) or text.endswith("-", 0, start)
        return not is_parted and self.names_nothing(placed.words[number : number + 1])
