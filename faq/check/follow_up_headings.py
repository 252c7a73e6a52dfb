"""Headings `# après <id>` that stand twice in a file, or have phrasings of another kind below them.

Git merges files of phrasings by taking the lines of both branches. Where both added to the end of
one, a heading comes twice, or what can be asked at any time ends up below the heading of the other
branch, and is then learned as a follow-up.
"""

from collections import Counter
from collections.abc import Iterator

from bot.knowledge import Fault
from bot.knowledge.phrasing_files import PhrasingFile
from faq.source import Source

# Of the 1,362 headings of the bot's own knowledge base, none of another entry has more than 29
# follow-ups; three had 25 to 33 when a merge had put phrasings below them. What asks on about an
# entry itself asks many things: up to 60.
MAX_FOLLOW_UPS = 30
MAX_OWN_FOLLOW_UPS = 70


def check(source: Source) -> Iterator[Fault]:
    """List the headings that a merge may have doubled, or put above what they do not announce."""
    for entry_id, file in source.phrasing_files.items():
        faults = [*_repeated(entry_id, file), *_overfull(entry_id, file)]
        yield from sorted(faults, key=lambda fault: fault.line)


def _repeated(entry_id: str, file: PhrasingFile) -> Iterator[Fault]:
    for id_, (first, *others) in file.headings.items():
        for line in others:
            problem = f"« # après {id_} » est déjà à la ligne {first}"
            remedy = "réunissez ces lignes sous un seul titre"
            yield Fault(file.path, line, entry_id, problem, remedy)


def _overfull(entry_id: str, file: PhrasingFile) -> Iterator[Fault]:
    counts = Counter(phrasing.after for phrasing in file.phrasings if phrasing.after is not None)
    for id_, count in counts.items():
        if count > (MAX_OWN_FOLLOW_UPS if id_ == entry_id else MAX_FOLLOW_UPS):
            problem = f"{count} lignes viennent après « # après {id_} »"
            remedy = (
                "remettez avant le premier « # après » celles qui se comprennent sans cette réponse"
            )
            yield Fault(file.path, file.headings[id_][0], entry_id, problem, remedy)
