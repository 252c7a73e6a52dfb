"""The chat page in a browser."""

import asyncio
import re
import time

import pytest
import pytest_asyncio

import demo
from tests.browser import in_a_browser
from tests.http_client import http_client
from tests.timing import shortest

playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
expect = playwright.expect

PATIENCE = 20_000  # milliseconds

pytestmark = in_a_browser

QUOTE = "Un diplôme universitaire est souvent exigé pour accéder au poste. " * 8
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "👍", "callback_data": "up"}, {"text": "👎", "callback_data": "down"}],
        [{"text": "Silence", "callback_data": "silence"}],
        [{"text": "L’article", "url": "https://exemple.fr/"}],
        [{"text": "Chercher", "switch_inline_query_current_chat": "diplome"}],
        [{"text": "Au bot", "url": "https://t.me/essai_bot?start=au-bot"}],
    ]
}

COMMANDS = [
    {"command": "aide", "description": "De l’aide"},
    {"command": "apropos", "description": "D’où viennent les réponses"},
    {"command": "sujets", "description": "Tous les sujets"},
]


async def react(bot, update):
    """Do what a small bot does: echo, greet, answer buttons and inline queries."""
    if message := update.get("message") or update.get("edited_message"):
        await react_to_message(bot, message)
    elif query := update.get("callback_query"):
        await react_to_press(bot, query)
    elif query := update.get("inline_query"):
        await bot.call("answerInlineQuery", inline_query_id=query["id"], **results_for(query))


def results_for(query):
    """Return something for all queries but "rien", on two pages for "tout"."""
    if query["query"] == "rien":
        return {"results": [], "button": {"text": "Écrire au bot", "start_parameter": "de-loin"}}
    content = {"message_text": f"Résultat {query['query']}"}
    result = {
        "type": "article",
        "id": "1",
        "title": "Un travail" if query["offset"] else "Un diplôme",
    }
    is_first_of_two = query["query"] == "tout" and not query["offset"]
    return {
        "results": [result | {"input_message_content": content}],
        "next_offset": "2" if is_first_of_two else "",
    }


async def react_to_message(bot, message):
    chat = {"chat_id": message["chat"]["id"]}
    text = message.get("text", "")
    if text == "lent":
        await bot.call("sendChatAction", **chat, action="typing")
    elif text.startswith("html "):
        await bot.call("sendMessage", **chat, text=text[5:], parse_mode="HTML")
    elif text == "question":
        await bot.call(
            "sendMessage", **chat, text="<b>Réponse</b>", parse_mode="HTML", reply_markup=KEYBOARD
        )
    elif "via_bot" not in message:
        await bot.call("sendMessage", **chat, text=f"Reçu : {text or 'autre chose'}"[:4096])


async def react_to_press(bot, query):
    if query["data"] == "silence":
        return
    answer = {"text": "Merci !" if query["data"] == "up" else "Que manque-t-il ?"}
    answer["show_alert"] = query["data"] == "down"
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], **answer)
    if query["data"] == "up":
        message = query["message"]
        named = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        await bot.call("editMessageText", **named, text="Réponse notée")


@pytest_asyncio.fixture(loop_scope="session")
async def telegram(token):
    """The stand-in, in the browser's event loop."""
    async with demo.DemoServer("127.0.0.1", 0, token, username="essai_bot", name="Essai") as server:
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def client(telegram, wait):
    """The bot's way to it, in the same loop."""
    async with http_client(base_url=telegram.url, timeout=2 * wait) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(chromium, telegram):
    """Return a function that opens the page in a new profile; no script may fail on it."""
    problems, contexts = [], []

    async def open_page(path="/", width=1200, height=800, **options):
        size = {"width": width, "height": height}
        context = await chromium.new_context(viewport=size, **options)
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda line: line.type == "error" and problems.append(line.text))
        await page.goto(telegram.url + path)
        return page

    expect.set_options(timeout=PATIENCE)
    yield open_page
    for context in contexts:
        await context.close()
    # Chromium logs requests that fail; a server that restarts makes some fail.
    assert [line for line in problems if not line.startswith("Failed to load resource")] == []


@pytest_asyncio.fixture(loop_scope="session")
async def serving(bot):
    await bot.call("setMyDescription", description="Posez-moi\nvos questions.")
    await bot.call("setMyCommands", commands=COMMANDS)
    async with bot.serving(react):
        yield


