"""Large knowledge bases made out of a small one."""

import pytest

from benchmarks.enlarging import PHRASINGS, Enlarged, enlarge
from bot.knowledge import Knowledge
from bot.normalise import fold, split_words

SIZE = 6_000  # phrasings: more than the original's entries give, so that there are copies


@pytest.fixture(scope="module")
def enlarged(knowledge: Knowledge) -> Enlarged:
    return enlarge(knowledge, SIZE)


def phrasings(knowledge: Knowledge) -> list[str]:
    return [text for entry in knowledge.entries for text in entry.phrasings]


def test_it_is_as_large_as_asked_for(enlarged: Enlarged) -> None:
    assert SIZE <= len(phrasings(enlarged.knowledge)) < SIZE + PHRASINGS


def test_no_phrasing_and_no_id_comes_twice(enlarged: Enlarged) -> None:
    texts = [fold(text) for text in phrasings(enlarged.knowledge)]
    assert len(texts) == len(set(texts))
    assert len(enlarged.knowledge.entries) == len(enlarged.knowledge.entry_by_id)


def test_every_entry_belongs_to_a_section(enlarged: Enlarged) -> None:
    sections = {section.id for section in enlarged.knowledge.sections}
    assert {entry.section for entry in enlarged.knowledge.entries} == sections


def test_questions_are_new_and_of_entries_that_there_are(enlarged: Enlarged) -> None:
    taught = set(phrasings(enlarged.knowledge))
    assert len(enlarged.questions) > 500
    assert [text for text, _ in enlarged.questions if text in taught] == []
    assert {entry for _, entry in enlarged.questions} <= enlarged.knowledge.entry_by_id.keys()


def test_copies_ask_for_other_things_in_the_same_manner(enlarged: Enlarged) -> None:
    first, second = (
        next(one for one in enlarged.knowledge.entries if one.id == f"{copy}-salaire")
        for copy in (1, 2)
    )
    words = [
        {word for text in entry.phrasings for word in split_words(text)}
        for entry in (first, second)
    ]
    assert {"back", "office"} <= words[0] & words[1]
    assert "salaire" not in words[0] | words[1]


def test_a_seed_makes_it_repeatable(knowledge: Knowledge, enlarged: Enlarged) -> None:
    assert enlarge(knowledge, SIZE) == enlarged
