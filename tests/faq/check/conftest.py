"""What the tests of checks share: the bot's own knowledge base, and small ones."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.knowledge import KNOWLEDGE_DIR
from faq.source import Source

NAMES = ["Alpha", "Bravo"]


@pytest.fixture(scope="session")
def own() -> Source:
    """The knowledge base that comes with the bot."""
    return Source.read(KNOWLEDGE_DIR / "faq_fr.yaml")


@pytest.fixture
def base_of(tmp_path: Path) -> Callable[..., Source]:
    """Make a knowledge base of entries `e0`, `e1`, … with these variants."""

    def make(*entries: Sequence[str]) -> Source:
        lines = ["version: 1", "sections: [{id: s, title: S}]", "entries:"]
        for number, variants in enumerate(entries):
            lines += [f"  - id: e{number}", "    section: s", f"    question: {NAMES[number]}"]
            items = [f'      - "{text}"' for text in variants]
            lines += ["    variants:" if items else "    variants: []", *items, "    answer: R"]
        path = tmp_path / "base.yaml"
        path.write_text("\n".join(lines), encoding="utf-8")
        return Source.read(path)

    return make
