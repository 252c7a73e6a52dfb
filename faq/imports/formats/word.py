"""Documents of Word, .docx: headings, bold paragraphs, « Q : » and « R : »."""

import io
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import mammoth
from bs4.element import Tag

from faq.imports.any_text import clean_text
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format, each
from faq.imports.html_text import parse_html, read_plain
from faq.imports.pages.page import read_page, read_title
from faq.imports.source import UNREADABLE_ZIP, SourceFile, check_unpacked_size
from faq.imports.word_details import write_out_details

# Titles by the names that French programs give them; those of English ones mammoth knows.
_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Titre'] => h1:fresh",
        *(f"p[style-name='Titre {level}'] => h{level}:fresh" for level in range(1, 7)),
    ]
)


def _is_word(file: SourceFile) -> bool:
    return "word/document.xml" in file.members


def _read(files: Files, notes: Notes) -> Findings:
    items: list[Item] = []
    title = None
    for file in files:
        html = _to_html(file, notes)
        found = read_page(html, file.name, notes, is_document=True)
        if not found:
            notes.skip(file.name, "le document n'a rien qui ressemble à une question et sa réponse")
        items += found
        title = title or read_title(html)
    return Findings("document Word", tuple(items), title)


def _to_html(file: SourceFile, notes: Notes) -> str:
    check_unpacked_size(file)
    try:
        document = io.BytesIO(write_out_details(file, notes))
        done = mammoth.convert_to_html(document, style_map=_STYLES)
    except (*UNREADABLE_ZIP, KeyError, ExpatError, ParseError, ValueError):
        notes.skip(file.name, "le document est abîmé")
        return ""
    return _with_footnotes(clean_text(str(done.value)), file, notes)


def _with_footnotes(html: str, file: SourceFile, notes: Notes) -> str:
    """Put each footnote, in brackets, where its sign is: a chat has no foot of a page."""
    soup = parse_html(html)
    for sign in soup.select('a[id^="footnote-ref-"], a[id^="endnote-ref-"]'):
        target = str(sign.get("href")).removeprefix("#")
        note = soup.find("li", id=target)
        if isinstance(note, Tag):
            text = read_plain(note).removesuffix("↑").strip().removesuffix(".")
            notes.reread(Place(file.name), "note de bas de page, mise entre parenthèses", text)
            (sign.find_parent("sup") or sign).replace_with(f" ({text})")
    for note in soup.select('li[id^="footnote-"], li[id^="endnote-"]'):
        note.decompose()
    return str(soup)


FORMAT = Format("document Word", each(_is_word), _read)
