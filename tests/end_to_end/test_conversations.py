"""Conversations: what is said depends on what was said before."""

import pytest

from bot.knowledge import Entry, Knowledge, Section
from bot.markup import plain_text
from bot.reply import key_sentence
from bot.storage.schema import metadata

pytestmark = pytest.mark.asyncio(loop_scope="session")

DEGREE = "Quel diplôme faut-il ?"
FAR = "qui a gagné la coupe du monde de football ?"
FAR_TOO = "raconte-moi une blague sur les girafes"


@pytest.fixture
def entries(knowledge):
    """The entries by their id."""
    return knowledge.entry_by_id


async def test_a_follow_up_is_read_with_the_answer_before_it(person, entries):
    await person.sends(DEGREE)
    [answer] = await person.sends("et si j'en ai pas ?")
    assert answer.text.startswith(plain_text(entries["sans-diplome"].answer))


async def test_a_follow_up_may_come_after_a_button(person, entries):
    await person.sends("/start diplome-requis")
    await person.presses(entries["domaine-etudes"].question)
    [details] = await person.sends("plus de détails")
    assert details.in_style("blockquote") == [entries["domaine-etudes"].source]


async def test_a_reply_to_an_older_answer_is_read_with_that_answer(person, entries):
    [degree] = await person.sends(DEGREE)
    await person.sends("Combien gagne un responsable de back-office ?")
    [answer] = await person.replies(degree, "et si j'en ai pas ?")
    assert answer.text.startswith(plain_text(entries["sans-diplome"].answer))


async def test_a_reply_to_an_answer_of_a_button_is_read_with_that_answer(person, entries):
    await person.sends("/start diplome-requis")
    [field] = await person.presses(entries["domaine-etudes"].question)
    await person.sends("/start salaire")
    [details] = await person.replies(field, "plus de détails")
    assert details.in_style("blockquote") == [entries["domaine-etudes"].source]


async def test_a_reply_to_what_shows_no_entry_changes_nothing(person, entries):
    [welcome] = await person.sends("/start")
    await person.sends(DEGREE)
    [details] = await person.replies(welcome, "plus de détails")
    assert details.in_style("blockquote") == [entries["diplome-requis"].source]


async def test_people_do_not_share_a_conversation(bot, entries):
    alice, bob = await bot.meets("Alice"), await bot.meets("Bob")
    await alice.sends(DEGREE)
    await bob.sends("Combien gagne un responsable ?")
    [details] = await alice.sends("plus de détails")
    assert details.in_style("blockquote") == [entries["diplome-requis"].source]


async def test_details_are_the_passage_and_the_questions_beside_it(person, entries, shown):
    await person.sends(DEGREE)
    [details] = await person.sends("la suite")
    entry = entries["diplome-requis"]
    assert details.text.startswith(shown.details)
    assert details.in_style("blockquote") == [entry.source]
    related = [entries[identifier].question for identifier in entry.related]
    assert list(details.buttons)[: len(related)] == related
    assert list(details.buttons)[-1] == shown.topics_button


async def test_details_without_questions_beside_them_announce_none(start_bot, knowledge, shown):
    bread = Section(id="pain", title="Le pain")
    alone = Entry(id="sel", section="pain", question="Du sel ?", answer="Oui.", source="Du sel.")
    bot = await start_bot(Knowledge((bread,), (alone,), lexicon=knowledge.lexicon))
    person = await bot.meets()
    await person.sends("/start sel")
    [details] = await person.sends("plus de détails")
    assert details.text == f"{shown.details}\nDu sel."
    assert list(details.buttons) == [shown.topics_button]


async def test_where_the_article_is_silent_the_bot_says_so(person, entries, shown):
    assert entries["salaire"].source is None
    await person.sends("/start salaire")
    [details] = await person.sends("plus de détails")
    assert details.text.startswith(shown.no_details)


async def test_a_complaint_is_met_with_other_answers(person, entries, shown):
    await person.sends("responsable")  # which may mean others too
    [reply] = await person.sends("c'est pas ma question")
    assert reply.text.startswith(plain_text(entries["insatisfaction"].answer))
    *offers, topics = reply.buttons
    assert topics == shown.topics_button
    assert len(offers) >= 2
    [answer] = await person.sends("la 2")
    entry = next(entry for entry in entries.values() if entry.question == offers[1])
    assert answer.text.startswith(plain_text(entry.answer))


