"""The command `faq export`, and the way back by `faq import`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.errors import FaqError
from bot.knowledge import Knowledge, load_knowledge
from faq.cli import cli
from faq.exports.exporting import export_faq
from faq.exports.json_ld import to_html

KNOWLEDGE = """\
version: 1
sections:
  - {id: eau, title: "Eau ; air"}
  - {id: conversation, title: Conversation, small_talk: true}
entries:
  - id: horaires
    section: eau
    question: Quand ouvre « la piscine » ?
    variants: ["=1+1", piscine; bassin, 'un "bassin"']
    keywords: [horaires, heures]
    answer: |-
      **Dès 7 h** : voyez [le plan](https://eau.example/a?b=1&c=2).

      • lundi </script>
      • mardi
      Fermé le jeudi.
  - id: prix
    section: eau
    question: Combien ?
    answer: -5 % le soir
  - id: salutation
    section: conversation
    question: Coucou !
    answer: Bonjour !
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "bains"
    path.mkdir()
    (path / "faq_fr.yaml").write_text(KNOWLEDGE, encoding="utf-8")
    return path


def run(*arguments: object) -> None:
    result = CliRunner().invoke(cli, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output


def entries(knowledge: Knowledge) -> list[tuple[object, ...]]:
    return [
        (one.id, one.question, one.answer, one.variants, one.keywords) for one in knowledge.entries
    ]


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_table_leads_back_to_the_same_knowledge_base(
    folder: Path, tmp_path: Path, format_: str
) -> None:
    table, back = tmp_path / f"faq.{format_}", tmp_path / "retour"
    run("export", folder, "--format", format_, "-o", table)
    run("import", table, back)
    before, after = load_knowledge(folder / "faq_fr.yaml"), load_knowledge(back / "faq_fr.yaml")
    assert entries(after) == entries(before)
    assert [section.title for section in after.sections] == ["Eau ; air", "Conversation"]
    assert after.small_talk == {"salutation"}


def test_no_cell_of_a_csv_is_a_formula(folder: Path, tmp_path: Path) -> None:
    run("export", folder, "--format", "csv", "-o", tmp_path / "faq.csv")
    text = (tmp_path / "faq.csv").read_text(encoding="utf-8-sig")
    assert '" =1+1\n' in text
    assert "; -5 % le soir;" in text


def test_the_data_of_a_web_page_are_those_on_the_subject(folder: Path, tmp_path: Path) -> None:
    run("export", folder, "--format", "jsonld", "-o", tmp_path / "faq.jsonld")
    text = (tmp_path / "faq.jsonld").read_text(encoding="utf-8")
    page = json.loads(text)
    assert page["@type"] == "FAQPage"
    assert [one["name"] for one in page["mainEntity"]] == [
        "Quand ouvre « la piscine » ?",
        "Combien ?",
    ]
    assert "<" not in text


def test_an_answer_becomes_html() -> None:
    answer = "**Dès 7 h** : [plan](https://eau.example/a?b=1&c=2) & <x>.\n\n• lundi\n• mardi\nFin."
    assert to_html(answer) == (
        '<p><strong>Dès 7 h</strong> : <a href="https://eau.example/a?b=1&amp;c=2">plan</a> '
        "&amp; &lt;x&gt;.</p><ul><li>lundi</li><li>mardi</li></ul><p>Fin.</p>"
    )


def test_the_file_is_named_after_the_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("export", folder / "faq_fr.yaml", "--format", "csv")
    assert (tmp_path / "bains.csv").is_file()


def test_a_table_of_the_same_name_is_not_overwritten_unless_it_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    master = tmp_path / "bains.csv"
    master.write_text("Question;Réponse", encoding="utf-8")
    with pytest.raises(FaqError, match=r"bains\.csv existe déjà .* -o bains\.csv"):
        export_faq(folder, "csv", None)
    assert master.read_text(encoding="utf-8") == "Question;Réponse"
    export_faq(folder, "csv", Path("bains.csv"))
    assert "piscine" in master.read_text(encoding="utf-8-sig")
