"""What `faq check --fix` writes, and what it leaves alone."""

from pathlib import Path

import pytest

from bot.knowledge import KNOWLEDGE_DIR, KnowledgeError
from faq.check.fix import Mended, mend_file, mend_knowledge, mend_texts

BASE = """\
# Base d'essai : « rien » à corriger ici !
version: 1
sections:
  - {id: etudes, title: "Etudes !"}  # l'école
  - {id: salut, title: Salut}
entries:
  - id: bonjour
    section: salut
    question: 'C''est "vous" ?'   # non !
    answer: Oui.

  # L'entrée sur le diplôme.
  - id: diplome
    section: etudes
    question: Quel diplôme ?
    variants:
      - c'est quoi l'diplome ?
    answer: |-
      Une licence :
      • c'est  tout.
    note: "On dit \\"cadre\\"..."
"""
MENDED = """\
# Base d'essai : « rien » à corriger ici !
version: 1
sections:
  - {id: etudes, title: "Études\u202f!"}  # l'école
  - {id: salut, title: Salut}
entries:
  # L'entrée sur le diplôme.
  - id: diplome
    section: etudes
    question: Quel diplôme\u202f?
    variants:
      - c'est quoi l'diplome ?
    answer: |-
      Une licence\u00a0:
      • c’est tout.
    note: "On dit «\u00a0cadre\u00a0»…"

  - id: bonjour
    section: salut
    question: 'C’est «\u00a0vous\u00a0»\u202f?'   # non !
    answer: Oui.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


def test_typography_and_order_are_put_right_and_nothing_else(path: Path) -> None:
    mend_knowledge(path)
    assert path.read_text(encoding="utf-8") == MENDED


def test_what_was_done_is_told(path: Path) -> None:
    assert mend_knowledge(path) == Mended(lines=6, is_reordered=True)


def test_what_is_right_is_not_written_again(path: Path) -> None:
    mend_knowledge(path)
    before = path.stat()
    assert mend_knowledge(path) == Mended(0)
    assert path.stat().st_ino == before.st_ino


def test_the_end_of_lines_and_the_byte_order_mark_stay(path: Path) -> None:
    path.write_bytes(("\ufeff" + BASE.replace("\n", "\r\n")).encode())
    mend_knowledge(path)
    assert path.read_bytes() == ("\ufeff" + MENDED.replace("\n", "\r\n")).encode()


def test_a_knowledge_base_with_faults_is_left_as_it_is(path: Path) -> None:
    path.write_text(BASE.replace("section: salut", "section: slt"), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(KnowledgeError, match="la section « slt » n'existe pas"):
        mend_knowledge(path)
    assert path.read_bytes() == before


def test_the_bots_own_texts_are_mended_too(tmp_path: Path) -> None:
    path = tmp_path / "textes.yaml"
    path.write_text("# l'accueil\nwelcome: Bonjour !\n", encoding="utf-8")
    assert mend_file(path) == Mended(1)
    assert path.read_text(encoding="utf-8") == "# l'accueil\nwelcome: Bonjour\u202f!\n"


LEFT = [
    pytest.param('a: "un\u2028deux"\nb: trois\n', id="another end of line"),
    pytest.param("a: >-\n  C'est\n  tout.\n", id="folded paragraph"),
    pytest.param("a: C'est\n  tout.\n", id="plain over two lines"),
    pytest.param('a: "C\\x27est tout."\n', id="escape"),
    pytest.param("a: [Bonjour !, Bonjour !]\n", id="twice on a line"),
    pytest.param("a: Bonjour !  # Bonjour !\n", id="in a comment too"),
    pytest.param("a: |\n  C’est tout.\n", id="block that is right, at the end"),
    pytest.param("variants: [c'est quoi ?]\n", id="what users type"),
    pytest.param("source: C'est dit ...\n", id="a quotation"),
]


@pytest.mark.parametrize("content", LEFT)
def test_what_is_not_certain_or_not_ours_is_left(content: str) -> None:
    assert mend_texts(content) == content


def test_a_block_at_the_end_is_mended() -> None:
    assert mend_texts("a: |\n  C'est tout.\n") == "a: |\n  C’est tout.\n"


def test_no_break_spaces_that_got_lost_come_back() -> None:
    content = (KNOWLEDGE_DIR / "textes_fr.yaml").read_text(encoding="utf-8")
    lost = content.replace("\u202f?", " ?").replace("\u00a0:", " :").replace("«\u00a0", "« ")
    mended = mend_texts(lost).splitlines()
    pairs = zip(mended, content.splitlines(), strict=True)
    assert [pair for pair in pairs if pair[0] != pair[1] and not pair[0].startswith("#")] == []


@pytest.mark.parametrize(
    "name", ["faq_fr.yaml", "textes_fr.yaml", "textes_back_office_fr.yaml", "parcours_fr.yaml"]
)
def test_the_bots_own_files_need_no_mending(name: str) -> None:
    content = (KNOWLEDGE_DIR / name).read_text(encoding="utf-8")
    assert mend_texts(content) == content
