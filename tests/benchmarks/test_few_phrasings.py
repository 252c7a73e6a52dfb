"""What matchers make of few phrasings, on a tiny knowledge base."""

from pathlib import Path

import pytest

from benchmarks.cases import Case
from benchmarks.few_phrasings import NEW_PAIR_PHRASINGS, PHRASINGS, Learner, Learners, teach
from benchmarks.peers import OURS

CASES = [
    Case("combien gagne-t-on par mois", frozenset({"salaire"})),
    Case("les horaires svp", frozenset({"horaires"})),
    Case("recette de la tarte aux pommes", frozenset()),
]


@pytest.fixture(scope="module")
def learner(tiny: Path) -> Learner:
    return teach(OURS, tiny, CASES)


def test_the_curve_goes_from_one_phrasing_to_all(learner: Learner) -> None:
    assert list(learner.curve) == list(PHRASINGS)
    assert learner.curve["all"].top1 == 1


def test_a_new_pair_is_asked_for_with_each_number_of_phrasings(learner: Learner) -> None:
    assert list(learner.new_pair) == list(NEW_PAIR_PHRASINGS)
    assert learner.new_pair[3].top1 == 1


def test_both_are_tables(learner: Learner) -> None:
    curve, new_pair = str(Learners([learner], [])).split("\n\n")
    assert curve.count("/") == len(PHRASINGS) + 1  # in the head too
    assert new_pair.count("/") == len(NEW_PAIR_PHRASINGS) + 1


def test_the_chart_names_the_matcher(learner: Learner, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="needs matplotlib, which the extra `bench` installs")
    from benchmarks.chart import draw_curve

    path = tmp_path / "curve.svg"
    draw_curve([learner], path)
    assert f"<!-- {OURS.name} -->" in path.read_text()