@pytest_asyncio.fixture(loop_scope="session")
async def page(open_page, serving):  # noqa: ARG001
    page = await open_page()
    await expect(page.get_by_role("button", name="Démarrer")).to_be_visible()
    return page


def field(page):
    return page.get_by_label("Votre message")


def bubbles(page, side):
    return page.locator(f".message.{side} .text")


async def chat_id_of(page):
    return int(await page.evaluate("sessionStorage.getItem('demo-chat')"))


async def write(page, text):
    await field(page).fill(text)
    await field(page).press("Enter")


async def test_the_description_and_a_start_button_come_first(page):
    await expect(page.get_by_text("Que peut faire ce bot ?")).to_be_visible()
    await expect(page.locator(".intro-text")).to_have_text("Posez-moi\nvos questions.")
    await page.get_by_role("button", name="Démarrer").click()
    await expect(bubbles(page, "mine")).to_contain_text("/start")
    await expect(bubbles(page, "theirs")).to_contain_text("Reçu : /start")
    await expect(page.get_by_text("Que peut faire ce bot ?")).to_be_hidden()


async def test_enter_sends_and_shift_enter_breaks_the_line(page):
    await field(page).fill("Un")
    await field(page).press("Shift+Enter")
    await page.keyboard.type("Deux")
    await field(page).press("Enter")
    await expect(bubbles(page, "mine")).to_contain_text("Un\nDeux", use_inner_text=True)
    await expect(field(page)).to_have_value("")
    await expect(field(page)).to_be_focused()
    assert re.search(r"\d\d:\d\d", await bubbles(page, "mine").inner_text())


async def test_text_is_never_read_as_html(page):
    attack = '<img src=x onerror="document.title=1"> <b>gras</b>'
    await write(page, attack)
    await expect(bubbles(page, "mine")).to_contain_text(attack)
    await expect(bubbles(page, "theirs")).to_contain_text(f"Reçu : {attack}")
    assert await page.locator(".message img, .message b").count() == 0


DRAWN = [
    ("<b>é</b>", "strong", "é"),
    ("😀 <i>a<b>b</b></i>", "em strong", "b"),
    ("<u>a</u>", "u", "a"),
    ("<s>a</s>", "s", "a"),
    ("<code>a</code>", "code", "a"),
    ("<pre>a</pre>", "pre", "a"),
    ("<blockquote>a</blockquote>b", "blockquote", "a"),
    ('<a href="https://exemple.fr/x">ici</a>', 'a[href="https://exemple.fr/x"]', "ici"),
    ("voir exemple.fr.", 'a[href="http://exemple.fr/"]', "exemple.fr"),
    ("à lea@exemple.fr", 'a[href="mailto:lea@exemple.fr"]', "lea@exemple.fr"),
    ("voir /aide", "button.command", "/aide"),
]


async def test_entities_are_drawn(page):
    for number, (markup, selector, text) in enumerate(DRAWN):
        await write(page, f"html {markup}")
        await expect(bubbles(page, "theirs")).to_have_count(number + 1)
        await expect(bubbles(page, "theirs").last.locator(selector)).to_have_text(text)


async def test_a_spoiler_is_shown_on_request(page):
    await write(page, "html <tg-spoiler>secret</tg-spoiler>")
    spoiler = page.get_by_role("button", name="Texte masqué, afficher")
    await spoiler.press("Enter")
    await expect(spoiler).to_have_count(0)
    await expect(page.locator(".spoiler.is-shown")).to_have_text("secret")


async def test_a_long_quotation_is_cut_to_three_lines(page):
    await write(page, f"html <blockquote expandable>{QUOTE}</blockquote>")
    toggle = page.get_by_role("button", name="Afficher la suite")
    await expect(toggle).to_have_attribute("aria-expanded", "false")
    content = page.locator(".quote-content")
    lines = "node => node.clientHeight / parseFloat(getComputedStyle(node).lineHeight)"
    assert round(await content.evaluate(lines)) == 3
    await toggle.click()
    await expect(page.get_by_role("button", name="Réduire")).to_be_visible()
    assert await content.evaluate(lines) > 4


async def test_a_short_quotation_has_no_toggle(page):
    await write(page, "html <blockquote expandable>Court.</blockquote>")
    await expect(page.locator(".quote-content")).to_be_visible()
    await expect(page.locator(".quote-toggle")).to_be_hidden()


