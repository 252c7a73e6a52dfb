"""Texts of spreadsheets, JSON and chatbots, which may be plain, Markdown, HTML or a bit of each.

Their lines stay as they are, unlike those of a Markdown page, where they are wrapped.
"""

import re
import unicodedata
from html import unescape

from bot.markup import plain_text
from faq.imports.findings import Notes, Place
from faq.imports.html_text import convert_html, parse_html
from faq.imports.runs import write_link

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:p|br|b|strong|i|em|u|a|ul|ol|li|div|span|h[1-6]|table|t[rdh]|img|font|blockquote|pre)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"<(?:p|br|ul|ol|li|div|h[1-6]|table)\b", re.IGNORECASE)
# Control characters, invisible ones, and the private use area, where fonts have their icons.
_NOTHING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ue000-\uf8ff]"
)
_LINE_ENDS = re.compile(r"\r\n|[\r\x85\u2028\u2029]|_x000D_\n?")

_URL = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)\]*_]")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)")
# With a space before the address, as people type it, only an address can be meant.
_LINK = re.compile(
    r"\[([^\]\n]+)\](?:\(<?([^)\s<>]+)>?(?:\s+[\"'][^)\n]*)?\)|\s\((https?://[^)\s]+)\))"
)
_BOLD = re.compile(r"(?<!\w)(\*\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1(?!\w)")
_ITALIC = re.compile(
    r"(?<![\w*\\])\*(?![\s*])([^*\n]+?)(?<![\s\\])\*(?![\w*])"
    r"|(?<![\w_\\])_(?![\s_])([^_\n]+?)(?<![\s\\])_(?![\w_])"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]+)~~")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_ESCAPE = re.compile(r"\\([\\*_{}\[\]()#+.!>|`~-])")
_BULLET = re.compile(r"^(\s*)[-*+•](?:[ \t]+|(?<=•))(?=\S)")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
_QUOTE = re.compile(r"^>\s?")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_ROW_RULE = re.compile(r"^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?\s*$")


def convert_text(text: str, place: Place, notes: Notes) -> str:
    """Write an answer in the light markup.

    Args:
        text: as the source has it.
        place: what to name in notes.
        notes: takes note of images, tables and the like.
    """
    text = clean_text(text)
    for _ in range(2):  # HTML is sometimes escaped once more than it should be
        if _TAG.search(text):
            marked = _AUTOLINK.sub(r"\1", text)
            if not _BLOCK_TAG.search(marked):
                marked = marked.replace("\n", "<br>")
            text = convert_html(parse_html(marked).children, place, notes)
        text = unescape_entities(text)
    lines = [line for line in text.split("\n") if not _FENCE.match(line)]
    converted = (_convert_line(line, place, notes) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(c for c in converted if c is not None)).strip()


def convert_phrasing(text: str) -> str:
    """Make one line of plain text of a question."""
    light = convert_text(text.strip(), Place(""), Notes())
    return re.sub(r"[ \t\n]+", " ", plain_text(light)).strip()


def clean_text(text: str) -> str:
    """Leave out what YAML refuses or nobody sees, and write accented letters as one character."""
    ended = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _NOTHING.sub("", ended))


def unescape_entities(text: str) -> str:
    """Replace `&#39;` and the like; not the `&copy=` of an address."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text)


def _convert_line(line: str, place: Place, notes: Notes) -> str | None:
    """Write a line in the light markup; None for one that only draws something."""
    if _ROW_RULE.match(line):
        return None
    if _RULE.match(line):
        return ""
    line = _QUOTE.sub("", line.rstrip())
    if row := _ROW.match(line):
        notes.leave_out(place, "tableau (ses lignes sont gardées, cases séparées par |)")
        line = " | ".join(cell.strip() for cell in row[1].split("|"))
    line = _BULLET.sub(r"\1• ", line)
    if heading := _HEADING.match(line):
        return f"**{_convert_inline(heading[1], place, notes).replace('**', '')}**"
    return _convert_inline(line, place, notes)


def _convert_inline(line: str, place: Place, notes: Notes) -> str:
    """Convert what stands in a line; addresses are left as they are."""
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\ue000{len(kept) - 1}\ue001"  # of a private use area

    def image(found: re.Match[str]) -> str:
        notes.leave_out(place, "image", found[1] or found[2])
        return ""

    def struck(found: re.Match[str]) -> str:
        notes.leave_out(place, "texte barré", found[1])
        return ""

    def link(found: re.Match[str]) -> str:
        label, address = found[1], found[2] or found[3]
        if address.startswith("www."):
            address = f"https://{address}"
        if re.match(r"https?://|mailto:|tel:", address):
            return keep(write_link(_ITALIC.sub(r"\1\2", label.replace("**", "")), address))
        if not re.search(r"[/.#@:]", address):
            return found[0]  # « [a](b) » is no link
        notes.leave_out(place, "lien relatif (le texte est gardé)", address)
        return label

    line = _LINK.sub(link, _IMAGE.sub(image, _AUTOLINK.sub(r"\1", line)))
    line = _URL.sub(lambda url: keep(url[0]), line)
    line = _BOLD.sub(r"**\2**", line)
    line = _CODE.sub(lambda code: keep(code[1]), line)
    if _ITALIC.search(line):
        notes.leave_out(place, "italique (le texte est gardé)")
    line = _STRUCK.sub(struck, _ITALIC.sub(r"\1\2", line))
    line = _ESCAPE.sub(r"\1", line)
    while "\ue000" in line:  # a label may hold an address
        line = re.sub("\ue000(\\d+)\ue001", lambda number: kept[int(number[1])], line)
    return line
