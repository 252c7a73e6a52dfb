"""Read what somebody wrote in an app in the light markup of the knowledge base (`bot.markup`).

Apps make formatting of `**bold**` before they send it, so a bot never sees the signs.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate, groupby
from operator import itemgetter

from telegram import Message, MessageEntity

from bot.markup import Span, write_markup

_PLAIN, _BOLD = Span(""), Span("", bold=True)
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # of lines, as `str.splitlines` counts them


def in_markup(message: Message) -> str:
    """Return the text of a message with its bold and its links in markup; nothing else is kept.

    Each line has its own: the first of an answer may become a question.
    """
    text = message.text or ""
    # Where each sign begins, as Telegram counts.
    starts = [*accumulate((1 + (sign > "\uffff") for sign in text), initial=0)]
    styles = [_PLAIN] * len(text)
    for entity in sorted(message.entities, key=_is_link):  # there is no bold within a link
        if entity.type not in (MessageEntity.BOLD, MessageEntity.TEXT_LINK):
            continue
        style = Span("", url=entity.url) if entity.url else _BOLD
        first = bisect_right(starts, entity.offset) - 1
        end = min(bisect_left(starts, entity.offset + entity.length), len(text))
        for place in range(first, end):
            styles[place] = _PLAIN if text[place] in _BREAKS else style
    runs = groupby(zip(styles, text, strict=True), key=itemgetter(0))
    return "".join(
        write_markup(Span("".join(sign for _, sign in run), style.bold, style.url))
        for style, run in runs
    )


def _is_link(entity: MessageEntity) -> bool:
    return entity.type == MessageEntity.TEXT_LINK
