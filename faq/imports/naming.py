"""Ids for what is imported: from the names that the source gives, where a person could have."""

import re
from collections import Counter
from collections.abc import Container

from bot.editing.identifier import choose_id, free_id
from bot.knowledge.format import MAX_ID
from bot.normalise import fold

# « Q12 », « faq_003 », a UUID: names that say nothing.
_MEANINGLESS = re.compile(
    r"(?:(?:q|r|id|faq|qna|item|entry|entree|question|intent|intention|num|n|kb)?-*\d+)+"
    r"|[0-9a-f]{8}-?(?:[0-9a-f-]{4,})|[0-9a-f]{16,}"
    r"|default-[a-z]+-intent"
)


def entry_id(
    name: str | None,
    section: str | None,
    question: str,
    counts: Counter[str],
    taken: Container[str],
) -> str:
    """Make the id of an entry: of the source's name for it, else of its question.

    Args:
        name: what the source calls it.
        section: title of its section, which the name need not repeat.
        question: the question.
        counts: how many phrasings have each word.
        taken: ids that are given already.
    """
    slug = slugify(name or "")
    if section:
        slug = slug.removeprefix(f"{slugify(section)}-") or slug
    if not slug or _MEANINGLESS.fullmatch(slug) or not re.search("[a-z]{2}", slug):
        return choose_id(question, counts, taken)
    if len(slug) > MAX_ID:
        return choose_id(name or question, counts, taken)
    return free_id(slug, taken)


def section_id(title: str, taken: Container[str]) -> str:
    """Make the id of a section of its title, cut after a word."""
    slug = slugify(title)
    if len(slug) > MAX_ID:
        slug = slug[: MAX_ID + 1].rpartition("-")[0] or slug[:MAX_ID]
    return free_id(slug or "section", taken)


def slugify(text: str) -> str:
    """Write a text in lower case without accents, with hyphens between its words."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "-")).strip("-")
