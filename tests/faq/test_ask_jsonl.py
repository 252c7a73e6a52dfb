"""`faq ask`, `faq explain` and `faq eval`: what the bot would say, for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from faq.cli import cli

TEXT = """\
version: 1
sections:
  - {id: prix, title: Prix}
  - {id: bavardage, title: Bavardage, small_talk: true}
entries:
  - id: salutation
    section: bavardage
    question: Bonjour !
    variants: [bonjour, salut, bonsoir, hello]
    answer: Bonjour !
  - id: prix-du-pain
    section: prix
    question: Combien coûte le pain ?
    variants: [le prix du pain, c'est combien la baguette, tarif du pain]
    answer: Un euro.
    source: "Le pain coûte un euro."
  - id: heures
    section: prix
    question: Quand la boulangerie ouvre-t-elle ?
    variants: [horaires d'ouverture, vous ouvrez à quelle heure, heure de fermeture]
    answer: À six heures.
"""
KEYS = ["q", "outcome", "answers", "suggestions", "confidence", "ranking"]
FORM = 'il faut {"q": "…"} ou {"turns": [{"q": "…"}, …]}'


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = tmp_path / "base.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def ask(path: str, *cases: object) -> list[list[dict[str, Any]]]:
    """Put cases to `faq ask --jsonl`; give the turns of each."""
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    result = CliRunner().invoke(cli, ["ask", "--jsonl", "--knowledge", path], input=lines)
    return [json.loads(line)["turns"] for line in result.stdout.splitlines()]


def test_a_case_has_one_turn_with_all_that_evaluation_wants(path: str) -> None:
    [[turn]] = ask(path, {"q": "combien coute le pain", "ids": ["prix-du-pain"]})
    assert list(turn) == KEYS
    assert turn["q"] == "combien coute le pain"
    assert (turn["outcome"], turn["answers"], turn["suggestions"]) == (
        "answer",
        ["prix-du-pain"],
        [],
    )
    assert 0 <= turn["confidence"] <= 1
    first, *others = [entry_id for entry_id, _ in turn["ranking"]]
    assert (first, sorted(others)) == ("prix-du-pain", ["heures", "salutation"])


def test_small_talk_is_an_answer_like_any_other(path: str) -> None:
    [[turn]] = ask(path, {"q": "bonjour"})
    assert (turn["outcome"], turn["answers"]) == ("answer", ["salutation"])


def test_small_talk_that_comes_with_the_bot_is_no_entry_of_the_knowledge_base(path: str) -> None:
    [[turn]] = ask(path, {"q": "merci beaucoup, au revoir"})
    found = turn["outcome"], turn["answers"], turn["suggestions"], turn["small_talk"]
    assert found == ("answer", [], [], "au-revoir")


def test_signs_alone_are_small_talk(path: str) -> None:
    [[turn]] = ask(path, {"q": "?!"})
    assert (turn["outcome"], turn["answers"], turn["small_talk"]) == ("answer", [], "aide")
    shown = CliRunner().invoke(cli, ["explain", "--knowledge", path, "?!"]).stdout
    assert "Aucun mot" in shown
    assert "converser (aide" in shown


@pytest.mark.parametrize("question", ["", " ", "٣"])
def test_a_message_without_a_word_is_unknown(path: str, question: str) -> None:
    [[turn]] = ask(path, {"q": question})
    assert turn == {"q": question} | {
        "outcome": "unknown",
        "answers": [],
        "suggestions": [],
        "confidence": 0.0,
        "ranking": [],
    }


def test_the_turns_of_a_conversation_are_read_one_after_the_other(path: str) -> None:
    [turns] = ask(path, {"turns": [{"q": "combien coute le pain"}, {"q": "plus de détails"}]})
    assert [turn["answers"] for turn in turns] == [["prix-du-pain"], ["prix-du-pain"]]


def test_cases_know_nothing_of_each_other(path: str) -> None:
    _, [turn] = ask(path, {"q": "combien coute le pain"}, {"q": "plus de détails"})
    assert turn["answers"] != ["prix-du-pain"]


def test_there_is_one_line_for_each_case(path: str) -> None:
    found = ask(path, *[{"q": str(number)} for number in range(5)])
    assert [turn["q"] for [turn] in found] == ["0", "1", "2", "3", "4"]


def test_half_a_surrogate_pair_comes_back_as_it_is(path: str) -> None:
    [[turn]] = ask(path, {"q": "le prix du pain \ud83d"})
    assert turn["q"] == "le prix du pain \ud83d"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c"])
def test_what_ends_a_line_elsewhere_ends_none_here(path: str, separator: str) -> None:
    case = json.dumps({"q": f"le prix{separator}du pain"}, ensure_ascii=False)
    arguments = ["ask", "--jsonl", "--knowledge", path]
    result = CliRunner().invoke(cli, arguments, input=f"{case}\n".encode())
    [turn] = json.loads(result.stdout)["turns"]
    assert turn["answers"] == ["prix-du-pain"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[]", "ce n'est pas un objet"),
        (b"null", "ce n'est pas un objet"),
        (b"pain", "ce n'est pas du JSON"),
        (b"\xff\xfe", "ce n'est pas du JSON"),
        (b'{"turns": 3}', "« turns » n'est pas une liste de messages"),
        (b'{"turns": null}', "« turns » n'est pas une liste de messages"),
        (b'{"turns": []}', "« turns » n'est pas une liste de messages"),
        (b'{"turns": [null]}', "« q » n'est pas un texte"),
        (b'{"x": "y"}', "« q » n'est pas un texte"),
        (b'{"q": null}', "« q » n'est pas un texte"),
        (b'{"q": 5}', "« q » n'est pas un texte"),
    ],
)
def test_a_line_that_is_no_case_is_named(path: str, line: bytes, reason: str) -> None:
    arguments = ["ask", "--jsonl", "--knowledge", path]
    result = CliRunner().invoke(cli, arguments, input=b'{"q": "pain"}\n' + line + b"\n")
    assert str(result.exception) == f"entrée standard, ligne 2 : {FORM} ; {reason}"


def test_a_question_on_the_command_line_is_answered_as_text(path: str) -> None:
    result = CliRunner().invoke(cli, ["ask", "--knowledge", path, "prix", "du", "pain"])
    assert "Un euro." in result.stdout


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        ("vous connaissez la capitale du Pérou ?", "posez-la"),
        ("tu connais la capitale du Pérou ?", "pose-la"),
    ],
)
def test_users_are_addressed_as_they_address_the_bot(path: str, question: str, advice: str) -> None:
    result = CliRunner().invoke(cli, ["ask", "--knowledge", path, question])
    assert advice in result.stdout


@pytest.mark.parametrize("question", ["le prix du pain", "bonjour ! 😊", "😊", "xyz"])
def test_every_decision_is_explained(path: str, question: str) -> None:
    result = CliRunner().invoke(cli, ["explain", "--knowledge", path, question])
    assert result.exit_code == 0


def test_ids_that_no_entry_has_are_named(path: str, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"q": "prix\u2028du pain", "ids": ["prix-du-pin"]}\n', encoding="utf-8")
    arguments = ["eval", "--json", "--knowledge", path, "--questions", str(questions)]
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, json.loads(result.stdout)["top1"]) == (0, 0.0)
    assert result.stderr == f"{questions} : il n'y a pas d'entrée « prix-du-pin »\n"


def test_a_decision_is_explained_with_what_came_before(path: str) -> None:
    arguments = ["explain", "--knowledge", path, "plus de détails"]
    alone = CliRunner().invoke(cli, arguments).stdout
    after = CliRunner().invoke(cli, [*arguments, "--after", "le prix du pain"]).stdout
    assert ("préciser prix-du-pain" in alone, "préciser prix-du-pain" in after) == (False, True)
    assert "Avec ce qui précède" in after


@pytest.mark.parametrize("question", ["aucune", "la 9"])
def test_what_replies_to_suggestions_is_explained(path: str, question: str) -> None:
    arguments = ["explain", "--knowledge", path, "--after", "pain à quelle heure", question]
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert "(il répond à ce que le bot a proposé)" in result.stdout


def test_labelled_questions_are_measured_after_another_one_too(path: str, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    cases = [{"q": "prix du pain", "ids": ["prix-du-pain"]}, {"q": "bonsoir", "ids": ["heures"]}]
    questions.write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")
    arguments = ["eval", "--json", "--knowledge", path, "--questions", str(questions)]
    figures = json.loads(CliRunner().invoke(cli, arguments).stdout)
    assert (figures["right_afterwards"], figures["lost_afterwards"]) == (0.5, 0.0)


def test_labelled_questions_are_measured(path: str, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    cases = [{"q": "prix du pain", "ids": ["prix-du-pain"]}, {"q": "bonsoir", "ids": ["heures"]}]
    questions.write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")
    arguments = ["eval", "--json", "--knowledge", path, "--questions", str(questions)]
    figures = json.loads(CliRunner().invoke(cli, arguments).stdout)
    assert (figures["top1"], figures["answered_right"], figures["answered_wrong"]) == (
        0.5,
        0.5,
        0.5,
    )


def test_details_on_an_answer_count_as_reaching_it(path: str, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    turns = [{"q": text, "ids": ["prix-du-pain"]} for text in ("prix du pain", "plus de détails")]
    questions.write_text(json.dumps({"turns": turns}), encoding="utf-8")
    arguments = ["eval", "--json", "--knowledge", path, "--questions", str(questions)]
    assert json.loads(CliRunner().invoke(cli, arguments).stdout)["later_reached"] == 1


@pytest.mark.parametrize("content", [b"\xff\xfe", b'{"q": "pain"}'])
def test_questions_that_are_not_labelled_are_named(
    path: str, tmp_path: Path, content: bytes
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_bytes(content)
    arguments = ["eval", "--knowledge", path, "--questions", str(questions)]
    error = CliRunner().invoke(cli, arguments).exception
    assert str(error).startswith(f'{questions}, ligne 1 : il faut {{"q": "…", "ids": ["…"]}} ; ')
