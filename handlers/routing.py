"""Register the handlers: which update goes to which of them, in which order."""

from functools import partial

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers import (
    admin,
    albums,
    askers,
    buttons,
    commands,
    failures,
    gap_keyboards,
    gaps,
    guests,
    inline,
    keyboards,
    passing_on,
    privacy,
    questions,
    senders,
    throttling,
    topics,
    tour,
    tour_keyboards,
    votes,
)
from handlers.addressing import ASKED, MEDIA
from handlers.askers import OWN
from handlers.context import BotApplication
from handlers.guests import GUEST

_NEW = filters.UpdateType.MESSAGE & ~OWN
_PRIVATE = _NEW & filters.ChatType.PRIVATE & ~filters.VIA_BOT
# What the bot would react to, and no more: people in a group may talk as fast as they like.
_COUNTED = ASKED | (_NEW & filters.COMMAND & ~filters.Regex(r"^/\w+@")) | GUEST


def add_handlers(application: BotApplication) -> None:
    """Register all handlers; the first that matches an update gets it, so the order matters."""
    _add_first_handlers(application)
    command = partial(CommandHandler, filters=_NEW)  # editing a command does not repeat it
    admins = _PRIVATE & filters.User(application.bot_data.admins)
    button = CallbackQueryHandler
    application.add_handlers(
        [
            # First what comes most often; commands are left to the handlers below.
            MessageHandler(
                ASKED & (filters.TEXT | filters.CAPTION) & ~filters.COMMAND,
                questions.answer_question,
            ),
            command("start", commands.start),
            command(["aide", "help"], commands.show_help),
            command("sujets", topics.list_sections),
            command(tour.TOUR_COMMAND, tour.open_tour),
            command(tour.CHECK_COMMAND, tour.open_check),
            command("apropos", commands.show_about),
            command(["confidentialite", "privacy"], privacy.show_privacy),
            command("oublier", privacy.forget_user),
            CommandHandler("recharger", admin.reload_knowledge, admins),
            CommandHandler("stats", admin.show_statistics, admins),
            CommandHandler("lacunes", admin.show_gaps, admins),
            button(questions.show_entry, f"^{buttons.ENTRY}"),
            button(topics.show_section, f"^{keyboards.SECTION}"),
            button(topics.open_menu, f"^{keyboards.TOPICS}$"),
            button(topics.show_sections, f"^{keyboards.BACK}$"),
            button(questions.reject_suggestions, f"^{keyboards.NONE}$"),
            button(votes.vote_up, f"^{keyboards.UP}"),
            button(votes.vote_down, f"^{keyboards.DOWN}"),
            button(passing_on.ask_to_confirm, f"^{keyboards.PASS_ON}$"),
            button(passing_on.keep_question, f"^{keyboards.KEEP}$"),
            button(passing_on.drop_question, f"^{keyboards.DROP}$"),
            button(askers.ask_to_be_told, f"^{keyboards.TELL_ME}$"),
            button(gaps.answer_by_entry, f"^{gap_keyboards.GAP_IS}"),
            button(gaps.ask_for_answer, f"^{gap_keyboards.GAP_WRITE}"),
            button(gaps.refuse_gap, f"^{gap_keyboards.GAP_REFUSE}"),
            button(gaps.postpone_gap, f"^{gap_keyboards.GAP_LATER}"),
            button(gaps.keep_answer, f"^{gap_keyboards.GAP_KEEP}"),
            button(gaps.reopen_gap, f"^{gap_keyboards.GAP_REOPEN}"),
            button(tour.show_step, f"^{tour_keyboards.TOUR}"),
            button(tour.show_check, f"^{tour_keyboards.CHECK}"),
            button(topics.refuse_press),  # callback data that none of the above knows
            InlineQueryHandler(inline.offer_answers),
            MessageHandler(GUEST, guests.answer_guest),
            MessageHandler(OWN, askers.tell_answer),
            # Last, the commands that none of the handlers above took.
            MessageHandler(_PRIVATE & filters.COMMAND, commands.refuse_command),
            MessageHandler(_PRIVATE & MEDIA, questions.ask_for_text),
        ]
    )
    application.add_error_handler(failures.keep_error)


def _add_first_handlers(application: BotApplication) -> None:
    """Register those that see an update before it is answered, and may keep it from being so."""
    application.add_handler(TypeHandler(Update, senders.ignore_automatic), group=-4)
    application.add_handler(TypeHandler(Update, albums.join_albums), group=-3)
    application.add_handler(MessageHandler(_COUNTED, throttling.throttle_sender), group=-2)
    application.add_handler(CallbackQueryHandler(throttling.throttle_sender), group=-2)
    # What an admin writes may be an answer: that is known once the conversation is looked at.
    written = filters.User(application.bot_data.admins) & ASKED & filters.ChatType.PRIVATE
    answers = written & filters.TEXT & ~filters.COMMAND
    application.add_handler(MessageHandler(answers, gaps.show_answer), group=-1)
