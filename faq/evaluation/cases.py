"""Labelled messages, and how they are read from a file."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from faq.jsonl import CaseLine, Turn, read_cases

FORM = '{"q": "…", "ids": ["…"]}'


@dataclass(frozen=True)
class Case:
    """A labelled message.

    Attributes:
        wanted: ids of the entries that answer it, any of them; empty if it is out of scope.
        asks_several: it asks for all of `wanted`.
        is_later: it follows another message of a conversation.
    """

    question: str
    wanted: frozenset[str]
    asks_several: bool = False
    is_later: bool = False


def read_conversations(lines: Iterable[str | bytes], source: str) -> Iterator[list[Case]]:
    """Read labelled conversations, one a line of JSON; most are of one message.

    Args:
        lines: `{"q": …, "ids": […], "kind": …}` or `{"turns": [{"q": …, "ids": […]}, …]}`.
        source: what to call the file in errors.

    Raises:
        FaqError: naming the line that is not of that form.
    """
    for case in read_cases(lines, source, FORM):
        yield [_case(case, turn, is_later=index > 0) for index, turn in enumerate(case.turns)]


def unknown_ids(conversations: Iterable[Iterable[Case]], known: Container[str]) -> list[str]:
    """List the ids that cases want and no entry has, in order."""
    wanted = {id_ for cases in conversations for case in cases for id_ in case.wanted}
    return sorted(id_ for id_ in wanted if id_ not in known)


def _case(case: CaseLine, turn: Turn, is_later: bool) -> Case:
    ids = turn.get("ids")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise case.must(FORM, "« ids » n'est pas une liste de noms d'entrées")
    return Case(turn["q"], frozenset(ids), case.fields.get("kind") == "multi", is_later)
