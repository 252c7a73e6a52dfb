"""Questions that are headings or bold paragraphs, with what stands below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bs4.element import NavigableString, PageElement, Tag

from faq.imports.html_text import convert_html, read_plain
from faq.imports.pages.found import Found, Page, belongs_to, ids_of_parts, is_aside, nodes_after
from faq.imports.wording import (
    QUESTION_PREFIX,
    drop_answer_prefix,
    ends_as_question,
    has_number,
    is_question,
)

BOLD_SECTION, BOLD_QUESTION = 7, 8  # levels below those of real headings, 1 to 6
MIN_CAPITALS, MAX_CAPITALS = 4, 60  # letters and characters of a title in capitals
MAX_HEADING = 300  # characters; what is longer is a paragraph
_HEADING = re.compile(r"^h[1-6]$")


@dataclass(frozen=True)
class Heading:
    """A heading, or what serves as one.

    Attributes:
        level: from 1; the deeper, the higher.
        parent: place in the list of headings of the one that it stands under; -1 for none.
        is_taken: it is a question that was found in another way.
    """

    element: PageElement
    text: str
    level: int
    parent: int = -1
    is_taken: bool = False


def find_headings(page: Page, others: Sequence[Found] = ()) -> Iterator[Found]:
    """List the headings that are questions, or stand among such, and have text below them.

    Args:
        page: the page.
        others: what was found in other ways. It is not listed again, and ends the answers before.
    """
    headings = list_headings(page, others)
    asked = _asked(headings)
    parents = {headings[number].parent for number in asked}
    for number in asked:
        heading = headings[number]
        if heading.is_taken:
            continue
        if number in parents and not (is_question(heading.text) and _own_text(headings, number)):
            continue  # the title of those below it
        level = BOLD_QUESTION if number in parents else heading.level
        nodes = tuple(nodes_after(heading.element, _end(headings, number, level)))
        place = page.place(heading.element)
        answer = drop_answer_prefix(convert_html(nodes, place, page.notes))
        section = headings[heading.parent].text if heading.parent >= 0 else ""
        yield Found(heading.text, answer, place, heading.element, section, nodes)


def list_headings(page: Page, others: Sequence[Found] = ()) -> list[Heading]:
    """List the headings of a page, bold paragraphs among them, each with its parent."""
    found = sorted(_elements(page, others), key=lambda heading: page.position(heading.element))
    headings: list[Heading] = []
    open_ones: list[int] = []
    for heading in _levelled(found):
        while open_ones and headings[open_ones[-1]].level >= heading.level:
            open_ones.pop()
        headings.append(replace(heading, parent=open_ones[-1] if open_ones else -1))
        open_ones.append(len(headings) - 1)
    return headings


def _elements(page: Page, others: Sequence[Found]) -> list[Heading]:
    found = [
        Heading(one.element, one.question, _level(one.element), is_taken=True)
        for one in others
        if one.element is not None
    ]
    parts = ids_of_parts(others)
    found += [
        Heading(tag, read_plain(tag), _level(tag))
        for tag in page.soup.find_all(_HEADING)
        if read_plain(tag) and not is_aside(tag) and not belongs_to(tag, parts)
    ]
    paragraphs = [
        tag
        for tag in page.soup.find_all(["p", "li"])
        if not is_aside(tag) and not belongs_to(tag, parts)
    ]
    openings = [opening for tag in paragraphs if (opening := _opening(tag)) is not None]
    openings += [tag for tag in paragraphs if _is_title_in_capitals(tag)]
    found += [Heading(opening, read_plain(opening), BOLD_QUESTION) for opening in openings]
    if not any(is_question(heading.text) for heading in found):
        # Then a short paragraph that asks something is all there is to go by.
        asking = [_first_line(tag) for tag in paragraphs if not tag.find(["p", "ul", "ol"])]
        found += [
            Heading(line, read_plain(line), BOLD_QUESTION)
            for line in asking
            if ends_as_question(read_plain(line)) and len(read_plain(line)) <= MAX_HEADING
        ]
    return found


def _level(element: PageElement) -> int:
    if isinstance(element, Tag) and _HEADING.match(element.name):
        return int(element.name[1])
    return BOLD_QUESTION


def _opening(paragraph: Tag) -> PageElement | None:
    """Return what a paragraph begins with if that serves as a heading: bold, or « Q : … ».

    It takes a line of its own, unless it asks something: its answer may go on in the line.
    """
    nodes = [node for node in paragraph.children if str(node).strip()]
    if not nodes or paragraph.find(["p", "ul", "ol", "table"]):
        return None
    first = nodes[0]
    is_alone = len(nodes) == 1
    ends_line = is_alone or (isinstance(nodes[1], Tag) and nodes[1].name == "br")
    is_bold = isinstance(first, Tag) and first.name in ("b", "strong")
    text = read_plain(first)
    if len(text) > MAX_HEADING or not (ends_line or (is_bold and ends_as_question(text))):
        return None
    if is_bold or (isinstance(first, NavigableString) and QUESTION_PREFIX.match(text)):
        return first
    return None


def _first_line(paragraph: Tag) -> PageElement:
    """Return the text of a paragraph up to its first end of line; all of it if that is not one."""
    first, *others = [node for node in paragraph.children if str(node).strip()] or [paragraph]
    ends_line = bool(others) and isinstance(others[0], Tag) and others[0].name == "br"
    return first if ends_line else paragraph


def _is_title_in_capitals(paragraph: Tag) -> bool:
    """Check whether a paragraph is written as titles are; « OUI » below a question is none."""
    text, above = read_plain(paragraph), paragraph.find_previous_sibling(True)
    is_answer = above is not None and is_question(read_plain(above))
    is_title = text.isupper() and len(text) <= MAX_CAPITALS and text[-1] not in ".!?…:;,"
    return is_title and not is_answer and sum(map(str.isalpha, text)) >= MIN_CAPITALS


def _levelled(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Separate bold titles of sections from bold questions; leave out what is merely bold."""
    questions = [h for h in headings if h.level == BOLD_QUESTION and is_question(h.text)]
    for number, heading in enumerate(headings):
        if heading.level < BOLD_QUESTION or is_question(heading.text) or heading.is_taken:
            yield heading
        elif questions:
            following = headings[number + 1].element if number + 1 < len(headings) else None
            nodes = list(nodes_after(heading.element, following))
            is_empty = following is not None and not any(read_plain(node) for node in nodes)
            if is_empty or (has_number(heading.text) and not ends_as_question(heading.text)):
                yield replace(heading, level=BOLD_SECTION)


def _asked(headings: Sequence[Heading]) -> list[int]:
    """Choose the headings that are questions: by themselves, or as most of their siblings are."""
    groups: dict[tuple[int, int], list[int]] = {}
    for number, heading in enumerate(headings):
        groups.setdefault((heading.parent, heading.level), []).append(number)
    asked = set[int]()
    for (_, level), group in groups.items():
        worded = [number for number in group if is_question(headings[number].text)]
        is_list = len(worded) * 2 > len(group) and level != BOLD_SECTION
        asked.update(group if is_list else worded)
    return sorted(
        number
        for number in asked
        if _own_text(headings, number)
        or (headings[number].level > 1 and is_question(headings[number].text))
    )


def _own_text(headings: Sequence[Heading], number: int) -> bool:
    """Check whether there is text right below a heading, before the next one of any level."""
    nodes = nodes_after(headings[number].element, _end(headings, number, BOLD_QUESTION))
    return any(read_plain(node) for node in nodes)


def _end(headings: Sequence[Heading], number: int, level: int) -> PageElement | None:
    """Return the next heading that is not below a level."""
    rest = headings[number + 1 :]
    return next((other.element for other in rest if other.level <= level), None)
