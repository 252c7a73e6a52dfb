"""A fresh knowledge base to start from."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.dialogue import Dialogue
from bot.errors import FaqError
from bot.knowledge import knowledge_schema, load_knowledge
from faq.check.inspection import inspect
from faq.cli import cli
from faq.diff.comparison import common_phrasings
from faq.evaluation import evaluate
from faq.new import start_knowledge
from faq.shell import shell_word
from faq.source import Source


def test_it_has_no_fault_and_nothing_to_read_again(tmp_path: Path) -> None:
    path = start_knowledge(tmp_path / "neuf")
    assert inspect(Source.read(path)).doubts == ()


def test_it_is_read_with_the_messages_to_refuse_beside_it(tmp_path: Path) -> None:
    path = start_knowledge(tmp_path / "neuf")
    assert path.parent / "hors_sujet_fr" / "near.txt" in load_knowledge(path).files


def test_the_schema_is_beside_it(tmp_path: Path) -> None:
    schema = start_knowledge(tmp_path / "neuf").with_name("faq.schema.json")
    assert json.loads(schema.read_text(encoding="utf-8")) == knowledge_schema()


def test_all_its_phrasings_are_understood_and_what_is_out_of_scope_is_not_answered() -> None:
    knowledge = load_knowledge(Path(__file__).parents[2] / "knowledge" / "modele" / "faq_fr.yaml")
    cases = [[case] for case in common_phrasings(knowledge, knowledge)]
    results = evaluate(Dialogue(knowledge), cases)
    wrong = [r.case.question for r in results if set(r.answers) != r.case.wanted]
    assert wrong == []


def test_the_next_commands_can_be_copied_into_a_shell(tmp_path: Path) -> None:
    folder = tmp_path / "Ma belle FAQ"
    shown = CliRunner().invoke(cli, ["new", str(folder)]).output
    assert f"faq check --knowledge {shell_word(folder)}\n" in shown


def test_a_folder_in_a_new_folder_is_made(tmp_path: Path) -> None:
    assert start_knowledge(tmp_path / "a" / "b") == tmp_path / "a" / "b" / "faq_fr.yaml"


@pytest.mark.parametrize("is_folder", [True, False], ids=["folder", "file"])
def test_what_exists_is_left_alone(tmp_path: Path, is_folder: bool) -> None:
    existing = tmp_path / "neuf"
    existing.mkdir() if is_folder else existing.write_text("à moi")
    with pytest.raises(FaqError, match="neuf existe déjà ; choisissez un autre nom"):
        start_knowledge(existing)
    assert list(existing.iterdir()) == [] if is_folder else existing.read_text() == "à moi"


def test_where_nothing_can_be_made_the_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(
        FaqError, match=r"ne peut pas être créé \(un dossier du chemin est un fichier"
    ):
        start_knowledge(tmp_path / "fichier" / "neuf")
