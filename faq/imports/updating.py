"""An import into a folder that has one: what has changed at the source, and whether it may come.

Three states are compared: what the source said last time, what it says now, and what stands here.
What only the source has changed comes over; what was changed here stays, unless it is asked for.
Typography that was put right here, as `faq check --fix` does, is no change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.editing.identifier import free_id
from bot.knowledge import Entry, Section
from faq.check.typography import mend
from faq.imports.base import Base
from faq.imports.memory import Memory, Remembered, remember
from faq.imports.naming import section_id
from faq.imports.plan import FIELDS, Conflict, FieldChange, Plan
from faq.imports.recognising import recognise
from faq.imports.wording import words_of
from faq.source import Source


def plan_update(base: Base, last: Memory, here: Source, overwrites: bool) -> Plan:
    """Compute what an import brings in.

    Args:
        base: what the source says now.
        last: what it said last time.
        here: what stands here.
        overwrites: what was changed here is to be overwritten.
    """
    return _Planner(base, last, here, overwrites).plan()


class _Planner:
    def __init__(self, base: Base, last: Memory, here: Source, overwrites: bool) -> None:
        knowledge = here.knowledge
        self._base = base
        self._last = last
        self._here = knowledge.entry_by_id
        self._knowledge = knowledge
        self._led_to = {id_ for other, ids in _leads(here) for id_ in ids if id_ != other}
        self._taken = {*self._here, *knowledge.switched_off, *last.entries}
        self._overwrites = overwrites
        self._titles = {section.id: section.title for section in knowledge.sections}
        self._now = remember(base).entries
        self._plan = Plan()
        # By the id that an entry got now: the one that it has here.
        self._known = dict(recognise(self._now, last.entries))

    def plan(self) -> Plan:
        kept: dict[str, Remembered] = {}
        for now_id, now in self._now.items():
            if now_id in self._known:
                id_ = self._known[now_id]
                kept[id_] = self._update(id_, self._last.entries[id_], now)
        new_ids = [now_id for now_id in self._now if now_id not in self._known]
        kept |= self._add(new_ids)
        for id_ in self._last.entries.keys() - set(self._known.values()):
            if self._remove(id_):
                kept[id_] = self._last.entries[id_]
        self._compare_near()
        self._plan.memory = Memory(entries=kept, near=self._base.near)
        return self._plan

    def _update(self, id_: str, last: Remembered, now: Remembered) -> Remembered:
        """Take over what has changed of an entry; give what is to be remembered of it."""
        if id_ not in self._here:
            if now != last:
                self._conflict(id_, "l'entrée", "supprimée", now.question)
            return last
        here = self._here[id_]
        updated = now
        for key in FIELDS:
            old, new, own = getattr(last, key), getattr(now, key), self._value_here(here, key)
            if new in (old, own):
                continue
            if self._overwrites or _is_same(own, old):
                if key == "section":
                    self._section_id(new)
                self._plan.changed.append(FieldChange(id_, key, own, new))
            else:
                self._conflict(id_, FIELDS[key], _shown(own), _shown(new))
                updated = updated.model_copy(update={key: old})
        self._compare_variants(here, last.variants, now.variants)
        return updated

    def _value_here(self, entry: Entry, key: str) -> str | tuple[str, ...]:
        if key == "section":
            return self._titles[entry.section]
        value: str | tuple[str, ...] = getattr(entry, key)
        return value

    def _compare_variants(self, here: Entry, last: Sequence[str], now: Sequence[str]) -> None:
        own = {words_of(text) for text in here.phrasings}
        added = [text for text in _without(now, last) if words_of(text) not in own]
        removed = [text for text in here.variants if text in _without(last, now)]
        if added or removed:
            self._plan.variants[here.id] = (added, removed)

    def _add(self, now_ids: Sequence[str]) -> dict[str, Remembered]:
        """Add the entries that are new at the source; give what is to be remembered of them."""
        entries = {one.entry.id: one.entry for one in self._base.entries}
        questions = {words_of(entry.question): entry.id for entry in self._here.values()}
        ids, kept = dict(self._known), dict[str, Remembered]()
        for now_id in now_ids:
            same = questions.get(words_of(entries[now_id].question))
            if same:
                ids[now_id], kept[same] = same, self._now[now_id]
                self._compare_variants(self._here[same], (), self._now[now_id].variants)
                here, there = self._here[same].answer, entries[now_id].answer
                if not _is_same(here, there):
                    self._conflict(same, FIELDS["answer"], here, there)
                continue
            taken = {*self._taken, *ids.values()}
            ids[now_id] = free_id(now_id, taken)
        for now_id in now_ids:
            if ids[now_id] in self._here:
                continue
            kept[ids[now_id]] = self._now[now_id]
            self._plan.added.append(self._with_ids(entries[now_id], ids, self._now[now_id].section))
        return kept

    def _with_ids(self, entry: Entry, ids: Mapping[str, str], section: str) -> Entry:
        """Replace the ids of an entry by those in use here, its own and those it refers to."""
        return entry.model_copy(
            update={
                "id": ids[entry.id],
                "section": self._section_id(section),
                "related": tuple(ids[one] for one in entry.related if one in ids),
                "follow_ups": {
                    ids[meant]: texts for meant, texts in entry.follow_ups.items() if meant in ids
                },
            }
        )

    def _section_id(self, title: str) -> str:
        """Return the section of a title, or make one."""
        sections = [*self._knowledge.sections, *self._plan.sections]
        found = next((section for section in sections if _is_same(section.title, title)), None)
        if found is None:
            talk = {one.title: one.small_talk for one in self._base.sections}
            taken = {section.id for section in sections}
            found = Section(id=section_id(title, taken), title=title, small_talk=talk[title])
            self._plan.sections.append(found)
        return found.id

    def _remove(self, id_: str) -> bool:
        """Take away an entry that is gone at the source; tell whether it has to stay."""
        here, last = self._here.get(id_), self._last.entries[id_]
        if here is None:
            return False
        pairs = ((self._value_here(here, key), getattr(last, key)) for key in FIELDS)
        is_changed = not all(_is_same(*pair) for pair in pairs)
        is_changed = is_changed or bool(_without(here.variants, last.variants))
        is_needed = id_ in self._led_to
        if is_needed or (is_changed and not self._overwrites):
            why = "d'autres entrées y mènent" if is_needed else "changée ici"
            self._conflict(id_, "l'entrée", why, "supprimée")
            return True
        self._plan.removed.append(id_)
        return False

    def _compare_near(self) -> None:
        own = self._knowledge.out_of_scope.near
        added = [text for text in _without(self._base.near, self._last.near) if text not in own]
        removed = [text for text in _without(self._last.near, self._base.near) if text in own]
        self._plan.near = (added, removed)

    def _conflict(self, id_: str, what: str, here: str, there: str) -> None:
        self._plan.conflicts.append(Conflict(id_, what, here, there))


def _leads(here: Source) -> Iterator[tuple[str, Iterable[str]]]:
    """List what each entry, and each file of phrasings, leads to; also of those switched off."""
    for entry in here.document(here.path).value["entries"]:
        yield entry["id"], (*entry.get("related", ()), *entry.get("follow_ups", ()))
    for id_, file in here.phrasing_files.items():
        yield id_, file.headings


def _without(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """List the texts that others do not have."""
    return [text for text in texts if text not in others]


def _is_same(one: str | tuple[str, ...], other: str | tuple[str, ...]) -> bool:
    """Check whether two values are the same but for their typography."""
    return one == other or mend(_shown(one)) == mend(_shown(other))


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