async def test_a_button_shows_the_answer_and_the_edited_message(page):
    await write(page, "question")
    await page.get_by_role("button", name="👍").click()
    await expect(page.locator("#toast")).to_have_text("Merci !")
    await expect(page.locator("#toast")).to_be_visible()
    await expect(bubbles(page, "theirs")).to_contain_text("Réponse notée")
    await expect(bubbles(page, "theirs")).to_contain_text("modifié")
    await expect(page.locator(".key")).to_have_count(0)


async def test_an_alert_waits_for_the_person(page):
    await write(page, "question")
    await page.get_by_role("button", name="👎").press("Enter")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Que manque-t-il ?")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_role("button", name="👎")).to_be_focused()


async def test_a_pressed_button_shows_that_it_waits(page):
    await write(page, "question")
    key = page.get_by_role("button", name="Silence")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")


async def test_a_url_button_is_a_link(page):
    await write(page, "question")
    link = page.get_by_role("link", name="L’article")
    await expect(link).to_have_attribute("href", "https://exemple.fr/")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_a_switch_button_leads_to_inline_results(page):
    await write(page, "question")
    await page.get_by_role("button", name="Chercher").click()
    await expect(field(page)).to_have_value("@essai_bot diplome")
    await field(page).press("ArrowDown")
    result = page.get_by_role("option", name="Un diplôme")
    await result.click()
    await expect(bubbles(page, "mine").last).to_contain_text("Résultat diplome")
    await expect(page.locator(".via")).to_have_text("via @essai_bot")
    await expect(field(page)).to_have_value("")


