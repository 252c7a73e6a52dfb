"""One question found on a page, and what the ways to find it are given."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from faq.imports.findings import Notes, Place
from faq.imports.html_text import read_plain

# Parts of a page that are not its subject.
_ASIDE = {"nav", "aside", "footer"}
_ASIDE_ROLES = {
    "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar",
    "navigation", "search",
}  # fmt: skip
# Banners that ask for consent; a section « cookies » may be part of the subject.
_CONSENT = re.compile(
    r"cookie[-_]?(?:banner|bandeau|bar|box|consent|law|modal|notice|popup|wall)|cookiebot|"
    r"consent[-_]?(?:banner|bandeau|manager|modal|popup)|axeptio|didomi|onetrust|tarteaucitron",
    re.IGNORECASE,
)
_BODY = {"main", "article", "section", "details"}  # a header in one of these is no page header


@dataclass(frozen=True)
class Page:
    """A parsed page.

    Attributes:
        file: path within the source.
        has_lines: what was parsed has the lines of the file.
    """

    soup: BeautifulSoup
    file: str
    notes: Notes
    has_lines: bool = True

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {id(element): number for number, element in enumerate(self.soup.descendants)}

    def position(self, element: PageElement) -> int:
        """Return how many elements stand before one."""
        return self._positions.get(id(element), 0)

    def place(self, element: PageElement | None) -> Place:
        """Return where an element stands."""
        tag = element if isinstance(element, Tag) else element.parent if element else None
        if tag is None or self.has_lines:
            return Place(self.file, tag.sourceline if tag else None)
        return Place(self.file, question=read_plain(tag))


@dataclass(frozen=True)
class Found:
    """One question found on a page.

    Attributes:
        question: plain text.
        variants: other ways to ask it, plain text.
        answer: in the light markup.
        element: where the question is seen; None if it is in the page's data only.
        section: title, where the way to find it tells; empty if there is none.
        answered_in: the elements of the answer, where they are not merely what follows.
    """

    question: str
    answer: str
    place: Place
    element: PageElement | None = None
    section: str | None = None
    answered_in: tuple[PageElement, ...] = ()
    variants: tuple[str, ...] = ()


def ids_of_parts(found: Iterable[Found]) -> set[int]:
    """Return the identities of the elements in which questions and answers were found."""
    parts = (part for one in found for part in (one.element, *one.answered_in))
    return {id(part) for part in parts if part is not None}


def is_in(tag: Tag, parts: Container[int]) -> bool:
    """Check whether an element is one of some parts of the page, or in one."""
    return any(id(one) in parts for one in (tag, *tag.parents))


def belongs_to(tag: Tag, parts: Container[int]) -> bool:
    """Check whether an element is in one of some parts of the page, or has one in it."""
    return is_in(tag, parts) or any(id(one) in parts for one in tag.descendants)


Way: TypeAlias = Callable[[Page], Iterable[Found]]


def is_aside(element: PageElement) -> bool:
    """Check whether an element belongs to a menu, a side column or the like."""
    return any(_is_aside(parent) for parent in element.parents) or (
        isinstance(element, Tag) and _is_aside(element)
    )


def _is_aside(tag: Tag) -> bool:
    if tag.name == "header":
        return not any(parent.name in _BODY for parent in tag.parents)
    names = (str(tag.get("id") or ""), *(tag.get_attribute_list("class") or ()))
    return (
        tag.name in _ASIDE
        or str(tag.get("role") or "") in _ASIDE_ROLES
        or any(_CONSENT.search(name) for name in names if name)
    )


def nodes_after(start: PageElement, end: PageElement | None) -> Iterator[PageElement]:
    """List what stands between two elements, as large pieces as possible, without side columns."""
    node = _next_outside(start)
    stops = {id(end), *(id(parent) for parent in end.parents)} if end is not None else set()
    while node is not None and node is not end:
        if id(node) in stops and isinstance(node, Tag):
            node = node.next_element  # the end is in it
            continue
        if not (isinstance(node, Tag) and _is_aside(node)):
            yield node
        node = _next_outside(node)


def _next_outside(node: PageElement) -> PageElement | None:
    """Return the element after all that is in one."""
    if isinstance(node, Tag):
        last: PageElement = node
        while isinstance(last, Tag) and last.contents:
            last = last.contents[-1]
        return last.next_element
    return node.next_element if isinstance(node, NavigableString) else None
