"""Questions that are edited: the reply changes with them."""

import pytest

from bot.dialogue import Dialogue
from bot.knowledge import Entry, Knowledge, Section
from bot.markup import parse_markup

pytestmark = pytest.mark.asyncio(loop_scope="session")

DEGREE = "Quel diplôme faut-il ?"
SALARY = "Combien gagne un responsable ?"
FIELD = "Quel domaine d'études choisir ?"
PRICES = {"pain": "Combien coûte le pain ?", "sel": "Où acheter du sel ?"}


@pytest.fixture
def is_about(knowledge):
    """Check whether a message is the answer of an entry."""

    def is_about(message, identifier):
        answer = parse_markup(knowledge.entry_by_id[identifier].answer)
        return message.text.startswith("".join(span.text for span in answer))

    return is_about


async def test_an_edited_question_changes_its_answer_in_place(person, is_about):
    [answer] = await person.sends(DEGREE)
    [changed] = await person.edits(SALARY)
    assert changed.id == answer.id
    assert is_about(changed, "salaire")


async def test_the_buttons_change_too(person, knowledge):
    await person.sends(DEGREE)
    [changed] = await person.edits(SALARY)
    related = knowledge.entry_by_id["salaire"].related[:2]
    questions = [knowledge.entry_by_id[identifier].question for identifier in related]
    assert list(changed.buttons)[: len(questions)] == questions


async def test_it_changes_as_often_as_the_question(person, is_about):
    [answer] = await person.sends(DEGREE)
    await person.edits(SALARY)
    [changed] = await person.edits(DEGREE)
    assert changed == answer
    [changed] = await person.edits(SALARY)
    assert (changed.id, is_about(changed, "salaire")) == (answer.id, True)


async def test_the_answer_to_an_earlier_question_changes_alone(person, is_about):
    [answer] = await person.sends(DEGREE)
    first = person.sent
    await person.sends("/apropos")
    await person.sends(SALARY)
    [changed] = await person.edits(FIELD, first)
    assert (changed.id, is_about(changed, "domaine-etudes")) == (answer.id, True)


async def test_a_question_that_was_not_understood_is_answered_in_place(person, shown, is_about):
    [unknown] = await person.sends("qui a gagné la coupe du monde de football ?")
    assert unknown.text == shown.unknown
    [changed] = await person.edits(DEGREE)
    assert (changed.id, is_about(changed, "diplome-requis")) == (unknown.id, True)


async def test_an_edit_that_changes_no_answer_changes_nothing(person):
    await person.sends(DEGREE)
    assert await person.edits("Quel diplôme faut-il  ?") == []
    [refusal] = await person.bot.take_refusals()
    assert refusal.startswith("editMessageText: Bad Request: message is not modified")


async def test_an_edited_caption_changes_its_answer_in_place(person, is_about):
    [answer] = await person.sends_a("photo", caption=DEGREE)
    [changed] = await person.edits(SALARY)
    assert (changed.id, is_about(changed, "salaire")) == (answer.id, True)


async def test_an_answer_that_was_deleted_comes_anew(person, is_about):
    [answer] = await person.sends(DEGREE)
    await person.bot.application.bot.delete_message(person.chat["id"], answer.id)
    [new] = await person.edits(SALARY)
    assert new.id > answer.id
    assert is_about(new, "salaire")
    assert await person.bot.take_refusals() == [
        "editMessageText: Bad Request: message to edit not found"
    ]
    [changed] = await person.edits(DEGREE)
    assert (changed.id, is_about(changed, "diplome-requis")) == (new.id, True)


async def test_after_a_restart_the_answer_changes_in_place_all_the_same(start_bot):
    entries = [
        Entry(id=name, section="prix", question=question, answer=f"Réponse : {name}")
        for name, question in PRICES.items()
    ]
    bakery = Knowledge((Section(id="prix", title="Prix"),), tuple(entries))
    bot = await start_bot(bakery)
    person = await bot.meets()
    [answer] = await person.sends(PRICES["pain"])
    await bot.stop()
    await bot.start(Dialogue(bakery))
    [changed] = await person.edits(PRICES["sel"])
    assert (changed.id, changed.text) == (answer.id, "Réponse : sel")


@pytest.mark.parametrize("first", ["/apropos", DEGREE])
@pytest.mark.parametrize("command", ["/aide", "/start", "/inconnue"])
async def test_an_edited_command_is_not_given_again(person, first, command):
    await person.sends(first)
    assert await person.edits(command) == []


async def test_a_command_that_is_edited_into_a_question_is_answered(person, is_about):
    await person.sends("/inconnue")
    [answer] = await person.edits(DEGREE)
    assert is_about(answer, "diplome-requis")


NOT_KNOWN = "qui a gagné la coupe du monde de football ?"
NOR_THIS = "qui a gagné la coupe du monde de rugby ?"


async def test_a_question_without_an_answer_can_still_be_passed_on(person, shown):
    [unknown] = await person.sends(NOT_KNOWN)
    [changed] = await person.edits(NOR_THIS)
    assert changed.id == unknown.id
    assert shown.pass_on_button in changed.buttons
    [confirmation] = await person.presses(shown.pass_on_button)
    assert confirmation.text != shown.question_gone


async def test_one_that_has_lost_its_answer_can_be_passed_on(person, shown):
    await person.sends(DEGREE)
    [unknown] = await person.edits(NOT_KNOWN)
    assert shown.pass_on_button in unknown.buttons
    [confirmation] = await person.presses(shown.pass_on_button)
    assert NOT_KNOWN in confirmation.text


async def test_one_that_has_found_its_answer_offers_nothing(person, shown, is_about):
    await person.sends(NOT_KNOWN)
    [changed] = await person.edits(DEGREE)
    assert is_about(changed, "diplome-requis")
    assert shown.pass_on_button not in changed.buttons
