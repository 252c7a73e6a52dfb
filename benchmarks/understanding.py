"""What people meet who write as none of those did from whom the knowledge base has its phrasings.

The bot's own knowledge base is put to each set of `benchmarks.cases`, alone and after another
question; then with one entry cut down, as a pair just added; then small FAQs, as a new
maintainer would make them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.cases import CONVERSATIONS, DOUBLE, QUESTIONS, REGISTERS, SMALL
from benchmarks.cutting import cut_each
from benchmarks.tables import share, table
from bot.dialogue import Dialogue
from bot.knowledge import Knowledge, load_knowledge
from faq.evaluation import (
    Case,
    Result,
    afterwards_figures,
    evaluate,
    figures,
    put_afterwards,
    read_conversations,
)

NEW_PAIR_PHRASINGS = (1, 3, 10)
EVERY = 3  # every third entry is the new pair in turn
SMALL_TALK = "smalltalk"  # the kind of what no small FAQ has an entry for

_NAN = float("nan")
_ALONE = {
    "right": "answered_right",
    "wrong": "answered_wrong",
    "reached": "reached",
    "out answered": "out_answered",
}
_AFTERWARDS = {
    "right afterwards": "right_afterwards",
    "lost": "lost_afterwards",
    "out answered afterwards": "out_answered_afterwards",
}
_NEW_PAIR = {
    "top1": "top1",
    "right": "answered_right",
    "wrong": "answered_wrong",
    "reached": "reached",
}
_RANKING = {"top1": "top1", "right@5%out": "right@5%out", "calibration": "calibration_error"}


@dataclass(frozen=True)
class Asked:
    """A set of messages that was put to the bot.

    Attributes:
        by_persona: results by who writes; by "" where the set does not say.
        figures: those of `faq eval`, over all.
    """

    by_persona: Mapping[str, Sequence[Result]]
    figures: Mapping[str, float]


def understanding(knowledge: Path) -> str:
    """Draw the tables."""
    base = load_knowledge(knowledge)
    dialogue = Dialogue(base)
    registers = ask(dialogue, REGISTERS)
    sets = {"first questions": ask(dialogue, QUESTIONS), "registers": registers}
    small = {path.stem: ask_small(path) for path in SMALL}
    tables = (
        _table("questions", {name: asked.figures for name, asked in sets.items()}, _ALONE),
        _table("afterwards", {name: asked.figures for name, asked in sets.items()}, _AFTERWARDS),
        _table("written by", _figures_of_personas(registers), _ALONE),
        _table(
            "several messages or questions",
            {
                "two questions in a message": ask(dialogue, DOUBLE).figures,
                "conversations": ask(dialogue, CONVERSATIONS).figures,
            },
            {"both answered": "multi_both", "later reached": "later_reached"},
        ),
        _table("a pair just added", dict(_new_pairs(base)), _NEW_PAIR),
        _table("small FAQ", {name: asked.figures for name, asked in small.items()}, _ALONE),
        _table("small FAQ", {name: asked.figures for name, asked in small.items()}, _RANKING),
    )
    return "\n\n".join(tables)


def ask(dialogue: Dialogue, questions: Path) -> Asked:
    """Put a set to the bot: each message alone, then each after another one."""
    results = {
        persona: evaluate(dialogue, conversations)
        for persona, conversations in read_by_persona(questions).items()
    }
    everything = list(chain.from_iterable(results.values()))
    after = afterwards_figures(put_afterwards(dialogue, everything))
    return Asked(results, figures(everything) | after)


def ask_small(knowledge: Path) -> Asked:
    """Put the questions beside a small FAQ to it, alone and afterwards."""
    return ask(Dialogue(load_knowledge(knowledge)), knowledge.with_suffix(".jsonl"))


def read_by_persona(questions: Path) -> dict[str, list[list[Case]]]:
    """Read a set by who writes; leave small talk out, which is no question on the subject."""
    lines: dict[str, list[str]] = {}
    with questions.open(encoding="utf-8") as file:
        for line in file:
            fields = json.loads(line)
            if fields.get("kind") != SMALL_TALK:
                lines.setdefault(fields.get("persona", ""), []).append(line)
    return {
        persona: list(read_conversations(of_persona, questions.name))
        for persona, of_persona in lines.items()
    }


def ask_new_pairs(
    knowledge: Knowledge, cases: Sequence[Case], phrasings: int, every: int = EVERY
) -> list[Result]:
    """Cut entries in turn, and put to the bot what asks for the one that is cut."""
    results = []
    for id_, changed in cut_each(knowledge, phrasings, every):
        asked = [[case] for case in cases if id_ in case.wanted]
        results += evaluate(Dialogue(changed), asked) if asked else []
    return results


def _new_pairs(knowledge: Knowledge) -> Iterator[tuple[str, Mapping[str, float]]]:
    sets = (read_by_persona(path).values() for path in (QUESTIONS, REGISTERS))
    cases = [case for personas in sets for conversations in personas for [case] in conversations]
    for count in NEW_PAIR_PHRASINGS:
        yield f"phrasings: {count}", figures(ask_new_pairs(knowledge, cases, count))


def _figures_of_personas(asked: Asked) -> dict[str, Mapping[str, float]]:
    return {
        f"{persona} ({len(results)})": figures(results)
        for persona, results in sorted(asked.by_persona.items())
    }


def _table(name: str, rows: Mapping[str, Mapping[str, float]], columns: Mapping[str, str]) -> str:
    lines = [
        [row, *(share(found.get(figure, _NAN)) for figure in columns.values())]
        for row, found in rows.items()
    ]
    return table([name, *columns], lines)
