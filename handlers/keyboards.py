"""Build the inline keyboards under messages, and the callback data of their buttons.

The data holds all that a press needs, so that buttons still work after a restart. It is a kind and
a value, `entry:diplome-requis`; ids have at most 40 characters, which keeps it below Telegram's
limit of 64 bytes. The answers of the self-check are kept there and nowhere else: `check:02`.
"""

import re
from collections.abc import Iterable, Sequence
from string import digits
from urllib.parse import quote

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineQueryLimit

from bot.knowledge import Entry, Knowledge, Section
from bot.texts import Texts
from bot.tour import Guide

ENTRY = "entry:"
SECTION = "section:"
SECTION_PAGE_SIZE = 30  # entries; Telegram allows 100 buttons
TOPICS = "topics"
BACK = "back"
NONE = "none"
UP = "up:"
DOWN = "down:"
TOUR = "tour:"  # the number of a step, from 0; the closing has the next one
PASS_ON = "pass_on"  # noqa: S105 - no password
KEEP = "keep"
DROP = "drop"
TELL_ME = "tell_me"
# What admins decide about a group of questions, and the number of its first one.
GAP_IS = "gap_is:"  # also the entry that answers it, `gap_is:12:diplome-requis`
GAP_WRITE = "gap_write:"
GAP_REFUSE = "gap_refuse:"
GAP_LATER = "gap_later:"
GAP_KEEP = "gap_keep:"
GAP_REOPEN = "gap_reopen:"
CHECK = "check:"  # the answers so far, a digit each

# Of the related questions, which take two lines each on a phone: with a third, the key sentence of
# most answers stood above the screen (tests/end_to_end/test_on_a_phone.py).
MAX_RELATED = 2
_THUMBS = {UP: "👍", DOWN: "👎"}
_GIVEN = " ✓"

# "faut-il", "a-t-on": a hyphen at which a label may not go on to its next line.
_INVERSION = re.compile(r"(?<=\w)-(?:t-)?(?=(?:je|tu|ils?|elles?|on|nous|vous|ce)\b)")
_NO_BREAK_HYPHEN = "\u2011"


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
    rows = _entry_rows(related)
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
    rows = _entry_rows(beyond)
    if len(entries) > 1:
        label = texts.details_button
        numbered = enumerate(entries, start=1)
        rows.append([_button(label.format(number=n), ENTRY + one.id) for n, one in numbered])
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
    return InlineKeyboardMarkup([*_entry_rows(entries), [_button(texts.none_button, NONE)]])


def entries_keyboard(entries: Iterable[Entry], texts: Texts) -> InlineKeyboardMarkup:
    """Offer some entries, and the list of topics."""
    return InlineKeyboardMarkup([*_entry_rows(entries), *topics_keyboard(texts).inline_keyboard])


def topics_keyboard(texts: Texts) -> InlineKeyboardMarkup:
    """Offer the list of topics."""
    return InlineKeyboardMarkup([[_button(texts.topics_button, TOPICS)]])


def with_passing_on(keyboard: InlineKeyboardMarkup | None, texts: Texts) -> InlineKeyboardMarkup:
    """Add a button that passes the question on."""
    rows = keyboard.inline_keyboard if keyboard else ()
    return InlineKeyboardMarkup([[_button(texts.pass_on_button, PASS_ON)], *rows])


def confirmation_keyboard(texts: Texts) -> InlineKeyboardMarkup:
    """Offer to confirm that a question is passed on, or to drop it."""
    return InlineKeyboardMarkup(
        [[_button(texts.keep_button, KEEP, "success")], [_button(texts.drop_button, DROP)]]
    )


def passed_on_keyboard(texts: Texts) -> InlineKeyboardMarkup:
    """Offer to be told when there is an answer, and the list of topics."""
    rows = topics_keyboard(texts).inline_keyboard
    return InlineKeyboardMarkup([[_button(texts.tell_me_button, TELL_ME, "primary")], *rows])


def gap_keyboard(number: int, nearest: Iterable[Entry], texts: Texts) -> InlineKeyboardMarkup:
    """Offer an admin what may become of a group of questions.

    Args:
        number: that of the first question.
        nearest: the entries that may answer them.
        texts: the bot's own texts.
    """
    is_button = texts.gap_is_button
    answers = [
        [_button(is_button.format(question=entry.question), f"{GAP_IS}{number}:{entry.id}")]
        for entry in nearest
    ]
    others = [
        _button(texts.gap_refuse_button, f"{GAP_REFUSE}{number}"),
        _button(texts.gap_later_button, f"{GAP_LATER}{number}"),
    ]
    write = _button(texts.gap_write_button, f"{GAP_WRITE}{number}")
    return InlineKeyboardMarkup([*answers, [write], others])


