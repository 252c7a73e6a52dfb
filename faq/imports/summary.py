"""What an import tells its user, in French: what came over, what did not, what to look at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from faq.imports.base import Base
from faq.imports.findings import Kind, Note
from faq.imports.plan import FIELDS, Plan

MAX_PLACES = 6  # named for one kind of thing that does not come over
MAX_SUBJECT, MAX_TEXT = 120, 300  # characters


def describe_base(base: Base) -> Iterator[str]:
    """Describe what came over."""
    phrasings = sum(len(one.entry.variants) for one in base.entries)
    yield f"Lu comme : {', '.join(base.formats)}."
    parts = [f"{_count(len(base.entries), 'question')} avec réponse"]
    parts += [_count(phrasings, "autre formulation", "autres formulations")]
    if base.near:
        parts.append(_count(len(base.near), "message à refuser", "messages à refuser"))
    yield f"Repris : {', '.join(parts)}."
    per_section = Counter(one.entry.section for one in base.entries)
    for section in base.sections:
        talk = " (conversation)" if section.small_talk else ""
        yield f"  {section.title}{talk} : {per_section[section.id]}"


def describe_notes(notes: Iterable[Note]) -> Iterator[str]:
    """Describe what did not come over, and what to read again, by kind."""
    known = list(notes)
    for kind in Kind:
        groups: dict[str, list[Note]] = {}
        for note in (one for one in known if one.kind is kind):
            groups.setdefault(note.text, []).append(note)
        if groups:
            yield f"\n{kind.value} ({sum(map(len, groups.values()))}) :"
        for text, group in groups.items():
            yield from _describe_group(text, group)


def describe_plan(plan: Plan) -> Iterator[str]:
    """Describe what an import into a folder that has one would change."""
    for entry in plan.added:
        yield f"  + {entry.id} : {entry.question}"
    for id_ in plan.removed:
        yield f"  - {id_} : n'est plus à la source"
    for change in plan.changed:
        yield f"  ~ {change.entry_id} : {FIELDS[change.key]}"
        yield f"      avant : {_short(_shown(change.old))}"
        yield f"      après : {_short(_shown(change.new))}"
    for id_, (added, removed) in plan.variants.items():
        yield from (f"  ~ {id_} : + « {text} »" for text in added)
        yield from (f"  ~ {id_} : - « {text} »" for text in removed)
    for sign, texts in zip("+-", plan.near, strict=True):
        yield from (f"  ~ hors sujet : {sign} « {text} »" for text in texts)
    if plan.conflicts:
        yield f"\nChangé à la source et ici ({len(plan.conflicts)}) ; ce qui est ici reste :"
    for conflict in plan.conflicts:
        yield f"  ! {conflict.entry_id} : {conflict.what}"
        yield f"      ici : {_short(conflict.here)}"
        yield f"      source : {_short(conflict.there)}"


def _describe_group(text: str, group: list[Note]) -> Iterator[str]:
    if len(group) == 1 or group[0].kind in (Kind.REJECTED, Kind.REREAD):
        for note in group:
            is_named = note.subject and note.subject != note.place.question
            subject = f" « {_short(note.subject)} » :" if is_named else ""
            yield f"  {note.place} :{subject} {shorten(text, MAX_TEXT, placeholder=' …')}"
        return
    yield f"  {text} ({len(group)}) :"
    by_subject: dict[str, list[Note]] = {}
    for note in group:
        by_subject.setdefault(note.subject or str(note.place), []).append(note)
    shown = list(by_subject.values())
    for first, *others in shown[:MAX_PLACES]:
        subject = f" : {_short(first.subject)}" if first.subject else ""
        yield f"    {first.place}{subject}" + (f" ({len(others) + 1} fois)" if others else "")
    if len(shown) > MAX_PLACES:
        yield f"    {_describe_rest([note for notes in shown[MAX_PLACES:] for note in notes])}"


def _describe_rest(notes: Sequence[Note]) -> str:
    """Name the places of notes, a file with its lines once; count those without a line."""
    lines: dict[str, list[int]] = {}
    for note in notes:
        if note.place.line:
            lines.setdefault(note.place.file, []).append(note.place.line)
    parts = [f"{file}:{', '.join(map(str, dict.fromkeys(at)))}" for file, at in lines.items()]
    others = len(notes) - sum(map(len, lines.values()))
    parts += [f"{_count(others, 'autre')}"] if others else []
    return f"aussi : {' ; '.join(parts)}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number < 2 else many or one + 's'}"


def _short(text: str) -> str:
    return shorten(text, MAX_SUBJECT, placeholder=" …")


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value) or "rien"
