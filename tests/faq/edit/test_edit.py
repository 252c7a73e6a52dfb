"""`faq edit`: one entry in an editor, which the test plays."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.knowledge import load_knowledge
from faq.cli import cli
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
