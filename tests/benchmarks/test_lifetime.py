"""A bot's life beside that of an older build."""

import math
import re
import shutil
from dataclasses import astuple, fields
from pathlib import Path

import pytest

from benchmarks.lifetime import _ROWS, Life, _row, add_entry, best
from bot.knowledge import KNOWLEDGE_DIR, load_knowledge

LIFE = Life(*map(float, range(len(fields(Life)))))


def test_the_lowest_of_each_figure_counts() -> None:
    other = Life(*(9.0 - one for one in astuple(LIFE)))
    assert astuple(best([LIFE, other])) == (0, 1, 2, 3, 4, 4, 3, 2, 1, 0)


def test_each_figure_has_a_row() -> None:
    assert len(_ROWS) == len(fields(Life))


@pytest.mark.parametrize(
    ("limit", "new", "expected"),
    [
        (0.5, 1.0, ["start", "2.00", "1.00", "0.50", "0.5", "ok"]),
        (0.5, 1.1, ["start", "2.00", "1.10", "0.55", "0.5", "over"]),
        (None, 1.1, ["start", "2.00", "1.10", "0.55", "", ""]),
        (0.5, math.nan, ["start", "2.00", "-", "-", "0.5", "over"]),
    ],
)
def test_a_ratio_is_held_against_its_budget(
    limit: float | None, new: float, expected: list[str]
) -> None:
    assert _row("start", limit, 2.0, new) == expected


def test_memory_has_no_digits_after_the_point() -> None:
    assert _row("memory, MB", 1, 120.4, 60.2)[1:3] == ["120", "60"]


def test_an_entry_is_added_to_a_knowledge_base(tmp_path: Path) -> None:
    path = Path(shutil.copy(KNOWLEDGE_DIR / "faq_fr.yaml", tmp_path))
    for number in (1, 2):
        add_entry(path, number)
    last = load_knowledge(path).entries[-2:]
    assert [re.sub(r"\d", "", one.id) for one in last] == ["mesure-", "mesure-"]
