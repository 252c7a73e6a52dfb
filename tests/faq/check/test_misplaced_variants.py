"""Variants that mean another entry than the one they stand under."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import KNOWLEDGE_DIR, Fault
from faq.check.misplaced_variants import check
from faq.source import Source

WAY = "formulations_fr/devenir-responsable.txt"
SALARY = "combien gagne un responsable back office par mois"


@pytest.fixture(scope="module")
def misplaced(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The bot's own knowledge base, with a question on the salary under the way to the job."""
    folder = tmp_path_factory.mktemp("base")
    shutil.copytree(KNOWLEDGE_DIR, folder, dirs_exist_ok=True)
    text = (folder / WAY).read_text(encoding="utf-8")
    (folder / WAY).write_text(f"{SALARY}\n{text}", encoding="utf-8")
    return Source.read(folder / "faq_fr.yaml")


@pytest.fixture(scope="module")
def found(misplaced: Source) -> list[Fault]:
    """What is to be read again in it."""
    return list(check(misplaced))


def test_a_variant_of_another_entry_is_found(found: list[Fault]) -> None:
    assert [(one.file.name, one.line, one.entry) for one in found] == [
        (Path(WAY).name, 1, "devenir-responsable")
    ]


def test_what_it_means_is_named(found: list[Fault]) -> None:
    assert [
        one.problem.startswith(f"« {SALARY} »") and one.problem.endswith(" de « salaire »")
        for one in found
    ] == [True]


def test_without_a_rival_nothing_is_misplaced(base_of: Callable[..., Source]) -> None:
    assert list(check(base_of(["un", "deux", "🎓"]))) == []


def test_a_phrasing_that_two_entries_share_is_not_misplaced(base_of: Callable[..., Source]) -> None:
    bread = ["le pain frais", "du pain frais", "le pain tout frais", "un bon pain bien frais"]
    wine = ["le vin rouge", "du vin rouge", "un verre de vin rouge", "un bon vin bien rouge"]
    assert list(check(base_of([*bread, wine[0]], [*wine]))) == []
