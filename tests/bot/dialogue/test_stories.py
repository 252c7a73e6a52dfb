"""What a story asks, and whether any entry suits it."""

from dataclasses import replace

import pytest

from bot.dialogue.bands import GUESS_CONFIDENCE, Gates
from bot.dialogue.parts import Cutter
from bot.dialogue.stories import (
    MAX_PLAIN_WORDS,
    MIN_SHARPENED,
    MIN_SHARPENED_BY_PLAIN,
    PLAIN_CONFIDENCE,
    Sentences,
    ask_unknown,
    may_ask_several,
    read_sentences,
    sharpen,
)
from bot.dialogue.subject import subject_words
from bot.knowledge import Knowledge
from bot.matcher import Match, Matcher
from bot.matcher.readings import MAX_MATCHED_WORDS, Readings
from bot.normalise import Normaliser

ASKED = ("Est-ce possible ?",)
STORY = Sentences(
    asking=ASKED,
    clauses=(),
    complete=ASKED,
    on_subject=(),
    name_subject=False,
    aim_elsewhere=True,
    are_several=True,
    are_story=True,
)
LIFE = replace(STORY, aim_elsewhere=False)
TOLD = replace(STORY, asking=())
GATES = Gates(answer=0.5, suggestion=0.1, scarcity={})
PLAIN = replace(TOLD, are_story=False)


@pytest.fixture(scope="module")
def matcher(knowledge: Knowledge) -> Matcher:
    return Matcher(knowledge)


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
    ("sentences", "highest", "sure", "expected"),
    [
        (replace(STORY, on_subject=ASKED), GATES.answer / 2, PLAIN_CONFIDENCE, PLAIN_CONFIDENCE),
        (replace(LIFE, name_subject=True), GATES.answer / 2, PLAIN_CONFIDENCE, PLAIN_CONFIDENCE),
        (replace(LIFE, are_story=False), GATES.answer / 2, PLAIN_CONFIDENCE, PLAIN_CONFIDENCE),
        (LIFE, GATES.answer / 2, PLAIN_CONFIDENCE, GUESS_CONFIDENCE),
        (
            replace(LIFE, are_story=False, complete=()),
            GATES.answer / 2,
            PLAIN_CONFIDENCE,
            GUESS_CONFIDENCE,
        ),
        (replace(LIFE, name_subject=True), GATES.answer / 2, GATES.answer, GUESS_CONFIDENCE),
        (LIFE, GATES.answer / 2, GATES.answer / 2, 0.0),
        (STORY, GATES.answer / 2, PLAIN_CONFIDENCE, 0.0),
        (replace(STORY, on_subject=ASKED), GATES.answer, PLAIN_CONFIDENCE, 0.0),
    ],
    ids=[
        "it names the subject",
        "the rest does",
        "the rest is short",
        "the rest is long and names nothing",
        "it refers to the rest",
        "it is not plain",
        "it is unclear",
        "somebody aims at something else",
        "the rest is clear",
    ],
)
def test_a_plain_question_counts_whatever_is_told_around_it(
    knowledge: Knowledge,
    monkeypatch: pytest.MonkeyPatch,
    sentences: Sentences,
    highest: float,
    sure: float,
    expected: float,
) -> None:
    other, asked = knowledge.entries[:2]
    monkeypatch.setattr(Readings, "first", lambda *_: asked)
    monkeypatch.setattr(Readings, "confidence", lambda *_: sure)
    ranking = [Match(other, score=1.0, confidence=highest)]
    found = sharpen(ranking, sentences, Matcher(knowledge).read(), GATES)
    assert {one.entry.id: one.confidence for one in found}[asked.id] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ma fille veut être pilote. Quel diplôme faut-il ?", True),
        ("Je veux devenir responsable de back office. Quel diplôme faut-il ?", False),
        ("Je veux devenir responsable. Quel diplôme faut-il ?", False),  # an entry is about it
        ("J'ai deux enfants. Quel diplôme faut-il ?", False),
    ],
)
def test_a_story_aims_elsewhere_if_no_entry_is_about_what_somebody_wants(
    knowledge: Knowledge, text: str, expected: bool
) -> None:
    normaliser = Normaliser(knowledge.lexicon)
    cutter = Cutter(knowledge.lexicon, normaliser, subject_words(knowledge, normaliser))
    found = read_sentences(text, cutter, Matcher(knowledge).read())
    assert found.aim_elsewhere is expected


