"""What came over, but had better be read again: the source has lost or repeated something."""

import re
from collections.abc import Iterator, Sequence

from bot.markup import plain_text
from faq.imports.findings import Item, Notes
from faq.imports.wording import (
    Words,
    ends_as_question,
    is_question,
    words_of,
    words_without_apostrophe,
)

LOST = "\ufffd"  # stands where a character was lost before the file came here
MIN_LOST = 3  # different words without their apostrophe, where no text has any
MIN_SAID = 5  # words of an answer that make two questions one; « Oui, bien sûr. » does not

_PLACEHOLDER = re.compile(r"\{\{?\s*[A-Za-z_][\w .]*\}?\}|%[A-Za-z_]\w+%|\$\{\w+\}")

_BY_NUMBER = re.compile(r"(?i)\b(?:voir|voyez|cf\.?|à) (?:la |les )?questions? (?:n° ?)?\d+")


def note_lost_apostrophes(items: Sequence[Item], notes: Notes) -> None:
    """Note that apostrophes are gone: some programs strip them, and nothing brings them back."""
    texts = [text for item in items for text in (item.question, *item.variants)]
    lost = dict.fromkeys(word for text in texts for word in words_without_apostrophe(text))
    if len(lost) >= MIN_LOST and not any("'" in text or "’" in text for text in texts):
        why = "les apostrophes ont disparu à la source : prenez-en un autre export"
        notes.reread(items[0].place, why, ", ".join(lost))


def note_doubts(item: Item, notes: Notes) -> None:
    """Note what an item says that is true at the source alone, or is not what it should be."""
    for placeholder in dict.fromkeys(_PLACEHOLDER.findall(item.answer)):
        why = f"{placeholder} est à remplacer dans la réponse"
        notes.reread(item.place, why, item.question)
    for line in _asking_paragraphs(item.answer):
        notes.reread(item.place, "dans la réponse, peut-être une autre question", line)
    for reference in dict.fromkeys(_BY_NUMBER.findall(item.answer)):
        why = f"« {reference} » : les questions n'ont plus de numéro ici, nommez-la"
        notes.reread(item.place, why, item.question)
    if LOST in "".join((item.question, item.answer, *item.variants)):
        notes.reread(item.place, "un caractère est perdu à la source (�)", item.question)


def note_same_answers(items: Sequence[Item], notes: Notes) -> None:
    """Note what has the answer of another question: two such entries stand in each other's way."""
    first: dict[Words, Item] = {}
    for item in items:
        words = words_of(plain_text(item.answer))
        same = first.setdefault(words, item)
        if same is not item and len(words) >= MIN_SAID and not item.is_small_talk:
            why = f"même réponse que « {same.question} » : n'en gardez qu'une, l'autre en variante"
            notes.reread(item.place, why, item.question)


def _asking_paragraphs(answer: str) -> Iterator[str]:
    """List the paragraphs between others that only ask something, as a heading would."""
    for paragraph in plain_text(answer).split("\n\n")[1:-1]:
        if ends_as_question(paragraph) and is_question(paragraph.split("?")[0]):
            yield paragraph
