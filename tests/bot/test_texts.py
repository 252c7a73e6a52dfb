"""Loading the bot's own texts; what is in them is tested under tests/knowledge."""

from pathlib import Path

import pytest

from bot.knowledge import KnowledgeError
from bot.reply import Reason, Suggestions
from bot.texts import TEXTS_PATH, Texts, load_texts, suggestions_text, unknown_text


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


@pytest.mark.parametrize("line", ["passage:", "tu:\n  passage:"], ids=["vous", "tu"])
@pytest.mark.parametrize("text", ['""', '" "'])
def test_an_empty_text_is_a_fault(tmp_path: Path, line: str, text: str) -> None:
    path = copy_without(tmp_path, line.splitlines()[0], f"{line} {text}")
    with pytest.raises(KnowledgeError, match="« passage » est vide → complétez ou supprimez"):
        load_texts(path)


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("Aide: Aide", "« Aide » n'est pas admis ici → lettres minuscules sans accents"),
        ("à_propos: Article", "« à_propos » n'est pas admis ici → lettres minuscules"),
        ('"": Article', "«  » n'est pas admis ici → lettres minuscules"),
        (f"{'a' * 33}: Aide", r"est trop long \(33 caractères\) → raccourcissez à 32 caractères"),
        ('aide: " "', "« aide » est vide → complétez ou supprimez"),
        (f"aide: {'a' * 257}", r"« aide » est trop long \(257 caractères\) → raccourcissez à 256"),
    ],
)
def test_a_command_that_telegram_would_refuse_is_a_fault(
    tmp_path: Path, command: str, problem: str
) -> None:
    path = copy_without(tmp_path, "  aide:", f"  {command}")
    with pytest.raises(KnowledgeError, match=problem):
        load_texts(path)


@pytest.mark.parametrize("command", [f"{'a' * 32}: Aide", "a_2: A", f"aide: {'a' * 256}"])
def test_a_command_that_telegram_takes_is_taken(tmp_path: Path, command: str) -> None:
    name, _, description = command.partition(": ")
    path = copy_without(tmp_path, "  aide:", f"  {command}")
    assert load_texts(path).commands[name] == description


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="n'existe pas"):
        load_texts(tmp_path / "absent.yaml")


@pytest.mark.parametrize("braces", ["{entrees}", "{}", "{", "{entries.x}", "{entries[0]}"])
@pytest.mark.parametrize("line", ["reloaded:", "tu:\n  reloaded:"], ids=["vous", "tu"])
def test_braces_that_nothing_fills_in_are_a_fault(tmp_path: Path, line: str, braces: str) -> None:
    path = copy_without(tmp_path, line.splitlines()[0], f'{line} "{braces}"')
    with pytest.raises(KnowledgeError, match=r"d'autres accolades que \{entries\}, "):
        load_texts(path)


def test_braces_are_as_good_as_other_signs_where_nothing_is_filled_in(tmp_path: Path) -> None:
    path = copy_without(tmp_path, "passage:", 'passage: "{"')
    assert load_texts(path).passage == "{"


# --- tu and vous ----------------------------------------------------------------------------------


@pytest.fixture
def two_voices(texts: Texts) -> Texts:
    """Texts of which one has a version for those who say tu."""
    return texts.model_copy(update={"gone": "Vous…", "tu": {"gone": "Tu…"}})


def test_who_says_vous_hears_vous(two_voices: Texts) -> None:
    assert two_voices.addressed(False) == two_voices


def test_who_says_tu_hears_tu(two_voices: Texts) -> None:
    assert two_voices.addressed(True).gone == "Tu…"


def test_a_text_without_a_second_version_is_the_same_for_all(two_voices: Texts) -> None:
    assert two_voices.addressed(True).failure == two_voices.failure


@pytest.mark.parametrize("name", ["unknwon", "commands", "tu", ""])
def test_a_second_version_of_no_text_is_a_fault(tmp_path: Path, name: str) -> None:
    path = copy_without(tmp_path, "tu:", f'tu:\n  "{name}": Tu…')
    with pytest.raises(KnowledgeError, match=f"« tu » : « {name} » n'est le nom d'aucun texte →"):
        load_texts(path)


# --- suggestions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("is_again", "text"), [(False, "Vouliez-vous dire…"), (True, "Il y en a 0.")]
)
def test_suggestions_have_a_text_and_another_the_second_time(
    texts: Texts, is_again: bool, text: str
) -> None:
    own = {"suggestions": "Vouliez-vous dire…", "suggestions_again": "Il y en a {count}."}
    found = suggestions_text(Suggestions((), is_again), texts.model_copy(update=own))
    assert found == text


# --- no answer ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        (Reason.OUT_OF_SCOPE, "unknown"),
        (Reason.AGAIN, "unknown_again"),
        (Reason.REFUSED, "none_chosen"),
        (Reason.FOREIGN, "foreign"),
    ],
)
def test_each_reason_has_its_text(texts: Texts, reason: Reason, name: str) -> None:
    assert unknown_text(reason, texts) == getattr(texts, name)