def test_a_long_sentence_has_its_question_in_a_clause(knowledge: Knowledge) -> None:
    cutter = Cutter(knowledge.lexicon, Normaliser(knowledge.lexicon))
    told = "je travaille à la cantine et ma voisine me parle de son métier " * 2
    found = read_sentences(f"{told}quel diplôme faut-il", cutter, Matcher(knowledge).read())
    assert found.clauses == ("quel diplôme faut-il",)


def test_a_question_counts_only_among_the_words_that_are_matched(knowledge: Knowledge) -> None:
    other, asked = knowledge.entries[:2]
    ranking = [Match(one, score=1.0, confidence=MIN_SHARPENED) for one in (other, asked)]
    padding = "Et alors ? " * MAX_MATCHED_WORDS

    def first_after(*before: str) -> str:
        story = replace(STORY, asking=(*before, asked.question))
        return sharpen(ranking, story, Matcher(knowledge).read(), GATES)[0].entry.id

    assert first_after("Et alors ?") == asked.id
    assert first_after(padding) == other.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel diplôme faut-il ? Tu connais un bon restaurant à Lyon ?", True),
        ("Quel diplôme faut-il ? Quel est le salaire ?", False),
        ("Quel diplôme faut-il ? Vous pouvez m'aider ?", False),
        ("Quel diplôme faut-il ? J'habite à Lyon.", False),
        ("Tu connais un bon restaurant à Lyon ?", False),
        (f"Quel diplôme faut-il ? {'Il pleut. ' * MAX_PLAIN_WORDS} On mange où à Lyon ?", False),
    ],
)
def test_one_of_several_questions_may_be_unknown(
    matcher: Matcher, knowledge: Knowledge, text: str, expected: bool
) -> None:
    cutter, readings = Cutter(knowledge.lexicon, Normaliser(knowledge.lexicon)), matcher.read()
    sentences = read_sentences(text, cutter, readings)
    gates = Gates.of(knowledge.entries)
    assert ask_unknown(sentences, readings, gates) is expected


@pytest.mark.parametrize(
    ("sure", "sentences", "expected"),
    [
        (PLAIN_CONFIDENCE, replace(LIFE, are_story=False), (GUESS_CONFIDENCE, PLAIN_CONFIDENCE)),
        (PLAIN_CONFIDENCE, STORY, (0.8, 0.0)),
        (GATES.answer, replace(LIFE, are_story=False), (0.8, 0.0)),
    ],
    ids=["a plain question", "somebody aims at something else", "it is not plain"],
)
def test_what_is_only_told_is_no_question(
    knowledge: Knowledge,
    monkeypatch: pytest.MonkeyPatch,
    sure: float,
    sentences: Sentences,
    expected: tuple[float, float],
) -> None:
    told, asked = knowledge.entries[:2]
    monkeypatch.setattr(Readings, "first", lambda *_: asked)
    monkeypatch.setattr(Readings, "confidence", lambda *_: sure)
    ranking = [Match(told, score=1.0, confidence=0.8)]
    found = sharpen(ranking, sentences, Matcher(knowledge).read(), GATES)
    by_id = {one.entry.id: one.confidence for one in found}
    assert (by_id[told.id], by_id[asked.id]) == expected


def test_a_story_that_suits_nothing_stays_so(matcher: Matcher) -> None:
    assert sharpen([], replace(LIFE, are_story=False), matcher.read(), GATES) == ()
