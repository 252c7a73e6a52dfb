"""The questions of a whole page: all ways together, each question once, in order."""

from dataclasses import replace
from itertools import chain

from bot.normalise import fold
from faq.imports.findings import Item, Notes
from faq.imports.html_text import parse_html, read_plain
from faq.imports.pages.found import Found, Page, Way, belongs_to, ids_of_parts, is_aside
from faq.imports.pages.headings import find_headings
from faq.imports.pages.json_ld import find_json_ld
from faq.imports.pages.links import complete_links
from faq.imports.pages.markup_ways import (
    find_classes,
    find_controlled,
    find_definitions,
    find_details,
    find_microdata,
)
from faq.imports.pages.merging import merge
from faq.imports.pages.table_rows import find_tables
from faq.imports.pages.unanswered import note_unanswered
from faq.imports.wording import (
    drop_number,
    drop_section_number,
    drop_toggle,
    ends_as_question,
    is_question,
)

# The surest first: a question that two of them find is taken from the first. The data for search
# engines often say less than the page, so they come after what folds away for certain. Headings are
# no sure sign: on eight public pages, 40 have text below them and are no question. They come last,
# and see `_beside`.
WAYS: tuple[Way, ...] = (
    find_microdata,
    find_details,
    find_definitions,
    find_json_ld,
    find_controlled,
    find_classes,
    find_tables,
)
_ANY_TITLE = {"faq", "aide", "foire aux questions", "questions frequentes", "vos questions"}
MIN_TEXT = 200  # characters; a page drawn by a program has less before it is drawn


def read_page(html: str, file: str, notes: Notes, *, is_document: bool = False) -> list[Item]:
    """List the questions of a page.

    Args:
        html: the page.
        file: path within the source, to name in notes.
        notes: takes note of what does not come over.
        is_document: it was written in one piece and turned into a page: it has no menus around it,
            and not the lines of the file.
    """
    page = Page(parse_html(html), file, notes, has_lines=not is_document)
    complete_links(page.soup)
    found = merge((way(page) for way in WAYS), page)
    found += _beside(page, found, is_document)
    if is_document and found:
        note_unanswered(page, found)
    headings = _section_headings(page, found)
    return [_item(one, _section(page, one, headings)) for one in _in_order(page, found)]


def read_title(html: str) -> str | None:
    """Return the title of a page."""
    soup = parse_html(html)
    texts = [read_plain(tag) for name in ("h1", "title") if (tag := soup.find(name)) is not None]
    filled = [text for text in texts if text]
    telling = (text for text in filled if not is_question(text) and fold(text) not in _ANY_TITLE)
    return next(chain(telling, filled), None)


def is_drawn_by_program(html: str) -> bool:
    """Check whether a page has scripts and hardly any text: a browser has to draw it first."""
    soup = parse_html(html)
    return soup.find("script") is not None and len(read_plain(soup)) < MIN_TEXT


def _beside(page: Page, found: list[Found], is_document: bool) -> list[Found]:
    """List the questions that are headings, beside what other ways have found.

    A document has tables next to headings. A page that folds most questions away has headings that
    advertise, « Une question ? Appelez-nous »: these are only noted.
    """
    quiet = replace(page, notes=Notes())
    headings = list(find_headings(quiet, found))
    if is_document or len(headings) > len(found):
        return list(find_headings(page, found))
    for one in headings:
        if ends_as_question(one.question):
            page.notes.leave_out(one.place, "titre qui pose une question", one.question)
    return []


def _in_order(page: Page, found: list[Found]) -> list[Found]:
    """Order questions as a reader sees them; those that are not seen come last, as they are."""
    last = float("inf")
    return sorted(found, key=lambda one: page.position(one.element) if one.element else last)


def _section_headings(page: Page, found: list[Found]) -> list[tuple[int, str]]:
    """List the headings that are no questions, each with its position in the page."""
    parts = ids_of_parts(found)
    return [
        (page.position(heading), read_plain(heading))
        for heading in page.soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
        if not is_aside(heading) and not belongs_to(heading, parts) and read_plain(heading)
    ]


def _section(page: Page, found: Found, headings: list[tuple[int, str]]) -> str | None:
    """Return the heading that a question stands under."""
    if found.section is not None or found.element is None:
        return found.section
    position = page.position(found.element)
    above = [text for place, text in headings if place < position]
    return above[-1] if above else None


def _item(found: Found, section: str | None) -> Item:
    return Item(
        place=found.place,
        question=drop_toggle(drop_number(found.question)),
        answer=found.answer,
        variants=found.variants,
        section=drop_section_number(section) if section else None,
    )
