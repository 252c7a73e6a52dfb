"""What is noted of a chat, and how it is written down."""

import dataclasses

from hypothesis import example, given
from hypothesis import strategies as st

from bot.dialogue.memory import EXPIRY, NOTHING, Memory
from handlers.conversation import MAX_PEOPLE, MAX_REPLIES, MAX_SHOWN, Album, Conversation, OpenGap


def test_replies_are_noted_by_their_question():
    conversation = Conversation()
    conversation.note_reply(1, [2, 3])
    conversation.note_reply(4, [5])
    assert conversation.replies == {1: [2, 3], 4: [5]}


def test_a_later_reply_to_a_question_takes_the_place_of_the_first():
    conversation = Conversation()
    conversation.note_reply(1, [2])
    conversation.note_reply(1, [3])
    assert conversation.replies == {1: [3]}


def test_only_the_replies_to_the_latest_questions_are_noted():
    conversation = Conversation()
    for question in range(MAX_REPLIES + 2):
        conversation.note_reply(question, [100 + question])
    assert list(conversation.replies) == list(range(2, MAX_REPLIES + 2))


def test_an_offer_is_noted_until_the_question_has_an_answer() -> None:
    conversation = Conversation()
    conversation.note_reply(1, [2], is_offer=True)
    assert conversation.offers == {1}
    conversation.note_reply(1, [2])
    assert conversation.offers == set()


def test_an_offer_is_forgotten_with_its_question() -> None:
    conversation = Conversation()
    conversation.note_reply(1, [2], is_offer=True)
    for question in range(2, MAX_REPLIES + 2):
        conversation.note_reply(question, [0])
    assert conversation.offers == set()


def test_only_the_latest_offers_after_a_vote_are_noted() -> None:
    conversation = Conversation()
    for answer in range(MAX_REPLIES + 2):
        conversation.note_vote_offer(answer, 100 + answer)
    assert list(conversation.vote_offers) == list(range(2, MAX_REPLIES + 2))


def test_only_the_latest_messages_that_show_an_entry_are_noted():
    conversation = Conversation()
    for message in range(MAX_SHOWN + 2):
        conversation.note_shown([message], "salaire")
    assert list(conversation.shown) == list(range(2, MAX_SHOWN + 2))


def test_conversations_share_nothing():
    Conversation().note_reply(1, [2])
    assert Conversation().replies == {}


ids = st.text("abcdefghij-0123456789", min_size=1, max_size=40)
numbers = st.integers(0, 2**52)
memories = st.builds(
    Memory,
    answered=st.none() | ids,
    talked=st.none() | ids,
    suggested=st.lists(ids, max_size=3).map(tuple),
    numbered=st.lists(ids, max_size=6).map(tuple),
    alternatives=st.lists(ids, max_size=3).map(tuple),
    unknowns=st.integers(0, 9),
    is_familiar=st.booleans(),
    is_detailed=st.booleans(),
    is_one_of_several=st.booleans(),
    previous=st.none() | ids,
    at=st.floats(0, 1e10),
)
conversations = st.builds(
    Conversation,
    people=st.dictionaries(ids, memories, max_size=4),
    tour_step=st.integers(0, 9),
    replies=st.dictionaries(numbers, st.lists(numbers, max_size=4), max_size=MAX_REPLIES),
    shown=st.dictionaries(numbers, ids, max_size=MAX_SHOWN),
    offers=st.sets(numbers, max_size=3),
    album=st.none() | st.builds(Album, ids, numbers, st.booleans()),
    vote_offers=st.dictionaries(numbers, numbers, max_size=MAX_REPLIES),
    confirmed=numbers,
    open_gap=st.builds(
        OpenGap,
        questions=st.lists(numbers, max_size=3),
        later=st.lists(numbers, max_size=3),
        is_answering=st.booleans(),
        answer=numbers,
        closed=numbers,
    ),
)


@given(conversations)
def test_what_is_written_down_is_read_as_it_was(conversation):
    known = {person: memory for person, memory in conversation.people.items() if memory != NOTHING}
    expected = dataclasses.replace(conversation, people=known)
    assert Conversation.read(conversation.write(now=0)) == expected


@given(conversations)
def test_the_order_of_the_replies_stays(conversation):
    read = Conversation.read(conversation.write(now=0))
    assert list(read.replies) == list(conversation.replies)


@given(conversations, st.floats(0, 1e10))
def test_what_has_expired_is_not_written_down(conversation, now):
    expected = {person: memory.recall(now) for person, memory in conversation.people.items()}
    read = Conversation.read(conversation.write(now))
    assert read.people == {
        person: memory for person, memory in expected.items() if memory != NOTHING
    }


def test_of_a_crowd_those_are_remembered_who_wrote_last():
    people = {str(number): Memory(is_familiar=True, at=number) for number in range(1000)}
    conversation = Conversation(dict(reversed(people.items())))
    read = Conversation.read(conversation.write(1000))
    assert read.people == dict(list(people.items())[-MAX_PEOPLE:])


def test_who_is_not_remembered_is_not_written_down():
    conversation = Conversation({"ann": Memory("salaire", suggested=("consultant",), at=1000)})
    assert conversation.write(now=1000 + EXPIRY + 1) == "{}"


@given(st.none() | st.text())
@example('{"people": 1}')
@example('{"people": {"ann": {"unknowns": "many"}}}')
@example('{"replies": {"x": []}}')
@example("[]")
@example('{"people": {"ann": "')
@example("\ud83e")
def test_what_cannot_be_read_is_an_empty_conversation(state):
    assert Conversation.read(state) == Conversation()


def test_what_an_earlier_version_wrote_is_read():
    written = '{"people": {"ann": {"answered": "salaire", "suggested": ["consultant"], "at": 9.0}}}'
    memory = Memory(answered="salaire", suggested=("consultant",), at=9)
    assert Conversation.read(written).people == {"ann": memory}


def test_what_a_later_version_adds_is_left_out():
    assert Conversation.read('{"tour_step": 2, "later": 1}') == Conversation(tour_step=2)
