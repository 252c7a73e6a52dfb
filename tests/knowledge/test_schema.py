"""The JSON Schema that editors take beside the knowledge base."""

import json

from bot.knowledge import KNOWLEDGE_DIR, knowledge_schema


def test_the_schema_beside_the_knowledge_base_is_up_to_date() -> None:
    written = json.loads((KNOWLEDGE_DIR / "faq.schema.json").read_text(encoding="utf-8"))
    assert written == knowledge_schema(), "run `faq check --schema > knowledge/faq.schema.json`"
