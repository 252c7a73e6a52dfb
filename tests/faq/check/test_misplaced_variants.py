"""Variants that mean another entry than the one they stand under."""

import shutil

import pytest

from bot.knowledge import KNOWLEDGE_DIR, load_knowledge
from faq.check.misplaced_variants import find_misplaced_variants

SALARY = "combien gagne un responsable back office par mois"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int, str]]:
    """What is to be read again once a question on the salary stands under the way to the job."""
    path = tmp_path_factory.mktemp("base") / "faq_fr.yaml"
    shutil.copy(KNOWLEDGE_DIR / "faq_fr.yaml", path)
    folder = path.parent / "formulations_fr"
    shutil.copytree(KNOWLEDGE_DIR / "formulations_fr", folder)
    way = folder / "devenir-responsable.txt"
    way.write_text(f"{SALARY}\n{way.read_text(encoding='utf-8')}", encoding="utf-8")
    return [
        (one.file.name, one.line, one.problem)
        for one in find_misplaced_variants(path, load_knowledge(path))
    ]


def test_a_variant_of_another_entry_is_found(found: list[tuple[str, int, str]]) -> None:
    (misplaced,) = [one for one in found if SALARY in one[2]]
    assert misplaced[:2] == ("devenir-responsable.txt", 1)


def test_what_it_means_is_named(found: list[tuple[str, int, str]]) -> None:
    assert [problem.endswith(" de « salaire »") for *_, problem in found] == [True]