async def test_further_inline_results_are_shown_on_request(page):
    await field(page).fill("@essai_bot tout")
    await page.get_by_role("option", name="Plus de réponses").click()
    await expect(page.get_by_role("option")).to_have_text(["Un diplôme", "Un travail"])
    await expect(page.get_by_role("option", name="Un travail")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(bubbles(page, "mine")).to_contain_text("Résultat tout")


async def test_a_button_above_inline_results_starts_the_bot(page):
    await field(page).fill("@essai_bot rien")
    await page.get_by_role("option", name="Écrire au bot").click()
    await expect(bubbles(page, "theirs")).to_contain_text("Reçu : /start de-loin")
    await expect(field(page)).to_have_value("")


async def test_a_link_to_the_bot_itself_starts_it_here(page):
    await write(page, "question")
    await page.get_by_role("link", name="Au bot").click()
    await expect(bubbles(page, "theirs").last).to_contain_text("Reçu : /start au-bot")
    assert len(page.context.pages) == 1


async def test_the_last_message_is_edited_with_the_arrow(page):
    await write(page, "Un")
    await expect(bubbles(page, "theirs")).to_contain_text("Reçu : Un")
    await field(page).press("ArrowUp")
    await expect(field(page)).to_have_value("Un")
    await page.keyboard.type(" et deux")
    await field(page).press("Enter")
    await expect(bubbles(page, "mine")).to_contain_text("Un et deuxmodifié")
    await expect(bubbles(page, "theirs").last).to_contain_text("Reçu : Un et deux")
    await expect(page.locator("#edit-bar")).to_be_hidden()


async def test_a_reply_shows_the_message_as_it_was_edited(page, bot):
    await write(page, "Un")
    await expect(bubbles(page, "theirs")).to_have_count(1)
    message = int(await page.locator(".mine").get_attribute("data-id"))
    chat = {"chat_id": await chat_id_of(page)}
    await bot.call("sendMessage", **chat, text="Réponse", reply_to_message_id=message)
    quoted = page.locator(".theirs .quoted-text")
    await expect(quoted).to_have_text("Un")
    await field(page).press("ArrowUp")
    await field(page).fill("Deux")
    await field(page).press("Enter")
    await expect(quoted).to_have_text("Deux")
    await bot.call("deleteMessage", **chat, message_id=message)
    await expect(quoted).to_have_count(0)


async def test_escape_leaves_the_edit(page):
    await write(page, "Un")
    await expect(bubbles(page, "mine")).to_have_count(1)
    await field(page).press("ArrowUp")
    await field(page).press("Escape")
    await expect(field(page)).to_have_value("")
    await expect(page.locator("#edit-bar")).to_be_hidden()


async def test_a_chat_action_shows_that_the_bot_writes(page):
    await write(page, "lent")
    await expect(page.locator("#status")).to_have_text("écrit…")


async def test_the_menu_holds_the_bots_commands(page):
    await page.get_by_role("button", name="Menu").click()
    item = page.get_by_role("menuitem", name="/aide")
    await expect(item).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Menu")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(bubbles(page, "mine")).to_contain_text("/aide")


def options(page):
    return page.get_by_role("option")


async def test_a_slash_lists_the_commands_that_begin_so(page):
    await field(page).press_sequentially("/")
    await expect(options(page)).to_have_count(3)
    await page.keyboard.type("A")
    names = ["/aideDe l’aide", "/aproposD’où viennent les réponses"]
    await expect(options(page)).to_have_text(names)
    await page.keyboard.type("z")
    await expect(options(page)).to_have_count(0)
    await field(page).fill("Oui/non")
    await expect(options(page)).to_have_count(0)


async def test_the_arrows_choose_a_command_and_enter_sends_it(page):
    await field(page).press_sequentially("/a")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("/aide")
    for key, command in (
        ("ArrowDown", "/apropos"),
        ("ArrowDown", "/aide"),
        ("ArrowUp", "/apropos"),
    ):
        await page.keyboard.press(key)
        active = page.get_by_role("option", selected=True)
        await expect(active).to_contain_text(command)
        await expect(field(page)).to_have_attribute(
            "aria-activedescendant", await active.get_attribute("id")
        )
    await page.keyboard.press("Enter")
    await expect(bubbles(page, "mine")).to_contain_text("/apropos")
    await expect(bubbles(page, "theirs")).to_contain_text("Reçu : /apropos")
    await expect(field(page)).to_have_value("")
    await expect(options(page)).to_have_count(0)


async def test_tab_completes_a_command(page):
    await field(page).press_sequentially("/s")
    await page.keyboard.press("Tab")
    await expect(field(page)).to_have_value("/sujets ")
    await expect(field(page)).to_be_focused()
    await expect(options(page)).to_have_count(0)


async def test_escape_and_leaving_the_field_close_the_list(page):
    await field(page).press_sequentially("/a")
    await page.keyboard.press("Escape")
    await expect(options(page)).to_have_count(0)
    await expect(field(page)).to_have_value("/a")
    await page.keyboard.type("p")
    await expect(options(page)).to_have_count(1)
    await page.get_by_role("log").click()
    await expect(options(page)).to_have_count(0)


async def test_an_unknown_command_is_sent_as_it_is(page):
    await write(page, "/inconnu")
    await expect(bubbles(page, "theirs")).to_contain_text("Reçu : /inconnu")


@pytest.mark.usefixtures("serving")
async def test_a_tap_sends_a_command(open_page):
    page = await open_page(width=390, height=844, has_touch=True, is_mobile=True)
    await field(page).tap()
    await field(page).press_sequentially("/")
    await page.get_by_role("option", name="/sujets").tap()
    await expect(bubbles(page, "theirs")).to_contain_text("Reçu : /sujets")
    await expect(field(page)).to_be_focused()


async def test_while_editing_no_commands_are_listed(page):
    await write(page, "/aide")
    await expect(bubbles(page, "theirs")).to_have_count(1)
    await field(page).press("ArrowUp")
    await expect(page.locator("#edit-bar")).to_be_visible()
    await page.keyboard.press("Backspace")
    await expect(field(page)).to_have_value("/aid")
    await expect(options(page)).to_have_count(0)


async def test_the_header_shows_the_bots_name(page, bot):
    heading = page.get_by_role("banner").get_by_role("heading")
    await expect(heading).to_have_text("Essai")
    await bot.call("setMyName", name="Devenir responsable")
    await expect(heading).to_have_text("Devenir responsable")
    await expect(page).to_have_title("Devenir responsable – démonstration")


async def test_a_command_in_a_text_is_sent(page):
    await write(page, "html voir /aide")
    await page.locator(".theirs .command").click()
    await expect(bubbles(page, "mine").last).to_contain_text("/aide")


ATTACHED = [
    ("Photo", ".photo"),
    ("Message vocal", ".voice"),
    ("Autocollant", ".sticker"),
    ("Document", ".card"),
    ("Position", ".map"),
    ("Contact", ".card"),
]


async def test_something_else_than_text_is_sent(page):
    for number, (label, selector) in enumerate(ATTACHED):
        await page.get_by_role("button", name="Joindre").click()
        await page.get_by_role("menuitem", name=label).click()
        await expect(page.locator(".mine").nth(number).locator(selector)).to_be_visible()
        await expect(bubbles(page, "theirs").nth(number)).to_contain_text("Reçu : autre chose")


async def test_what_was_typed_becomes_the_caption_of_a_photo(page):
    await field(page).fill("Mon CV")
    await page.get_by_role("button", name="Joindre").click()
    await page.get_by_role("menuitem", name="Photo").click()
    await expect(bubbles(page, "mine")).to_contain_text("Mon CV")


async def test_a_new_conversation_is_a_new_person(page):
    await write(page, "Un")
    await expect(bubbles(page, "mine")).to_have_count(1)
    first = await chat_id_of(page)
    await page.get_by_role("button", name="Nouvelle conversation").click()
    await expect(page.get_by_role("button", name="Démarrer")).to_be_visible()
    await expect(bubbles(page, "mine")).to_have_count(0)
    assert await chat_id_of(page) != first


async def test_a_reload_keeps_the_conversation(page):
    await write(page, "Un")
    await expect(bubbles(page, "theirs")).to_have_count(1)
    await page.reload()
    await expect(bubbles(page, "theirs")).to_contain_text("Reçu : Un")


async def test_a_blocked_bot_can_be_unblocked(page):
    await page.get_by_role("button", name="Autres actions").click()
    await page.get_by_role("menuitem", name="Bloquer le bot").click()
    await expect(field(page)).to_be_hidden()
    await page.get_by_role("button", name="Débloquer le bot").click()
    await write(page, "Un")
    await expect(bubbles(page, "theirs")).to_contain_text("Reçu : Un")


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/?start=diplome-requis", "/start diplome-requis"),
        ("/?start=", "/start"),
        ("/?q=Un%20%C3%A9t%C3%A9", "Un été"),
    ],
)
async def test_the_address_can_ask(open_page, path, sent):
    page = await open_page(path)
    await expect(bubbles(page, "theirs")).to_contain_text(f"Reçu : {sent}")
    assert "?" not in page.url
    await page.reload()
    await expect(bubbles(page, "mine")).to_have_count(1)


