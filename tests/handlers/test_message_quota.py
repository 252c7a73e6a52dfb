"""Twenty messages a minute are answered, one more gets a notice, all others silence."""

import pytest

from handlers.message_quota import MAX_MESSAGES, MAX_SENDERS, PERIOD, MessageQuota, Verdict

ALICE, BOB = 1, 2


def verdicts(quota: MessageQuota, person: int, *times: float) -> list[Verdict]:
    """Judge a message at each of these times."""
    return [quota.judge(person, time) for time in times]


@pytest.fixture
def quota() -> MessageQuota:
    """A quota that has just told Alice off, who began at time 0."""
    quota = MessageQuota()
    verdicts(quota, ALICE, *[0.0] * (MAX_MESSAGES + 1))
    return quota


def test_twenty_messages_a_minute_are_answered() -> None:
    seconds = [float(second) for second in range(20)]
    assert set(verdicts(MessageQuota(), ALICE, *seconds)) == {Verdict.ANSWER}


def test_one_more_gets_a_notice_and_the_next_ones_silence() -> None:
    quota = MessageQuota()
    verdicts(quota, ALICE, *[0.0] * 20)
    assert verdicts(quota, ALICE, 1, 2, 3) == [Verdict.NOTICE, Verdict.IGNORE, Verdict.IGNORE]


def test_another_person_is_answered_meanwhile(quota: MessageQuota) -> None:
    assert quota.judge(BOB, 1) is Verdict.ANSWER
    assert quota.judge(ALICE, 2) is Verdict.IGNORE


@pytest.mark.parametrize(
    ("time", "verdict"),
    [(PERIOD - 0.1, Verdict.IGNORE), (PERIOD, Verdict.ANSWER), (10 * PERIOD, Verdict.ANSWER)],
)
def test_silence_lasts_a_minute_from_the_first_message(
    quota: MessageQuota, time: float, verdict: Verdict
) -> None:
    assert quota.judge(ALICE, time) is verdict


def test_messages_during_the_silence_do_not_prolong_it(quota: MessageQuota) -> None:
    verdicts(quota, ALICE, *range(1, 60))
    assert quota.judge(ALICE, 60) is Verdict.ANSWER


def test_each_minute_has_a_notice_of_its_own(quota: MessageQuota) -> None:
    found = verdicts(quota, ALICE, *[PERIOD] * (MAX_MESSAGES + 2))
    assert found[MAX_MESSAGES:] == [Verdict.NOTICE, Verdict.IGNORE]


def test_who_stays_below_the_limit_is_never_told_off() -> None:
    every_four_seconds = range(0, 1000, 4)
    assert set(verdicts(MessageQuota(), ALICE, *every_four_seconds)) == {Verdict.ANSWER}


def test_a_crowd_is_not_remembered_for_longer_than_a_minute() -> None:
    quota = MessageQuota()
    for person in range(MAX_SENDERS):
        quota.judge(person, 0)
    quota.judge(MAX_SENDERS, PERIOD)
    assert len(quota._periods) == 1


def test_a_crowd_does_not_make_the_silence_end_early(quota: MessageQuota) -> None:
    for person in range(BOB, BOB + MAX_SENDERS):
        quota.judge(person, 1)
    assert quota.judge(ALICE, 2) is Verdict.IGNORE
