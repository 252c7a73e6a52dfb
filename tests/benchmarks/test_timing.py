"""Time."""

from benchmarks.timing import Latency, lowest, timed


def test_the_lowest_time_of_each_question_counts() -> None:
    assert lowest([[1, 5, 3], [2, 4, 3]]) == [1, 4, 3]


def test_percentiles_are_in_milliseconds() -> None:
    assert Latency.of([0.001] * 101) == Latency(1.0, 1.0, 1.0)


def test_percentiles_tell_slow_questions() -> None:
    found = Latency.of([number / 1000 for number in range(101)])
    assert [round(found.p50), round(found.p95), round(found.p99)] == [50, 95, 99]


def test_the_best_of_several_latencies_has_the_lowest_of_each_figure() -> None:
    assert Latency.best([Latency(1, 5, 9), Latency(2, 4, 8)]) == Latency(1, 4, 8)


def test_what_a_function_returns_comes_with_its_time() -> None:
    result, seconds = timed(sorted, [2, 1], reverse=True)
    assert result == [2, 1]
    assert seconds > 0