async def test_several_answers_are_referred_to_by_their_numbers(person, entries):
    [both] = await person.sends(f"{DEGREE} Combien gagne un responsable ?")
    assert "2. " + entries["salaire"].question in both.text
    [answer] = await person.sends("et la 2 ?")
    assert answer.text.startswith(plain_text(entries["salaire"].answer))


async def test_who_asks_for_less_gets_the_key_sentence(person, entries, shown):
    await person.sends(DEGREE)
    [reply] = await person.sends("résume stp")
    sentence = plain_text(key_sentence(entries["diplome-requis"]))
    assert reply.text.startswith(f"{shown.in_short} {sentence}")
    assert not reply.in_style("blockquote")


async def test_who_is_not_understood_twice_sees_all_sections(person, knowledge, shown):
    [first] = await person.sends(FAR)
    assert (first.text, list(first.buttons)) == (
        shown.unknown,
        [shown.pass_on_button, shown.topics_button],
    )
    [second] = await person.sends(FAR_TOO)
    titles = [section.title for section in knowledge.sections if not section.small_talk]
    assert (second.text, list(second.buttons)) == (
        shown.unknown_again,
        [shown.pass_on_button, *titles],
    )


async def test_a_greeting_is_returned_where_there_is_no_answer(person, shown):
    [first] = await person.sends(f"Bonjour, {FAR}")
    assert first.text == f"Bonjour et bienvenue !\n\n{shown.unknown}".replace(" !", "\u202f!")
    [second] = await person.sends(f"Bonjour, {FAR_TOO}")
    assert second.text.endswith(f"\n\n{shown.unknown_again}")


async def test_two_questions_are_answered_in_one_message(person, entries):
    text = "Quel diplôme faut-il ? Combien gagne un responsable de back-office ?"
    [reply] = await person.sends(text)
    asked = [entries[identifier] for identifier in ("diplome-requis", "salaire")]
    titles = [f"{number}. {entry.question}" for number, entry in enumerate(asked, start=1)]
    assert {*titles} <= {line.strip() for line in reply.in_style("bold")}
    assert all(plain_text(entry.answer) in reply.text for entry in asked)


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("Bonjour, quel diplôme faut-il ?", "salutation"),
        ("Merci ! Quel diplôme faut-il ?", "remerciement"),
    ],
)
async def test_courtesy_comes_before_the_answer(person, entries, text, courtesy):
    [reply] = await person.sends(text)
    first, _, rest = reply.text.partition("\n\n")
    assert plain_text(entries[courtesy].answer).startswith(first)
    assert rest.startswith(plain_text(entries["diplome-requis"].answer))


@pytest.mark.parametrize(
    "text",
    ["How can I become a manager?", "Hola, quiero trabajar ahora", "ما هي الشهادة المطلوبة؟"],
)
async def test_other_languages_are_told_what_the_bot_understands(person, shown, text):
    [reply] = await person.sends(text)
    assert (reply.text, list(reply.buttons)) == (shown.foreign, [shown.topics_button])


# --- tu and vous ----------------------------------------------------------------------------------


async def test_the_bot_says_vous_at_first(person, shown):
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]


async def test_the_bot_says_tu_to_those_who_do(person, texts):
    [reply] = await person.sends("tu sais qui a gagné la coupe du monde de football ?")
    assert reply.text == plain_text(texts.tu["unknown"])
    [reply] = await person.sends("/aide")
    assert reply.text == plain_text(texts.tu["help"])


async def test_the_bot_goes_back_to_vous_with_the_user(person, shown):
    await person.sends("tu connais le salaire ?", "pouvez-vous me donner le salaire ?")
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]


async def test_each_chat_has_its_own_form_of_address(bot, shown, texts):
    alice, bob = await bot.meets("Alice"), await bot.meets("Bob")
    await alice.sends("tu connais le salaire ?")
    assert [reply.text for reply in await bob.sends("/aide")] == [shown.help]
    assert [reply.text for reply in await alice.sends("/aide")] == [plain_text(texts.tu["help"])]


# --- what is kept ---------------------------------------------------------------------------------


async def test_no_word_of_the_user_is_kept(bot, person):
    await person.sends("je m'appelle Zébulon", DEGREE, "et sans Zébulon ?", "c'est nul, Zébulon")
    await person.edits("signé Zébulon")
    kept = await bot.storage.database.transaction(
        lambda connection: [
            str(row)
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
        ]
    )
    assert any("diplome-requis" in row for row in kept)
    assert [row for row in kept if "bulon" in row] == []
