"""Chooses which of the bot's own texts go with a reply."""

from bot.reply import Answer, Details, Reason, Suggestions
from bot.texts import Texts


def closing_text(answer: Answer, texts: Texts) -> str:
    """Return what to say below an answer of what else was asked; nothing if nothing was."""
    if answer.beyond:
        return texts.also_asked
    return texts.partly_unknown if answer.is_partial else ""


def suggestions_text(suggestions: Suggestions, texts: Texts) -> str:
    """Choose the text above suggestions."""
    if suggestions.is_again:
        return texts.suggestions_again.format(count=len(suggestions.entries))
    return texts.suggestions


def details_text(details: Details, texts: Texts) -> str:
    """Choose the text above the passage that tells more, or that there is none, or the sentence."""
    if details.sentence:
        return f"{texts.in_short} {details.sentence}"
    if details.is_again:
        return texts.nothing_more
    if not details.entry.source:
        return texts.no_details
    return texts.no_reason if details.lacks_reason else texts.details


def unknown_text(reason: Reason, texts: Texts) -> str:
    """Choose the text that says why there is no answer."""
    return {
        Reason.OUT_OF_SCOPE: texts.unknown,
        Reason.AGAIN: texts.unknown_again,
        Reason.REFUSED: texts.none_chosen,
        Reason.FOREIGN: texts.foreign,
        Reason.STORY: texts.story,
    }[reason]
