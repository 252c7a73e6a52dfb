"""A knowledge base put to the test on its own phrasings."""

from collections import Counter
from dataclasses import replace

import pytest

from bot.dialogue import Dialogue
from bot.knowledge import Entry, Knowledge, OutOfScope, Section
from faq.evaluation import Result, cross_validate, evaluate

BREAD = Entry(
    id="pain",
    section="s",
    question="Comment pétrir le pain ?",
    variants=("pétrir la pâte", "travailler la pâte à pain", "le pétrissage", "pétrir longtemps"),
    answer="À la main.",
)
PRICE = Entry(
    id="prix",
    section="s",
    question="Combien coûte une baguette ?",
    variants=("le prix de la baguette", "payer sa baguette", "tondre le mouton", "ça coûte"),
    answer="Un euro.",
)
OUTSIDE = OutOfScope(near=("le prix du beurre",), far=("la météo", "le football"))
BASE = Knowledge((Section(id="s", title="Le pain"),), (BREAD, PRICE), out_of_scope=OUTSIDE)


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return cross_validate(BASE)


def test_each_variant_and_each_example_is_put_to_the_bot_once(results: list[Result]) -> None:
    asked = Counter((result.case.question, *result.case.wanted) for result in results)
    variants = [(text, entry.id) for entry in BASE.entries for text in entry.variants]
    examples = [(text,) for text in OUTSIDE.near + OUTSIDE.far]
    assert asked == Counter([*variants, *examples])


def test_what_is_asked_has_not_been_learned(results: list[Result]) -> None:
    # « tondre le mouton » has no word in common with anything else.
    (found,) = (result for result in results if result.case.question == "tondre le mouton")
    (known,) = evaluate(Dialogue(BASE), [[found.case]])
    assert found.confidence < 0.1 < 0.9 < known.confidence


def test_a_question_alone_is_not_put_to_the_test() -> None:
    alone = replace(BASE, entries=(BREAD.model_copy(update={"variants": ()}),))
    assert cross_validate(replace(alone, out_of_scope=OutOfScope())) == []
