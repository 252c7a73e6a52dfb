"""Signs that were dictated or drawn."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from bot.dialogue.signs import SignWriter
from bot.knowledge import Knowledge, Lexicon
from bot.normalise import Normaliser

Write: TypeAlias = Callable[[str], str]


def writing(lexicon: Lexicon) -> Write:
    """Return what writes the signs of a text, as far as a lexicon knows them."""
    normaliser = Normaliser(lexicon)
    writer = SignWriter(lexicon, normaliser)
    return lambda text: writer.write(text, normaliser.words(text))


@pytest.fixture(scope="module")
def write(knowledge: Knowledge) -> Write:
    """Writes with the lexicon that comes with the bot."""
    return writing(knowledge.lexicon)


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
def test_signs_are_written_where_they_are_said(write: Write, said: str, written: str) -> None:
    assert write(said) == written


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
def test_faces_and_hearts_become_emoji(write: Write, drawn: str, written: str) -> None:
    assert write(drawn) == written


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
def test_what_is_no_sign_stays_as_it_is(write: Write, text: str) -> None:
    assert write(text) == text


def test_without_a_lexicon_nothing_is_dictated() -> None:
    assert writing(Lexicon())("quel salaire virgule :)") == "quel salaire virgule :)"
