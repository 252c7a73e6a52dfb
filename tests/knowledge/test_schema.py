"""The JSON Schema that editors take beside the knowledge base."""

import json

import pytest

from bot.knowledge import KNOWLEDGE_DIR, knowledge_schema


def test_the_schema_beside_the_knowledge_base_is_up_to_date() -> None:
    written = json.loads((KNOWLEDGE_DIR / "faq.schema.json").read_text(encoding="utf-8"))
    assert written == knowledge_schema(), "run `faq check --schema > knowledge/faq.schema.json`"


@pytest.mark.parametrize("name", ["faq_fr.yaml", "modele/faq_fr.yaml"])
def test_a_knowledge_base_tells_editors_where_the_schema_is(name: str) -> None:
    first = (KNOWLEDGE_DIR / name).read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=faq.schema.json"