def cancel_keyboard(number: int, texts: Texts) -> InlineKeyboardMarkup:
    """Offer to write no answer."""
    return InlineKeyboardMarkup([[_button(texts.gap_reopen_button, f"{GAP_REOPEN}{number}")]])


def answer_check_keyboard(number: int, texts: Texts) -> InlineKeyboardMarkup:
    """Offer to keep the answer that an admin wrote, to write another one, or none."""
    keep = _button(texts.gap_keep_button, f"{GAP_KEEP}{number}", "success")
    rewrite = _button(texts.gap_rewrite_button, f"{GAP_WRITE}{number}")
    rows = cancel_keyboard(number, texts).inline_keyboard
    return InlineKeyboardMarkup([[keep], [rewrite], *rows])


def sections_keyboard(knowledge: Knowledge) -> InlineKeyboardMarkup:
    """Offer all sections but small talk."""
    return InlineKeyboardMarkup(
        [[_button(section.title, SECTION + section.id)] for section in knowledge.topics]
    )


def section_keyboard(
    section: Section, knowledge: Knowledge, texts: Texts, start: int = 0
) -> InlineKeyboardMarkup:
    """Offer a page of the entries of one section, and the way back to all sections."""
    entries = knowledge.entries_of(section)
    end = start + SECTION_PAGE_SIZE
    rows = _entry_rows(entries[start:end])
    if end < len(entries):
        rows.append([_button(texts.more_button, f"{SECTION}{section.id}:{end}")])
    return InlineKeyboardMarkup([*rows, [_button(texts.back_button, BACK)]])


def step_keyboard(number: int, guide: Guide, knowledge: Knowledge) -> InlineKeyboardMarkup:
    """Offer the key questions of a step of the tour, and its neighbouring steps."""
    questions = (knowledge.entry_by_id[entry] for entry in guide.tour.steps[number].entries)
    turn = [
        *_back_to_step(number - 1, guide),
        _button(guide.tour.next_button, f"{TOUR}{number + 1}", "primary"),
    ]
    return InlineKeyboardMarkup([*_entry_rows(questions), turn])


def closing_keyboard(guide: Guide, texts: Texts) -> InlineKeyboardMarkup:
    """Offer what follows the tour: the self-check, the topics, the way back to the last step."""
    rows = [[_button(guide.check.open_button, CHECK)], *topics_keyboard(texts).inline_keyboard]
    return InlineKeyboardMarkup([*rows, _back_to_step(len(guide.tour.steps) - 1, guide)])


def with_restart(keyboard: InlineKeyboardMarkup, guide: Guide) -> InlineKeyboardMarkup:
    """Add a button that restarts the tour."""
    restart = _button(guide.tour.restart_button, f"{TOUR}0")
    return InlineKeyboardMarkup([*keyboard.inline_keyboard, [restart]])


def question_keyboard(answers: str, guide: Guide) -> InlineKeyboardMarkup:
    """Offer the answers to the next question of the self-check, and the way back."""
    options = guide.check.questions[len(answers)].options
    rows = [
        [_button(option.label, CHECK + answers + digit)]
        for digit, option in zip(digits, options, strict=False)
    ]
    return InlineKeyboardMarkup([*rows, *_back_to_question(answers, guide)])


def summary_keyboard(
    answers: str, entries: Iterable[Entry], guide: Guide, texts: Texts
) -> InlineKeyboardMarkup:
    """Offer what to read after the self-check, and the way back to its last question."""
    rows = entries_keyboard(entries, texts).inline_keyboard
    return InlineKeyboardMarkup([*rows, *_back_to_question(answers, guide)])


def _entry_rows(entries: Iterable[Entry]) -> list[list[InlineKeyboardButton]]:
    return [[_button(entry.question, ENTRY + entry.id)] for entry in entries]


def _vote_button(kind: str, entry_id: str, *, is_given: bool = False) -> InlineKeyboardButton:
    return _button(_THUMBS[kind] + (_GIVEN if is_given else ""), kind + entry_id)


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


def _back_to_step(number: int, guide: Guide) -> list[InlineKeyboardButton]:
    return [_button(guide.back_button, f"{TOUR}{number}")] if number >= 0 else []


def _back_to_question(answers: str, guide: Guide) -> list[list[InlineKeyboardButton]]:
    return [[_button(guide.back_button, CHECK + answers[:-1])]] if answers else []


def _button(label: str, data: str, style: str | None = None) -> InlineKeyboardButton:
    """Make a button; apps and servers that know no styles pass over them (Bot API 9.4)."""
    # As a further field, for python-telegram-bot 22.2 does not know it yet.
    further = {"style": style} if style else {}
    return InlineKeyboardButton(_unbroken(label), callback_data=data, api_kwargs=further)


def _unbroken(label: str) -> str:
    """Keep a verb and the pronoun after it on one line: a narrow button breaks at hyphens."""
    return _INVERSION.sub(lambda found: found[0].replace("-", _NO_BREAK_HYPHEN), label)
