"""What a document has that none of its questions is answered with."""

from collections.abc import Collection, Iterator

from faq.imports.findings import Place
from faq.imports.html_text import read_plain
from faq.imports.pages.found import Found, Page, belongs_to, ids_of_parts, is_in

_BLOCKS = ["p", "ul", "ol", "dl", "table", "pre", "blockquote"]
_TITLES = {"h1", "h2", "h3", "h4", "h5", "h6"}


def note_unanswered(page: Page, found: Collection[Found]) -> None:
    """Note each stretch of text that is no part of a question or an answer."""
    for texts in _stretches(page, found):
        what = "texte qui ne répond à aucune question"
        page.notes.leave_out(Place(page.file), what, " ".join(texts))


def _stretches(page: Page, found: Collection[Found]) -> Iterator[list[str]]:
    parts = ids_of_parts(found)
    texts: list[str] = []
    for block in page.soup.find_all([*_BLOCKS, *_TITLES]):
        if is_in(block, parts) or block.name in _TITLES:
            if texts:
                yield texts
            texts = []
        elif not block.find_parent(_BLOCKS) and not belongs_to(block, parts) and read_plain(block):
            texts.append(read_plain(block))
    if texts:
        yield texts
