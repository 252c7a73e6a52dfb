"""`faq variant`, `faq add`, `faq diff` and `faq new`, as a maintainer runs them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.errors import FaqError
from bot.knowledge import load_knowledge
from faq.cli import cli
from faq.new import start_knowledge

PARKING = ["--question", "Où se garer ?", "--section", "sujet", "--answer", "**Derrière.**"]
VARIANTS = ["--variant", "ya un parking", "--variant", "parking gratuit"]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small knowledge base, the one that the commands use."""
    path = start_knowledge(tmp_path / "faq")
    monkeypatch.setenv("FAQ_KNOWLEDGE", str(path))
    return path


def faq(*arguments: str, typed: str = "") -> Result:
    """Run the command with what is typed; an unexpected error fails the test."""
    result = CliRunner().invoke(cli, arguments, input=typed)
    if result.exception and not isinstance(result.exception, SystemExit | FaqError):
        raise result.exception
    return result


def variants(path: Path, entry_id: str) -> tuple[str, ...]:
    return load_knowledge(path).entry_by_id[entry_id].variants


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_variants_are_added_without_a_question_where_told_so(path: Path) -> None:
    result = faq("variant", "--yes", "horaires", "vs fermez quand", "  ça ferme\nquand ")
    assert result.exit_code == 0
    assert variants(path, "horaires")[-2:] == ("vs fermez quand", "ça ferme quand")


def test_what_is_added_has_usual_characters(path: Path) -> None:
    faq("variant", "--yes", "horaires", "vs e\u0302tes\u2028ouverts")
    assert variants(path, "horaires")[-1] == "vs êtes ouverts"
    answer = ["--answer", "Derrie\u0300re.\u2028À gauche.\x85"]
    faq("add", "--yes", "--question", "Où se garer\u2028?", "--section", "sujet", *answer)
    assert "Où se garer ?" in path.read_text(encoding="utf-8")
    assert load_knowledge(path).entry_by_id["garer"].answer == "Derrière.\nÀ gauche."


@pytest.mark.usefixtures("path")
def test_the_nearest_entries_and_the_effect_are_shown_before_the_question() -> None:
    shown = faq("variant", "horaires", "c koi vos horaires", typed="n\n").output
    order = [
        "« c koi vos horaires » existe déjà ?",
        "horaires : Quels sont les horaires",
        "compris : « c koi vos horaires » → répondre horaires",
        "formulations voisines : ",
        "Écrire cet ajout ? [o/N]\u00a0: ",
        "Rien n'a été écrit.",
    ]
    assert sorted(order, key=shown.index) == order


@pytest.mark.parametrize(
    ("answer", "is_written"), [("o", True), ("OUI", True), ("n", False), ("", False), ("x", False)]
)
def test_only_a_yes_writes(path: Path, answer: str, is_written: bool) -> None:
    before = variants(path, "horaires")
    result = faq("variant", "horaires", "vs fermez quand", typed=f"{answer}\n")
    is_there = variants(path, "horaires") == (*before, "vs fermez quand")
    assert (result.exit_code == 0, is_there) == (is_written, is_written)


def test_without_texts_they_are_asked_for_until_an_empty_line(path: Path) -> None:
    faq("variant", "horaires", typed="vs fermez quand\nça ferme quand\n\no\n")
    assert variants(path, "horaires")[-2:] == ("vs fermez quand", "ça ferme quand")


@pytest.mark.usefixtures("path")
def test_without_any_variant_nothing_is_done() -> None:
    assert faq("variant", "horaires", " ").exit_code == 2


def test_input_that_ends_writes_nothing(path: Path) -> None:
    before = contents(path.parent)
    assert faq("variant", "horaires", "vs fermez quand").exit_code == 1
    assert contents(path.parent) == before


@pytest.mark.usefixtures("path")
def test_a_known_phrasing_is_refused() -> None:
    result = faq("variant", "--yes", "salutation", "horaires")
    assert str(result.exception) == (
        "« horaires » est déjà une formulation de « horaires » ; rien n'a été écrit"
    )


def test_a_file_that_changes_while_one_thinks_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = path.parent / "formulations_fr" / "horaires.txt"

    def agree(_question: str) -> bool:
        file.write_text(file.read_text(encoding="utf-8") + "# autre main\n", encoding="utf-8")
        return True

    monkeypatch.setattr("faq.edit.conclusion.confirm", agree)
    result = faq("variant", "horaires", "vs fermez quand")
    assert "a changé entre-temps : rien n'a été écrit" in str(result.exception)
    assert file.read_text(encoding="utf-8").endswith("# autre main\n")


def test_an_entry_is_added_by_options_alone(path: Path) -> None:
    extra = ["--note", "Ma note.", "--keyword", "parking", "--related", "horaires"]
    assert faq("add", "--yes", "--id", "parking", *PARKING, *VARIANTS, *extra).exit_code == 0
    entry = load_knowledge(path).entry_by_id["parking"]
    assert entry.model_dump(exclude_defaults=True) == {
        "id": "parking",
        "section": "sujet",
        "question": "Où se garer ?",
        "variants": ("ya un parking", "parking gratuit"),
        "keywords": ("parking",),
        "answer": "**Derrière.**",
        "note": "Ma note.",
        "related": ("horaires",),
    }


def test_without_an_id_one_is_made_of_the_question(path: Path) -> None:
    faq("add", "--yes", *PARKING)
    assert "garer" in load_knowledge(path).entry_by_id


