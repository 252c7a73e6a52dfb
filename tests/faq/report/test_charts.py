"""Where the charts' bars, lines and cells are drawn."""

import pytest

from faq.report.charts import Cell, lay_out_histogram, lay_out_matrix

BINS = [(0, 5), *[(0, 0)] * 8, (90, 10)]
COUNTS = {("a", "a"): 8, ("a", "b"): 2, ("b", "b"): 1, ("b", "c"): 8}


def test_bars_are_as_high_as_their_numbers() -> None:
    bars = lay_out_histogram(BINS, {}).bars
    assert [bar.right for bar in bars[:9]] == [0] * 9
    assert bars[9].right == pytest.approx(9 * bars[9].wrong)


def test_the_highest_bar_fills_the_chart() -> None:
    chart = lay_out_histogram(BINS, {})
    assert chart.floor - chart.bars[9].right - chart.bars[9].wrong == pytest.approx(chart.top)


def test_each_bar_has_its_number() -> None:
    assert [bar.count for bar in lay_out_histogram(BINS, {}).bars] == [5, *[0] * 8, 100]


def test_bars_stand_between_their_ticks() -> None:
    chart = lay_out_histogram(BINS, {})
    for bar, (start, _), (end, _) in zip(chart.bars, chart.ticks, chart.ticks[1:], strict=False):
        assert start < bar.x < bar.x + bar.width < end


def test_the_scale_goes_from_0_to_1() -> None:
    ticks = lay_out_histogram(BINS, {}).ticks
    assert [share for _, share in ticks] == pytest.approx([n / 10 for n in range(11)])


def test_a_gate_is_where_its_confidence_is() -> None:
    chart = lay_out_histogram(BINS, {"réponse": 0.5})
    assert chart.gates == {"réponse": pytest.approx(chart.ticks[5][0])}


def test_a_histogram_of_nothing_is_flat() -> None:
    assert {bar.right for bar in lay_out_histogram([(0, 0)] * 10, {}).bars} == {0}


def cells() -> dict[tuple[str, str], Cell]:
    return {(cell.wanted, cell.first): cell for cell in lay_out_matrix("abc", COUNTS).cells}


def test_what_is_right_and_what_is_confused_are_told_apart() -> None:
    assert {pair for pair, cell in cells().items() if cell.is_right} == {("a", "a"), ("b", "b")}


def test_a_share_is_of_what_was_wanted() -> None:
    assert (cells()["a", "b"].share, cells()["b", "b"].share) == (2 / 10, 1 / 9)


def test_the_most_frequent_confusion_is_the_strongest() -> None:
    assert (cells()["a", "b"].opacity, cells()["b", "c"].opacity) == pytest.approx((0.6, 1))


def test_entries_stand_in_their_order_side_by_side() -> None:
    matrix = lay_out_matrix("abc", {})
    places = list(matrix.places.values())
    assert places == [matrix.labels, matrix.labels + matrix.cell, matrix.labels + 2 * matrix.cell]
    assert matrix.labels + matrix.grid == places[-1] + matrix.cell
