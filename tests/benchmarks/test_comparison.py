"""The comparison of matchers, on a tiny knowledge base, with the peers that are installed."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.cases import Case
from benchmarks.comparison import Comparison, compare
from benchmarks.peers import OURS, PEERS

CASES = [
    Case("c'est quoi le salaire", frozenset({"salaire"})),
    Case("les horaires svp", frozenset({"horaires"})),
    Case("recette de la tarte aux pommes", frozenset()),
]


@pytest.fixture(scope="module")
def comparison(tiny: Path) -> Comparison:
    return compare(tiny, CASES, rounds=1)


def test_every_matcher_takes_part_or_says_why_not(comparison: Comparison) -> None:
    assert len(comparison.results) + len(comparison.skipped) == len(PEERS)
    assert all("pip install" in reason for reason in comparison.skipped)


def test_every_matcher_that_takes_part_finds_the_obvious(comparison: Comparison) -> None:
    found = {result.peer.name: result.quality.top3 for result in comparison.results}
    assert found == dict.fromkeys(found, 1.0)


def test_the_table_has_a_line_for_each_matcher_that_takes_part(comparison: Comparison) -> None:
    lines = str(comparison).splitlines()
    names = [line.split("|")[1].strip() for line in lines if line.startswith("|")][2:]
    assert names == [result.peer.name for result in comparison.results]
    assert names[0] == OURS.name


def test_the_chart_is_an_svg_with_a_background_of_its_own(
    comparison: Comparison, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib", reason="needs matplotlib, which the extra `bench` installs")
    from benchmarks.chart import PAPER, draw

    path = tmp_path / "chart.svg"
    draw(comparison.results, path)
    assert ElementTree.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert PAPER in path.read_text()
