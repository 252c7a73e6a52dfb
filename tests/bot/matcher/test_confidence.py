"""How likely an entry is to be right."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.confidence import Calibration, Evidence, Lesson

GOOD = Evidence(margin=1.2, scope_margin=1.3, similarity=0.9, coverage=0.9)
POOR = Evidence(margin=0.1, scope_margin=0.05, similarity=0.3, coverage=0.4)
UNTAUGHT = Calibration([])


def taught() -> Calibration:
    """Teach that the first entry is right if its margin is .8, in scope if it is over .5."""
    random = np.random.default_rng(0)
    evidence = [Evidence(*random.uniform((0, 0, 0, 0), (1.6, 1, 1, 1))) for _ in range(600)]
    return Calibration(
        [
            Lesson(
                one,
                is_in_scope=one.scope_margin > 0.5,
                is_right=one.scope_margin > 0.5 and one.margin > 0.8,
            )
            for one in evidence
        ]
    )


TAUGHT = taught()
BOTH = pytest.mark.parametrize("calibration", [UNTAUGHT, TAUGHT], ids=["untaught", "taught"])


@BOTH
def test_good_evidence_is_trusted(calibration: Calibration) -> None:
    assert calibration.confidence(GOOD) > 0.9


@BOTH
def test_poor_evidence_is_not_trusted(calibration: Calibration) -> None:
    assert calibration.confidence(POOR) < 0.2


@BOTH
@pytest.mark.parametrize(
    "weaker",
    [
        pytest.param(replace(GOOD, margin=0), id="margin"),
        pytest.param(replace(GOOD, scope_margin=0), id="scope"),
    ],
)
def test_each_evidence_counts(calibration: Calibration, weaker: Evidence) -> None:
    assert calibration.confidence(weaker) < calibration.confidence(GOOD)


@pytest.mark.parametrize(
    ("margin", "scope_margin"),
    [
        pytest.param(0.1, 5.0, id="certainly in scope"),
        pytest.param(5.0, 0.1, id="certainly the first"),
    ],
)
def test_without_lessons_similarity_counts(margin: float, scope_margin: float) -> None:
    different, similar = (
        Evidence(margin, scope_margin, 0.1, 0.5),
        Evidence(margin, scope_margin, 1.0, 0.5),
    )
    assert UNTAUGHT.confidence(similar) - UNTAUGHT.confidence(different) > 0.1


def test_without_lessons_coverage_counts() -> None:
    covered, uncovered = Evidence(0.5, 0.5, 0.5, 0.9), Evidence(0.5, 0.5, 0.5, 0.1)
    assert UNTAUGHT.confidence(covered) - UNTAUGHT.confidence(uncovered) > 0.1


@pytest.mark.parametrize(
    ("margin", "scope_margin", "is_right"),
    [(1.2, 0.9, True), (0.4, 0.9, False), (1.2, 0.1, False), (0.4, 0.1, False)],
)
def test_what_was_taught_is_known(margin: float, scope_margin: float, is_right: bool) -> None:
    assert (TAUGHT.confidence(Evidence(margin, scope_margin, 0.5, 0.5)) > 0.5) == is_right


def test_confidence_is_how_often_it_is_right() -> None:
    random = np.random.default_rng(1)
    margins = random.uniform(-0.5, 1.5, 2000)
    is_right = random.random(2000) < 1 / (1 + np.exp(-4 * (margins - 0.5)))
    evidence = [Evidence(margin, 3.0, 0.5, 0.5) for margin in margins.tolist()]
    lessons = [Lesson(one, True, right) for one, right in zip(evidence, is_right, strict=True)]
    calibration = Calibration(lessons)
    found = np.array([calibration.confidence(one) for one in evidence])
    gaps = [
        abs(found[part].mean() - is_right[part].mean())
        for part in np.array_split(np.argsort(margins), 5)
    ]
    assert max(gaps) < 0.1


@pytest.mark.parametrize(("is_in_scope", "is_right"), [(True, True), (True, False), (False, False)])
@pytest.mark.parametrize("count", [1, 500])
def test_lessons_of_one_kind_are_no_reason_to_be_certain(
    is_in_scope: bool, is_right: bool, count: int
) -> None:
    calibration = Calibration([Lesson(POOR, is_in_scope, is_right)] * count)
    assert calibration.confidence(POOR) < calibration.confidence(GOOD) < 1


def test_lessons_without_an_error_give_finite_confidence() -> None:
    lessons = [Lesson(GOOD, True, True), Lesson(POOR, False, False)] * 200
    lessons += [Lesson(POOR, True, False)] * 200
    confidence = Calibration(lessons).confidence(GOOD)
    assert 0.5 < confidence < 1


FIGURE = st.floats(-1e6, 1e6)


@BOTH
@given(margin=FIGURE, scope_margin=FIGURE, similarity=st.floats(0, 1), coverage=st.floats(0, 1))
def test_confidence_is_a_probability(
    calibration: Calibration, margin: float, scope_margin: float, similarity: float, coverage: float
) -> None:
    assert 0 <= calibration.confidence(Evidence(margin, scope_margin, similarity, coverage)) <= 1
