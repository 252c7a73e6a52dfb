"""List the entities that Telegram finds by itself: commands, mentions, hashtags, e-mail, URLs."""

from __future__ import annotations

import re

from demo.text_units import utf16_length
from demo.wire import JsonObject

# Telegram knows every top-level domain; these are the ones that French job seekers use.
_TOP_LEVEL = (
    "com|org|net|fr|be|ch|ca|lu|eu|io|info|biz|re|tv|me|co|app|dev|ai|de|es|it|uk|us|pro|online"
    "|site|paris|bzh|corsica|jobs|edu|gov|gouv"
)
_FOUND = re.compile(
    rf"""
      (?P<email>(?<![\w.+-])[a-zA-Z0-9_.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{{2,}}\b)
    | (?P<url>(?<![\w@/.-])
        (?: (?:https?|ftp|tg)://[^\s<>"«»]+
          | (?:[\w-]+\.)+(?:{_TOP_LEVEL})(?![\w@-])(?::\d+)?(?:[/?\#][^\s<>"«»]*)? ))
    | (?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{{1,64}}(?:@[a-zA-Z0-9_]{{3,32}})?(?![\w/<>@]))
    | (?P<mention>(?<![\w@])@[a-zA-Z0-9_]{{4,32}}(?![\w@]))
    | (?P<hashtag>(?<![\w#])\#(?=\w*[^\W\d_])\w{{1,256}}(?![\w#]))
    """,
    re.VERBOSE,
)
_TRAILING = ".,;:!?…'\"”’)]}"
_IN_DOMAIN = re.compile(r"\.(?<=\w\.)\w")


def find_entities(text: str) -> list[JsonObject]:
    """Return the entities of a plain text, offsets and lengths in UTF-16 code units."""
    # Most texts have none, and this is quick.
    if not ("/" in text or "@" in text or "#" in text or _IN_DOMAIN.search(text)):
        return []
    entities = []
    for found in _FOUND.finditer(text):
        kind = found.lastgroup
        value = _without_punctuation(found.group()) if kind == "url" else found.group()
        entities.append(
            {
                "type": kind,
                "offset": utf16_length(text[: found.start()]),
                "length": utf16_length(value),
            }
        )
    return entities


def _without_punctuation(url: str) -> str:
    """Leave the full stop of the sentence, and a bracket that the URL did not open, outside."""
    while url and url[-1] in _TRAILING:
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url = url[:-1]
    return url
