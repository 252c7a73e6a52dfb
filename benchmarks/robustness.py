"""How well questions are understood once they are spoiled, beside two simple matchers."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.cases import Case
from benchmarks.figures import quality
from benchmarks.noise import NOISES, Noise
from benchmarks.peers import CHARACTERS, TOKEN_SET
from benchmarks.tables import share, table
from bot.dialogue import Dialogue
from bot.knowledge import load_knowledge
from faq.evaluation import Case as Labelled
from faq.evaluation import evaluate, figures

SEED = 0
PEERS = (TOKEN_SET, CHARACTERS)
OURS = ("top1", "answered_right", "answered_wrong")
_HEAD = (
    "questions",
    "top1",
    "answered right",
    "answered wrong",
    *(f"{p.name}: top1" for p in PEERS),
)


def robustness(knowledge: Path, cases: Sequence[Case]) -> str:
    """Draw a table with a line for each kind of noise."""
    return table(_HEAD, list(_rows(knowledge, [case for case in cases if case.ids])))


def spoil(cases: Sequence[Case], noise: Noise) -> list[Case]:
    """Put noise on all questions, the same in each run."""
    chance = random.Random(SEED)
    return [Case(noise(case.question, chance), case.ids) for case in cases]


def _rows(knowledge: Path, cases: Sequence[Case]) -> Iterator[list[str]]:
    learned = load_knowledge(knowledge)
    dialogue = Dialogue(learned)
    peers = [peer.load()(learned) for peer in PEERS]
    for name, noise in NOISES.items():
        spoiled = spoil(cases, noise)
        asked = [[Labelled(case.question, case.ids)] for case in spoiled]
        ours = figures(evaluate(dialogue, asked))
        theirs = [
            quality(spoiled, [peer.rank(case.question) for case in spoiled]) for peer in peers
        ]
        tops = [found.top1 for found in theirs]
        yield [name, *map(share, (*(ours[name] for name in OURS), *tops))]
