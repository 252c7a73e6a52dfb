"""The buttons of inline keyboards, and their callback data."""

import pytest
from telegram.constants import InlineKeyboardButtonLimit

from bot.knowledge.format import MAX_ID
from handlers.buttons import button
from tests.handlers.conftest import KINDS


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Que faut-il ?", "Que faut\u2011il ?"),
        ("Peut-on, et doit-on ?", "Peut\u2011on, et doit\u2011on ?"),
        ("Qu’y a-t-il ?", "Qu’y a\u2011t\u2011il ?"),
        ("Est-ce que vous-même, peut-être ?", "Est\u2011ce que vous-même, peut-être ?"),
        ("Le front-office de Mont-Ilon ?", "Le front-office de Mont-Ilon ?"),
    ],
)
def test_a_verb_and_its_pronoun_stay_on_one_line(question, label):
    assert button(question, "topics").text == label


def test_no_kind_of_data_starts_another():
    assert len(KINDS) > 15  # they are found
    confused = [(a, b) for a in KINDS for b in KINDS if a != b and b.startswith(a)]
    assert confused == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_data_with_the_longest_id_fits_a_button(kind):
    assert len(kind + "a" * MAX_ID) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
