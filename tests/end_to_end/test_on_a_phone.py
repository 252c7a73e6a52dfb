"""What fits the screen of a phone: the page of the demo, 390 x 844, with the real bot behind it."""

from itertools import pairwise

import pytest
import pytest_asyncio

from handlers.keyboards import answer_keyboard, answers_keyboard
from handlers.rendering import render_answer, render_answers
from tests.browser import in_a_browser
from tests.end_to_end.conftest import bot_at_work

playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
expect = playwright.expect

PHONE = {"width": 390, "height": 844}
PATIENCE = 20_000  # milliseconds
MIN_SHARE_OF_PAIRS = 0.9  # all are today; of 45 double questions, 2 were while passages were shown

pytestmark = in_a_browser

# How high each message is from its key sentence, which is in bold, to the end of the first row of
# buttons, and how much of the page shows messages.
MEASURE = """() => [
  document.querySelector('#log').clientHeight,
  [...document.querySelectorAll('.theirs')].map((message) => {
    const text = message.querySelector('.text');
    const last = message.querySelector('.keys') ?? message;
    const start = (text.querySelector('strong') ?? text).getBoundingClientRect().top;
    return last.getBoundingClientRect().bottom - start;
  }),
]"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def phone_bot(dialogue, texts):
    """A bot of one's own, which many messages do not annoy."""
    async with bot_at_work(dialogue, texts) as bot:
        yield bot


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium, phone_bot):
    """The demo's page on a phone, in a new profile."""
    expect.set_options(timeout=PATIENCE)
    context = await chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    await page.goto(phone_bot.telegram.url)
    await expect(page.get_by_role("button", name="Démarrer")).to_be_visible()
    yield page
    await context.close()


async def write(page, text):
    await page.get_by_label("Votre message").fill(text)
    await page.get_by_label("Votre message").press("Enter")


async def show(page, phone_bot, html, keyboard):
    """Let the bot send a message to the page."""
    await phone_bot.call(
        "sendMessage",
        chat_id=int(await page.evaluate("sessionStorage.getItem('demo-chat')")),
        text=html,
        parse_mode="HTML",
        reply_markup=keyboard.to_dict() if keyboard else None,
    )


async def test_each_key_sentence_is_on_the_screen_with_the_first_buttons(
    page, phone_bot, knowledge, texts
):
    for entry in knowledge.entries:
        keyboard = answer_keyboard(entry, knowledge, texts, "demo_faq_bot", has_inline=True)
        await show(page, phone_bot, render_answer(entry, texts)[0], keyboard)
    await expect(page.locator(".theirs")).to_have_count(len(knowledge.entries))
    room, heights = await page.evaluate(MEASURE)
    high = zip(knowledge.entries, heights, strict=True)
    assert {entry.id: height for entry, height in high if height > room} == {}


async def test_most_pairs_of_answers_are_on_the_screen_with_their_buttons(
    page, phone_bot, knowledge, texts
):
    topics = [entry for entry in knowledge.entries if entry.id not in knowledge.small_talk]
    pairs = list(pairwise(topics))
    for pair in pairs:
        keyboard = answers_keyboard(pair, (), texts)
        await show(page, phone_bot, render_answers(pair, texts)[0], keyboard)
    await expect(page.locator(".theirs")).to_have_count(len(pairs))
    room, heights = await page.evaluate(MEASURE)
    assert sum(height <= room for height in heights) / len(pairs) >= MIN_SHARE_OF_PAIRS


async def test_what_is_kept_of_users_is_on_one_screen(page):
    await write(page, "/confidentialite")
    told = page.locator(".theirs").filter(has_text="/oublier")
    await expect(told).to_be_in_viewport(ratio=1)
    room, [height] = await page.evaluate(MEASURE)
    assert height <= room


async def test_an_answer_is_in_view_as_it_comes(page):
    await write(page, "kel diplome fo til ?")
    answer = page.locator(".theirs").last
    await expect(answer.locator(".text strong").first).to_be_in_viewport(ratio=1)
    await expect(answer.locator(".keys").first).to_be_in_viewport(ratio=1)


async def test_a_vote_is_marked_and_the_offer_after_a_bad_one_goes_with_it(page, texts):
    await write(page, "kel diplome fo til ?")
    await page.get_by_role("button", name="👎").tap()
    await expect(page.get_by_role("button", name="👎 ✓")).to_be_visible()
    offer = page.get_by_role("button", name=texts.pass_on_button)
    await expect(offer).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="👍").tap()
    await expect(page.get_by_role("button", name="👍 ✓")).to_be_visible()
    await expect(page.get_by_role("button", name="👎", exact=True)).to_be_visible()
    await expect(offer).to_have_count(0)


async def test_the_whole_name_of_the_faq_is_in_the_header(page, phone_bot, knowledge):
    await phone_bot.call("setMyName", name=knowledge.title)
    heading = page.get_by_role("banner").get_by_role("heading")
    await expect(heading).to_have_text(knowledge.title)
    hidden = "node => [node.scrollWidth - node.clientWidth, node.scrollHeight - node.clientHeight]"
    assert await heading.evaluate(hidden) == [0, 0]
