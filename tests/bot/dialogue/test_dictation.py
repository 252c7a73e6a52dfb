"""Signs that were dictated."""

import pytest

from bot.dialogue.dictation import Dictation
from bot.knowledge import Knowledge, Lexicon
from bot.normalise import Normaliser


@pytest.fixture(scope="module")
def dictation(knowledge: Knowledge) -> Dictation:
    """The one with the lexicon that comes with the bot."""
    return Dictation(knowledge.lexicon, Normaliser(knowledge.lexicon))


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("les horaires point d'interrogation", "les horaires?"),
        ("Les horaires POINT D’INTERROGATION", "Les horaires?"),
        ("les horaires point d interrogation merci", "les horaires? merci"),
        ("bonjour virgule quel salaire point d'interrogation", "bonjour, quel salaire?"),
        ("bonjour à la ligne les horaires", "bonjour\n les horaires"),
        ("bonjour point à la ligne les horaires point", "bonjour\n les horaires."),
        ("le mot ouvrez les guillemets cadre fermez les guillemets", "le mot « cadre »"),
        ("point d'interrogation", "?"),
    ],
)
def test_signs_are_written_where_they_are_said(
    dictation: Dictation, said: str, written: str
) -> None:
    assert dictation.write_signs(said) == written


@pytest.mark.parametrize(
    "text",
    [
        "les horaires ?",
        "à ce point",
        "faire le point",
        "c'est un bon point de départ",
        "point",
        "N'est-ce point aussi utile ?",
        "quelle ligne suivre",
        "",
    ],
)
def test_what_is_no_sign_stays_as_it_is(dictation: Dictation, text: str) -> None:
    assert dictation.write_signs(text) == text


def test_without_a_lexicon_nothing_is_dictated() -> None:
    plain = Dictation(Lexicon(), Normaliser(Lexicon()))
    assert plain.write_signs("quel salaire virgule") == "quel salaire virgule"
