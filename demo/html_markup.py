"""Parse the HTML of `parse_mode=HTML` into plain text and entities, with Telegram's own errors."""

from __future__ import annotations

import re
from dataclasses import dataclass

from demo.errors import ApiError, bad_request
from demo.links import checked_link
from demo.text_units import utf16_length
from demo.wire import JsonObject

_KINDS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

# Telegram takes a reference without its semicolon too, and one of ten characters or more as text.
_REFERENCE = re.compile(r"&(?:#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))|([a-zA-Z]+));?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RUN = re.compile(r"[^<&]+")
_SPACE = re.compile(r"\s*")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_NAME_TOKEN = re.compile(r"[a-zA-Z0-9.-]*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


@dataclass(slots=True)
class _OpenTag:
    """A start tag that waits for its end tag."""

    name: str
    argument: str
    offset: int
    piece: int


def parse_html(source: str) -> tuple[str, list[JsonObject]]:
    """Return the plain text and the entities of Telegram's HTML.

    Returns:
        The text, and the entities with offsets and lengths in UTF-16 code units, outer before
        inner.

    Raises:
        ApiError: The markup is wrong; the description is Telegram's own.
    """
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source).parse()


class _Parser:
    """A parser that reads the source once, from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.offset = 0  # of the next character of the plain text, in UTF-16 code units
        self.open_tags: list[_OpenTag] = []
        self.entities: list[JsonObject] = []

    def parse(self) -> tuple[str, list[JsonObject]]:
        """Read everything and return the text with its entities."""
        while self.at < len(self.source):
            if self.source[self.at] == "<":
                self._read_tag()
            else:
                self._read_text()
        if self.open_tags:
            name = self.open_tags[-1].name
            raise self._error(f'Can\'t find end tag corresponding to start tag "{name}"')
        text = "".join(self.pieces)
        if _SURROGATE.search(text):
            raise self._error(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        # Stable: of two tags around the same text the one that ends last stands outside.
        self.entities.reverse()
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return text, self.entities

    def _error(self, reason: str, position: int | None = None) -> ApiError:
        if position is not None:
            size = len(self.source[:position].encode(errors="surrogatepass"))
            reason = reason.format(f"at byte offset {size}")
        return bad_request(f"can't parse entities: {reason}")

    def _take(self, pattern: re.Pattern[str]) -> str:
        """Consume what a pattern matches here, which may be nothing, and return it."""
        match = pattern.match(self.source, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match.group()

    def _next(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _append(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += utf16_length(text)

    def _read_text(self) -> None:
        if run := self._take(_RUN):
            self._append(run)
            return
        reference = _REFERENCE.match(self.source, self.at)
        character = _referenced(reference) if reference else ""
        if reference and character:
            self.at = reference.end()
        else:
            self.at += 1
        self._append(character or "&")

    def _read_tag(self) -> None:
        if self.source.startswith("</", self.at):
            self._read_end_tag()
        else:
            self._read_start_tag()

    def _read_start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._take(_TAG_NAME).lower()
        if not self._next():
            raise self._error("Unclosed start tag {}", begin)
        if name not in _KINDS:
            # str.format reads the name too, so its braces are doubled.
            shown = name.replace("{", "{{").replace("}", "}}")
            raise self._error(f'Unsupported start tag "{shown}" {{}}', begin)
        argument = self._read_attributes(name, begin)
        if name == "span" and argument != "spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler" {}', begin)
        self.open_tags.append(_OpenTag(name, argument, self.offset, len(self.pieces)))

    def _read_attributes(self, tag: str, begin: int) -> str:
        """Consume the attributes and the `>`; return the one value that means something."""
        argument = ""
        while True:
            self._take(_SPACE)
            if self._next() == ">":
                self.at += 1
                return argument
            name = self._take(_ATTRIBUTE_NAME)
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}" {{}}', begin)
            value = self._read_attribute_value(tag, name, begin)
            argument = _meaning(tag, name, value) or argument
            if not self._next():
                raise self._error("Unclosed start tag {}", begin)

    def _read_attribute_value(self, tag: str, name: str, begin: int) -> str:
        self._take(_SPACE)
        if self._next() != "=":
            if (tag, name) == ("blockquote", "expandable"):
                return ""
            raise self._error(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" {{}}', begin
            )
        self.at += 1
        self._take(_SPACE)
        if not self._next():
            raise self._error(f'Unclosed start tag "{tag}" {{}}', begin)
        if self._next() in "\"'":
            quoted = self._take(_QUOTED)
            if not quoted:
                raise self._error("Unclosed start tag {}", begin)
            return _REFERENCE.sub(lambda found: _referenced(found) or found.group(), quoted[1:-1])
        token_begin = self.at
        token = self._take(_NAME_TOKEN)
        if not (self._next() == "" or self._next().isspace() or self._next() == ">"):
            raise self._error("Unexpected end of name token {}", token_begin)
        return token.lower()

    def _read_end_tag(self) -> None:
        begin = self.at
        if not self.open_tags:
            raise self._error("Unexpected end tag {}", begin)
        self.at += 2
        name = self._take(_TAG_NAME).lower()
        self._take(_SPACE)
        if self._next() != ">":
            raise self._error("Unclosed end tag {}", begin)
        self.at += 1
        tag = self.open_tags.pop()
        if name and name != tag.name:
            shown = name.replace("{", "{{").replace("}", "}}")
            raise self._error(
                f'Unmatched end tag {{}}, expected "</{tag.name}>", found "</{shown}>"', begin
            )
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _OpenTag) -> None:
        entity: JsonObject = {
            "type": _KINDS[tag.name],
            "offset": tag.offset,
            "length": self.offset - tag.offset,
        }
        if tag.name == "a":
            entity["url"] = checked_link(tag.argument or "".join(self.pieces[tag.piece :]))
            if not entity["url"]:
                return  # Telegram drops a link that leads nowhere and keeps its text.
        elif tag.name == "tg-emoji":
            if not tag.argument.isdecimal() or int(tag.argument) == 0:
                raise self._error("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = tag.argument
        elif tag.name == "blockquote" and tag.argument:
            entity["type"] = "expandable_blockquote"
        elif tag.name in ("code", "pre") and self._join_code(tag, entity):
            return
        if tag.name == "code" and tag.argument:
            entity["language"] = tag.argument
        self.entities.append(entity)

    def _join_code(self, tag: _OpenTag, entity: JsonObject) -> bool:
        """Join `<pre><code class="language-x">` into one entity; tell whether it was that."""
        last = self.entities[-1] if self.entities else None
        if last is None or (last["offset"], last["length"]) != (tag.offset, entity["length"]):
            return False
        if tag.name == "pre" and last["type"] == "code" and "language" in last:
            last["type"] = "pre"
            return True
        if tag.name == "code" and last["type"] == "pre" and tag.argument:
            last["language"] = tag.argument
            return True
        return False


def _referenced(reference: re.Match[str]) -> str:
    """Return the character that a reference stands for, nothing for what Telegram leaves alone."""
    hexadecimal, decimal, name = reference.groups()
    if name is not None:
        return _NAMED.get(name, "")
    code = int(hexadecimal, 16) if hexadecimal is not None else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF else ""


def _meaning(tag: str, name: str, value: str) -> str:
    """Return what an attribute says about its tag, nothing for one without a meaning."""
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return "expandable"
    return ""
