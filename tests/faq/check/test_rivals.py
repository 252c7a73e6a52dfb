"""What phrasings would be taken for if they were not learned."""

import pytest

from faq.check.rivals import Learner

BREAD = ["le pain frais", "du pain frais", "un bon pain frais", "pain frais du matin"]
WINE = ["le vin rouge", "du vin rouge", "un bon vin rouge", "vin rouge du soir"]
LOST = "un vin rouge frais"  # among the bread
OUTSIDE = ["la lune", "la lune brille"]

PHRASINGS = [*BREAD, LOST, *WINE]
PLACE = PHRASINGS.index(LOST)


@pytest.fixture
def learner() -> Learner:
    entries = [[*BREAD, LOST], WINE]
    return Learner(
        [[text.split() for text in texts] for texts in entries],
        [text.split() for text in OUTSIDE],
    )


def test_each_phrasing_has_a_rival_that_is_not_its_own_entry(learner: Learner) -> None:
    rivals = learner.rivals()
    assert [rival.number for rival in rivals] == [1] * 5 + [0] * 4


def test_the_rival_of_one_that_is_lost_is_farthest_ahead(learner: Learner) -> None:
    leads = [rival.lead for rival in learner.rivals()]
    assert max(leads) == leads[PLACE] > 0


def test_once_it_is_not_learned_its_rival_is_ahead_and_that_of_others_is_not(
    learner: Learner,
) -> None:
    rivals = learner.rivals_unlearned([0, PLACE])
    assert {number: rival.lead > 0 for number, rival in rivals.items()} == {0: False, PLACE: True}


def test_to_leave_some_out_changes_nothing_for_later(learner: Learner) -> None:
    before = learner.rivals()
    learner.rivals_unlearned([PLACE])
    assert learner.rivals() == before


def test_another_order_of_learning_tells_another_lead_of_the_same_rival(learner: Learner) -> None:
    leads = [learner.rivals_unlearned([PLACE], order)[PLACE] for order in range(2)]
    assert leads[0].number == leads[1].number
    assert leads[0].lead != leads[1].lead