def test_without_options_all_is_asked_for(path: Path) -> None:
    typed = [
        "Où se garer ?",
        "",  # the id that is proposed
        "sujet",
        *["ya un parking", "parking gratuit", ""],
        *["**Derrière.**", "• à gauche", ""],
        "o",
    ]
    result = faq("add", typed="".join(f"{line}\n" for line in typed))
    assert result.output.startswith("Question\u00a0: ")
    entry = load_knowledge(path).entry_by_id["garer"]
    assert (result.exit_code, entry.answer) == (0, "**Derrière.**\n• à gauche")
    assert entry.variants == ("ya un parking", "parking gratuit")


@pytest.mark.parametrize(
    ("typed", "id_"),
    [("\n", "garer"), ("ou-se-garer\n", "ou-se-garer"), ("horaires\nMon id\nparking\n", "parking")],
    ids=["as proposed", "another", "refused twice"],
)
def test_the_id_that_is_proposed_can_be_changed(path: Path, typed: str, id_: str) -> None:
    shown = faq("add", *PARKING, typed=f"{typed}o\n").output
    assert "Identifiant [garer]\u00a0: " in shown
    assert id_ in load_knowledge(path).entry_by_id


@pytest.mark.usefixtures("path")
def test_an_unknown_section_is_asked_for_again_in_french() -> None:
    typed = ["Où se garer ?", "", "sujets", "sujet", "", "Ici.", "", "n"]
    shown = faq("add", typed="".join(f"{line}\n" for line in typed)).output
    assert "La section « sujets » n'existe pas ; vouliez-vous dire « sujet » ?" in shown
    assert "Error" not in shown


def test_a_section_may_be_named_by_its_title(path: Path) -> None:
    title = load_knowledge(path).sections[0].title
    typed = ["Où se garer ?", "", title.upper(), "", "Ici.", "", "o"]
    faq("add", typed="".join(f"{line}\n" for line in typed))
    assert load_knowledge(path).entry_by_id["garer"].section == "sujet"


@pytest.mark.usefixtures("path")
def test_a_question_that_exists_is_refused_before_the_rest_is_asked_for() -> None:
    result = faq("add", typed="horaires\n")
    assert "est déjà une formulation de « horaires »" in str(result.exception)
    assert "Identifiant" not in result.output


def commit(folder: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("needs git")
    who = ["-c", "user.name=a", "-c", "user.email=a@b.fr", "-c", "commit.gpgsign=false"]
    for arguments in (["init"], ["add", "."], ["commit", "-m", "Start"]):
        subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def lost(path: Path, tmp_path: Path) -> Path:
    """The knowledge base without the opening hours that the last commit has."""
    questions = tmp_path / "benchmarks" / "questions_fr.jsonl"
    questions.parent.mkdir()
    questions.write_text('{"q": "c koi vos horaires svp", "ids": ["horaires"], "kind": "in"}\n')
    commit(tmp_path)
    faq("add", "--yes", "--id", "parking", *PARKING, *VARIANTS)
    text = path.read_text(encoding="utf-8")
    hours = text[text.index("  # id :") : text.index("  - id: parking")]
    path.write_text(text.replace(hours, ""), encoding="utf-8")
    (path.parent / "formulations_fr" / "horaires.txt").unlink()
    return path


@pytest.mark.usefixtures("lost")
def test_the_difference_counts_entries_and_finds_lost_answers() -> None:
    shown = faq("diff").output
    assert "- Entrées ajoutées : 1 (`parking`)\n- Entrées retirées : 1 (`horaires`)\n" in shown
    assert "sur 1 questions étiquetées" in shown
    assert "| c koi vos horaires svp | horaires | répondre horaires (" in shown


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize(("options", "status"), [([], 0), (["--strict"], 1)])
def test_only_a_strict_difference_fails_when_something_is_worse(
    options: list[str], status: int
) -> None:
    assert faq("diff", *options).exit_code == status


@pytest.mark.usefixtures("path")
def test_without_a_change_a_strict_difference_passes(tmp_path: Path) -> None:
    commit(tmp_path)
    result = faq("diff", "--strict")
    assert "**0 en pire, 0 en mieux, 0 autrement**, sur 0 questions" in result.output
    assert result.exit_code == 0


@pytest.mark.usefixtures("lost")
def test_other_questions_may_be_given(tmp_path: Path) -> None:
    other = tmp_path / "autres.jsonl"
    other.write_text('{"q": "bonjour", "ids": ["salutation"]}\n' * 2)
    assert "sur 2 questions étiquetées" in faq("diff", "HEAD", "--questions", str(other)).output


def test_a_new_knowledge_base_is_accepted_by_the_commands_that_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = faq("new", "neuf").output
    commands = [line.split()[1:] for line in shown.splitlines() if line.startswith("  faq ")]
    assert [command[0] for command in commands] == ["check", "chat", "run"]
    tried = [faq(*command, typed="c ouvert quand\n") for command in commands[:2]]
    assert [result.exit_code for result in tried] == [0, 0]


def test_a_folder_that_exists_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    assert "existe déjà" in str(faq("new", str(path.parent)).exception)
    assert path.read_bytes() == before


def test_faults_are_annotations_and_exit_status_1(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    path.write_text(path.read_text(encoding="utf-8").replace("section: sujet", "section: sujets"))
    result = faq("check", "--format", "github")
    assert result.exit_code == 1
    assert [line.split("::[")[0] for line in result.output.splitlines()] == [
        "::error file=faq_fr.yaml,line=31"
    ]


def test_doubts_are_annotations_and_exit_status_0(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Conversation", "title: Conversation..."))
    result = faq("check", "--format", "github")
    shown = [line for line in result.output.splitlines() if line.startswith("::")]
    assert (result.exit_code, shown) == (
        0,
        [
            "::warning file=faq_fr.yaml,line=25::des points se suivent, dans « Conversation... » "
            "→ écrivez « … » (U+2026)"
        ],
    )
