"""Questions that the markup of a page tells: microdata, details, lists of terms, accordions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bs4.element import PageElement, Tag

from faq.imports.html_text import convert_html, read_plain
from faq.imports.pages.found import Found, Page, is_aside
from faq.imports.wording import is_question

_CONTROLS = (
    "[aria-controls], [data-toggle=collapse], [data-bs-toggle=collapse], [data-target], "
    "button[aria-expanded], [role=button][aria-expanded]"
)
_QUESTION_CLASS = re.compile(
    r"(?:^|[-_])(?:question|faq[-_]*(?:item[-_]*)?(?:q|title|titre|head|header|heading|trigger|label)"
    r"|(?:accordion|accordeon|toggle|collapse|panel)[-_]*(?:title|titre|header|heading|button|trigger))"
    r"(?:$|[-_])|(?:tab|toggle|accordion)[-_]title$",
    re.IGNORECASE,
)
_ANSWER_CLASS = re.compile(
    r"(?:^|[-_])(?:answer|reponse|réponse|faq[-_]*(?:item[-_]*)?(?:a|content|contenu|body|text|panel)"
    r"|(?:accordion|accordeon|toggle|collapse|panel)[-_]*(?:content|contenu|body|text|panel|inner))"
    r"(?:$|[-_])|(?:tab|toggle|accordion)[-_]content$",
    re.IGNORECASE,
)


def find_microdata(page: Page) -> Iterator[Found]:
    """List the questions of microdata, and of RDFa, with the markup of their answers."""
    for scope in page.soup.select('[itemtype*="schema.org/Question"], [typeof~="Question"]'):
        name = scope.select_one('[itemprop~="name"], [property~="name"], [property~="schema:name"]')
        text = scope.select_one('[itemprop~="text"], [property~="text"], [property~="schema:text"]')
        if name is not None:
            content = str(name.get("content") or "") or read_plain(name)
            yield _found(page, name, [text] if text else [], content)


def find_details(page: Page) -> Iterator[Found]:
    """List what `<details>` fold away."""
    for details in page.soup.find_all("details"):
        summary = details.find("summary", recursive=False) or details.find("summary")
        # One that holds others is a section.
        if summary is None or is_aside(details) or details.find("details"):
            continue
        answer = [node for node in details.children if node is not summary]
        if not _is_menu(answer):
            yield _found(page, summary, answer)


def find_definitions(page: Page) -> Iterator[Found]:
    """List the terms of a list that are questions, with what is said of them."""
    for terms in page.soup.find_all("dl"):
        if is_aside(terms):
            continue
        names = terms.find_all("dt")
        if sum(is_question(read_plain(name)) for name in names) * 2 < len(names):
            continue
        for (question, *others), answer in _groups(terms):
            variants = tuple(map(read_plain, others))
            yield replace(_found(page, question, answer), variants=variants)


def _groups(terms: Tag) -> Iterator[tuple[list[Tag], list[Tag]]]:
    """List the terms of a list with what is said of them; several may share that."""
    names, said = list[Tag](), list[Tag]()
    for row in terms.find_all(["dt", "dd"]):
        if row.name == "dt" and said:
            yield names, said
            names, said = [], []
        if names or row.name == "dt":
            (names if row.name == "dt" else said).append(row)
    if names:
        yield names, said


def find_controlled(page: Page) -> Iterator[Found]:
    """List what buttons and headings unfold, by the id of the part of the page."""
    for control in page.soup.select(_CONTROLS):
        target = _target(control)
        panel = page.soup.find(id=target) if target else _panel_beside(control)
        if not isinstance(panel, Tag) or is_aside(control) or is_aside(panel):
            continue
        holds_others = panel.select_one(f"{_CONTROLS}, details") is not None
        if not holds_others and panel not in control.parents and not _is_menu([panel]):
            yield _found(page, control, [panel])


def find_classes(page: Page) -> Iterator[Found]:
    """List pairs of elements whose classes say « question » and « answer », or the like."""
    questions = [
        tag
        for tag in page.soup.find_all(class_=_QUESTION_CLASS)
        if not is_aside(tag) and not _holds(tag, _ANSWER_CLASS)
    ]
    marked = {id(tag) for tag in questions}
    for question in questions:
        if any(id(parent) in marked for parent in question.parents):
            continue  # the outer one has all of it
        answer = question.find_next(class_=_ANSWER_CLASS)
        following = question.find_next(lambda tag: id(tag) in marked)
        while following is not None and question in following.parents:
            following = following.find_next(lambda tag: id(tag) in marked)
        if isinstance(answer, Tag) and any(id(tag) in marked for tag in answer.find_all(True)):
            continue  # the title of those in it
        if answer is not None and not _comes_before(following, answer):
            yield _found(page, question, [answer])


def _found(
    page: Page, question: Tag, answer: Iterable[PageElement], text: str | None = None
) -> Found:
    place, nodes = page.place(question), tuple(answer)
    light = convert_html(nodes, place, page.notes)
    return Found(text or read_plain(question), light, place, question, answered_in=nodes)


def _target(control: Tag) -> str:
    """Return the id of what a control unfolds."""
    for key in ("aria-controls", "data-bs-target", "data-target", "href"):
        if value := str(control.get(key) or ""):
            return value.removeprefix("#").split(" ")[0]
    return ""


def _panel_beside(control: Tag) -> Tag | None:
    """Return what a button without a target unfolds: what comes next to it, or to its heading."""
    parent = control.parent
    is_in_heading = parent is not None and re.fullmatch(r"h[1-6]|dt", parent.name) is not None
    return (parent if parent is not None and is_in_heading else control).find_next_sibling(True)


def _is_menu(nodes: Iterable[PageElement]) -> bool:
    """Check whether elements have no text but that of links, in a list of them."""
    tags = [node for node in nodes if isinstance(node, Tag)]
    links = [link for tag in tags for link in tag.find_all("a")]
    text = sum(len(read_plain(node)) for node in nodes)
    return len(links) > 1 and text <= sum(len(read_plain(link)) for link in links) + len(links)


def _holds(tag: Tag, classes: re.Pattern[str]) -> bool:
    return tag.find(class_=classes) is not None


def _comes_before(tag: Tag | None, other: Tag) -> bool:
    """Check whether an element comes before another one in the page."""
    return tag is not None and any(after is other for after in tag.next_elements)
