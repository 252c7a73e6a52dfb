"""`faq edit`: one entry in an editor, which the test plays."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.editing.addition import Addition
from bot.knowledge import load_knowledge
from faq.cli import cli
from faq.edit import edit as edit_module
from faq.new import start_knowledge

Edit = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return start_knowledge(tmp_path / "base")


@pytest.fixture
def edit(path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Runs the command; each replacement is what is done in the editor that opens next."""

    def edit(*replacements: tuple[str, str], answers: str = "o\n") -> Result:
        turns: Iterator[tuple[str, str]] = iter(replacements)

        def play(text: str, **_: object) -> str | None:
            old, new = next(turns)
            assert old in text
            return text.replace(old, new) if new != old else None

        monkeypatch.setattr("click.edit", play)
        arguments = ["edit", "--knowledge", str(path), "horaires"]
        return CliRunner().invoke(cli, arguments, input=answers)

    return edit


def test_what_is_edited_is_shown_and_written(edit: Edit, path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    result = edit(("au vendredi", "au samedi"))
    assert "+      **Du lundi au samedi, de" in result.output
    assert path.read_text(encoding="utf-8") == before.replace("au vendredi", "au samedi")


def test_phrasings_are_edited_with_it(edit: Edit, path: Path) -> None:
    edit(("vous êtes ouverts quand\n", "vous êtes ouverts quand\nouvert mardi ?\n"))
    assert "ouvert mardi ?" in load_knowledge(path).entry_by_id["horaires"].variants


@pytest.fixture
def add_variant(path: Path) -> Callable[[str], None]:
    """Adds a variant to the entry, as the bot does for an admin."""

    def add(variant: str) -> None:
        addition = Addition(path)
        addition.add_variants(addition.entry("horaires"), [variant])
        addition.save()

    return add


def test_what_somebody_else_changes_while_the_editor_is_open_is_told_and_not_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch, add_variant: Callable[[str], None]
) -> None:
    texts = []

    def play(text: str, **_: object) -> str:
        texts.append(text)
        if len(texts) > 1:
            return f"{text}ouvert mardi ?\n"
        add_variant("ouvert mardi ?")
        return text.replace("au vendredi", "au samedi")

    monkeypatch.setattr("click.edit", play)
    arguments = ["edit", "--knowledge", str(path), "horaires"]
    result = CliRunner().invoke(cli, arguments, input="o\no\n")
    assert "l'entrée a changé entre-temps :\n+ouvert mardi ?\n" in result.output
    entry = load_knowledge(path).entry_by_id["horaires"]
    assert ("au samedi" in entry.answer, entry.variants[-1]) == (True, "ouvert mardi ?")


def test_what_somebody_else_changes_before_it_is_written_keeps_what_was_edited(
    path: Path, monkeypatch: pytest.MonkeyPatch, add_variant: Callable[[str], None]
) -> None:
    texts = []

    def play(text: str, **_: object) -> str:
        texts.append(text)
        return text.replace("vous êtes ouverts quand\n", "vous êtes ouverts quand\nlundi ?\n")

    def agree(question: str) -> bool:
        if "Écrire" in question and len(texts) == 1:
            add_variant("ouvert mardi ?")
        return len(texts) == 1

    monkeypatch.setattr("click.edit", play)
    monkeypatch.setattr(edit_module, "confirm", agree)
    result = CliRunner().invoke(cli, ["edit", "--knowledge", str(path), "horaires"])
    assert "a changé entre-temps : rien n'a été écrit" in result.output
    assert "lundi ?" in texts[1]
    assert load_knowledge(path).entry_by_id["horaires"].variants[-1] == "ouvert mardi ?"


def test_an_entry_that_is_gone_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def remove(text: str, **_: object) -> str:
        path.write_text(path.read_text().replace("id: horaires", "id: heures"))
        return f"{text}x\n"

    monkeypatch.setattr("click.edit", remove)
    result = CliRunner().invoke(cli, ["edit", "--knowledge", str(path), "horaires"], input="n\n")
    assert "l'entrée « horaires » n'est plus dans le fichier" in result.output


def test_a_file_that_somebody_else_has_saved_in_another_encoding_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(text: str, **_: object) -> str:
        path.write_bytes(path.read_bytes() + "# prévu\n".encode("latin-1"))
        return text.replace("au vendredi", "au samedi")

    monkeypatch.setattr("click.edit", play)
    arguments = ["edit", "--knowledge", str(path), "horaires"]
    result = CliRunner().invoke(cli, arguments, input="n\n")
    assert "n'est pas en UTF-8" in result.output
    assert "Reprendre dans l'éditeur ?" in result.output


def test_a_fault_is_told_and_the_editor_opens_again(edit: Edit) -> None:
    result = edit(
        ("section: sujet", "section: sujte"), ("section: sujte", "section: sujet\n    note: N")
    )
    assert "la section « sujte » n'existe pas" in result.output
    assert "note" in result.output


def test_the_id_stays(edit: Edit, path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    result = edit(("id: horaires", "id: heures"), answers="n\n")
    assert "horaires" in result.output
    assert (path.read_text(encoding="utf-8"), "Rien n'a été écrit" in result.output) == (
        before,
        True,
    )


@pytest.mark.parametrize("replacement", [("horaires", "horaires"), ("au vendredi", "au samedi")])
def test_nothing_is_written_without_a_change_or_consent(
    edit: Edit, path: Path, replacement: tuple[str, str]
) -> None:
    before = path.read_text(encoding="utf-8")
    assert "Rien n'a été écrit" in edit(replacement, answers="n\n").output
    assert path.read_text(encoding="utf-8") == before
