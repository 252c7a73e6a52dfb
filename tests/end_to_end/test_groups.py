"""Groups: the bot is silent there unless it is addressed, and replies to whoever addressed it."""

import pytest
import pytest_asyncio
from sqlalchemy import select
from telegram import Update
from telegram.constants import ChatID

from bot.storage.schema import conversations
from handlers.conversation import MAX_PEOPLE, Conversation
from handlers.message_quota import MAX_MESSAGES

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "kel diplome fo til ?"


@pytest_asyncio.fixture(loop_scope="session")
async def alice(bot):
    """Somebody in a group with the bot."""
    alice, _ = await bot.meets_group("Alice", "Bob")
    return alice


@pytest.fixture
def answer(knowledge):
    """The passage under the answer to the question."""
    return [knowledge.entry_by_id["diplome-requis"].source]


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        "bonjour",
        "🤔",
        "/inconnue",
        "/aide@un_autre_bot",
        f"@un_autre_bot {QUESTION}",
        f"@demo_faq_bot_fans {QUESTION}",
        f"demo_faq_bot {QUESTION}",
    ],
)
async def test_what_people_say_to_each_other_is_left_alone(alice, text):
    assert await alice.sends(text) == []


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker"])
async def test_what_people_show_each_other_is_left_alone(alice, kind):
    assert await alice.sends_a(kind) == []


async def test_replies_to_people_are_left_alone(bot):
    alice, bob = await bot.meets_group("Alice", "Bob")
    await alice.sends("bonjour")
    path = f"/demo/chats/{alice.chat['id']}/messages"
    body = {"text": QUESTION, "reply_to": alice.sent, "from": bob.user["id"]}
    await bot.request("POST", path, body)
    assert await bob.sees() == []


async def test_a_caption_in_a_group_is_left_alone(alice):
    assert await alice.sends_a("photo", caption=QUESTION) == []


async def test_what_is_edited_is_left_alone(alice):
    await alice.sends("bonjour")
    assert await alice.edits(QUESTION) == []


@pytest.mark.parametrize(
    ("command", "text"), [("/aide", "help"), ("/sujets@demo_faq_bot", "topics")]
)
async def test_commands_are_answered(bot, shown, command, text):
    _, bob = await bot.meets_group("Alice", "Bob")
    assert [reply.text for reply in await bob.sends(command)] == [getattr(shown, text)]


# --- questions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"@demo_faq_bot {QUESTION}",
        f"@Demo_FAQ_Bot, {QUESTION}",
        f"{QUESTION} @demo_faq_bot",
        f"{QUESTION}\n@demo_faq_bot",
    ],
)
async def test_a_mention_asks_the_bot(alice, answer, text):
    [reply] = await alice.sends(text)
    assert reply.passages == answer


async def test_the_mention_is_no_part_of_the_question(alice, person):
    [in_group] = await alice.sends("@demo_faq_bot bonjour")
    [in_private] = await person.sends("bonjour")
    assert in_group.text == in_private.text


async def test_a_mention_alone_is_answered_kindly(alice, shown):
    [reply] = await alice.sends("@demo_faq_bot")
    assert reply.text == shown.unknown


@pytest.mark.parametrize("mention", ["@demo_faq_bot", "@demo_faq_bot ?", "@demo_faq_bot 🙏"])
async def test_a_mention_in_reply_to_somebodys_question_answers_it(bot, answer, mention):
    alice, bob = await bot.meets_group("Alice", "Bob")
    await alice.sends(QUESTION)
    path = f"/demo/chats/{alice.chat['id']}/messages"
    body = {"text": mention, "reply_to": alice.sent, "from": bob.user["id"]}
    await bot.request("POST", path, body)
    [reply] = await bob.sees()
    assert reply.passages == answer


async def test_so_does_one_in_reply_to_a_part_of_it(alice, answer):
    asked = {"message_id": 1, "date": 1, "chat": alice.chat, "text": f"bonjour. {QUESTION}"}
    quote = {"text": QUESTION, "position": 9}
    [reply] = await alice.sends_raw("@demo_faq_bot", reply_to_message=asked, quote=quote)
    assert reply.passages == answer


async def test_whoever_asks_something_else_in_reply_is_answered_that(alice, knowledge):
    asked = {"message_id": 1, "date": 1, "chat": alice.chat, "text": QUESTION}
    words = "@demo_faq_bot quel domaine d'études ?"
    [reply] = await alice.sends_raw(words, reply_to_message=asked)
    source = knowledge.entry_by_id["domaine-etudes"].source
    assert reply.passages == [source]


async def test_a_reply_to_the_bot_asks_it(alice, answer):
    [help_] = await alice.sends("/aide")
    [reply] = await alice.replies(help_, QUESTION)
    assert reply.passages == answer


async def test_a_command_for_another_bot_in_reply_to_this_one_is_left_alone(alice):
    [help_] = await alice.sends("/aide")
    assert await alice.replies(help_, "/ban") == []


async def test_a_caption_with_a_mention_asks_the_bot(alice, answer):
    [reply] = await alice.sends_a("photo", caption=f"@demo_faq_bot {QUESTION}")
    assert reply.passages == answer


async def test_a_mention_that_is_added_later_asks_the_bot(alice, answer):
    await alice.sends(QUESTION)
    [reply] = await alice.edits(f"@demo_faq_bot {QUESTION}")
    assert reply.passages == answer


async def test_an_edited_question_changes_its_answer_in_place(alice, knowledge):
    [first] = await alice.sends(f"@demo_faq_bot {QUESTION}")
    [changed] = await alice.edits("@demo_faq_bot et le domaine d'études ?")
    assert (changed.id, changed.replies_to) == (first.id, alice.sent)
    source = knowledge.entry_by_id["domaine-etudes"].source
    assert changed.passages == [source]


