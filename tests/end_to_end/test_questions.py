"""Questions in free text: answered, or refused with a way on."""

import pytest

from bot.markup import plain_text
from demo.text_units import utf16_length

pytestmark = pytest.mark.asyncio(loop_scope="session")

BADLY_TYPED = "kel diplome fo til ?"


@pytest.fixture
def entry(knowledge):
    """The entry that the badly typed question is about."""
    return knowledge.entry_by_id["diplome-requis"]


async def test_a_badly_typed_question_is_answered(person, entry):
    [answer] = await person.sends(BADLY_TYPED)
    assert answer.text.startswith(plain_text(entry.answer))


async def test_the_passage_and_the_note_of_the_editors_are_one_quotation_to_unfold(
    person, entry, texts
):
    [answer] = await person.sends(BADLY_TYPED)
    assert answer.in_style("italic") == [texts.passage]
    quoted = f"{entry.source}\n\n{texts.note} : {entry.note}"
    assert answer.in_style("expandable_blockquote") == [quoted]


async def test_related_questions_and_votes_are_offered(person, entry, knowledge, texts):
    [answer] = await person.sends(BADLY_TYPED)
    related = [knowledge.entry_by_id[identifier].question for identifier in entry.related[:2]]
    assert list(answer.buttons) == [*related, "👍", "👎", texts.share_button]


async def test_a_related_question_is_answered(person, entry, knowledge):
    await person.sends(BADLY_TYPED)
    related = knowledge.entry_by_id[entry.related[0]]
    [answer] = await person.presses(related.question)
    assert answer.passages == [related.source]


async def test_each_of_several_answers_can_be_read_in_full(person, knowledge, shown):
    asked = knowledge.entry_by_id["diplome-requis"]
    [answers] = await person.sends("il faut quel diplôme et il faut parler anglais ?")
    assert answers.in_style("expandable_blockquote") == []
    assert list(answers.buttons) == ["Détails 1", "Détails 2", shown.topics_button]
    [answer] = await person.presses("Détails 1")
    assert answer.passages == [asked.source]


async def test_small_talk_is_answered_without_votes(person, knowledge):
    [answer] = await person.sends("bonjour")
    assert answer.text == plain_text(knowledge.entry_by_id["salutation"].answer)
    assert "👍" not in answer.buttons


@pytest.mark.parametrize("text", ["mdr", "😂"])
async def test_small_talk_that_comes_with_the_bot_is_returned(person, knowledge, text):
    [laughter] = [one for one in knowledge.conversation if one.id == "rire"]
    [answer] = await person.sends(text)
    assert (answer.text, list(answer.buttons)) == (laughter.answer, [])


@pytest.mark.parametrize("question", ["٣", "qui a gagné la coupe du monde de football ?"])
async def test_what_is_not_understood_leads_to_the_topics(person, shown, question):
    [reply] = await person.sends(question)
    assert (reply.text, list(reply.buttons)) == (
        shown.unknown,
        [shown.pass_on_button, shown.topics_button],
    )
    [menu] = await person.presses(shown.topics_button)
    assert menu.text == shown.topics


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "location", "contact"])
async def test_what_is_no_text_cannot_be_read(person, shown, kind):
    [reply] = await person.sends_a(kind)
    assert (reply.text, list(reply.buttons)) == (shown.not_text, [shown.topics_button])


@pytest.mark.parametrize("kind", ["photo", "voice", "document"])
async def test_a_caption_is_a_question(person, entry, kind):
    [answer] = await person.sends_a(kind, caption=BADLY_TYPED)
    assert answer.passages == [entry.source]


async def test_a_forwarded_message_is_a_question(person, entry):
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Quelqu’un"}
    [answer] = await person.sends_raw(BADLY_TYPED, forward_origin=origin)
    assert answer.passages == [entry.source]


async def test_the_longest_message_is_read_to_its_end(person, entry):
    text = f"{'😀' * 2037}  {BADLY_TYPED}"
    assert utf16_length(text) == 4096
    [answer] = await person.sends(text)
    assert answer.passages == [entry.source]


async def test_what_telegram_announces_in_a_chat_gets_no_reply(bot, person):
    message = {"message_id": 1, "date": 1, "chat": person.chat, "from": person.user}
    await bot.receives({"message": message | {"pinned_message": message | {"text": "diplome ?"}}})
    assert await person.sees() == []


async def test_quick_messages_are_answered_in_their_order(person, shown, entry):
    replies = await person.sends("/apropos", BADLY_TYPED, "/aide", "٣", "/sujets")
    texts = [reply.text for reply in replies]
    expected = [shown.about, texts[1], shown.help, shown.unknown, shown.topics]
    assert texts == expected
    assert replies[1].passages == [entry.source]


async def test_people_get_their_own_answers(bot, shown):
    alice, bob = await bot.meets("Alice"), await bot.meets("Bob")
    await alice.sends("/aide")
    await bob.sends("/apropos")
    assert await alice.sees() == []
    assert [reply.text for reply in await bob.sends("/aide")] == [shown.help]
