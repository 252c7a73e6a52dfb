"""Which of those that were numbered a message means."""

import time

import pytest

from bot.dialogue.numbers import NumberReader, Reference
from bot.knowledge import Knowledge
from bot.normalise import Normaliser


@pytest.fixture(scope="module")
def numbers(knowledge: Knowledge) -> NumberReader:
    """The reader with the lexicon that comes with the bot."""
    return NumberReader(knowledge.lexicon, Normaliser(knowledge.lexicon))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 1),
        ("la 2 stp", 1),
        ("n°2", 1),
        ("et la première ?", 0),
        ("pour la 3", 2),
        ("non, plutôt la deuxième", 1),
        ("non la 3", 2),
        ("la seconde me va", 1),
        ("c la 2e que je voulais", 1),
        ("en fait la 3", 2),
        ("la première c'était quoi déjà ?", 0),
        ("et la dernière alors ?", 2),
    ],
)
def test_a_number_is_meant_where_nothing_else_is_said(
    numbers: NumberReader, text: str, number: int
) -> None:
    assert numbers.reference(text, 3) == Reference(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!!!",
        "la",
        "la 4",
        "0",
        "les deux",
        "la 1 ou la 2",
        "pas la 2",
        "la 2 non",
        "aucune des 3",
        "en 2 mots",
        "le 2 janvier",
        "il y a 2 ans",
        "une autre",
        "et une pour moi ?",
        "c'est la première fois que je postule",
        "le premier poste, c'est quoi ?",
        "2, c'est assez ?",
        "un master, c'est obligatoire ?",
    ],
)
def test_any_other_number_means_none_of_them(numbers: NumberReader, text: str) -> None:
    assert numbers.reference(text, 3) is None


@pytest.mark.parametrize(
    ("text", "number", "asked"),
    [
        ("plus de détails sur la 1", 0, "plus de details"),
        ("Détails 2", 1, "details"),
        ("pour la 2, c'est obligatoire ?", 1, " c'est obligatoire ?"),
        ("et c'est payant, la 3 ?", 2, "et c'est payant"),
        ("question 1 : pourquoi ?", 0, " pourquoi ?"),
    ],
)
def test_what_is_asked_about_one_is_told_from_its_number(
    numbers: NumberReader, text: str, number: int, asked: str
) -> None:
    assert numbers.reference(text, 3) == Reference(number, asked)


def test_numbers_are_written_in_figures(numbers: NumberReader) -> None:
    assert numbers.in_figures(["aucune", "des", "trois"]) == "aucune des 3"


@pytest.mark.parametrize("text", ["," * 4096, "la 2," * 800, "9" * 4096, "deux " * 800])
def test_long_messages_are_read_in_no_time(numbers: NumberReader, text: str) -> None:
    start = time.process_time()
    numbers.reference(text, 3)
    assert time.process_time() - start < 0.1
