"""The remedies that faults name."""

import pytest

from bot.knowledge.fault import suggest_name

IDS = ["sur-place", "emprunt", "partir-venir-seul", "horaires"]
UNKNOWN = "corrigez ou supprimez ce nom"


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("horaire", "vouliez-vous dire « horaires » ?"),
        ("Sur place", "vouliez-vous dire « sur-place » ?"),
        ("place", "vouliez-vous dire « sur-place » ?"),
        pytest.param("n", UNKNOWN, id="a letter of « emprunt »"),
        pytest.param("parking", UNKNOWN, id="letters of « partir-venir-seul »"),
    ],
)
def test_a_name_is_proposed_if_words_of_it_are_alike(word: str, remedy: str) -> None:
    assert suggest_name(word, IDS) == remedy
