"""Where the bot fails, as text for a terminal, in French."""

from collections.abc import Iterable, Iterator, Sequence

from bot.dialogue import Dialogue
from bot.gaps import Decision, Gap, NearestEntry, WeakEntry, find_nearest
from bot.storage.retention import QUESTIONS_KEPT

MOST_ENTRIES = 10  # listed


def describe_gaps(gaps: Iterable[Gap], dialogue: Dialogue) -> str:
    """Lay out all gaps."""
    blocks = []
    for number, gap in enumerate(gaps, start=1):
        lines = describe_gap(gap, find_nearest(gap, dialogue))
        blocks.append("\n".join([f"\nGroupe {number}", *lines]))
    return "\n".join(blocks)


def describe_size(gaps: Sequence[Gap]) -> str:
    """Return in words how many questions there are."""
    if not gaps:
        return "Aucune question transmise."
    questions = sum(gap.size for gap in gaps)
    return f"Questions transmises : {questions}, en {len(gaps)} groupe{'s' * (len(gaps) > 1)}"


def describe_gap(gap: Gap, nearest: NearestEntry | None) -> Iterator[str]:
    """Lay out the questions of one gap, numbered, and the entry that is nearest, line by line."""
    yield from _questions(gap)
    if nearest is None:
        yield "  Le bot n'y lit aucun mot."
        return
    yield f"  La plus proche : {nearest.entry.id} (confiance {nearest.confidence:.2f})"
    yield f"    {nearest.entry.question}"


def describe_decision(decision: Decision, gap: Gap) -> str:
    """Lay out what was decided on Telegram about a gap."""
    return "\n".join([f"Décidé sur Telegram : {_outcome(decision)}", *_questions(gap)])


def describe_weak_entries(entries: Sequence[WeakEntry]) -> str:
    """Lay out the entries that served users worst."""
    if not entries:
        return "Aucune entrée refusée ni mal notée."
    title = f"Entrées qui ont mal servi (sur {QUESTIONS_KEPT} jours ; 👎 depuis un an)"
    return "\n".join([title, *_rows(entries[:MOST_ENTRIES])])


def _outcome(decision: Decision) -> str:
    if decision.entry is not None:
        answer = decision.entry.answer.replace("\n", "\n    ")
        return f"nouvelle entrée {decision.entry_id}, « {decision.entry.question} »\n    {answer}"
    return f"variante de {decision.entry_id}" if decision.entry_id else "hors sujet"


def _questions(gap: Gap) -> Iterator[str]:
    for number, (text, same) in enumerate(zip(gap.texts, gap.asked, strict=True), start=1):
        times = f" (× {len(same)})" if len(same) > 1 else ""
        yield f"  {number}. « {text} »{times}"


def _rows(entries: Iterable[WeakEntry]) -> Iterator[str]:
    yield "  sans réponse  refusée   👎"
    for one in entries:
        yield f"  {one.unknown:12}  {one.refused:7}  {one.down:3}  {one.entry.id}"
