import pytest

from bot.knowledge import Entry, Knowledge, Section
from bot.texts import Texts
from handlers import keyboards
from handlers.keyboards import (
    answer_keyboard,
    entries_keyboard,
    link_keyboard,
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


def answer_rows(identifier, knowledge, texts, username=None, *, has_inline=False):
    """List what is on the buttons under an answer; None if there are none."""
    entry = knowledge.entry_by_id[identifier]
    markup = answer_keyboard(entry, knowledge, texts, username, has_inline=has_inline)
    return markup and rows(markup)


def test_an_answer_offers_related_entries_and_a_vote(bakery, texts):
    assert answer_rows("prix", bakery, texts) == [
        [("sel ?", "entry:sel")],
        [("👍", "up:prix"), ("👎", "down:prix")],
    ]


def test_two_related_entries_at_most_are_offered(texts):
    entries = [entry("prix", related=["sel", "ble", "eau"]), *map(entry, ["sel", "ble", "eau"])]
    keyboard = answer_rows("prix", Knowledge((PAIN,), tuple(entries)), texts)
    assert [row[0][0] for row in keyboard] == ["sel ?", "ble ?", "👍"]


@pytest.mark.parametrize(
    ("kind", "thumbs"), [("up:", ["👍 ✓", "👎"]), ("down:", ["👍", "👎 ✓"])], ids=["up", "down"]
)
def test_the_vote_that_was_given_is_marked_and_no_other(bakery, texts, kind, thumbs):
    one = bakery.entry_by_id["prix"]
    before = answer_keyboard(one, bakery, texts, "pain_bot", has_inline=False)
    other = keyboards.with_vote(before, keyboards.UP, "prix")
    marked = keyboards.with_vote(other, kind, "prix").inline_keyboard
    assert [key.text for key in marked[-1]] == [*thumbs, texts.share_button]
    assert marked[0] == before.inline_keyboard[0]


def test_an_answer_is_shared_by_its_question(bakery, texts):
    entry = bakery.entry_by_id["prix"]
    keyboard = answer_keyboard(entry, bakery, texts, "pain_bot", has_inline=True).inline_keyboard
    share = keyboard[-1][-1]
    assert [key.text for key in keyboard[-1]] == ["👍", "👎", texts.share_button]
    assert (share.switch_inline_query, share.callback_data) == ("prix ?", None)


def test_a_question_too_long_for_a_query_is_cut(bakery, texts):
    long = entry("prix").model_copy(update={"question": "p" * 300})
    keyboard = answer_keyboard(long, bakery, texts, "pain_bot", has_inline=True).inline_keyboard
    assert keyboard[-1][-1].switch_inline_query == "p" * 256  # Telegram's limit


def test_an_answer_is_shared_as_a_link_where_inline_mode_is_off(bakery, texts):
    entry = bakery.entry_by_id["prix"]
    keyboard = answer_keyboard(entry, bakery, texts, "pain_bot", has_inline=False).inline_keyboard
    share = keyboard[-1][-1]
    assert [key.text for key in keyboard[-1]] == ["👍", "👎", texts.share_button]
    link = "https%3A%2F%2Ft.me%2Fpain_bot%3Fstart%3Dprix"
    assert share.url == f"https://t.me/share/url?url={link}"


@pytest.mark.parametrize("username", [None, "", "pain_bot"])
@pytest.mark.parametrize("has_inline", [True, False])
def test_small_talk_offers_related_entries_only(bakery, texts, username, has_inline):
    found = answer_rows("bonjour", bakery, texts, username, has_inline=has_inline)
    assert found == [[("prix ?", "entry:prix")]]


def test_small_talk_without_related_entries_has_no_buttons(bakery, texts):
    assert answer_rows("merci", bakery, texts) is None


def test_a_shared_answer_leads_to_the_bot(texts):
    [[key]] = link_keyboard("pain_bot", texts).inline_keyboard
    assert (key.text, key.url) == (texts.ask_button, "https://t.me/pain_bot")


@pytest.mark.parametrize("username", [None, ""])
def test_a_shared_answer_leads_nowhere_where_the_bot_has_no_name(texts, username):
    assert link_keyboard(username, texts) is None


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


def many_entries(count: int) -> Knowledge:
    section = Section(id="s", title="S")
    return Knowledge(
        sections=(section,),
        entries=tuple(
            Entry(id=f"e{number}", section="s", question=f"Question {number} ?", answer="R.")
            for number in range(count)
        ),
    )


@pytest.mark.parametrize(
    ("entries", "start", "first", "last"),
    [
        pytest.param(30, 0, "entry:e0", "back", id="all on one page"),
        pytest.param(31, 0, "entry:e0", "section:s:30", id="first page of two"),
        pytest.param(31, 30, "entry:e30", "back", id="last page"),
        pytest.param(3, 90, "back", "back", id="beyond the end"),
    ],
)
def test_many_entries_of_a_section_are_shown_by_pages(
    texts: Texts, entries: int, start: int, first: str, last: str
) -> None:
    knowledge = many_entries(entries)
    rows = section_keyboard(knowledge.sections[0], knowledge, texts, start).inline_keyboard
    data = [row[0].callback_data for row in rows]
    assert (data[0], data[-1] if last == "back" else data[-2]) == (first, last)


def test_a_page_of_a_section_has_no_more_buttons_than_telegram_allows(texts: Texts) -> None:
    knowledge = many_entries(300)
    rows = section_keyboard(knowledge.sections[0], knowledge, texts).inline_keyboard
    assert len(rows) == 32
