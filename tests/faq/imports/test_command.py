"""The command `faq import`, from a file to a bot, and again."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from bot.dialogue import Dialogue
from bot.knowledge import load_knowledge
from bot.reply import SmallTalk
from bot.texts import load_texts
from faq.cli import cli
from faq.shell import shell_word

ROWS = (
    "Rubrique;Question;Réponse;Variantes\n"
    "Eau;Quand ouvre la piscine ?;À **7 h**.;piscine ouvre|heures\n"
    "Eau;Quel prix ?;4 €;tarif\n"
    "Air;Où voler ?;Au club.;\n"
)
Run: TypeAlias = Callable[..., Result]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "faq.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "base"


@pytest.fixture
def run(source: Path, folder: Path) -> Run:
    """Runs the command on them."""

    def run(*options: str, answer: str = "") -> Result:
        arguments = ["import", *options, str(source), str(folder)]
        return CliRunner().invoke(cli, arguments, input=answer)

    return run


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".import.json"
    }


def test_a_spreadsheet_becomes_a_knowledge_base(run: Run, folder: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    knowledge = load_knowledge(folder / "faq_fr.yaml")
    assert [section.title for section in knowledge.topics] == ["Eau", "Air"]
    entry = knowledge.entry_by_id["ouvre-piscine"]
    assert (entry.question, entry.answer) == ("Quand ouvre la piscine ?", "À **7 h**.")
    assert entry.variants == ("piscine ouvre", "heures")
    assert len(knowledge.entries) == 3


def test_the_bot_greets_though_the_source_has_no_greeting(run: Run, folder: Path) -> None:
    run()
    reply = Dialogue(load_knowledge(folder / "faq_fr.yaml")).respond("bonjour").reply
    assert isinstance(reply, SmallTalk)
    assert reply.entry.id == "salutation"


def test_the_result_has_no_faults(run: Run, folder: Path) -> None:
    run()
    result = CliRunner().invoke(cli, ["check", "--knowledge", str(folder / "faq_fr.yaml")])
    assert result.exit_code == 0
    assert "aucune faute" in result.output


def test_the_bot_presents_itself_by_the_name_of_the_source(run: Run, folder: Path) -> None:
    assert "Titre : Faq (" in run().output
    knowledge = load_knowledge(folder / "faq_fr.yaml")
    assert load_texts(knowledge).welcome.startswith("**Faq**")


def test_the_next_commands_can_be_copied_into_a_shell(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Ma belle FAQ"
    shown = CliRunner().invoke(cli, ["import", str(source), str(folder)]).output
    assert f"faq run --knowledge {shell_word(folder)}\n" in shown


def test_what_came_over_is_told(run: Run) -> None:
    assert "Repris : 3 questions avec réponse, 3 autres formulations." in run().output


def test_the_same_source_changes_nothing(run: Run, folder: Path) -> None:
    run()
    before = texts(folder)
    assert "Rien n'a changé à la source" in run().output
    assert texts(folder) == before


def test_what_changed_at_the_source_comes_over(run: Run, source: Path, folder: Path) -> None:
    run()
    change(source, "À **7 h**.", "À 8 h.")
    change(source, "tarif", "tarif|combien")
    change(source, "Air;Où voler ?;Au club.;\n", "Feu;Où allumer un feu ?;Nulle part.;feu\n")
    result = run(answer="o\n")
    assert "~ ouvre-piscine : la réponse" in result.output
    knowledge = load_knowledge(folder / "faq_fr.yaml")
    assert knowledge.entry_by_id["ouvre-piscine"].answer == "À 8 h."
    assert knowledge.entry_by_id["prix"].variants == ("tarif", "combien")
    assert "voler" not in knowledge.entry_by_id
    assert knowledge.entry_by_id["allumer-feu"].section == "feu"
    assert "Rien n'a changé" in run().output


def test_nothing_is_written_without_consent(run: Run, source: Path, folder: Path) -> None:
    run()
    before = texts(folder)
    change(source, "4 €", "5 €")
    result = run(answer="n\n")
    assert (result.exit_code, texts(folder)) == (1, before)


def test_what_the_maintainer_changed_stays(run: Run, source: Path, folder: Path) -> None:
    run()
    change(folder / "faq_fr.yaml", "4 €", "4 € l’entrée")
    change(folder / "formulations_fr" / "prix.txt", "tarif", "tarif\ncb l'entrée")
    change(source, "4 €", "5 €")
    change(source, "À **7 h**.", "À 8 h.")
    result = run("--yes")
    assert "! prix : la réponse" in result.output
    knowledge = load_knowledge(folder / "faq_fr.yaml")
    assert knowledge.entry_by_id["prix"].answer == "4 € l’entrée"
    assert knowledge.entry_by_id["prix"].variants == ("tarif", "cb l'entrée")
    assert knowledge.entry_by_id["ouvre-piscine"].answer == "À 8 h."


def test_it_is_overwritten_when_asked(run: Run, source: Path, folder: Path) -> None:
    run()
    change(folder / "faq_fr.yaml", "4 €", "4 € l’entrée")
    change(source, "4 €", "5 €")
    run("--yes")
    run("--yes", "--overwrite")
    assert load_knowledge(folder / "faq_fr.yaml").entry_by_id["prix"].answer == "5 €"


def test_what_only_the_maintainer_changed_is_no_difference(run: Run, folder: Path) -> None:
    run()
    change(folder / "faq_fr.yaml", "4 €", "4 € l’entrée")
    assert "Rien n'a changé" in run().output


def test_a_question_reworded_at_the_source_is_known_by_its_answer(
    run: Run, source: Path, folder: Path
) -> None:
    run()
    change(source, "Où voler ?", "Où faire du planeur ?")
    run("--yes")
    knowledge = load_knowledge(folder / "faq_fr.yaml")
    assert knowledge.entry_by_id["voler"].question == "Où faire du planeur ?"


def test_an_entry_changed_here_and_gone_there_stays(run: Run, source: Path, folder: Path) -> None:
    run()
    change(folder / "faq_fr.yaml", "Au club.", "Au club, le soir.")
    change(source, "Air;Où voler ?;Au club.;\n", "")
    assert "! voler : l'entrée" in run("--yes").output
    assert "voler" in load_knowledge(folder / "faq_fr.yaml").entry_by_id


TYPED = (
    "Rubrique;Question;Réponse\n"
    "Plaisirs de l'eau;Y a-t-il un bassin ?;Oui: jusqu'à 19 h !\n"
    "Plaisirs de l'eau;Où voler ?;Au club, s'il est ouvert.\n"
)


def test_typography_put_right_here_is_no_change(run: Run, source: Path, folder: Path) -> None:
    source.write_text(TYPED, encoding="utf-8")
    run()
    CliRunner().invoke(cli, ["check", "--fix", "--knowledge", str(folder)])
    assert "jusqu’à 19 h" in texts(folder)["faq_fr.yaml"]
    assert "Rien n'a changé" in run().output
    change(source, "19 h", "20 h")
    change(source, "Où voler ?;Au club, s'il est ouvert.", "Où dormir ?;Là.")
    run("--yes")
    entries = load_knowledge(folder / "faq_fr.yaml").entries
    assert [entry.answer for entry in entries] == ["Oui: jusqu'à 20 h !", "Là."]
    assert {entry.section for entry in entries} == {"plaisirs-de-l-eau"}


def test_an_entry_that_others_follow_up_stays(run: Run, source: Path, folder: Path) -> None:
    run()
    (folder / "formulations_fr" / "voler.txt").write_text("# après prix\net voler ?\n")
    change(source, "Eau;Quel prix ?;4 €;tarif\n", "")
    result = run("--yes", "--overwrite")
    assert "! prix : l'entrée\n      ici : d'autres entrées y mènent" in result.output
    assert "prix" in load_knowledge(folder / "faq_fr.yaml").entry_by_id


def test_what_would_not_load_is_refused_by_its_place_here(
    run: Run, source: Path, folder: Path
) -> None:
    run()
    change(folder / "faq_fr.yaml", "Quel prix ?", "Où dormir ?")
    change(source, "Où voler ?", "Où dormir ?")
    before = texts(folder)
    result = run("--yes")
    problem = "[voler] « Où dormir ? » est déjà la question de « prix »"
    assert str(result.exception).startswith(f"{folder / 'faq_fr.yaml'}:")
    assert problem in str(result.exception)
    assert texts(folder) == before


def test_a_new_entry_does_not_get_the_id_of_one_that_is_switched_off(
    run: Run, source: Path, folder: Path
) -> None:
    run()
    mine = "  - id: dormir\n    section: air\n    question: Un lit ?\n    answer: Ici.\n"
    change(folder / "faq_fr.yaml", "  - id: voler", f"{mine}    actif: false\n\n  - id: voler")
    change(source, "Air;Où voler", "Air;Où dormir ?;Là.;\nAir;Où voler")
    assert run("--yes").exit_code == 0
    entries = load_knowledge(folder / "faq_fr.yaml").entry_by_id
    assert entries["dormir-2"].question == "Où dormir ?"


def test_several_sections_may_be_new_at_once(run: Run, source: Path, folder: Path) -> None:
    run()
    change(source, "Eau;Quand", "Piscine;Quand")
    change(source, "Eau;Quel", "Prix;Quel")
    run("--yes")
    sections = load_knowledge(folder / "faq_fr.yaml").sections
    assert [section.title for section in sections] == ["Eau", "Air", "Piscine", "Prix"]


def test_an_entry_that_one_switched_off_leads_to_stays(
    run: Run, source: Path, folder: Path
) -> None:
    run()
    off = "    related: [prix]\n    actif: false\n"
    change(folder / "faq_fr.yaml", "question: Où voler ?\n", f"question: Où voler ?\n{off}")
    change(source, "Eau;Quel prix ?;4 €;tarif\n", "")
    assert "ici : d'autres entrées y mènent" in run("--yes").output
    assert "prix" in load_knowledge(folder / "faq_fr.yaml").entry_by_id


def test_entries_move_to_a_section_that_is_new_at_the_source(
    run: Run, source: Path, folder: Path
) -> None:
    run()
    change(source, "Eau;Quand", "Piscine;Quand")
    change(source, "Eau;Quel", "Piscine;Quel")
    assert "~ prix : la section" in run("--yes").output
    knowledge = load_knowledge(folder / "faq_fr.yaml")
    titles = {section.id: section.title for section in knowledge.sections}
    assert [titles[entry.section] for entry in knowledge.entries] == ["Piscine", "Piscine", "Air"]
    assert "Rien n'a changé" in run().output


@pytest.mark.parametrize("is_cloned", [False, True], ids=["just imported", "cloned by git"])
def test_the_first_phrasings_may_come_with_a_later_import(
    run: Run, source: Path, folder: Path, is_cloned: bool
) -> None:
    source.write_text("Question;Réponse;Variantes\nQuel prix ?;4 €;\n", encoding="utf-8")
    run()
    assert list((folder / "formulations_fr").iterdir()) == []
    if is_cloned:
        (folder / "formulations_fr").rmdir()
    change(source, "4 €;", "4 €;tarif")
    result = run("--yes")
    assert result.exit_code == 0, result.exception
    assert load_knowledge(folder / "faq_fr.yaml").entry_by_id["prix"].variants == ("tarif",)


def test_an_entry_deleted_here_does_not_come_back(run: Run, folder: Path) -> None:
    run()
    text = (folder / "faq_fr.yaml").read_text(encoding="utf-8")
    start = text.index("  - id: voler")
    (folder / "faq_fr.yaml").write_text(text[:start], encoding="utf-8")
    change(folder / "faq_fr.yaml", "  - id: air\n    title: Air\n", "")
    assert "Rien n'a changé" in run().output


def add_own_entry(folder: Path) -> None:
    change(
        folder / "faq_fr.yaml",
        "  - id: voler",
        "  - id: a-moi\n    section: air\n    question: Où dormir ?\n    answer: Ici.\n"
        "\n  - id: voler",
    )


def test_an_entry_of_the_same_question_is_not_added_twice(
    run: Run, source: Path, folder: Path
) -> None:
    run()
    add_own_entry(folder)
    change(source, "Air;Où voler", "Air;Où dormir ?;Là-bas.;\nAir;Où voler")
    assert "! a-moi : la réponse" in run("--yes").output
    assert load_knowledge(folder / "faq_fr.yaml").entry_by_id["a-moi"].answer == "Ici."


def test_an_entry_of_the_same_question_gets_the_other_phrasings(
    run: Run, source: Path, folder: Path
) -> None:
    run()
    add_own_entry(folder)
    change(source, "Air;Où voler", "Air;Où dormir ?;Ici.;un lit\nAir;Où voler")
    run("--yes")
    assert load_knowledge(folder / "faq_fr.yaml").entry_by_id["a-moi"].variants == ("un lit",)


class KilledError(BaseException):
    """The process ends here."""


@pytest.fixture(params=range(10))
def run_killed(request: pytest.FixtureRequest, run: Run) -> Callable[..., None]:
    """Runs the command in a process that is killed once it has renamed or removed some files."""

    def run_killed(*options: str) -> None:
        left = request.param

        def limited(work: Callable[..., object]) -> Callable[..., object]:
            def call(*arguments: object, **options: object) -> object:
                nonlocal left
                if not left:
                    raise KilledError
                left -= 1
                return work(*arguments, **options)

            return call

        with pytest.MonkeyPatch.context() as killed, suppress(KilledError):
            killed.setattr(Path, "replace", limited(Path.replace))
            killed.setattr(Path, "unlink", limited(Path.unlink))
            run(*options)

    return run_killed


def test_a_first_import_that_is_killed_leaves_all_or_nothing_and_can_be_repeated(
    run: Run, run_killed: Callable[..., None], folder: Path
) -> None:
    run_killed()
    if (folder / "faq_fr.yaml").exists():
        assert load_knowledge(folder / "faq_fr.yaml").size == 6
    assert run().exit_code == 0
    assert load_knowledge(folder / "faq_fr.yaml").size == 6


def test_a_later_import_that_is_killed_leaves_what_loads_and_the_next_one_completes_it(
    run: Run, run_killed: Callable[..., None], source: Path, folder: Path
) -> None:
    run()
    change(source, "piscine ouvre|heures", "bassin ouvre")
    change(
        source, "Eau;Quel prix ?;4 €;tarif\n", "Feu;Où allumer un feu ?;Nulle part.;feu|flammes\n"
    )
    run_killed("--yes")
    load_knowledge(folder / "faq_fr.yaml")
    run("--yes")
    knowledge = load_knowledge(folder / "faq_fr.yaml")
    assert {id_: entry.variants for id_, entry in knowledge.entry_by_id.items()} == {
        "ouvre-piscine": ("bassin ouvre",),
        "voler": (),
        "allumer-feu": ("feu", "flammes"),
    }
    assert "Rien n'a changé" in run().output


def test_a_folder_with_something_else_is_left_alone(run: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / "photo.txt").write_text("x")
    result = run()
    assert result.exit_code == 1
    assert [path.name for path in folder.iterdir()] == ["photo.txt"]


def test_a_phrasing_that_begins_like_a_comment_stays_a_phrasing(
    run: Run, source: Path, folder: Path
) -> None:
    change(source, "tarif", "#tarif|combien")
    run()
    entry = load_knowledge(folder / "faq_fr.yaml").entry_by_id["prix"]
    assert set(entry.variants) == {"#tarif", "combien"}


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "later"])
def test_a_source_without_answers_is_refused(
    run: Run, source: Path, folder: Path, is_first: bool
) -> None:
    if not is_first:
        run()
    before = texts(folder)
    source.write_text("Question;Réponse\nOù voler ?;\nQuel prix ?;\n", encoding="utf-8")
    result = run("--yes")
    assert (result.exit_code, texts(folder)) == (1, before)
    assert str(result.exception).splitlines()[:2] == [
        "aucune question avec sa réponse n'a été trouvée (lu comme : tableau CSV) ; "
        "rien n'a été écrit",
        "  faq.csv:2 : « Où voler ? » : sans réponse",
    ]


def test_a_later_phrasing_that_begins_like_a_comment_stays_one_until_it_is_gone(
    run: Run, source: Path, folder: Path
) -> None:
    run()
    change(source, "tarif", "tarif|#promo")
    assert "+ « #promo »" in run("--yes").output
    entry = load_knowledge(folder / "faq_fr.yaml").entry_by_id["prix"]
    assert set(entry.variants) == {"tarif", "#promo"}
    change(source, "tarif|#promo", "tarif")
    run("--yes")
    assert load_knowledge(folder / "faq_fr.yaml").entry_by_id["prix"].variants == ("tarif",)


def test_the_help_is_in_french() -> None:
    assert "Fait d'une FAQ" in CliRunner().invoke(cli, ["import", "--help"]).output
