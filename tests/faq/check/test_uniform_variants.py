"""Variants that hardly differ."""

from collections.abc import Callable

import pytest

from faq.check.few_variants import ENOUGH_VARIANTS
from faq.check.uniform_variants import check, share_alike
from faq.source import Source

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
UNIFORM = [f"quel diplôme faut-il pour devenir cadre {word}" for word in "abcdefghijklm"]

SHARES = [
    pytest.param(VARIED, [], id="varied"),
    pytest.param(
        UNIFORM, ["100\u00a0% des variantes ressemblent de près à une autre"], id="uniform"
    ),
    pytest.param([*VARIED, "faut le bac ou + ?", "Faut le BAC ou +!"], [], id="some are alike"),
    pytest.param(UNIFORM[: ENOUGH_VARIANTS - 1], [], id="too few to say"),
]


@pytest.mark.parametrize(("variants", "problems"), SHARES)
def test_entries_with_uniform_variants_are_to_be_read_again(
    base_of: Callable[..., Source], variants: list[str], problems: list[str]
) -> None:
    found = check(base_of(variants))
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
