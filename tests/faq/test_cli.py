"""`faq check`, as a maintainer of the knowledge base runs it."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.knowledge import knowledge_schema
from bot.settings import Settings
from faq.cli import cli, main

TEXT = """\
version: 1
sections: [{id: etudes, title: Études}]
entries:
  - id: diplome
    section: etudes
    question: Quel diplôme ?
    variants: [Faut-il une licence ?, il fo le bac, master ou rien, c koi le niveau, une école,
      bts ok, j'ai un cap, sans la fac, quelles études, parchemin, g arrêté en 3e, doctorat obligé]
    answer: Une licence.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "base.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command `faq` and give its exit status."""
    monkeypatch.setattr("sys.argv", ["faq", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return int(caught.value.code or 0)


@pytest.fixture(autouse=True)
def _no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from an empty environment, in a folder without `.env`."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_a_knowledge_base_without_faults_is_counted(path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", "--knowledge", str(path)])
    assert result.stdout.startswith(f"{path} : aucune faute (1 entrées, 13 formulations, ")


def test_no_fault_is_exit_status_0(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "check", "--knowledge", str(path)) == 0


def test_slips_of_typography_are_no_faults_but_to_be_read_again(path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", "--knowledge", str(path)])
    heading, *doubts = result.stdout.partition("\n\n")[2].splitlines()
    assert (result.exit_code, heading) == (0, "À relire (1) :")
    assert doubts[0].startswith(f"{path}:6: [diplome] il manque une espace fine insécable, dans « ")


def test_what_the_command_can_put_right_by_itself_is_told_last(path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", "--knowledge", str(path)])
    last = f"faq check --fix --knowledge {path} met la typographie d’une ligne en ordre."
    assert result.stdout.splitlines()[-1] == last


def test_a_clean_knowledge_base_leaves_nothing_to_be_read_again(path: Path) -> None:
    path.write_text(TEXT.replace("Quel diplôme ?", "Quel diplôme\u202f?"), encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", "--knowledge", str(path)])
    assert "À relire" not in result.stdout


CLEAN = TEXT.replace("Quel diplôme ?", "Quel diplôme\u202f?")


@pytest.mark.parametrize(("text", "status"), [(TEXT, 1), (CLEAN, 0)], ids=["a slip", "clean"])
def test_if_need_be_anything_to_be_read_again_is_exit_status_1(
    path: Path, monkeypatch: pytest.MonkeyPatch, text: str, status: int
) -> None:
    path.write_text(text, encoding="utf-8")
    assert run(monkeypatch, "check", "--strict", "--knowledge", str(path)) == status


def test_what_can_be_put_right_is_written_and_told(path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", "--fix", "--knowledge", str(path)])
    assert result.stdout.splitlines()[0] == f"{path} : lignes corrigées : 1"
    assert path.read_text(encoding="utf-8") == CLEAN


def test_what_is_left_to_the_writer_is_named_after_the_rest_is_put_right(path: Path) -> None:
    path.write_text(TEXT.replace("Une licence.", "Oui.. une licence!"), encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", "--fix", "--knowledge", str(path)])
    assert "À relire (1) :" in result.stdout


def test_a_knowledge_base_with_faults_is_not_put_right(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(TEXT.replace("section: etudes", "section: etude"), encoding="utf-8")
    before = path.read_bytes()
    assert run(monkeypatch, "check", "--fix", "--knowledge", str(path)) == 1
    assert path.read_bytes() == before


def test_a_report_is_a_page(path: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = CliRunner().invoke(cli, ["report", "--knowledge", str(path), "-o", str(page)])
    assert result.stdout == f"{page} est écrit.\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_report_that_cannot_be_written_is_a_sentence_and_exit_status_1(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(monkeypatch, "report", "--knowledge", str(path), "-o", str(tmp_path))
    sentence = f"{tmp_path} ne peut pas être écrit (c'est un dossier : donnez un fichier)\n"
    assert (status, capsys.readouterr().err) == (1, sentence)


def test_a_report_without_jinja2_says_what_to_install(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "faq.report.page", raising=False)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    status = run(monkeypatch, "report", "--knowledge", str(path))
    sentence = "Le rapport a besoin de Jinja2\u00a0: pip install jinja2\n"
    assert (status, capsys.readouterr().err) == (1, sentence)


def test_the_environment_names_the_knowledge_base(path: Path) -> None:
    result = CliRunner().invoke(cli, ["check"], env={"FAQ_KNOWLEDGE": str(path)})
    assert result.stdout.startswith(f"{path} : ")


def test_the_settings_file_names_the_knowledge_base(path: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"FAQ_KNOWLEDGE={path}\n", encoding="utf-8")
    assert CliRunner().invoke(cli, ["check"]).stdout.startswith(f"{path} : ")


def test_a_bad_setting_is_a_sentence_and_exit_status_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FAQ_LISTEN", "x")
    status = run(monkeypatch, "check")
    sentence = "FAQ_LISTEN est mal formé : donnez une adresse et un port, comme 127.0.0.1:8080.\n"
    assert (status, capsys.readouterr().err) == (1, sentence)


def test_the_option_does_without_the_settings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAQ_LISTEN", "x")
    assert run(monkeypatch, "check", "--knowledge", str(path)) == 0


def test_the_option_goes_before_the_environment(path: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        cli,
        ["check", "--knowledge", str(path)],
        env={"FAQ_KNOWLEDGE": str(tmp_path / "absent.yaml")},
    )
    assert result.exit_code == 0


UNUSABLE = [
    pytest.param("absent.yaml", None, [":1: le fichier n'existe pas"], id="missing"),
    pytest.param(".", None, ["/faq_fr.yaml:1: le fichier n'existe pas"], id="folder"),
    pytest.param("a.yaml", b"\x89PNG\r\n", [":1: un caractère n'est pas de l'UTF-8"], id="image"),
    pytest.param("a.yaml", b"a: \0", [":1: un caractère est interdit en YAML"], id="NUL"),
    pytest.param("a.yaml", b"", [":1: le fichier doit être un groupe de clés"], id="empty"),
    pytest.param(
        "a.yaml",
        b"a: [b\nc: d",
        [":1: ce n'est pas du YAML : une liste ouverte par « [ » ou « { » n'est pas fermée"],
        id="no YAML",
    ),
    pytest.param(
        "a.yaml",
        TEXT.replace("Une licence.", "").replace("version: 1", "version: 2").encode(),
        [":1: « version » vaut « 2 »", ":9: [diplome] « answer » est vide"],
        id="two faults",
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), UNUSABLE)
def test_faults_are_exit_status_1_and_a_line_each_with_its_remedy(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    expected: list[str],
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    status = run(monkeypatch, "check", "--knowledge", str(path))
    shown = [line.split(" → ") for line in capsys.readouterr().err.splitlines()]
    problems = [fault.removeprefix(str(path)).split(" (")[0] for fault, remedy in shown if remedy]
    assert (status, problems) == (1, expected)


def test_faults_leave_standard_output_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "check", "--knowledge", str(tmp_path / "absent.yaml"))
    assert capsys.readouterr().out == ""


def test_the_schema_is_printed_as_json() -> None:
    result = CliRunner().invoke(cli, ["check", "--schema"])
    assert json.loads(result.stdout) == knowledge_schema()


def test_the_schema_is_printed_even_of_a_faulty_knowledge_base(tmp_path: Path) -> None:
    absent = str(tmp_path / "absent.yaml")
    assert CliRunner().invoke(cli, ["check", "--schema", "--knowledge", absent]).exit_code == 0


def test_an_unknown_option_is_exit_status_2(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "check", "--tout") == 2


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_help_names_the_command(option: str) -> None:
    assert "check" in CliRunner().invoke(cli, [option]).stdout
