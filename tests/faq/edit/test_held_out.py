"""An entry's phrasings, put to a bot that has not learned them."""

import pytest

from faq.edit.held_out import MAX_PHRASINGS, ask_held_out
from tests.faq.edit.conftest import MakeBase

VARIANTS = ("le prix du pain", "tarif du pain svp", "c'est combien une baguette", "prix du pain ?")


def test_every_phrasing_is_asked_once(make_base: MakeBase) -> None:
    asked = [result.case.question for result in ask_held_out(*make_base(*VARIANTS))]
    assert sorted(asked) == sorted(["Combien coûte le pain ?", *VARIANTS])


def test_none_is_asked_of_a_bot_that_has_learned_it(make_base: MakeBase) -> None:
    results = ask_held_out(*make_base("xylophone"))
    [strange] = [one for one in results if one.case.question == "xylophone"]
    assert not strange.is_right


@pytest.mark.parametrize("count", [0, MAX_PHRASINGS])
def test_one_phrasing_or_very_many_are_not_asked(make_base: MakeBase, count: int) -> None:
    assert ask_held_out(*make_base(*(f"le prix du pain numéro {n}" for n in range(count)))) == []
