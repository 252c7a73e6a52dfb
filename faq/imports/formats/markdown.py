"""Markdown and plain text: one page, or a folder in which a file is a question."""

import re
from dataclasses import replace
from pathlib import PurePosixPath
from textwrap import dedent
from typing import Any

from markdown_it import MarkdownIt

from faq.imports.any_text import clean_text, convert_phrasing
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format, each
from faq.imports.html_text import convert_html, parse_html
from faq.imports.pages.page import read_page, read_title
from faq.imports.source import SourceFile
from faq.imports.structured import UnreadableError, parse_yaml_texts, texts
from faq.imports.wording import ANSWER_START, drop_number, is_code, is_question

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DETAILS = re.compile(
    r"^(?P<mark>:{3,})[ \t]*details[ \t]*(?P<title>[^\n]*)\n(?P<text>.*?)^(?P=mark)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
# A line of its own that asks something, with its answer right below it.
_QUESTION_LINE = re.compile(
    r"^(?:(?<=\n\n)|(?<!\n)|(?=\d{1,3}[.)]))([^\n]{1,300}\?)[ \t]*\n"
    r"(?=\S)(?!(?:\d{1,3}[.)]|[-*+•])\s)",
    re.MULTILINE,
)
# As MkDocs folds a text away, which is indented, and as the design system of the French state does.
_FOLDED = re.compile(
    r"^\?{3}\+?[ \t]+(?:[\w-]+[ \t]+)?\"(?P<title>[^\"\n]+)\"[ \t]*\n"
    r"(?P<text>(?:[ \t]*\n|(?: {4}|\t)[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_ACCORDION = re.compile(
    r"^\?{3}[ \t]+(?P<title>[^\"\n]+)\n(?P<text>.*?)^\?{3}[ \t]*$", re.DOTALL | re.MULTILINE
)
_ACCORDION_GROUP = re.compile(r"^\?{4,}.*$", re.MULTILINE)
_TIGHT_HEADING = re.compile(r"^(#{2,6})(?=[^\s#])", re.MULTILINE)  # as older Markdown had it
_CONTAINER = re.compile(r"^:{3,}.*$", re.MULTILINE)
_SIGNS = re.compile(
    r"^#{1,6}\s|^:{3,}\s*\w|^<details|^\*\*.+\*\*\s*$|^(?:Q|Question)\s*\d*\s*[.:)]|^[^{}<>;=\n]+\?\s*$"
    r"|^.+\n(?:={3,}|-{3,})\s*$",
    re.MULTILINE,
)
_SECTION_KEYS = (
    "category",
    "categorie",
    "catégorie",
    "categories",
    "section",
    "theme",
    "thème",
    "rubrique",
)
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def _is_markdown(file: SourceFile) -> bool:
    if not file.is_text or file.text.lstrip()[:1] in ("{", "["):
        return False
    has_matter = _FRONT_MATTER.match(file.text) is not None
    return has_matter or bool(_SIGNS.search(file.text) and not is_code(file.text))


def _read(files: Files, notes: Notes) -> Findings:
    items: list[Item] = []
    title = None
    for file in files:
        matter, body = _split_front_matter(file, notes)
        html = _to_html(body)
        apart = _to_html(_QUESTION_LINE.sub(r"\n\1\n\n", body))
        readings = [_items(file, matter, one) for one in dict.fromkeys((html, apart))]
        found, told = max(readings, key=lambda reading: len(reading[0]))
        notes.extend(told)
        if not found:
            notes.skip(file.name, "rien qui ressemble à une question et sa réponse")
        elif len(files) == 1:
            title = next(iter(texts(matter.get("title"))), None) or read_title(html)
        items += found
    return Findings("texte ou Markdown", tuple(items), title)


def _items(file: SourceFile, matter: dict[str, Any], html: str) -> tuple[list[Item], Notes]:
    """List the questions of a file, those on its page or the one that is its title, with notes."""
    notes = Notes()
    section = next((found for key in _SECTION_KEYS for found in texts(matter.get(key))), None)
    on_page = read_page(html, file.name, notes, is_document=True)
    title = _title(matter, html)
    others = [item for item in on_page if item.question != title]
    # A file that is one question may have a heading that asks something more.
    if title and is_question(title) and len(others) <= (1 if matter else 0):
        notes = Notes()
        on_page = [_whole_item(file, title, html, notes)]
    return [
        replace(
            item,
            place=Place(file.name, file.line_of(item.question)),
            section=section or item.section or _folder(file),
        )
        for item in on_page
    ], notes


def _title(matter: dict[str, Any], html: str) -> str | None:
    for key in ("question", "title", "titre"):
        for given in texts(matter.get(key)):
            return drop_number(convert_phrasing(given))
    title = read_title(html)
    return drop_number(title) if title else None


def _whole_item(file: SourceFile, title: str, html: str, notes: Notes) -> Item:
    soup = parse_html(html)
    heading = soup.find("h1")
    if heading is not None:
        heading.extract()
    place = Place(file.name)
    return Item(place, title, convert_html(list(soup.children), place, notes))


def _folder(file: SourceFile) -> str | None:
    """Return the folder that a file is in."""
    return PurePosixPath(file.name).parent.name or None


def _split_front_matter(file: SourceFile, notes: Notes) -> tuple[dict[str, Any], str]:
    found = _FRONT_MATTER.match(file.text)
    if not found:
        return {}, clean_text(file.text)
    try:
        matter = parse_yaml_texts(found[1])
    except UnreadableError as error:
        notes.skip(file.name, "un en-tête qui n'est pas du YAML valide", error.line + 1)
        matter = None
    return matter if isinstance(matter, dict) else {}, clean_text(file.text[found.end() :])


def _to_html(text: str) -> str:
    for folded in (_DETAILS, _FOLDED, _ACCORDION):
        text = folded.sub(_as_details, text)
    text = _ACCORDION_GROUP.sub("", text)
    text = _CONTAINER.sub("", text)
    text = _TIGHT_HEADING.sub(r"\1 ", text)
    # An answer right below a bold question, or « R : » below « Q : », would be one paragraph.
    text = re.sub(r"(?m)^(\*\*[^*\n]+\*\*)[ \t]*\n(?=\S)", r"\1\n\n", text)
    text = re.sub(rf"(?m)(?<!\n)\n(?={ANSWER_START.pattern[1:]})", "\n\n", text)
    return str(_MARKDOWN.render(text))


def _as_details(found: re.Match[str]) -> str:
    title = _MARKDOWN.renderInline(found["title"])
    return f"<details><summary>{title}</summary>\n\n{dedent(found['text'])}\n\n</details>\n\n"


FORMAT = Format("texte ou Markdown", each(_is_markdown), _read)
