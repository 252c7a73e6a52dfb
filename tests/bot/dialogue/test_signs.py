"""Signs that were dictated or drawn."""

import pytest

from bot.dialogue.signs import SignWriter
from bot.knowledge import Knowledge, Lexicon
from bot.normalise import Normaliser


@pytest.fixture(scope="module")
def writer(knowledge: Knowledge) -> SignWriter:
    """The one with the lexicon that comes with the bot."""
    return SignWriter(knowledge.lexicon, Normaliser(knowledge.lexicon))


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
        ("les horaires point point", "les horaires. point"),
    ],
)
def test_signs_are_written_where_they_are_said(writer: SignWriter, said: str, written: str) -> None:
    assert writer.write(said) == written


@pytest.mark.parametrize(
    ("drawn", "written"),
    [
        (":)", "🙂"),
        ("merci ;-)", "merci 😉"),
        ("xD", "😄"),
        ("merci <3 !", "merci ❤ !"),
        ("<3", "❤"),
        ("🎓❓", "🎓?"),
    ],
)
def test_faces_and_hearts_become_emoji(writer: SignWriter, drawn: str, written: str) -> None:
    assert writer.write(drawn) == written


@pytest.mark.parametrize(
    "text",
    [
        "les horaires ?",
        "expérience <3 ans",
        "Question :D'où vient ce métier ?",
        "https://example.org",
        "1) le salaire 2) les horaires",
        "à ce point",
        "faire le point",
        "c'est un bon point de départ",
        "point",
        "N'est-ce point aussi utile ?",
        "quelle ligne suivre",
        "",
    ],
)
def test_what_is_no_sign_stays_as_it_is(writer: SignWriter, text: str) -> None:
    assert writer.write(text) == text


def test_without_a_lexicon_nothing_is_dictated() -> None:
    plain = SignWriter(Lexicon(), Normaliser(Lexicon()))
    assert plain.write("quel salaire virgule") == "quel salaire virgule"
