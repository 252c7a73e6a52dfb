"""What a story asks, and whether any entry suits it."""

from dataclasses import replace

import pytest

from bot.dialogue.bands import Gates
from bot.dialogue.parts import Cutter
from bot.dialogue.stories import (
    MIN_SHARPENED,
    MIN_SHARPENED_BY_PLAIN,
    PLAIN_CONFIDENCE,
    Sentences,
    may_ask_several,
    read_sentences,
    sharpen,
)
from bot.knowledge import Knowledge
from bot.matcher import Match, Matcher
from bot.matcher.readings import MAX_MATCHED_WORDS, Readings
from bot.normalise import Normaliser

ASKED = ("Est-ce possible ?",)
STORY = Sentences(asking=ASKED, on_subject=(), are_several=True, are_story=True)
TOLD = Sentences(asking=(), on_subject=(), are_several=True, are_story=True)
GATES = Gates(answer=0.5, suggestion=0.1, scarcity={})
PLAIN = Sentences(asking=(), on_subject=(), are_several=True, are_story=False)


@pytest.mark.parametrize(
    ("sentences", "confidence", "expected"),
    [
        (STORY, MIN_SHARPENED, True),
        (STORY, MIN_SHARPENED / 2, False),
        (TOLD, 0.9, False),
        (replace(TOLD, are_several=False), 0.9, True),  # « j'ai peur de … et j'ai peur de … »
        (PLAIN, 0.0, True),
    ],
)
def test_a_story_must_ask_and_suit_an_entry_to_ask_several_things(
    knowledge: Knowledge, sentences: Sentences, confidence: float, expected: bool
) -> None:
    ranking = [Match(knowledge.entries[0], score=1.0, confidence=confidence)]
    assert may_ask_several(ranking, sentences) is expected


def test_a_sentence_asks_by_its_form_without_a_question_mark(knowledge: Knowledge) -> None:
    matcher, normaliser = Matcher(knowledge), Normaliser(knowledge.lexicon)
    cutter = Cutter(knowledge.lexicon, normaliser)
    text = "Je cherche. Les postes existent-ils partout. Dites où."
    found = read_sentences(text, cutter, matcher.read())
    assert [one.strip() for one in found.asking] == [
        "Les postes existent-ils partout.",
        "Dites où.",
    ]


@pytest.mark.parametrize(
    ("sure", "confidence", "expected"),
    [
        (PLAIN_CONFIDENCE, MIN_SHARPENED_BY_PLAIN, PLAIN_CONFIDENCE),
        (PLAIN_CONFIDENCE, MIN_SHARPENED_BY_PLAIN / 2, MIN_SHARPENED_BY_PLAIN / 2),
        (0.6, MIN_SHARPENED, 0.6),
        (0.6, MIN_SHARPENED / 2, MIN_SHARPENED / 2),
    ],
    ids=["plain", "plain, but nothing suits", "not plain", "not plain, and little suits"],
)
def test_a_question_makes_sure_of_what_suits_the_story(
    knowledge: Knowledge,
    monkeypatch: pytest.MonkeyPatch,
    sure: float,
    confidence: float,
    expected: float,
) -> None:
    other, asked = knowledge.entries[:2]
    monkeypatch.setattr(Readings, "first", lambda *_: asked)
    monkeypatch.setattr(Readings, "confidence", lambda *_: sure)
    ranking = [Match(one, score=1.0, confidence=confidence) for one in (other, asked)]
    found = sharpen(ranking, STORY, Matcher(knowledge).read(), GATES)
    assert {one.entry.id: one.confidence for one in found} == {
        other.id: confidence,
        asked.id: expected,
    }


@pytest.mark.parametrize(
    ("highest", "expected"),
    [(GATES.answer / 2, PLAIN_CONFIDENCE), (GATES.answer, 0.0)],
    ids=["the rest is unclear", "the rest is clear"],
)
def test_a_plain_question_on_the_subject_counts_whatever_is_told_around_it(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, highest: float, expected: float
) -> None:
    other, asked = knowledge.entries[:2]
    monkeypatch.setattr(Readings, "first", lambda *_: asked)
    monkeypatch.setattr(Readings, "confidence", lambda *_: PLAIN_CONFIDENCE)
    ranking = [Match(other, score=1.0, confidence=highest), Match(asked, 1.0, 0.0)]
    found = sharpen(ranking, replace(STORY, on_subject=ASKED), Matcher(knowledge).read(), GATES)
    assert {one.entry.id: one.confidence for one in found}[asked.id] == expected


def test_a_question_counts_only_among_the_words_that_are_matched(knowledge: Knowledge) -> None:
    other, asked = knowledge.entries[:2]
    ranking = [Match(one, score=1.0, confidence=MIN_SHARPENED) for one in (other, asked)]
    padding = "Et alors ? " * MAX_MATCHED_WORDS

    def first_after(*before: str) -> str:
        story = replace(STORY, asking=(*before, asked.question))
        return sharpen(ranking, story, Matcher(knowledge).read(), GATES)[0].entry.id

    assert first_after("Et alors ?") == asked.id
    assert first_after(padding) == other.id
