"""Answer the commands that show a text: /start, /aide, /apropos."""

from telegram import Update

from handlers.context import Context
from handlers.keyboards import entries_keyboard, topics_keyboard
from handlers.sending import send_entry, send_text

WELCOME_EXAMPLES = 3  # the first question of as many sections


async def start(update: Update, context: Context) -> None:
    """Open the entry that a deep link names, or welcome the user with a few questions."""
    knowledge = context.knowledge
    entry = knowledge.entry_by_id.get(context.args[0]) if context.args else None
    if entry:
        await send_entry(update, context, entry)
        return
    topics = knowledge.topics[:WELCOME_EXAMPLES]
    examples = [entry for section in topics for entry in knowledge.entries_of(section)[:1]]
    await send_text(
        update, context, context.texts.welcome, entries_keyboard(examples, context.texts)
    )


async def show_help(update: Update, context: Context) -> None:
    """Send how to use the bot."""
    await send_text(update, context, context.texts.help, topics_keyboard(context.texts))


async def show_about(update: Update, context: Context) -> None:
    """Send where the answers come from."""
    await send_text(update, context, context.texts.about)


async def refuse_command(update: Update, context: Context) -> None:
    """Reply that a command is unknown."""
    await send_text(update, context, context.texts.unknown_command)
