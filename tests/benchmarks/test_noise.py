"""Noise that spoils questions as people do."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from benchmarks.noise import (
    NOISES,
    Noise,
    neighbours,
    sms,
    two_typos,
    typo,
    without_accents,
    without_spaces,
)

QUESTION = "Quel diplôme faut-il pour être cadre ?"


def chance(seed: int = 0) -> random.Random:
    return random.Random(seed)


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        ("a", set("zq")),
        ("g", set("fhtb")),
        ("m", set("l")),
        ("w", set("xq")),
        ("é", set()),
        (" ", set()),
    ],
)
def test_neighbours_are_those_of_an_azerty_keyboard(letter: str, expected: set[str]) -> None:
    assert set(neighbours(letter)) >= expected
    assert len(neighbours(letter)) <= 4


@pytest.mark.parametrize(("noise", "errors"), [(typo, 1), (two_typos, 2)])
@given(seed=st.integers(0, 10_000))
def test_typing_errors_are_as_few_as_said(noise: Noise, errors: int, seed: int) -> None:
    assert DamerauLevenshtein.distance(QUESTION, noise(QUESTION, chance(seed))) <= errors


def test_typing_errors_are_of_all_kinds() -> None:
    lengths = {len(typo(QUESTION, chance(seed))) - len(QUESTION) for seed in range(50)}
    assert lengths == {-1, 0, 1}


@pytest.mark.parametrize("text", ["", "ça va ?", "c'est où", "12 345"])
def test_short_words_have_no_typing_errors(text: str) -> None:
    assert typo(text, chance()) == text


def test_accents_are_left_out() -> None:
    assert without_accents("Où est le hélas ? Ça, là-haut, Noël !", chance()) == (
        "Ou est le helas ? Ca, la-haut, Noel !"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C'est quoi, le back-office ?", "c koi le back-office"),
        ("Il faut quel diplôme pour ça ?", "fo kel diplome pr ca"),
        ("Est-ce que je dois changer de bureau ?", "esk je doi change de buro"),
        ("J’ai combien d’années d’études dans tout ça", "g cb dannee detude ds tt ca"),
        ("", ""),
    ],
)
def test_sms_rewriting(text: str, expected: str) -> None:
    assert sms(text, chance()) == expected


@given(seed=st.integers(0, 10_000))
def test_at_least_one_space_is_forgotten_and_nothing_else(seed: int) -> None:
    spoiled = without_spaces(QUESTION, chance(seed))
    assert spoiled.replace(" ", "") == QUESTION.replace(" ", "")
    assert spoiled.count(" ") < QUESTION.count(" ")


def test_a_text_without_spaces_stays() -> None:
    assert without_spaces("salaire", chance()) == "salaire"


@pytest.mark.parametrize("name", NOISES)
def test_a_seed_makes_noise_repeatable(name: str) -> None:
    assert NOISES[name](QUESTION, chance(7)) == NOISES[name](QUESTION, chance(7))
