"""Variants that are few, uniform, or nearly those of another entry."""

from pathlib import Path

import pytest

from bot.knowledge import KNOWLEDGE_DIR, load_knowledge
from faq.check.variety import FEW, find_near_duplicates, find_poor_entries, share_alike

NAMES = ["Alpha", "Bravo"]
VARIED = [
    "faut le bac ou +",
    "Quel niveau d'études exige-t-on ?",
    "g pas fait la fac c grave",
    "licence obligatoire",
    "on me demande un bts, est-ce que ça suffit",
    "kel diplaume il fo",
    "mon fils a un cap de cuisine",
    "papiers universitaires requis",
    "jusqu'où faut-il étudier avant de postuler",
    "master ou rien ?",
    "l'école, je l'ai quittée en troisième",
    "parchemin",
]


def knowledge_file(folder: Path, *entries: list[str]) -> Path:
    """Write a knowledge base of entries `e0`, `e1`, … with these variants."""
    lines = ["version: 1", "sections: [{id: s, title: S}]", "entries:"]
    for number, variants in enumerate(entries):
        lines += [f"  - id: e{number}", "    section: s", f"    question: {NAMES[number]}"]
        lines += ["    variants:", *(f'      - "{text}"' for text in variants), "    answer: R"]
    path = folder / "base.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


POOR = [
    pytest.param(VARIED, [], id="enough and varied"),
    pytest.param(VARIED[:1], ["l'entrée n'a que 1 variante"], id="one"),
    pytest.param(VARIED[: FEW - 1], ["l'entrée n'a que 11 variantes"], id="few"),
    pytest.param(
        [f"quel diplôme faut-il pour devenir cadre {word}" for word in "abcdefghijklm"],
        ["100 % des variantes ressemblent de près à une autre"],
        id="uniform",
    ),
    pytest.param(
        [*VARIED, "faut le bac ou + ?", "Faut le BAC ou +!"], [], id="some that are alike"
    ),
]


@pytest.mark.parametrize(("variants", "problems"), POOR)
def test_entries_with_little_to_learn_from_are_to_be_read_again(
    tmp_path: Path, variants: list[str], problems: list[str]
) -> None:
    path = knowledge_file(tmp_path, variants)
    found = find_poor_entries(path, load_knowledge(path))
    assert [(one.entry, one.line, one.problem) for one in found] == [
        ("e0", 6, problem) for problem in problems
    ]


@pytest.mark.parametrize(
    ("texts", "share"),
    [([], 0.0), (["un mot"], 0.0), (["un mot", "un mots", "autre chose", "rien"], 0.5)],
    ids=["none", "one", "two of four"],
)
def test_texts_that_hardly_differ_are_counted(texts: list[str], share: float) -> None:
    assert share_alike(texts) == share


PAIRS = [
    pytest.param("harcèlement sexuel", "harcelment sexuel", True, id="typing error"),
    pytest.param("licenciement, la procédure", "procédure licenciement", False, id="more words"),
    pytest.param("procédure de licenciement", "Licenciement de procédure !", True, id="order"),
    pytest.param("école responsable back office", "cv responsable back office", False, id="word"),
    pytest.param("il fo kel diplome", "il faut quel diplôme", True, id="SMS"),
    pytest.param("🎓🎓", "🎉", False, id="no words"),
]


@pytest.mark.parametrize(("first", "second", "is_twice"), PAIRS)
def test_nearly_the_same_phrasing_in_two_entries_is_to_be_read_again(
    tmp_path: Path, first: str, second: str, is_twice: bool
) -> None:
    path = knowledge_file(tmp_path, ["autre", first], [second])
    found = find_near_duplicates(path, load_knowledge(path))
    problem = f"« {second} » se confond avec « {first} » de « e0 »"
    expected = [("e1", 15, problem)] if is_twice else []
    assert [(one.entry, one.line, one.problem) for one in found] == expected


def test_nearly_the_same_phrasing_in_one_entry_is_no_duplicate(tmp_path: Path) -> None:
    path = knowledge_file(tmp_path, ["harcèlement sexuel", "harcelement sexuel"])
    assert find_near_duplicates(path, load_knowledge(path)) == []


def test_the_bots_own_entries_are_varied_and_distinct() -> None:
    path = KNOWLEDGE_DIR / "faq_fr.yaml"
    knowledge = load_knowledge(path)
    assert find_poor_entries(path, knowledge) + find_near_duplicates(path, knowledge) == []
