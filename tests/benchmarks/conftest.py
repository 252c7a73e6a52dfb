"""What tests of several benchmarks share: a tiny knowledge base and questions to it."""

from pathlib import Path

import pytest

TINY = """
version: 1
sections: [{id: faq, title: FAQ}, {id: conversation, title: Conversation, small_talk: true}]
entries:
  - {id: salaire, section: faq, question: Quel est le salaire ?, answer: "2 000 €",
     variants: [combien gagne-t-on, quelle est la paie], keywords: [paie],
     follow_ups: {horaires: [et quand]}}
  - {id: horaires, section: faq, question: Quels sont les horaires ?, answer: "9 h",
     variants: [à quelle heure commence-t-on, quand finit la journée]}
  - {id: salutation, section: conversation, question: Bonjour, answer: "Bonjour"}
"""


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base of two entries and a greeting."""
    path = tmp_path_factory.mktemp("tiny") / "faq.yaml"
    path.write_text(TINY, encoding="utf-8")
    return path
