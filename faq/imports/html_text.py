"""From HTML to the light markup: bold, links, lists with « • »; what it has not is noted."""

import re
import warnings
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup

from faq.imports.findings import Notes, Place
from faq.imports.runs import BLOCK_END, LINE_END, PARAGRAPH_END, Run, write_runs

_SPACES = re.compile(r"[ \t\r\n\f]+")
_REACHED = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
_STRUCK = {"s", "strike", "del"}
# Their text is not part of what a reader sees.
_UNSEEN = {"script", "style", "noscript", "template", "svg", "head", "select", "input"}
_BOLD = {"b", "strong", "th"}
_ITALIC = {"i", "em", "cite"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_PARAGRAPHS = {"p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure"} | _HEADINGS
_LINES = {"div", "li", "tr", "section", "article", "dt", "dd", "address", "details", "summary"}
_PLAIN = Run("")
_EMBEDDED = {
    "img": "image",
    "picture": "image",
    "video": "vidéo",
    "audio": "enregistrement sonore",
    "iframe": "page incorporée",
    "object": "page incorporée",
    "form": "formulaire",
}


def parse_html(text: str) -> BeautifulSoup:
    """Parse HTML by the standard library's parser: it is as right as others, and tells lines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is both
        try:
            return BeautifulSoup(text, "html.parser")
        except ParserRejectedMarkup:  # over a section that none of its languages has
            return BeautifulSoup(text.replace("<![", "&lt;!["), "html.parser")


def convert_html(nodes: Iterable[PageElement], place: Place, notes: Notes) -> str:
    """Write HTML in the light markup.

    Args:
        nodes: elements in the order of the page.
        place: what to name in notes.
        notes: takes note of images, tables and the like.
    """
    writer = _Writer(place, notes)
    return write_runs(run for node in nodes for run in writer.runs(node))


def read_plain(node: PageElement) -> str:
    """Return the text of an element as one line, without icons and the like."""
    parts = (str(text) for text in _seen_texts(node))
    return _SPACES.sub(" ", "".join(parts)).strip()


def _seen_texts(node: PageElement) -> Iterator[NavigableString]:
    if isinstance(node, NavigableString):
        if not isinstance(node, PreformattedString):
            yield node
        return
    if isinstance(node, Tag) and not _is_unseen(node):
        for child in node.children:
            yield from _seen_texts(child)
            if isinstance(child, Tag) and child.name in _PARAGRAPHS | _LINES | {"br"}:
                yield NavigableString(" ")


def _is_unseen(tag: Tag) -> bool:
    """Check whether a tag is no text of the page, or an icon."""
    return tag.name in _UNSEEN or tag.get("aria-hidden") == "true"


class _Writer:
    """Turns elements into runs, and notes what cannot be one."""

    def __init__(self, place: Place, notes: Notes) -> None:
        self._place = place
        self._notes = notes

    def runs(self, node: PageElement, style: Run = _PLAIN) -> Iterator[Run]:
        """List the runs of an element, in the style of what is around it."""
        if isinstance(node, NavigableString):
            if not isinstance(node, (Comment, PreformattedString)):
                yield Run(_SPACES.sub(" ", str(node)), style.bold, style.url)
        elif isinstance(node, Tag):
            yield from self._tag_runs(node, style)

    def _tag_runs(self, tag: Tag, style: Run) -> Iterator[Run]:
        match tag.name:
            case name if name in _UNSEEN:
                pass
            case "button":
                self._notes.leave_out(self._place, "bouton", read_plain(tag))
            case name if name in _STRUCK:
                self._notes.leave_out(self._place, "texte barré", read_plain(tag))
            case "br":
                yield LINE_END
            case "hr":
                yield PARAGRAPH_END
            case name if name in _EMBEDDED:
                yield from self._embedded_runs(tag, style)
            case "table":
                yield from self._table_runs(tag, style)
            case "li":
                yield from (BLOCK_END, Run(_bullet(tag)))
                yield from _without_leading_ends(self._inner_runs(tag, style))
                yield BLOCK_END
            case "pre":
                yield from self._preformatted_runs(tag, style)
            case "a":
                yield from self._inner_runs(tag, Run("", style.bold, self._url(tag)))
            case name:
                yield from self._block_runs(tag, _styled(style, name))

    def _inner_runs(self, tag: Tag, style: Run) -> Iterator[Run]:
        for child in tag.children:
            yield from self.runs(child, style)

    def _block_runs(self, tag: Tag, style: Run) -> Iterator[Run]:
        if tag.name in _ITALIC and read_plain(tag):
            self._notes.leave_out(self._place, "italique (le texte est gardé)")
        ends: tuple[Run, ...] = ()
        if tag.name in _PARAGRAPHS | _LINES:
            # Paragraphs in the item of a list follow it line by line.
            is_loose = tag.name in _PARAGRAPHS and tag.find_parent("li") is None
            ends = (PARAGRAPH_END,) if is_loose else (BLOCK_END,)
        yield from (*ends, *self._inner_runs(tag, style), *ends)

    def _preformatted_runs(self, tag: Tag, style: Run) -> Iterator[Run]:
        yield PARAGRAPH_END
        for line in tag.get_text().strip("\n").split("\n"):
            yield from (Run(line, style.bold, style.url), LINE_END)
        yield PARAGRAPH_END

    def _embedded_runs(self, tag: Tag, style: Run) -> Iterator[Run]:
        subject = str(tag.get("alt") or tag.get("src") or tag.get("title") or "")
        shown = "" if subject.startswith("data:") else subject
        self._notes.leave_out(self._place, _EMBEDDED[tag.name], shown)
        if tag.name in ("object", "form"):
            yield from self._inner_runs(tag, style)

    def _table_runs(self, table: Tag, style: Run) -> Iterator[Run]:
        """Write a row a line; there are no tables in a chat."""
        self._notes.leave_out(
            self._place, "tableau (ses lignes sont gardées, cases séparées par |)"
        )
        yield PARAGRAPH_END
        for row in table.find_all("tr"):
            for number, cell in enumerate(row.find_all(["td", "th"])):
                if number:
                    yield Run(" | ")
                inner = self._inner_runs(cell, style)
                yield from (Run(" ") if run.ends_line else run for run in inner)
            yield BLOCK_END
        yield PARAGRAPH_END

    def _url(self, link: Tag) -> str | None:
        """Return the address of a link that leads from a chat to somewhere."""
        address = str(link.get("href") or "").strip()
        if address.startswith("www."):
            address = f"https://{address}"
        if _REACHED.match(address):
            return address
        if address and not address.startswith("#"):
            self._notes.leave_out(self._place, "lien relatif (le texte est gardé)", address)
        return None


def _styled(style: Run, name: str) -> Run:
    is_bold = style.bold or name in _BOLD | _HEADINGS
    return Run("", is_bold, style.url)


def _bullet(item: Tag) -> str:
    """Write what stands before the item of a list; a numbered one keeps its number."""
    parent = item.parent
    if parent is None or parent.name != "ol":
        return "• "
    before = len(item.find_previous_siblings("li"))
    first = str(parent.get("start") or "1")
    return f"{int(first) + before if first.isdecimal() else before + 1}. "


def _without_leading_ends(runs: Iterable[Run]) -> Iterator[Run]:
    """Leave out the ends of lines between a bullet and its text."""
    has_begun = False
    for run in runs:
        has_begun = has_begun or bool(run.text.strip())
        if has_begun:
            yield run
