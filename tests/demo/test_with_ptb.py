"""python-telegram-bot, unchanged, against the stand-in."""

import asyncio
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Diplôme", callback_data="diplome")]])


async def start(update, context):
    await update.message.reply_html(
        f"<b>Bonjour</b> {' '.join(context.args)}",
        reply_markup=KEYBOARD,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        reply_parameters=ReplyParameters(update.message.message_id),
    )


async def press(update, _context):
    await update.callback_query.answer("Merci")
    await update.callback_query.edit_message_text("Un bac+3.")


async def offer(update, _context):
    content = InputTextMessageContent("<i>Un bac+3.</i>", parse_mode="HTML")
    await update.inline_query.answer([InlineQueryResultArticle("1", "Diplôme", content)])


async def echo(update, _context):
    message = update.effective_message
    await message.chat.send_action("typing")
    await message.reply_text(f"{message.text or message.caption} ?")


@pytest.fixture
async def application(telegram, token):
    application = ApplicationBuilder().token(token).base_url(f"{telegram.url}/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(InlineQueryHandler(offer))
    application.add_handler(MessageHandler(filters.ALL, echo))
    errors = []

    async def collect(_update, context):
        errors.append(context.error)

    application.add_error_handler(collect)
    async with application:
        await application.start()
        yield application
        if application.updater.running:
            await application.updater.stop()
        await application.stop()
    assert errors == []


@pytest.fixture
async def polling(application):
    await application.updater.start_polling()
    return application


@pytest.mark.usefixtures("polling")
async def test_a_command_is_answered(person, wait):
    await person.send("/start Léa")
    (message,) = await person.messages(from_bot=1, wait=wait)
    assert message["text"] == "Bonjour Léa"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    assert message["reply_to_message"]["text"] == "/start Léa"
    assert message["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "diplome"


@pytest.mark.usefixtures("polling")
async def test_a_button_is_answered(person, wait):
    await person.send("/start")
    (message,) = await person.messages(from_bot=1, wait=wait)
    answer = await person.post(
        f"/messages/{message['message_id']}/press", data="diplome", wait=wait
    )
    assert answer["text"] == "Merci"
    await person.client.get("/demo/calls", params={"method": "editMessageText", "wait": wait})
    assert (await person.texts())[-1] == "Un bac+3."


@pytest.mark.usefixtures("polling")
async def test_an_inline_query_is_answered(person, wait):
    answer = await person.post("/inline", query="diplome", wait=wait)
    assert [result["title"] for result in answer["results"]] == ["Diplôme"]


@pytest.mark.usefixtures("polling")
async def test_an_edited_message_and_a_photo_arrive(person, wait):
    message = await person.send("Un")
    await person.put(f"/messages/{message['message_id']}", text="Deux")
    await person.post("/messages", kind="photo", caption="Trois")
    answers = await person.messages(from_bot=1, count=3, wait=wait)
    assert [answer["text"] for answer in answers] == ["Un ?", "Deux ?", "Trois ?"]


@pytest.mark.usefixtures("polling")
async def test_every_kind_of_message_can_be_read(person, wait):
    for kind in ("voice", "sticker", "document", "location", "contact"):
        await person.post("/messages", kind=kind)
    answers = await person.messages(from_bot=1, count=5, wait=wait)
    assert len(answers) == 5


async def test_groups_and_blocking_are_understood(polling, person, open_chat, wait):
    group = await open_chat(type="supergroup", title="Emploi")
    await group.send("Bonjour")
    assert len(await group.messages(from_bot=1, wait=wait)) == 1
    await person.post("/block")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await polling.bot.send_message(person.chat_id, "a")


async def test_the_bots_profile_is_set(application):
    bot = application.bot
    await bot.set_my_commands([BotCommand("aide", "De l’aide")])
    await bot.set_my_description("Description")
    await bot.set_my_short_description("Courte")
    await bot.set_my_name("Nom")
    assert [command.command for command in await bot.get_my_commands()] == ["aide"]
    assert (await bot.get_my_description()).description == "Description"
    assert (await bot.get_my_short_description()).short_description == "Courte"
    assert (await bot.get_my_name()).name == "Nom"
    assert (await bot.get_me()).first_name == "Nom"


async def test_a_chat_is_described(application, person):
    chat = await application.bot.get_chat(person.chat_id)
    assert (chat.type, chat.first_name) == ("private", "Léa")


async def test_errors_have_ptbs_own_types(application, person):
    bot = application.bot
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_message(person.chat_id, "<x>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1, "a")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1")


async def test_a_second_poller_is_a_conflict(application, bot):
    older = asyncio.create_task(application.bot.get_updates(timeout=30))
    while not older.done():  # until its poll is in place, the other one is simply the first
        await bot.updates()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older


async def test_another_token_is_invalid(telegram):
    async with HTTPXRequest() as request:
        bot = Bot("123456:other", base_url=f"{telegram.url}/bot", request=request)
        with pytest.raises(InvalidToken):
            await bot.get_me()


@pytest.fixture
async def lone_bot(telegram, token):
    async with HTTPXRequest(read_timeout=20) as request:
        yield Bot(token, base_url=f"{telegram.url}/bot", request=request)


@pytest.mark.parametrize(
    ("rule", "error", "message"),
    [
        ({"fault": "error", "status": 400, "description": "Bad Request: no"}, BadRequest, "No"),
        ({"fault": "error", "status": 401}, InvalidToken, "Unauthorized"),
        ({"fault": "error", "status": 403}, Forbidden, "bot was blocked by the user"),
        ({"fault": "error", "status": 409}, Conflict, "terminated by other getUpdates request"),
        ({"fault": "error", "status": 429, "retry_after": 7}, RetryAfter, "Retry in 0:00:07"),
        ({"fault": "error", "status": 500}, NetworkError, "Internal Server Error"),
        ({"fault": "error", "status": 502}, NetworkError, "Bad Gateway"),
        ({"fault": "slow", "delay": 30}, TimedOut, "Timed out"),
        ({"fault": "slow", "delay": 30, "when": "after"}, TimedOut, "Timed out"),
        ({"fault": "close"}, NetworkError, "RemoteProtocolError"),
        ({"fault": "reset"}, NetworkError, "ReadError"),
        ({"fault": "reset", "when": "after"}, NetworkError, "ReadError"),
        ({"fault": "outage"}, NetworkError, "ReadError"),
        ({"fault": "refuse", "seconds": 60}, NetworkError, "ConnectError"),
    ],
    ids=str,
)
async def test_a_fault_is_ptbs_own_exception(
    lone_bot, client, person, monkeypatch, rule, error, message
):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else RetryAfter warns of what PTB will change
    await client.post("/demo/faults", json=rule)
    # What answers at all has more time than any machine needs.
    patience = {"read_timeout": 0.1} if rule["fault"] == "slow" else {}
    with pytest.raises(error, match=message) as raised:
        await lone_bot.send_message(person.chat_id, "a", **patience)
    assert raised.type is error


async def test_a_flood_tells_how_long_to_wait(lone_bot, client, person, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    rule = {"fault": "error", "status": 429, "retry_after": 7}
    await client.post("/demo/faults", json=rule)
    with pytest.raises(RetryAfter) as raised:
        await lone_bot.send_message(person.chat_id, "a")
    assert raised.value.retry_after == timedelta(seconds=7)


@pytest.mark.usefixtures("polling")
async def test_polling_goes_on_after_an_outage(client, person, wait):
    await client.post("/demo/faults", json={"fault": "outage"})
    await person.send("Bonjour")
    await client.get("/demo/faults", params={"wait": wait})
    await client.delete("/demo/faults")
    (message,) = await person.messages(from_bot=1, wait=wait)
    assert message["text"] == "Bonjour ?"