async def test_a_long_text_is_sent_in_parts(page):
    await write(page, "mot " * 1500)
    await expect(bubbles(page, "mine")).to_have_count(2)
    await expect(bubbles(page, "theirs")).to_have_count(2)


async def test_a_restart_of_the_server_is_told_and_survived(open_page, bot, telegram, token):
    page = await open_page("/?q=question")
    await expect(bubbles(page, "mine")).to_have_count(1)
    await bot.call("sendMessage", chat_id=await chat_id_of(page), text="a", reply_markup=KEYBOARD)
    old = page.get_by_role("button", name="👍")
    await expect(old).to_be_visible()
    await telegram.stop()
    await expect(page.locator("#banner")).to_have_text("Connexion perdue. Nouvelle tentative…")
    await write(page, "Perdu ?")
    await expect(page.locator("#toast")).to_contain_text("n’est pas parti")
    await expect(field(page)).to_have_value("Perdu ?")
    port = int(telegram.url.rpartition(":")[2])
    async with demo.DemoServer("127.0.0.1", port, token):
        await expect(page.locator("#banner")).to_be_hidden()
        await expect(page.get_by_text("Le serveur a redémarré")).to_be_visible()
        await expect(old).to_be_disabled()
        await field(page).press("Enter")
        await expect(bubbles(page, "mine").last).to_contain_text("Perdu ?")


async def test_a_page_is_back_within_three_seconds_of_a_restart(open_page, telegram, token):
    page = await open_page("/?q=Avant")
    await expect(bubbles(page, "mine")).to_have_count(1)
    port = int(telegram.url.rpartition(":")[2])
    await telegram.stop()

    async def seconds_to_be_back():
        await expect(page.locator("#banner")).to_be_visible()
        await asyncio.sleep(4)  # so long that the page does not try at once any more
        begun = time.monotonic()
        async with demo.DemoServer("127.0.0.1", port, token):
            await expect(page.locator("#banner")).to_be_hidden()
            seconds = time.monotonic() - begun
            await write(page, "Après")
            await expect(bubbles(page, "mine").last).to_contain_text("Après")
            return seconds

    assert await shortest(seconds_to_be_back, 3) < 3


