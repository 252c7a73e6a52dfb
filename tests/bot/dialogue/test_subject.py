"""Which words name the subject of a knowledge base."""

from bot.dialogue.subject import subject_words
from bot.knowledge import Entry, Knowledge, Lexicon
from bot.normalise import Normaliser


def named(*questions: str) -> frozenset[str]:
    """The words that name the subject of a knowledge base with these questions."""
    entries = tuple(
        Entry(id=f"e{number}", section="s", question=question, answer="…")
        for number, question in enumerate(questions)
    )
    return subject_words(Knowledge((), entries), Normaliser(Lexicon()))


def test_what_many_questions_share_names_the_subject() -> None:
    assert named("Où jouer au tennis ?", "Un tennis pour enfants ?", "Des cours ?") == {"tennis"}
    assert named("Où se garer ?", "Combien ?", "Des cours ?") == frozenset()


def test_function_words_name_no_subject() -> None:
    entry = Entry(id="e", section="s", question="Où est le bac ?", answer="…")
    lexicon = Lexicon(function_words=("où", "est", "le"))
    knowledge = Knowledge((), (entry,), lexicon=lexicon)
    assert subject_words(knowledge, Normaliser(lexicon)) == {"bac"}
