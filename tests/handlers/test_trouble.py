"""What is news of a trouble is told apart from what repeats it."""

from handlers.trouble import MAX_REMEMBERED, Repetitions, Trouble


def test_the_beginning_of_a_trouble_is_news() -> None:
    trouble = Trouble()
    assert (trouble.begin(), trouble.is_present) == (True, True)


def test_its_going_on_is_not() -> None:
    trouble = Trouble()
    trouble.begin()
    assert not trouble.begin()


def test_after_its_end_the_next_one_is() -> None:
    trouble = Trouble()
    trouble.begin()
    trouble.end()
    assert not trouble.is_present
    assert trouble.begin()


def test_what_is_said_again_is_news_after_the_interval() -> None:
    repetitions = Repetitions(60)
    assert [at for at in (0, 1, 59, 60, 61, 120) if repetitions.is_news("x", at)] == [0, 60, 120]


def test_what_else_is_said_is_news() -> None:
    repetitions = Repetitions(60)
    assert [repetitions.is_news(said, 0) for said in ("x", "y", "x")] == [True, True, False]


def test_not_all_is_remembered_for_ever() -> None:
    repetitions = Repetitions(60)
    for number in range(2 * MAX_REMEMBERED):
        repetitions.is_news(number, 0)
    assert len(repetitions._said_at) <= MAX_REMEMBERED
