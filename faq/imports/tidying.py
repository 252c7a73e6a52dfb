"""From what was found to a knowledge base: each question once, under a section, with an id."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.editing.identifier import count_words
from bot.knowledge import Entry, Section
from bot.markup import plain_text
from faq.imports.any_text import clean_text
from faq.imports.base import Base, Imported
from faq.imports.findings import Findings, Item, Notes
from faq.imports.language import LanguageGuess
from faq.imports.naming import entry_id, section_id
from faq.imports.rereading import note_doubts, note_lost_apostrophes, note_same_answers
from faq.imports.small_talk import is_small_talk, is_small_talk_section
from faq.imports.wording import Words, words_of

GENERAL = "Questions"  # title of the section of what has none
CONVERSATION = "Conversation"
MAX_QUESTION = 4096  # characters; a longer one is no question


def tidy(readings: Sequence[Findings], notes: Notes) -> Base:
    """Make a knowledge base of what was found.

    Args:
        readings: what was found, in the order in which it stands in the source.
        notes: takes note of what does not come over.
    """
    items = [_cleaned(item) for reading in readings for item in reading.items]
    note_lost_apostrophes(items, notes)
    kept = _share_out(_merge(_wanted(items, notes), notes), notes)
    note_same_answers(kept, notes)
    kept = [replace(item, section=title) for item, title in zip(kept, _titles(kept), strict=True)]
    sections = _sections(kept)
    near = (phrase for reading in readings for phrase in reading.out_of_scope)
    return Base(
        title=next((one.title for one in readings if one.title), None),
        sections=tuple(sections.values()),
        entries=tuple(_entries(kept, sections, notes)),
        near=tuple(_refused(near, kept)),
        formats=tuple(dict.fromkeys(reading.format for reading in readings)),
    )


def _cleaned(item: Item) -> Item:
    """Leave out what a file of the knowledge base cannot hold."""

    def line(text: str) -> str:
        return " ".join(clean_text(text).split(" ")).replace("\n", " ").replace("\t", " ").strip()

    return replace(
        item,
        question=line(item.question),
        answer=clean_text(item.answer).replace("\t", " ").strip(),
        variants=tuple(filter(None, map(line, item.variants))),
        keywords=tuple(filter(None, map(line, item.keywords))),
        section=line(item.section) if item.section else None,
        is_small_talk=(
            item.is_small_talk
            or is_small_talk(item.question)
            or is_small_talk_section(item.section or "")
        ),
    )


def _wanted(items: Iterable[Item], notes: Notes) -> Iterator[Item]:
    """Leave out what is no question with an answer in French."""
    language = LanguageGuess()
    for item in items:
        subject = item.question or item.name or plain_text(item.answer)[:80]
        if not item.question and not item.answer:
            notes.reject(item.place, subject or "?", "ni question ni réponse")
        elif not item.question:
            notes.reject(item.place, subject, "sans question")
        elif not item.answer:
            notes.reject(item.place, subject, "sans réponse")
        elif len(item.question) > MAX_QUESTION:
            notes.reject(item.place, item.question[:80], "trop longue pour une question")
        elif language.is_foreign((item.question, *item.variants, plain_text(item.answer))):
            notes.reject(item.place, subject, "dans une autre langue")
        else:
            note_doubts(item, notes)
            yield item


def _merge(items: Iterable[Item], notes: Notes) -> list[Item]:
    """Take each question once: the first with its answer, and all its phrasings."""
    first: dict[Words, Item] = {}
    for item in items:
        words = words_of(item.question)
        known = first.setdefault(words, item)
        if known is item:
            continue
        if words_of(known.answer) == words_of(item.answer):
            first[words] = replace(known, variants=(*known.variants, *item.variants))
        else:
            why = f"même question que « {known.question} » ({known.place}), autre réponse : "
            notes.reject(
                item.place, item.question, f"{why}« {item.answer} » ; la première est gardée"
            )
    return list(first.values())


def _share_out(items: Sequence[Item], notes: Notes) -> list[Item]:
    """Keep each phrasing once, where it stands first."""
    owners: dict[Words, Item] = {}
    shared = []
    for item in items:
        owners.setdefault(words_of(item.question), item)
        kept = []
        own = {words_of(item.question)}
        for variant in item.variants:
            words = words_of(variant)
            owner = owners.setdefault(words, item)
            if owner is not item:
                why = f"est aussi sous « {owner.question} » ; gardée là seulement"
                notes.reread(item.place, why, variant)
            elif words not in own:
                kept.append(variant)
            own.add(words)
        shared.append(replace(item, variants=tuple(kept)))
    return shared


def _titles(items: Sequence[Item]) -> list[str]:
    """Assign each item the title of its section; conversation has sections of its own."""
    talked = {item.section for item in items if item.is_small_talk}
    others = {item.section for item in items if not item.is_small_talk}
    return [
        item.section
        if item.section and not (item.is_small_talk and item.section in talked & others)
        else CONVERSATION
        if item.is_small_talk
        else GENERAL
        for item in items
    ]


def _sections(items: Sequence[Item]) -> dict[str, Section]:
    """Make the sections, in the order in which they come first."""
    sections: dict[str, Section] = {}
    for item in items:
        title = item.section or GENERAL
        if title not in sections:
            taken = {section.id for section in sections.values()}
            sections[title] = Section(
                id=section_id(title, taken), title=title, small_talk=item.is_small_talk
            )
    return sections


def _entries(
    items: Sequence[Item], sections: dict[str, Section], notes: Notes
) -> Iterator[Imported]:
    """Make the entries, grouped by section as a knowledge base is."""
    order = {title: number for number, title in enumerate(sections)}
    ordered = sorted(items, key=lambda item: order[item.section or GENERAL])
    counts = count_words(text for item in items for text in (item.question, *item.variants))
    ids: list[str] = []
    for item in ordered:
        ids.append(entry_id(item.name, item.section, item.question, counts, ids))
    by_name = {item.name: id_ for item, id_ in zip(ordered, ids, strict=True) if item.name}
    for item, id_ in zip(ordered, ids, strict=True):
        related = [by_name.get(name) for name in dict.fromkeys(item.related)]
        if None in related:
            notes.leave_out(
                item.place, "bouton vers une question qui n'est pas reprise", item.question
            )
        entry = Entry(
            id=id_,
            section=sections[item.section or GENERAL].id,
            question=item.question,
            variants=item.variants,
            keywords=item.keywords,
            answer=item.answer,
            related=tuple(one for one in related if one and one != id_),
            follow_ups={
                by_name[name]: said for name, said in item.follow_ups.items() if name in by_name
            },
        )
        yield Imported(entry, item.place, item.name or "")


def _refused(phrases: Iterable[str], items: Sequence[Item]) -> Iterator[str]:
    """List the messages to refuse, each once, without what an entry answers."""
    known = {words_of(text) for item in items for text in (item.question, *item.variants)}
    for phrase in phrases:
        text = clean_text(phrase).strip()
        if text and words_of(text) not in known:
            known.add(words_of(text))
            yield text
