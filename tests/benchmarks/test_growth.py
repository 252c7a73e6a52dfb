"""Growth, on a knowledge base that is not large."""

from benchmarks.growth import growth
from bot.knowledge import KNOWLEDGE_DIR


def test_every_size_is_a_line_with_all_figures() -> None:
    lines = growth(KNOWLEDGE_DIR / "faq_fr.yaml", [150]).splitlines()
    cells = [cell.strip() for cell in lines[2].strip("|").split("|")]
    assert cells[:2] == ["150", "3"]
    assert all(float(cell) >= 0 for cell in cells[2:])
    assert lines[3].startswith("budgets for 100,000 phrasings")
