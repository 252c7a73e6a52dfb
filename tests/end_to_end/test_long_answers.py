"""Answers that are longer than a message of Telegram may be."""

import re

import pytest
import pytest_asyncio

from bot.knowledge import Entry, Knowledge, Section
from bot.knowledge.format import MAX_TEXT

pytestmark = pytest.mark.asyncio(loop_scope="session")


def longest(word):
    """Repeat a word up to the longest text that an entry may hold."""
    return " ".join([word] * (MAX_TEXT // (len(word) + 1)))


ANSWER, SOURCE, NOTE = longest("réponse"), longest("<source>"), longest("🧾note")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def pages(start_shared_bot):
    """The messages that the longest possible answer fills."""
    entry = Entry(
        id="long", section="s", question="Long ?", answer=ANSWER, source=SOURCE, note=NOTE
    )
    bot = await start_shared_bot(Knowledge((Section(id="s", title="S"),), (entry,)))
    return await (await bot.meets()).sends("/start long")


async def test_a_long_answer_fills_several_messages(pages):
    assert len(pages) == 4  # the note alone takes more than one: its emoji count twice


async def test_no_word_of_a_long_answer_is_lost(pages):
    words = re.findall(r"réponse|<source>|🧾note", " ".join(page.text for page in pages))
    assert words == [*ANSWER.split(), *SOURCE.split(), *NOTE.split()]


async def test_the_passage_and_the_note_are_a_quotation_on_each_page(pages, texts):
    quoted = " ".join(text for page in pages for text in page.in_style("expandable_blockquote"))
    assert quoted.split() == [*SOURCE.split(), *f"{texts.note} : {NOTE}".split()]


async def test_the_buttons_are_under_the_last_message_alone(pages, texts):
    assert [list(page.buttons) for page in pages] == [[], [], [], ["👍", "👎", texts.share_button]]
