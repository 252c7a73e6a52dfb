"""Twenty messages a minute are answered, one more gets a notice, all others silence."""

import pytest

from handlers.throttle import MOST, MOST_PEOPLE, PERIOD, Throttle, Verdict

ALICE, BOB = 1, 2


def verdicts(throttle: Throttle, person: int, *times: float) -> list[Verdict]:
    """Judge a message at each of these times."""
    return [throttle.judge(person, time) for time in times]


@pytest.fixture
def throttle() -> Throttle:
    """A throttle that has just told Alice off, who began at time 0."""
    throttle = Throttle()
    verdicts(throttle, ALICE, *[0.0] * (MOST + 1))
    return throttle


def test_twenty_messages_a_minute_are_answered() -> None:
    seconds = [float(second) for second in range(20)]
    assert set(verdicts(Throttle(), ALICE, *seconds)) == {Verdict.ANSWER}


def test_one_more_gets_a_notice_and_the_next_ones_silence() -> None:
    throttle = Throttle()
    verdicts(throttle, ALICE, *[0.0] * 20)
    assert verdicts(throttle, ALICE, 1, 2, 3) == [Verdict.NOTICE, Verdict.IGNORE, Verdict.IGNORE]


def test_another_person_is_answered_meanwhile(throttle: Throttle) -> None:
    assert throttle.judge(BOB, 1) is Verdict.ANSWER
    assert throttle.judge(ALICE, 2) is Verdict.IGNORE


@pytest.mark.parametrize(
    ("time", "verdict"),
    [(PERIOD - 0.1, Verdict.IGNORE), (PERIOD, Verdict.ANSWER), (10 * PERIOD, Verdict.ANSWER)],
)
def test_silence_lasts_a_minute_from_the_first_message(
    throttle: Throttle, time: float, verdict: Verdict
) -> None:
    assert throttle.judge(ALICE, time) is verdict


def test_messages_during_the_silence_do_not_prolong_it(throttle: Throttle) -> None:
    verdicts(throttle, ALICE, *range(1, 60))
    assert throttle.judge(ALICE, 60) is Verdict.ANSWER


def test_each_minute_has_a_notice_of_its_own(throttle: Throttle) -> None:
    found = verdicts(throttle, ALICE, *[PERIOD] * (MOST + 2))
    assert found[MOST:] == [Verdict.NOTICE, Verdict.IGNORE]


def test_who_stays_below_the_limit_is_never_told_off() -> None:
    every_four_seconds = range(0, 1000, 4)
    assert set(verdicts(Throttle(), ALICE, *every_four_seconds)) == {Verdict.ANSWER}


def test_a_crowd_is_not_remembered_for_longer_than_a_minute() -> None:
    throttle = Throttle()
    for person in range(MOST_PEOPLE):
        throttle.judge(person, 0)
    throttle.judge(MOST_PEOPLE, PERIOD)
    assert len(throttle._periods) == 1


def test_a_crowd_does_not_make_the_silence_end_early(throttle: Throttle) -> None:
    for person in range(BOB, BOB + MOST_PEOPLE):
        throttle.judge(person, 1)
    assert throttle.judge(ALICE, 2) is Verdict.IGNORE
