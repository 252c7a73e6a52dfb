"""The menu of topics: sections, their questions, and back, in one message."""

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def section(knowledge):
    """A section of the menu."""
    return next(section for section in knowledge.sections if section.id == "formation")


async def test_the_menu_shows_all_sections_but_small_talk(person, knowledge):
    [menu] = await person.sends("/sujets")
    titles = [section.title for section in knowledge.sections if not section.small_talk]
    assert list(menu.buttons) == titles


async def test_a_section_shows_its_questions_in_place(person, shown, knowledge, section):
    [menu] = await person.sends("/sujets")
    [opened] = await person.presses(section.title)
    assert opened.id == menu.id
    assert opened.text == shown.section.format(title=section.title)
    questions = [entry.question for entry in knowledge.entries_of(section)]
    assert list(opened.buttons) == [*questions, shown.back_button]


async def test_every_section_opens_and_closes(person, shown):
    [menu] = await person.sends("/sujets")
    for title in menu.buttons:
        [opened] = await person.presses(title)
        assert title in opened.text
        assert await person.presses(shown.back_button) == [menu]


async def test_back_shows_the_menu_in_place(person, shown, section):
    [menu] = await person.sends("/sujets")
    await person.presses(section.title)
    assert await person.presses(shown.back_button) == [menu]


async def test_a_question_of_a_section_is_answered_below(person, knowledge, section):
    [menu] = await person.sends("/sujets")
    await person.presses(section.title)
    entry = knowledge.entries_of(section)[0]
    [answer] = await person.presses(entry.question)
    assert answer.id > menu.id
    assert answer.passages == [entry.source]


async def test_the_menu_stays_open_after_an_answer(person, knowledge, section):
    await person.sends("/sujets")
    await person.presses(section.title)
    first, second = knowledge.entries_of(section)[:2]
    await person.presses(first.question)
    [answer] = await person.presses(second.question)
    assert answer.passages == [second.source]
