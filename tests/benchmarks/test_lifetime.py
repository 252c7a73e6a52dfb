"""A bot's life beside that of an older build."""

import re
import shutil
from dataclasses import astuple, fields
from pathlib import Path

from benchmarks.lifetime import _ROWS, Life, add_entry, best
from bot.knowledge import KNOWLEDGE_DIR, load_knowledge

LIFE = Life(*map(float, range(len(fields(Life)))))


def test_the_lowest_of_each_figure_counts() -> None:
    other = Life(*(9.0 - one for one in astuple(LIFE)))
    assert astuple(best([LIFE, other])) == (0, 1, 2, 3, 4, 4, 3, 2, 1, 0)


def test_each_figure_has_a_row() -> None:
    assert len(_ROWS) == len(fields(Life))


def test_an_entry_is_added_to_a_knowledge_base(tmp_path: Path) -> None:
    path = Path(shutil.copy(KNOWLEDGE_DIR / "faq_fr.yaml", tmp_path))
    for number in (1, 2):
        add_entry(path, number)
    last = load_knowledge(path).entries[-2:]
    assert [re.sub(r"\d", "", one.id) for one in last] == ["mesure-", "mesure-"]
