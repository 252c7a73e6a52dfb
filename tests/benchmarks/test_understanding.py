"""What people meet who write in their own way, on a tiny knowledge base."""

from pathlib import Path

from benchmarks.understanding import ask, ask_new_pairs, ask_small, read_by_persona
from bot.dialogue import Dialogue
from bot.knowledge import load_knowledge
from faq.evaluation import Case

LINES = """\
{"q": "quel est le salaire", "ids": ["salaire"], "kind": "in", "persona": "neutre"}
{"q": "quels sont les horaires", "ids": ["horaires"], "kind": "in", "persona": "etudiant"}
{"q": "asdf", "ids": [], "kind": "far", "persona": "etudiant"}
{"q": "bonjour", "ids": [], "kind": "smalltalk", "persona": "neutre"}
"""


def _questions(folder: Path) -> Path:
    path = folder / "faq.jsonl"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_questions_are_read_by_who_writes(tmp_path: Path) -> None:
    found = read_by_persona(_questions(tmp_path))
    assert {name: len(cases) for name, cases in found.items()} == {"neutre": 1, "etudiant": 2}


def test_figures_are_of_all_who_write_alone_and_afterwards(tiny: Path, tmp_path: Path) -> None:
    asked = ask(Dialogue(load_knowledge(tiny)), _questions(tmp_path))
    assert {name: len(results) for name, results in asked.by_persona.items()} == {
        "neutre": 1,
        "etudiant": 2,
    }
    assert {"answered_right", "out_answered", "right_afterwards"} <= asked.figures.keys()


def test_the_questions_of_a_small_faq_stand_beside_it(tiny: Path, tmp_path: Path) -> None:
    knowledge = tmp_path / "faq.yaml"
    knowledge.write_bytes(tiny.read_bytes())
    _questions(tmp_path)
    assert ask_small(knowledge).figures["top1"] == 1


def test_a_new_pair_is_asked_what_it_answers(tiny: Path) -> None:
    case = Case("quels sont les horaires", frozenset({"horaires"}))
    results = ask_new_pairs(load_knowledge(tiny), [case], phrasings=1, every=1)
    assert [result.case for result in results] == [case]
