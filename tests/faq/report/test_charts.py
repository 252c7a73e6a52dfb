"""Charts: well-formed SVG with what it should show."""

from xml.etree import ElementTree

import pytest

from faq.report.charts import draw_histogram, draw_matrix

BINS = [(0, 5), *[(0, 0)] * 8, (90, 10)]


def rectangles(svg: str, kind: str) -> list[ElementTree.Element]:
    return [one for one in ElementTree.fromstring(svg).iter("rect") if one.get("class") == kind]


def texts(svg: str) -> list[str | None]:
    return [one.text for one in ElementTree.fromstring(svg).iter("text")]


def test_bars_are_as_high_as_their_numbers() -> None:
    heights = [float(one.get("height", 0)) for one in rectangles(draw_histogram(BINS, {}), "right")]
    wrong = [float(one.get("height", 0)) for one in rectangles(draw_histogram(BINS, {}), "wrong")]
    assert heights[9] == pytest.approx(9 * wrong[9], abs=1)
    assert heights[:9] == [0] * 9


def test_each_bar_has_its_number() -> None:
    assert texts(draw_histogram(BINS, {}))[:10] == ["5", *["0"] * 8, "100"]


def test_the_scale_goes_from_0_to_1() -> None:
    found = texts(draw_histogram(BINS, {}))
    assert [found[10], found[20]] == ["0,0", "1,0"]


def test_a_gate_is_named_where_it_is() -> None:
    svg = ElementTree.fromstring(draw_histogram(BINS, {"ré<ponse": 0.5}))
    (line,) = [one for one in svg.iter("line") if one.get("class") == "gate"]
    (name,) = [one for one in svg.iter("text") if one.get("class") == "gate-name"]
    assert (name.text, name.get("x"), line.get("x1")) == ("ré<ponse", "170.0", "170.0")


def test_a_histogram_of_nothing_is_drawn() -> None:
    assert rectangles(draw_histogram([(0, 0)] * 10, {}), "right")


COUNTS = {("a", "a"): 8, ("a", "b"): 2, ("b", "b"): 1, ("b", "c"): 8}


def test_what_is_right_and_what_is_confused_are_told_apart() -> None:
    svg = draw_matrix("abc", COUNTS)
    assert [len(rectangles(svg, kind)) for kind in ("right", "wrong")] == [2, 2]


def test_a_cell_says_what_it_stands_for() -> None:
    titles = [one.text for one in ElementTree.fromstring(draw_matrix("abc", COUNTS)).iter("title")]
    assert "a → b\u00a0: 2 (20\u00a0%)" in titles


def test_the_most_frequent_confusion_is_the_strongest() -> None:
    shades = [
        float(one.get("opacity", 0)) for one in rectangles(draw_matrix("abc", COUNTS), "wrong")
    ]
    assert shades == [0.6, 1]


def test_without_any_result_there_is_an_empty_grid() -> None:
    assert rectangles(draw_matrix("abc", {}), "grid")


@pytest.mark.parametrize("svg", [draw_histogram(BINS, {}), draw_matrix("ab", {})])
def test_a_chart_has_a_name_for_those_who_do_not_see_it(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    assert (root.get("role"), bool(root.get("aria-label"))) == ("img", True)
