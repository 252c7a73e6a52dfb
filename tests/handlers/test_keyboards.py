import pytest

from bot.knowledge import Entry, Knowledge, Section
from handlers import keyboards
from handlers.keyboards import (
    answer_keyboard,
    entries_keyboard,
    section_keyboard,
    sections_keyboard,
    suggestions_keyboard,
    topics_keyboard,
)

LONGEST_ID = "a" * 40
PAIN = Section(id="pain", title="Le pain")
TALK = Section(id="talk", title="Conversation", small_talk=True)


def entry(identifier, section=PAIN, related=()):
    """Make an entry."""
    question = f"{identifier} ?"
    return Entry(
        id=identifier, section=section.id, question=question, answer="Oui.", related=related
    )


@pytest.fixture
def bakery():
    """A knowledge base with a subject and small talk."""
    entries = [entry("prix", related=["sel"]), entry("sel"), entry("bonjour", TALK, ["prix"])]
    return Knowledge((PAIN, TALK), (*entries, entry("merci", TALK), entry(LONGEST_ID)))


def rows(markup):
    """List what is on the buttons: label and data, row by row."""
    return [[(key.text, key.callback_data) for key in row] for row in markup.inline_keyboard]


def test_an_answer_offers_related_entries_and_a_vote(bakery):
    assert rows(answer_keyboard(bakery.entry_by_id["prix"], bakery)) == [
        [("sel ?", "entry:sel")],
        [("👍", "up:prix"), ("👎", "down:prix")],
    ]


def test_small_talk_offers_related_entries_only(bakery):
    keyboard = answer_keyboard(bakery.entry_by_id["bonjour"], bakery)
    assert rows(keyboard) == [[("prix ?", "entry:prix")]]


def test_small_talk_without_related_entries_has_no_buttons(bakery):
    assert answer_keyboard(bakery.entry_by_id["merci"], bakery) is None


def test_suggestions_keep_their_order_and_can_be_refused(bakery, texts):
    entries = [bakery.entry_by_id["sel"], bakery.entry_by_id["prix"]]
    assert rows(suggestions_keyboard(entries, texts)) == [
        [("sel ?", "entry:sel")],
        [("prix ?", "entry:prix")],
        [(texts.none_button, "none")],
    ]


def test_entries_come_with_the_topics(bakery, texts):
    assert rows(entries_keyboard([bakery.entry_by_id["sel"]], texts)) == [
        [("sel ?", "entry:sel")],
        [(texts.topics_button, "topics")],
    ]


def test_topics_are_one_button(texts):
    assert rows(topics_keyboard(texts)) == [[(texts.topics_button, "topics")]]


def test_small_talk_is_no_topic(bakery):
    assert rows(sections_keyboard(bakery)) == [[("Le pain", "section:pain")]]


def test_a_section_offers_its_entries_and_the_way_back(bakery, texts):
    assert rows(section_keyboard(PAIN, bakery, texts)) == [
        [("prix ?", "entry:prix")],
        [("sel ?", "entry:sel")],
        [(f"{LONGEST_ID} ?", f"entry:{LONGEST_ID}")],
        [(texts.back_button, "back")],
    ]


@pytest.mark.parametrize(
    "prefix", [keyboards.ENTRY, keyboards.SECTION, keyboards.UP, keyboards.DOWN]
)
def test_data_with_the_longest_id_fits_a_button(prefix):
    assert len((prefix + LONGEST_ID).encode()) <= 64  # Telegram's limit


def test_no_kind_of_data_starts_another():
    kinds = ["ENTRY", "SECTION", "TOPICS", "BACK", "NONE", "UP", "DOWN", "TOUR", "CHECK"]
    data = [getattr(keyboards, kind) for kind in kinds]
    confused = [(a, b) for a in data for b in data if a != b and b.startswith(a)]
    assert confused == []