async def test_a_broken_stream_is_opened_again_without_duplicates(open_page, bot, telegram):
    page = await open_page("/?q=Un")
    await expect(bubbles(page, "mine")).to_have_count(1)
    chat = {"chat_id": await chat_id_of(page)}
    await bot.call("sendMessage", **chat, text="Deux")
    await page.route("**/demo/chats", lambda route: route.abort())
    telegram._uvicorn._cut_connections()
    await expect(page.locator("#banner")).to_be_visible()
    await bot.call("sendMessage", **chat, text="Trois")
    await page.unroute_all()
    await expect(page.locator("#banner")).to_be_hidden()
    messages = page.locator(".message .text")
    await expect(messages).to_have_text([re.compile(text) for text in ("Un", "Deux", "Trois")])
    await expect(page.get_by_text("Le serveur a redémarré")).to_have_count(0)


@pytest.mark.usefixtures("serving")
async def test_nothing_is_wider_than_the_window(open_page):
    page = await open_page("/?q=question")
    await expect(bubbles(page, "theirs")).to_have_count(1)
    await write(page, "x" * 300)
    await expect(bubbles(page, "theirs")).to_have_count(2)
    excess = "node => node.scrollWidth - node.clientWidth"
    for width in (320, 360, 768, 1200, 2560):
        await page.set_viewport_size({"width": width, "height": 640})
        for selector in ("html", "#log", ".composer-frame", ".bar"):
            assert await page.locator(selector).evaluate(excess) <= 0, (width, selector)


@pytest.mark.usefixtures("serving")
async def test_a_row_of_buttons_shares_the_width_and_labels_wrap(open_page, bot):
    page = await open_page("/?q=Bonjour", width=360)
    await expect(bubbles(page, "theirs")).to_have_count(1)
    label = "Une question bien trop longue pour tenir sur une ligne de téléphone"
    row = [{"text": label, "callback_data": "a"}, {"text": "Court", "callback_data": "b"}]
    await bot.call(
        "sendMessage",
        chat_id=await chat_id_of(page),
        text="a",
        reply_markup={"inline_keyboard": [row]},
    )
    long, short = page.locator(".key").nth(0), page.locator(".key").nth(1)
    await expect(short).to_be_visible()
    boxes = [await key.bounding_box() for key in (long, short)]
    assert boxes[0]["width"] == pytest.approx(boxes[1]["width"], abs=1)
    assert boxes[0]["height"] == boxes[1]["height"] > 60
    hidden = "node => node.scrollWidth - node.clientWidth"
    assert await long.evaluate(hidden) <= 0


async def test_the_end_stays_in_view_unless_one_reads_above(page, bot):
    for number in range(12):
        await write(page, str(number))
        await expect(bubbles(page, "theirs")).to_have_count(number + 1)
    await expect(bubbles(page, "theirs").last).to_be_in_viewport()
    await page.locator("#log").evaluate("node => node.scrollTo(0, 0)")
    to_end = page.get_by_role("button", name="Aller au dernier message")
    await expect(to_end).to_be_visible()
    await bot.call("sendMessage", chat_id=await chat_id_of(page), text="Encore")
    await expect(page.locator("#unseen")).to_have_text("1")
    await expect(bubbles(page, "mine").first).to_be_in_viewport()
    await to_end.click()
    await expect(bubbles(page, "theirs").last).to_be_in_viewport()
    await expect(to_end).to_be_hidden()


async def test_landmarks_and_labels_are_there(page):
    await expect(page.get_by_role("banner")).to_be_visible()
    await expect(page.get_by_role("main")).to_be_visible()
    await expect(page.get_by_role("complementary", name="À propos du bot")).to_be_visible()
    await expect(page.get_by_role("log", name="Messages")).to_have_attribute("aria-live", "polite")
    nameless = await page.locator("button:visible, a:visible, textarea:visible").evaluate_all(
        "nodes => nodes.filter(node => !node.textContent.trim() && !node.labels?.length).length"
    )
    assert nameless == 0


async def test_the_skip_link_leads_to_the_text_field(page):
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Aller au champ de message")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(field(page)).to_be_focused()
