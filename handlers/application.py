"""Builds the application and runs it: which update goes to which handler, in which order."""

import asyncio
import logging
from functools import partial
from typing import cast

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import Conflict, TelegramError
from telegram.ext import (
    AIORateLimiter,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from handlers import (
    admin,
    commands,
    errors,
    inline,
    keyboards,
    politeness,
    questions,
    topics,
    tour,
    votes,
)
from handlers.addressing import ADDRESSED
from handlers.background import in_background
from handlers.context import Bot, BotApplication, Context, Conversation, Person, Services
from handlers.forgetting import drop_memories
from handlers.profile import publish_profile
from handlers.reloading import follow_changes

TELEGRAM = "https://api.telegram.org"
MAX_RETRIES = 3  # of a request that Telegram refused for flooding, after the pause that it names
UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
]

logger = logging.getLogger(__name__)


class QuietBot(ExtBot[int]):
    """A bot that keeps its token to itself."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


def build_application(token: str, services: Services, api_url: str = TELEGRAM) -> BotApplication:
    """Build the application.

    Args:
        token: the bot's secret, as @BotFather gives it.
        services: what the bot is made of.
        api_url: root of the Bot API server.
    """
    root = api_url.rstrip("/")
    bot: Bot = QuietBot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        defaults=Defaults(
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            allow_sending_without_reply=True,  # to a question that was deleted in the meantime
        ),
        # Telegram says when it is too much, and for how long; to hold back before that would let
        # one busy group delay everybody else.
        rate_limiter=AIORateLimiter(overall_max_rate=0, group_max_rate=0, max_retries=MAX_RETRIES),
        request=HTTPXRequest(connection_pool_size=32),
        get_updates_request=HTTPXRequest(connection_pool_size=1),
    )
    # All that python-telegram-bot does with the type of bot_data is to call it, once.
    make_services = cast("type[Services]", lambda: services)
    context_types = ContextTypes(
        context=Context, user_data=Person, chat_data=Conversation, bot_data=make_services
    )
    application = ApplicationBuilder().bot(bot).context_types(context_types).job_queue(None).build()
    add_handlers(application)
    return application


def add_handlers(application: BotApplication) -> None:
    """Register all handlers. The first that fits gets the update, so the order matters."""
    new = filters.UpdateType.MESSAGE
    # Neither channel posts nor what somebody sent by way of inline mode, an answer already.
    asked = (new | filters.UpdateType.EDITED_MESSAGE) & ADDRESSED & ~filters.VIA_BOT
    private = new & filters.ChatType.PRIVATE & ~filters.VIA_BOT
    # Only what the bot would react to: people in a group talk to each other as fast as they like.
    commanded = new & filters.COMMAND & ~filters.Regex(r"^/\w+@")
    application.add_handler(MessageHandler(asked | commanded, politeness.slow_down), group=-1)
    application.add_handler(CallbackQueryHandler(politeness.slow_down), group=-1)
    command = partial(CommandHandler, filters=new)  # an edited command is not given again
    admins = private & filters.User(application.bot_data.admins)
    button = CallbackQueryHandler
    application.add_handlers(
        [
            command("start", commands.start),
            command(["aide", "help"], commands.show_help),
            command("sujets", topics.list_sections),
            command(tour.TOUR_COMMAND, tour.open_tour),
            command(tour.CHECK_COMMAND, tour.open_check),
            command("apropos", commands.show_about),
            command(["confidentialite", "privacy"], commands.show_privacy),
            # It takes as long as the bot takes to start; others are answered in the meantime.
            CommandHandler("recharger", admin.reload_knowledge, admins, block=False),
            CommandHandler("stats", admin.show_statistics, admins),
            button(questions.show_entry, f"^{keyboards.ENTRY}"),
            button(topics.show_section, f"^{keyboards.SECTION}"),
            button(topics.open_menu, f"^{keyboards.TOPICS}$"),
            button(topics.show_sections, f"^{keyboards.BACK}$"),
            button(questions.reject_suggestions, f"^{keyboards.NONE}$"),
            button(votes.vote_up, f"^{keyboards.UP}"),
            button(votes.vote_down, f"^{keyboards.DOWN}"),
            button(tour.show_step, f"^{keyboards.TOUR}"),
            button(tour.show_check, f"^{keyboards.CHECK}"),
            button(topics.refuse_press),  # whatever no button above stands for
            InlineQueryHandler(inline.offer_answers),
            # Only now the commands that none of the handlers above took.
            MessageHandler(private & filters.COMMAND, commands.refuse_command),
            MessageHandler(
                asked & (filters.TEXT | filters.CAPTION) & ~filters.COMMAND,
                questions.answer_question,
            ),
            MessageHandler(private & ~filters.StatusUpdate.ALL, questions.ask_for_text),
        ]
    )
    application.add_error_handler(errors.report_error)


async def run(application: BotApplication, stop: asyncio.Event) -> None:
    """Poll Telegram for updates and handle them until `stop` is set.

    Raises:
        TelegramError: the Bot API could not be reached, or it refused the token, at the start.
    """
    if application.updater is None:
        raise ValueError("the application was built without an updater")
    bot, services = application.bot, application.bot_data
    async with (
        application,
        in_background(follow_changes(bot, services)),
        in_background(drop_memories(application)),
    ):
        await application.start()
        await application.updater.start_polling(
            allowed_updates=UPDATES, error_callback=_report_polling_error
        )
        try:
            await publish_profile(bot, services)
            await stop.wait()
        finally:
            await application.updater.stop()
            await application.stop()


def _report_polling_error(error: TelegramError) -> None:
    """Log why updates could not be fetched; python-telegram-bot tries again by itself."""
    if isinstance(error, Conflict):
        logger.error("another process polls with the same token: stop one of the two")
    else:
        logger.warning("updates could not be fetched, trying again: %s", type(error).__name__)
