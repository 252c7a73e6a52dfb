"""The bot's own guided tour and self-check."""

import re
from itertools import product
from string import Formatter

import pytest

from bot.knowledge import KNOWLEDGE_DIR, Knowledge
from bot.knowledge.strict_yaml import read_yaml
from bot.markup import plain_text
from bot.tour import Guide, Option, Step, load_guide, readings
from faq.check.shown_texts import ShownTexts
from faq.check.typography import proofread
from handlers.rendering import MAX_UNITS

TOUR_PATH = KNOWLEDGE_DIR / "parcours_fr.yaml"
OPTIONS = 3  # of each question
SENTENCE_END = re.compile(r"[.!?](?= |$)")


@pytest.fixture(scope="module")
def guide(knowledge: Knowledge) -> Guide:
    """The bot's own guide."""
    guide = load_guide(knowledge)
    assert guide is not None
    return guide


def test_the_tour_has_a_step_for_each_section_of_the_article(
    guide: Guide, knowledge: Knowledge
) -> None:
    of_article = {entry.section for entry in knowledge.entries if entry.source}
    assert sorted(step.section for step in guide.tour.steps) == sorted(of_article)


def test_a_step_offers_three_questions_of_its_section(guide: Guide, knowledge: Knowledge) -> None:
    sections = [
        [knowledge.entry_by_id[entry].section for entry in step.entries]
        for step in guide.tour.steps
    ]
    assert sections == [[step.section] * 3 for step in guide.tour.steps]


def test_a_step_is_three_to_five_sentences(guide: Guide) -> None:
    def sentences(step: Step) -> int:
        return len(SENTENCE_END.findall(step.text.replace("**", "")))

    assert [step.section for step in guide.tour.steps if not 3 <= sentences(step) <= 5] == []


def test_every_question_has_three_options(guide: Guide) -> None:
    assert [len(question.options) for question in guide.check.questions] == [OPTIONS] * 3


def outcomes(guide: Guide) -> list[tuple[Option, ...]]:
    """List all the ways to answer the self-check."""
    return list(product(*(question.options for question in guide.check.questions)))


def test_every_outcome_leads_to_three_or_four_entries(guide: Guide) -> None:
    numbers = {len(set(readings(outcome))) for outcome in outcomes(guide)}
    assert numbers <= {3, 4}


def test_every_outcome_fits_a_message(guide: Guide) -> None:
    longest = max(
        len(guide.check.summary.format(remarks="\n\n".join(option.remark for option in outcome)))
        for outcome in outcomes(guide)
    )
    assert longest <= MAX_UNITS


@pytest.mark.parametrize(
    ("part", "name", "expected"),
    [
        ("tour", "layout", {"bar", "number", "total", "title", "text"}),
        ("check", "layout", {"number", "total", "text"}),
        ("check", "summary", {"remarks"}),
    ],
)
def test_a_frame_has_the_placeholders_that_are_filled_in(
    guide: Guide, part: str, name: str, expected: set[str]
) -> None:
    frame = getattr(getattr(guide, part), name)
    assert {field for _, field, _, _ in Formatter().parse(frame) if field} == expected


def all_texts(value: object) -> list[str]:
    """Collect every text, however deep."""
    match value:
        case str():
            return [value]
        case dict():
            return [text for item in value.values() for text in all_texts(item)]
        case list() | tuple():
            return [text for item in value for text in all_texts(item)]
        case _:
            return []


def test_no_text_has_markup_left_open(guide: Guide) -> None:
    shown = [plain_text(t) for t in all_texts(guide.model_dump())]
    assert [text for text in shown if "**" in text or "](" in text] == []


def test_the_typography_is_french() -> None:
    assert list(proofread(ShownTexts(TOUR_PATH, read_yaml(TOUR_PATH)))) == []
