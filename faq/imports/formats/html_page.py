"""Web pages: JSON-LD, microdata, details, lists of terms, accordions, classes, headings."""

import re

from faq.imports.any_text import clean_text
from faq.imports.findings import Findings, Item, Notes
from faq.imports.format import Files, Format, each
from faq.imports.pages.page import is_drawn_by_program, read_page, read_title
from faq.imports.source import SourceFile

_PAGE = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:div|section|main|article|details|dl|h[1-6]|p|ul|script|header)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


# A Markdown file that is raw HTML below its title. Read as Markdown, what is indented after an
# empty line would be code.
_TITLED_HTML = re.compile(
    r"\s*#[^\n]*\n\s*<(?:div|section|main|article)[\s>](?!.*^#)", re.DOTALL | re.MULTILINE
)


def _is_page(file: SourceFile) -> bool:
    if not file.is_text or file.text.lstrip().startswith("---"):
        return False
    starts = _START.match(file.text) or _TITLED_HTML.match(file.text)
    return bool(_PAGE.search(file.text[:4096]) or starts)


def _read(files: Files, notes: Notes) -> Findings:
    items: list[Item] = []
    titles = []
    for file in files:
        html = clean_text(file.text)
        found = read_page(html, file.name, notes)
        if found:
            titles.append(read_title(html))
        elif is_drawn_by_program(html):
            notes.skip(
                file.name,
                "la page est dessinée par un programme (JavaScript), le fichier n'a pas de texte : "
                "ouvrez-la dans un navigateur et enregistrez-la de là, complète",
            )
        else:
            notes.skip(file.name, "la page n'a rien qui ressemble à une question et sa réponse")
        items += found
    return Findings("page web", tuple(items), next(filter(None, titles), None))


FORMAT = Format("page web", each(_is_page), _read)
