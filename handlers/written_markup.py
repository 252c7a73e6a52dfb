"""Read what somebody wrote in an app in the light markup of the knowledge base (`bot.markup`).

Apps make formatting of `**bold**` before they send it, so a bot never sees the signs.
"""

from telegram import Message, MessageEntity


def in_markup(message: Message) -> str:
    """Return the text of a message with its bold and its links in markup; nothing else is kept."""
    units = (message.text or "").encode("utf-16-le")  # as Telegram counts
    parts, end = [], 0
    for entity in sorted(message.entities, key=lambda one: one.offset):
        start, stop = 2 * entity.offset, 2 * (entity.offset + entity.length)
        if start < end or entity.type not in (MessageEntity.BOLD, MessageEntity.TEXT_LINK):
            continue  # there is no bold within a link
        parts += [units[end:start].decode("utf-16-le"), _marked(entity, units[start:stop])]
        end = stop
    return "".join([*parts, units[end:].decode("utf-16-le")])


def _marked(entity: MessageEntity, units: bytes) -> str:
    text = units.decode("utf-16-le")
    inside = text.strip()
    before, _, after = text.partition(inside)
    marked = f"[{inside}]({entity.url})" if entity.url else f"**{inside}**"
    return f"{before}{marked}{after}"
