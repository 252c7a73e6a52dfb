"""Loading the bot's own texts; what is in them is tested under tests/knowledge."""

from pathlib import Path

import pytest

from bot.knowledge import KnowledgeError
from bot.texts import TEXTS_PATH, Texts, load_texts


def test_the_bots_own_file_has_every_text() -> None:
    assert set(load_texts().model_dump()) == set(Texts.model_fields)


def copy_without(tmp_path: Path, line: str, replacement: str = "") -> Path:
    """Copy the bot's own texts with one line replaced."""
    lines = TEXTS_PATH.read_text(encoding="utf-8").splitlines()
    assert sum(one.startswith(line) for one in lines) == 1
    lines = [replacement if one.startswith(line) else one for one in lines]
    path = tmp_path / "textes.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_another_file_can_be_loaded(tmp_path: Path) -> None:
    path = copy_without(tmp_path, "passage:", "passage: Le passage")
    assert load_texts(path).passage == "Le passage"


def test_a_missing_text_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="le champ « passage » manque"):
        load_texts(copy_without(tmp_path, "passage:"))


def test_an_unknown_text_is_a_fault(tmp_path: Path) -> None:
    path = copy_without(tmp_path, "passage:", "pasage: Le passage")
    with pytest.raises(
        KnowledgeError, match="« pasage » est inconnue → vouliez-vous dire « passage"
    ):
        load_texts(path)


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="n'existe pas"):
        load_texts(tmp_path / "absent.yaml")
