"""Additions to a knowledge file: only lines come, and the file is never half written or faulty."""

import difflib
import os
from pathlib import Path

import pytest

from bot.errors import FaqError
from bot.knowledge import KNOWLEDGE_DIR, Entry, Knowledge, KnowledgeError
from bot.knowledge.loading import read_knowledge
from faq.edit.editor import Editor

TEXT = """\
# Une base.
version: 1
sections:
  - {id: pain, title: Le pain}
  - id: sel  # à part
    title: 'Le sel'

entries:
  - id: farine
    section: pain
    question: Quelle farine ?
    variants:
      - null
      - "laquelle : bise ?"  # guillemets

      # ce que l'on répond
    answer: |-
      De la bise.

  - id: levain
    section: pain
    question: Quel levain ?
    answer: >-
      Du dur.

  - id: gros
    section: sel
    question: Quel sel ?
    answer: Du gros.
"""
SUGAR = Entry(id="sucre", section="pain", question="Du sucre ?", answer="Non.\n\nJamais.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "base.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def added(before: str, after: str) -> list[str]:
    """List the lines that were added; any that is gone or changed fails."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    changes = [line for line in lines if line[0] in "+-"]
    assert [line for line in changes if line[0] == "-"] == []
    return [line[2:] for line in changes]


def loaded(path: Path, text: str) -> Knowledge:
    """Load a knowledge base as it would be with another text."""
    return read_knowledge(path, {path: text}).knowledge


def edited(path: Path, entry_id: str, *variants: str) -> str:
    editor = Editor(path)
    editor.add_variants(entry_id, variants)
    return editor.text


def test_a_variant_comes_after_the_last_one_and_before_the_comment_on_what_follows(
    path: Path,
) -> None:
    text = edited(path, "farine", "bise ou blanche", "T80")
    assert added(TEXT, text) == ["      - bise ou blanche\n", "      - T80\n"]
    assert text.index("T80") < text.index("# ce que l'on répond")


def test_the_first_variants_come_after_the_question(path: Path) -> None:
    text = edited(path, "levain", "lequel")
    assert added(TEXT, text) == ["    variants:\n", "      - lequel\n"]
    assert "Quel levain ?\n    variants:\n" in text


@pytest.mark.parametrize(
    "variant",
    ["2024", "a: b", "- a", "# a", "'a", '"a"', "a #b", "[a", "*a", "é\u202f?", "~"],
)
def test_any_text_is_read_as_it_was_given(path: Path, variant: str) -> None:
    found = loaded(path, edited(path, "levain", variant))
    assert found.entry_by_id["levain"].variants == (variant,)


def test_an_entry_comes_after_its_section(path: Path) -> None:
    editor = Editor(path)
    editor.add_entry(SUGAR)
    assert "".join(added(TEXT, editor.text)).strip() == (
        "- id: sucre\n    section: pain\n    question: Du sucre ?\n"
        "    answer: |-\n      Non.\n\n      Jamais."
    )
    ids = [entry.id for entry in loaded(path, editor.text).entries]
    assert ids == ["farine", "levain", "sucre", "gros"]


def test_no_comment_is_torn_from_the_entry_that_it_is_about(path: Path) -> None:
    path.write_text(TEXT.replace("  - id: gros", "  # Du sel.\n  - id: gros"), encoding="utf-8")
    editor = Editor(path)
    editor.add_entry(SUGAR)
    assert "  # Du sel.\n  - id: gros" in editor.text
    assert loaded(path, editor.text).entries[-1] == SUGAR


def test_the_own_knowledge_base_only_gains_the_new_lines() -> None:
    path = KNOWLEDGE_DIR / "faq_fr.yaml"
    before = path.read_text(encoding="utf-8")
    editor = Editor(path)
    editor.add_entry(SUGAR.model_copy(update={"section": "parcours", "related": ("salaire",)}))
    old, new = before.splitlines(), editor.text.splitlines()
    fresh = [
        line
        for tag, *_, i, j in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
        for line in new[i:j]
    ]
    assert fresh == [
        "  - id: sucre",
        "    section: parcours",
        "    question: Du sucre ?",
        "    answer: |-",
        "      Non.",
        "",
        "      Jamais.",
        "    related: [salaire]",
        "",
    ]


def test_a_list_in_brackets_grows_on_its_line(path: Path) -> None:
    before = TEXT.replace("question: Quel sel ?", "question: Quel sel ?\n    variants: [a, 'b']")
    path.write_text(before, encoding="utf-8")
    assert edited(path, "gros", "c") == before.replace("[a, 'b']", "[a, 'b', c]")


def test_a_style_that_would_not_be_kept_is_refused_with_its_lines(path: Path) -> None:
    path.write_text(TEXT + '  - {id: a, section: sel, question: "un\n      deux", answer: b}\n')
    with pytest.raises(FaqError, match=r"des lignes entre 30 et 31 ne resteraient pas"):
        edited(path, "levain", "lequel")


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
def test_ends_of_line_and_byte_order_mark_stay(path: Path, end: str, mark: str) -> None:
    path.write_bytes((mark + TEXT.replace("\n", end)).encode())
    editor = Editor(path)
    editor.add_variants("levain", ["lequel"])
    editor.save()
    expected = TEXT.replace("Quel levain ?\n", "Quel levain ?\n    variants:\n      - lequel\n")
    assert path.read_bytes() == (mark + expected.replace("\n", end)).encode()


def test_the_mode_of_the_file_and_a_link_to_it_stay(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "lien.yaml"
    link.symlink_to(path)
    editor = Editor(link)
    editor.add_variants("levain", ["lequel"])
    editor.save()
    assert (link.is_symlink(), path.stat().st_mode & 0o777) == (True, 0o640)
    assert "lequel" in path.read_text(encoding="utf-8")


def test_a_file_that_has_changed_since_is_left_alone(path: Path) -> None:
    editor = Editor(path)
    editor.add_variants("levain", ["lequel"])
    path.write_text(TEXT + "# autre main\n", encoding="utf-8")
    with pytest.raises(FaqError, match="a changé entre-temps : rien n'a été écrit"):
        editor.save()
    assert path.read_text(encoding="utf-8") == TEXT + "# autre main\n"


def test_what_would_be_faulty_is_not_written(path: Path) -> None:
    editor = Editor(path)
    editor.add_entry(SUGAR.model_copy(update={"id": "Du sucre"}))
    with pytest.raises(KnowledgeError, match="l'identifiant « Du sucre » est mal formé"):
        editor.save()
    assert path.read_text(encoding="utf-8") == TEXT


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError("disque plein")

    editor = Editor(path)
    editor.add_variants("levain", ["lequel"])
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disque plein"):
        editor.save()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8") == TEXT
