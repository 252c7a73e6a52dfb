"""Build the inline keyboards under answers, suggestions and topics."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineQueryLimit

from bot.knowledge import Entry, Knowledge, Section
from bot.texts import Texts
from handlers.buttons import ENTRY, button, entry_rows

SECTION = "section:"
SECTION_PAGE_SIZE = 30  # entries; Telegram allows 100 buttons
TOPICS = "topics"
BACK = "back"
NONE = "none"
UP = "up:"
DOWN = "down:"
PASS_ON = "pass_on"  # noqa: S105 - no password
KEEP = "keep"
DROP = "drop"
TELL_ME = "tell_me"

# Of the related questions, which take two lines each on a phone: with a third, the key sentence of
# most answers stood above the screen (tests/end_to_end/test_on_a_phone.py).
MAX_RELATED = 2
_THUMBS = {UP: "👍", DOWN: "👎"}
_GIVEN = " ✓"


def answer_keyboard(
    entry: Entry, knowledge: Knowledge, texts: Texts, username: str | None, *, has_inline: bool
) -> InlineKeyboardMarkup | None:
    """Offer related entries; under an answer that is not small talk, also votes and sharing.

    Args:
        entry: the answer.
        knowledge: the knowledge base that it is from.
        texts: the bot's own texts.
        username: the bot's own; without inline mode, a link to the bot is shared.
        has_inline: whether inline mode is enabled for the bot; by default it is not.
    """
    related = (knowledge.entry_by_id[other] for other in entry.related[:MAX_RELATED])
    rows = entry_rows(related)
    if entry.id not in knowledge.small_talk:
        votes = [_vote_button(UP, entry.id), _vote_button(DOWN, entry.id)]
        rows.append([*votes, *_share_buttons(entry, texts, username, has_inline)])
    return InlineKeyboardMarkup(rows) if rows else None


def answers_keyboard(
    entries: Sequence[Entry], beyond: Iterable[Entry], texts: Texts
) -> InlineKeyboardMarkup:
    """Offer what was asked beyond the answers, each of several in full, and the list of topics.

    Args:
        entries: the answers.
        beyond: entries to choose from.
        texts: the bot's own texts.
    """
    rows = entry_rows(beyond)
    if len(entries) > 1:
        label = texts.details_button
        numbered = enumerate(entries, start=1)
        rows.append([button(label.format(number=n), ENTRY + one.id) for n, one in numbered])
    return InlineKeyboardMarkup([*rows, *topics_keyboard(texts).inline_keyboard])


def with_vote(keyboard: InlineKeyboardMarkup, kind: str, entry_id: str) -> InlineKeyboardMarkup:
    """Mark the vote that was given, and no other.

    Args:
        keyboard: what is under the answer.
        kind: `UP` or `DOWN`.
        entry_id: the answer.
    """
    votes = {one + entry_id: _vote_button(one, entry_id, is_given=one == kind) for one in _THUMBS}
    return InlineKeyboardMarkup(
        [
            [votes.get(str(one.callback_data), one) for one in row]
            for row in keyboard.inline_keyboard
        ]
    )


def link_keyboard(username: str | None, texts: Texts) -> InlineKeyboardMarkup | None:
    """Link from a message in any chat to the chat with the bot, if it has a username."""
    if not username:
        return None
    url = f"https://t.me/{username}"
    return InlineKeyboardMarkup([[InlineKeyboardButton(texts.ask_button, url=url)]])


def suggestions_keyboard(entries: Iterable[Entry], texts: Texts) -> InlineKeyboardMarkup:
    """Offer the suggested entries, and a button that refuses them all."""
    return InlineKeyboardMarkup([*entry_rows(entries), [button(texts.none_button, NONE)]])


def entries_keyboard(entries: Iterable[Entry], texts: Texts) -> InlineKeyboardMarkup:
    """Offer some entries, and the list of topics."""
    return InlineKeyboardMarkup([*entry_rows(entries), *topics_keyboard(texts).inline_keyboard])


def topics_keyboard(texts: Texts) -> InlineKeyboardMarkup:
    """Offer the list of topics."""
    return InlineKeyboardMarkup([[button(texts.topics_button, TOPICS)]])


def with_passing_on(keyboard: InlineKeyboardMarkup | None, texts: Texts) -> InlineKeyboardMarkup:
    """Add a button that passes the question on."""
    rows = keyboard.inline_keyboard if keyboard else ()
    return InlineKeyboardMarkup([[button(texts.pass_on_button, PASS_ON)], *rows])


def confirmation_keyboard(texts: Texts) -> InlineKeyboardMarkup:
    """Offer to confirm that a question is passed on, or to drop it."""
    return InlineKeyboardMarkup(
        [[button(texts.keep_button, KEEP, "success")], [button(texts.drop_button, DROP)]]
    )


def passed_on_keyboard(texts: Texts) -> InlineKeyboardMarkup:
    """Offer to be told when there is an answer, and the list of topics."""
    rows = topics_keyboard(texts).inline_keyboard
    return InlineKeyboardMarkup([[button(texts.tell_me_button, TELL_ME, "primary")], *rows])


def sections_keyboard(knowledge: Knowledge) -> InlineKeyboardMarkup:
    """Offer all sections but small talk."""
    return InlineKeyboardMarkup(
        [[button(section.title, SECTION + section.id)] for section in knowledge.topics]
    )


def section_keyboard(
    section: Section, knowledge: Knowledge, texts: Texts, start: int = 0
) -> InlineKeyboardMarkup:
    """Offer a page of the entries of one section, and the way back to all sections."""
    entries = knowledge.entries_of(section)
    end = start + SECTION_PAGE_SIZE
    rows = entry_rows(entries[start:end])
    if end < len(entries):
        rows.append([button(texts.more_button, f"{SECTION}{section.id}:{end}")])
    return InlineKeyboardMarkup([*rows, [button(texts.back_button, BACK)]])


def _vote_button(kind: str, entry_id: str, *, is_given: bool = False) -> InlineKeyboardButton:
    return button(_THUMBS[kind] + (_GIVEN if is_given else ""), kind + entry_id)


def _share_buttons(
    entry: Entry, texts: Texts, username: str | None, has_inline: bool
) -> list[InlineKeyboardButton]:
    """Return the button that shares an entry in another chat: by inline mode, or as a link."""
    if has_inline:
        query = entry.question[: InlineQueryLimit.MAX_QUERY_LENGTH]
        return [InlineKeyboardButton(texts.share_button, switch_inline_query=query)]
    if username:
        link = quote(f"https://t.me/{username}?start={entry.id}", safe="")
        return [InlineKeyboardButton(texts.share_button, url=f"https://t.me/share/url?url={link}")]
    return []
