"""Each question of a page once, however many ways find it, with the answer that is seen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bs4.element import Tag

from bot.knowledge.equality import comparable
from bot.markup import plain_text
from bot.normalise import split_words
from faq.imports.findings import Notes, Place
from faq.imports.html_text import read_plain
from faq.imports.pages.found import Found, Page
from faq.imports.wording import drop_number, ends_as_question

# Share of the words of an answer in the page's data that the page shows, at least, where both are
# one: shops and agencies word their data for search engines anew, mostly shorter.
MIN_SHOWN = 0.8
MIN_FURNISHED = 3  # answers with the same last line, « Cette réponse vous a-t-elle aidé ? »
_SHOWING = ["h2", "h3", "h4", "h5", "h6", "strong", "b", "p", "button", "a", "span", "div"]


def merge(ways: Iterable[Iterable[Found]], page: Page) -> list[Found]:
    """Take each question once that several ways find, with what each knows beside its text.

    What one way finds twice stands twice on the page, and stays two.
    """
    merged: list[Found] = []
    for way in ways:
        known = {comparable(one.question): number for number, one in enumerate(merged)}
        for one in way:
            number = known.get(comparable(drop_number(one.question)))
            if number is None:
                merged.append(replace(one, question=drop_number(one.question)))
            else:
                merged[number] = _join(merged[number], one, page.notes)
    located = _locate(page, [one for one in merged if one.question])
    return _with_unseen(_without_furniture(located, page), page)


def _join(first: Found, other: Found, notes: Notes) -> Found:
    """Make one of two that are the same question."""
    if first.answer and not set(_words(other.answer)) <= set(_words(first.answer)):
        why = f"la page donne aussi une autre réponse : « {plain_text(other.answer)} »"
        notes.reread(first.place, why, first.question)
    return replace(
        first,
        answer=first.answer or other.answer,
        element=first.element or other.element,
        place=first.place if first.element else other.place,
        answered_in=first.answered_in + other.answered_in,
        variants=first.variants + other.variants,
    )


def _locate(page: Page, found: list[Found]) -> list[Found]:
    """Look up where questions are seen that only the page's data have told."""
    if all(one.element for one in found):
        return found
    shown: dict[str, Tag] = {}
    for tag in page.soup.find_all(_SHOWING):
        shown.setdefault(comparable(drop_number(read_plain(tag))), tag)
    return [
        one if one.element else replace(one, element=shown.get(comparable(one.question)))
        for one in found
    ]


def _without_furniture(found: Sequence[Found], page: Page) -> list[Found]:
    """Leave out what most answers end with and asks something: whether they have helped."""
    ends = [one.answer.rpartition("\n")[2] for one in found]
    asked = {end for end in ends if ends_as_question(end) and _is_of_most(end, ends)}
    for end in asked:
        page.notes.leave_out(Place(page.file), "question à la fin de la plupart des réponses", end)
    return [
        replace(one, answer=one.answer.rpartition("\n")[0].rstrip()) if end in asked else one
        for one, end in zip(found, ends, strict=True)
    ]


def _is_of_most(end: str, ends: Sequence[str]) -> bool:
    return max(MIN_FURNISHED, len(ends) / 2) <= ends.count(end)


def _with_unseen(found: Sequence[Found], page: Page) -> list[Found]:
    """Make a question that only the page's data have one with what the page answers alike."""
    seen = [one for one in found if one.element]
    unseen = [one for one in found if not one.element]
    shown = [frozenset(_words(one.answer)) for one in seen]
    for one in unseen:
        words = frozenset(_words(one.answer))
        shares = [len(words & other) / max(len(words), 1) for other in shown]
        best = max(shares, default=0.0)
        if best >= MIN_SHOWN and shares.count(best) == 1:
            number = shares.index(best)
            joined = replace(one, variants=(one.question, *one.variants))
            seen[number] = _join(seen[number], joined, page.notes)
        else:
            if shares:
                why = "seulement dans les données de la page pour les moteurs de recherche"
                page.notes.reread(one.place, why, one.question)
            seen.append(one)
    return seen


def _words(answer: str) -> list[str]:
    return split_words(plain_text(answer))
