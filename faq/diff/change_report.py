"""Changes of behaviour as text: Markdown for a pull request, lines for a terminal. In French."""

from collections.abc import Iterable, Iterator, Sequence

from faq.diff.comparison import Change, Difference, Inventory
from faq.evaluation import Result
from faq.evaluation.explanation import describe_reply

MAX_ROWS = 50  # a table; a comment of GitHub holds 65,536 characters

# Keeps what a message says from being taken for Markdown, a mention or a tag.
_AS_TEXT = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&\\`*_[]<>|#@~"})


def describe_difference(difference: Difference) -> str:
    """Lay out the difference between two knowledge bases as Markdown."""
    changes = difference.changes
    worse = sum(change.is_worse for change in changes)
    better = sum(change.is_better for change in changes)
    lines = [
        "## Ce qui change dans les réponses du bot",
        "",
        f"**{worse} en pire, {better} en mieux, {len(changes) - worse - better} autrement**, "
        f"sur {difference.asked_questions} questions étiquetées et "
        f"{difference.asked_phrasings} formulations présentes avant et après.",
        "",
        *_inventory(difference.inventory),
        "",
        "Entre parenthèses, la confiance. Le bot réapprend tout à chaque changement : près d'un "
        "seuil, quelques réponses basculent toujours.",
        *_tables("Questions étiquetées", difference.questions),
        *_tables("Formulations présentes avant et après", difference.phrasings),
    ]
    return "\n".join(lines)


def describe_changes(changes: Iterable[Change]) -> Iterator[str]:
    """Lay out the changes for the better line by line, then those for the worse.

    The end is what is in sight in a terminal.
    """
    counted = [change for change in changes if change.is_worse or change.is_better]
    for change in sorted(counted, key=lambda change: change.is_worse):
        yield (
            f"  {'mieux' if change.is_better else 'pire'} : « {change.case.question} » "
            f"({_wanted(change)}) : {_reply(change.before)} → {_reply(change.after)}"
        )


def _inventory(inventory: Inventory) -> Iterator[str]:
    for title, ids in (
        ("Entrées ajoutées", inventory.added),
        ("Entrées retirées", inventory.removed),
    ):
        names = f" ({', '.join(f'`{id_}`' for id_ in ids)})" if ids else ""
        yield f"- {title} : {len(ids)}{names}"
    yield f"- Formulations ajoutées : {inventory.new_phrasings}"
    yield f"- Formulations retirées : {inventory.lost_phrasings}"


def _tables(title: str, changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        return
    yield from ("", f"### {title}")
    others = [change for change in changes if not change.is_worse and not change.is_better]
    yield from _table("En pire", [change for change in changes if change.is_worse])
    yield from _table("En mieux", [change for change in changes if change.is_better])
    if others:
        summary = f"Autrement, ni mieux ni pire ({len(others)})"
        yield from ("", f"<details><summary>{summary}</summary>")
        yield from _rows(others)
        yield from ("", "</details>")


def _table(title: str, changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        yield from ("", f"**{title} ({len(changes)})**")
        yield from _rows(changes)


def _rows(changes: Sequence[Change]) -> Iterator[str]:
    yield from ("", "| message | voulu | avant | après |", "|---|---|---|---|")
    for change in changes[:MAX_ROWS]:
        cells = (
            change.case.question,
            _wanted(change),
            _reply(change.before),
            _reply(change.after),
        )
        yield f"| {' | '.join(map(_cell, cells))} |"
    if len(changes) > MAX_ROWS:
        yield from ("", f"… et {len(changes) - MAX_ROWS} autres.")


def _cell(text: str) -> str:
    return " ".join(text.split()).translate(_AS_TEXT)


def _reply(result: Result) -> str:
    return f"{describe_reply(result.turn.reply)} ({result.confidence:.2f})"


def _wanted(change: Change) -> str:
    return ", ".join(sorted(change.case.wanted)) or "hors sujet"
