"""The words that deny in a clause, and what stands beside them."""

import pytest

from bot.dialogue.clauses import split_clauses
from bot.dialogue.denial_words import DenialWords
from bot.dialogue.parts import Cutter
from bot.knowledge import Entry, Knowledge, Lexicon, Section
from bot.matcher.learning import learn
from bot.normalise import Normaliser
from bot.phrases import Phrases

LEXICON = Lexicon(
    fillers=("bon",),
    interrogatives=("comment", "est-ce que"),
    denials=("pas besoin", "m'en fous"),
    exclusions=("pas le", "ok pour", "à part"),
    connectors=("à part ça",),
    dismissals=("c'est bon", "je sais"),
    settlements=("est déjà",),
    tails=("pour moi", "là"),
    negations=("pas",),
    alternatives=("ou",),
    opposites=("quitter",),
)


def _words(question: str = "Quel est le salaire ?") -> DenialWords:
    entry = Entry(id="a", section="s", question=question, answer="b")
    knowledge = Knowledge(sections=(Section(id="s", title="S"),), entries=(entry,), lexicon=LEXICON)
    learned = learn(knowledge)
    return DenialWords(knowledge, learned, Cutter(LEXICON, learned.given.normaliser))


def _beside(text: str, words: DenialWords) -> str | None:
    (clause,) = split_clauses(text, Phrases([]), Normaliser(LEXICON))
    return words.beside(clause)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("le salaire", None),
        ("pas besoin de salaire", "de salaire"),
        ("le salaire j'ai pas besoin", "le salaire j ai"),
        ("jai pa besoin", "jai"),
        ("bon pas le salaire", "bon salaire"),
        ("le salaire pas le jour", None),
        ("bon ok pour demain", "bon demain"),
        ("à part le jour", "le jour"),
        ("à part ça le jour", None),  # only goes on
        ("le salaire c'est bon", "le salaire"),
        ("le salaire c'est bon pour moi là", "le salaire"),
        ("le salaire c'est bon de le savoir", None),
        ("le salaire je sais pas", None),
        ("le salaire est déjà fixé là", "le salaire"),
        ("le salaire est déjà pas haut", None),
        ("le salaire est déjà", None),
        ("c'est bon là", ""),
        ("pour moi c'est bon", ""),
    ],
)
def test_words_deny_by_where_they_stand(text: str, beside: str | None) -> None:
    assert _beside(text, _words()) == beside


@pytest.mark.parametrize(
    "text",
    [
        "pas besoin de diplôme ?",
        "comment faire si j'ai pas besoin",
        "il faut un diplôme ou pas besoin",
        "le salaire c'est bon ?",
    ],
)
def test_a_clause_that_asks_denies_nothing(text: str) -> None:
    assert _beside(text, _words()) is None


def test_the_opposite_denies_even_in_a_question_unless_one_is_about_it() -> None:
    text = "comment quitter mon poste ?"
    assert _beside(text, _words()) == "comment mon poste"
    assert _beside(text, _words("Comment quitter son poste ?")) is None


def test_phrases_that_deny_are_known_by_their_sound() -> None:
    words = _words()
    assert words.phrases_in("jai pa besoin") == words.phrases_in("j'ai pas besoin !")
    assert not words.phrases_in("le salaire c'est bon")
