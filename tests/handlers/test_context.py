from handlers.context import MOST_REPLIES, Conversation


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
    for question in range(MOST_REPLIES + 2):
        conversation.note_reply(question, [100 + question])
    assert list(conversation.replies) == list(range(2, MOST_REPLIES + 2))


def test_conversations_share_nothing():
    Conversation().note_reply(1, [2])
    assert Conversation().replies == {}
