"""Faults of YAML, as their writers made them."""

import pytest

from bot.knowledge.reading import ReadingError
from bot.knowledge.strict_yaml import parse_yaml


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a:\n\tb: c\n", 2, "la ligne commence par une tabulation"),
        ("a:\n  - x\n\t- y\n", 3, "la ligne commence par une tabulation"),
        ("a: @bot\n", 1, "un texte commence par « @ »"),
        ("a: `x`\n", 1, "un texte commence par « ` »"),
        ("a: %x\n", 1, "un texte commence par « % »"),
        ("a: *gras*\n", 1, "un texte commence par « * »"),
        ("a: - b\n", 1, "un texte commence par « - »"),
        ("a: ? b\n", 1, "un texte commence par « ? »"),
        ("q: Où ?\nr: Prix : 4 €\n", 2, "« : » suivi d'une espace est dans un texte"),
        ("a:\n  - b: c: d\n", 2, "« : » suivi d'une espace est dans un texte"),
        ("a: “Prix: 4 €”\n", 1, "« : » est dans un texte, et des guillemets courbes"),
        ('a: "x\nb: y\n', 1, "un guillemet ouvert ici n'est pas fermé"),
        ("a: 'c'est ça'\nb: y\n", 1, "une apostrophe ferme le texte trop tôt"),
        ('a: "x" y\nb: z\n', 1, "du texte suit le guillemet fermant"),
        ('a: "c\\d"\n', 1, "une barre oblique \\ est entre guillemets droits"),
        ("e:\n  - id: a\n    question\n    answer: x\n", 3, "il manque « : » après une clé"),
        ("e:\n  - id: a\n     question: x\n", 3, "la ligne est trop à droite"),
        ("e:\n  - id: b\n    q: x\n   r: y\n", 4, "l'alignement de la ligne ne correspond à rien"),
        ("a: |-\n  x\n y\n", 3, "l'alignement de la ligne ne correspond à rien"),
        ("a: |x\n b\n", 1, "du texte suit « | » ou « > » sur la même ligne"),
        ("a: [x, y\nb: c\n", 1, "une liste ouverte par « [ » ou « { » n'est pas fermée"),
        ("a: {x} y\n", 1, "un texte commence par « { », ou suit une liste"),
    ],
)
def test_the_cause_is_named_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(ReadingError) as caught:
        parse_yaml(text)
    assert caught.value.line == line
    assert caught.value.problem.startswith(f"ce n'est pas du YAML : {problem}")
    assert caught.value.remedy
