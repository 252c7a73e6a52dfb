"""Passed-on questions, and a small knowledge base to look for their answers in."""

from datetime import date

import pytest

from bot.dialogue import Dialogue
from bot.gaps import Decision, Gap, gap_of
from bot.knowledge import KNOWLEDGE_FILE, load_knowledge
from bot.storage.questions import PassedOn
from faq.new import MODEL_DIR


@pytest.fixture(scope="session")
def small() -> Dialogue:
    """The dialogue about the knowledge base that one starts with."""
    return Dialogue(load_knowledge(MODEL_DIR / KNOWLEDGE_FILE))


def passed_on(*texts: str, decision: Decision | None = None) -> list[PassedOn]:
    """Make questions of these texts, numbered from 0."""
    written = decision and decision.model_dump_json(by_alias=True, exclude_defaults=True)
    day = date(2024, 1, 1)
    return [PassedOn(number, day, text, written) for number, text in enumerate(texts)]


def asked(*texts: str) -> Gap:
    """Make one gap of these texts."""
    return gap_of(passed_on(*texts))
