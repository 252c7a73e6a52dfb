"""Show the topics as a menu of sections and their questions, edited in place."""

from telegram import Update

from handlers.callbacks import answer_callback, edit_message
from handlers.context import Context
from handlers.keyboards import SECTION, section_keyboard, sections_keyboard
from handlers.rendering import render_text
from handlers.sending import send_text


async def list_sections(update: Update, context: Context) -> None:
    """Send the menu of sections."""
    await send_text(update, context, context.texts.topics, sections_keyboard(context.knowledge))


async def open_menu(update: Update, context: Context) -> None:
    """Send the menu when "all topics" was pressed under another message."""
    await answer_callback(update)
    await list_sections(update, context)


async def show_sections(update: Update, context: Context) -> None:
    """Go back from a section to all sections."""
    await answer_callback(update)
    keyboard = sections_keyboard(context.knowledge)
    await edit_message(update, render_text(context.texts.topics), keyboard)


async def show_section(update: Update, context: Context) -> None:
    """Show the questions of one section, a page of them if there are many."""
    section_id, _, first = (await answer_callback(update, SECTION)).partition(":")
    section = next((s for s in context.knowledge.sections if s.id == section_id), None)
    if section is None:
        await send_gone(update, context)
        return
    text = render_text(context.texts.section.format(title=section.title))
    start = int(first) if first.isdecimal() else 0
    keyboard = section_keyboard(section, context.knowledge, context.texts, start)
    await edit_message(update, text, keyboard)


async def refuse_press(update: Update, context: Context) -> None:
    """Reply to a button that this version of the bot does not know."""
    await answer_callback(update)
    await send_gone(update, context)


async def send_gone(update: Update, context: Context) -> None:
    """Reply that what a button stood for no longer exists."""
    await send_text(update, context, context.texts.gone, sections_keyboard(context.knowledge))