# --- where the reply goes -------------------------------------------------------------------------


@pytest.mark.parametrize("text", [f"@demo_faq_bot {QUESTION}", "/aide"])
async def test_the_reply_quotes_the_question(alice, text):
    [reply] = await alice.sends(text)
    assert reply.replies_to == alice.sent


async def test_in_private_nothing_is_quoted(person):
    [reply] = await person.sends(QUESTION)
    assert reply.replies_to is None


async def test_a_question_that_was_deleted_is_answered_all_the_same(alice, answer):
    [reply] = await alice.sends_raw(f"@demo_faq_bot {QUESTION}")  # with an id that is not there
    assert (reply.passages, reply.replies_to) == (answer, None)


async def test_the_reply_goes_to_the_thread_of_the_question(alice, answer):
    forum = alice.chat | {"type": "supergroup", "is_forum": True}
    thread = {"chat": forum, "message_thread_id": 42, "is_topic_message": True}
    [reply] = await alice.sends_raw(f"@demo_faq_bot {QUESTION}", **thread)
    assert (reply.passages, reply.thread) == (answer, 42)


async def test_a_thread_of_replies_outside_forums_is_none(alice):
    [reply] = await alice.sends_raw("@demo_faq_bot bonjour", message_thread_id=42)
    assert reply.thread is None


async def test_anybody_may_press_a_button(bot, shown):
    alice, bob = await bot.meets_group("Alice", "Bob")
    [help_] = await alice.sends("/aide")
    await bob.sees()
    [menu] = await bob.presses(shown.topics_button, under=help_)
    assert menu.text == shown.topics


# --- senders who are no people --------------------------------------------------------------------

ANOTHER_BOT = {"id": 43, "is_bot": True, "first_name": "Autre bot"}
ANONYMOUS = {"id": ChatID.ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group"}


@pytest.mark.parametrize("kind", ["message", "edited_message"])
async def test_other_bots_are_not_answered(alice, kind):
    """Two bots that answer each other would never end."""
    sender = {"from": ANOTHER_BOT, "edit_date": 1}
    assert await alice.sends_raw(f"@demo_faq_bot {QUESTION}", kind, **sender) == []


async def test_nor_are_their_presses(alice):
    [help_] = await alice.sends("/aide")
    alice.user = ANOTHER_BOT
    assert await alice.forges("topics", {"message_id": help_.id, "date": 1}) == []


async def test_administrators_who_write_as_the_group_are_answered(alice, answer):
    sender = {"from": ANONYMOUS, "sender_chat": alice.chat}
    [reply] = await alice.sends_raw(f"@demo_faq_bot {QUESTION}", **sender)
    assert reply.passages == answer


async def test_those_of_one_group_are_not_hasty_for_another(bot, answer):
    for group in ("A", "B"):
        [alice] = await bot.meets_group(group)
        sender = {"from": ANONYMOUS, "sender_chat": alice.chat, "date": 1}
        for _ in range(MAX_MESSAGES):
            [reply] = await alice.sends_raw(f"@demo_faq_bot {QUESTION}", **sender)
        assert reply.passages == answer


async def test_posts_that_come_from_a_channel_by_themselves_are_left_alone(alice):
    sender = {"from": {"id": ChatID.SERVICE_CHAT, "is_bot": False, "first_name": "Telegram"}}
    post = {"is_automatic_forward": True, "sender_chat": {"id": -1007, "type": "channel"}}
    assert await alice.sends_raw(f"@demo_faq_bot {QUESTION}", **sender, **post) == []


# --- channels -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
@pytest.mark.parametrize("text", ["/aide", f"@demo_faq_bot {QUESTION}"])
async def test_channel_posts_are_left_alone(bot, kind, text):
    """Telegram is not asked for them; should one come all the same, nothing happens."""
    channel = {"id": -1_000_000_000_007, "type": "channel", "title": "Annonces"}
    post = {"message_id": 1, "date": 1, "chat": channel, "sender_chat": channel, "text": text}
    await bot.receives({kind: post})
    update = Update.de_json({"update_id": 1, kind: post}, bot.application.bot)
    await bot.application.process_update(update)
    posted = await bot.request("GET", f"/demo/calls?method=sendMessage&after={bot._last_call}")
    assert posted["calls"] == []


async def test_follow_ups_of_one_member_are_not_read_with_the_answer_to_another(bot, dialogue):
    alice, bob = await bot.meets_group("Alice", "Bob")
    await alice.sends("@demo_faq_bot quel diplôme faut-il pour être cadre ?")
    to_bob = (await bob.sends("@demo_faq_bot et si j'en ai pas ?"))[-1]
    to_alice = (await alice.sends("@demo_faq_bot et si j'en ai pas ?"))[-1]
    without_degree = dialogue.knowledge.entry_by_id["sans-diplome"].source
    assert (without_degree in to_bob.text, without_degree in to_alice.text) == (False, True)


async def test_what_is_kept_of_a_group_stays_small(bot):
    alice, *others = await bot.meets_group(*map(str, range(MAX_PEOPLE + 10)))
    for person in (alice, *others):
        await person.posts("@demo_faq_bot tu connais le salaire ?")
    await alice.sees()
    states = select(conversations.c.state).order_by(conversations.c.changed_at.desc())
    state = await bot.storage.database.transaction(lambda connection: connection.scalar(states))
    assert len(Conversation.read(state).people) == MAX_PEOPLE
    assert len(state) < 300 * MAX_PEOPLE
