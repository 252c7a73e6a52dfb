"""Every budget in one table, beside what it refers to: peers and an older build, in one run.

Whatever is compared runs in turn, several times, and the best of each counts, because other work on
the machine can only add. A kill is the exception: it is counted, not timed.
"""

import asyncio
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import process

from benchmarks.cases import Case
from benchmarks.checking import COMMANDS, busy_seconds
from benchmarks.growth import BUDGET_BUILD, BUDGET_MEMORY, BUDGET_P95, measure
from benchmarks.isolation import in_fresh_process
from benchmarks.lifetime import life_ratios
from benchmarks.noise import two_typos
from benchmarks.processes import BOT, ECHO_BOT
from benchmarks.ratio import Ratio, draw
from benchmarks.resilience import run
from benchmarks.revisions import HERE, Build, checked_out
from benchmarks.scenarios import KILLS, SCENARIOS
from benchmarks.throughput import Speed, race, short_questions
from benchmarks.timing import Latency, lowest, timed
from bot.dialogue import Dialogue
from bot.knowledge import load_knowledge

FUZZY_QUESTIONS = 40  # `extractOne` takes some milliseconds for each
PEER = "echo bot"
UPDATES = 1_000  # messages at once
GROWN = 100_000  # phrasings
MESSAGE_LENGTH = 4_096  # characters; Telegram cuts what is longer
# What a message of this length may consist of, each repeated to fill it.
WORST = (
    "salaire ? ",
    "et le salaire et le diplôme ? ",
    "a b c d e f ",
    "responsabel diplmoe formattion ",
    "xqzv wkjh pqtr ",
    "1. quoi 2. qui 3. où ",
    "aaaaaaaaaaaaaaaa",
    "je ne veux pas le salaire, ",
    "bonjour, merci, ",
    "é’œ😀 ",
)
_TIME_WORST = """\
import sys, time, json
from pathlib import Path
from bot.dialogue import Dialogue
from bot.knowledge import load_knowledge
dialogue = Dialogue(load_knowledge(Path("knowledge/faq_fr.yaml")))
def timed(text):
    start = time.perf_counter()
    dialogue.respond(text)
    return time.perf_counter() - start
print(max(min(timed(text) for _ in range(3)) for text in json.load(sys.stdin)))
"""


def budgets(knowledge: Path, cases: Sequence[Case], revision: str, rounds: int) -> str:
    """Draw a table with a row for each budget.

    Raises:
        ValueError: git does not know the revision.
    """
    with checked_out(revision) as before:
        found = [
            *life_ratios(cases, before, rounds),
            *question_ratios(knowledge, cases, rounds),
            worst_ratio(before, cases),
            *http_ratios(knowledge, before, rounds),
            *kill_ratios(knowledge),
            *command_ratios(before, rounds),
            *growth_ratios(knowledge),
        ]
    return draw(found)


def question_ratios(knowledge: Path, cases: Sequence[Case], rounds: int) -> Iterator[Ratio]:
    """Compare the time of one question with that of RapidFuzz's `extractOne`."""
    played = [in_fresh_process(ask_both, knowledge, cases) for _ in range(rounds)]
    fuzzy, ours = (Latency.of(lowest(times)) for times in zip(*played, strict=True))
    yield Ratio("one question, p50, ms", "extractOne", fuzzy.p50, ours.p50, 0.05)
    yield Ratio("one question, p99, ms", "its p50", ours.p50, ours.p99, 4)


def ask_both(knowledge: Path, cases: Sequence[Case]) -> tuple[list[float], list[float]]:
    """Return the seconds that `extractOne` takes for some questions, and the dialogue for all."""
    known = load_knowledge(knowledge)
    phrasings = [text for entry in known.entries for text in entry.phrasings]
    asked = [case.question for case in cases]
    fuzzy = [timed(process.extractOne, text, phrasings)[1] for text in asked[:FUZZY_QUESTIONS]]
    dialogue = Dialogue(known)
    return fuzzy, [timed(dialogue.respond, text)[1] for text in asked]


def worst_ratio(before: Build, cases: Sequence[Case]) -> Ratio:
    """Compare the time of the worst message with that of an older build."""
    messages = json.dumps(worst_messages(cases))
    old, new = (float(build.python(_TIME_WORST, stdin=messages)) for build in (before, HERE))
    return Ratio("the worst message, ms", before.name, 1000 * old, 1000 * new, 0.06)


def worst_messages(cases: Sequence[Case]) -> list[str]:
    """List messages of the greatest length, the last one of misspelled words."""
    chance = random.Random(0)
    misspelled = " ".join(two_typos(word, chance) for one in cases for word in one.question.split())
    return [(text * MESSAGE_LENGTH)[:MESSAGE_LENGTH] for text in (*WORST, f"{misspelled} ")]


def http_ratios(knowledge: Path, before: Build, rounds: int) -> Iterator[Ratio]:
    """Compare the speed over HTTP with that of a bare echo bot, and of an older build."""
    texts = short_questions(load_knowledge(knowledge))
    bots = {PEER: ECHO_BOT, before.name: before.root / "run_bot.py", "": BOT}
    raced: dict[str, list[Speed]] = {name: [] for name in bots}
    for _ in range(rounds):
        for name, script in bots.items():
            raced[name].append(asyncio.run(race(script, texts, UPDATES)))
    ours = raced.pop("")
    for name, theirs in raced.items():
        least, most = (1.1, 0.9) if name == PEER else (1, 1)
        rate, our_rate = (max(one.rate for one in speeds) for speeds in (theirs, ours))
        busy, our_busy = (1000 * min(one.processor for one in speeds) for speeds in (theirs, ours))
        yield Ratio("messages a second", name, rate, our_rate, least, digits=0, is_least=True)
        yield Ratio("CPU a message, ms", name, busy, our_busy, most)


def kill_ratios(knowledge: Path) -> Iterator[Ratio]:
    """Count the messages that are answered twice, or never, after some kills in a flood."""
    texts = short_questions(load_knowledge(knowledge))
    count = asyncio.run(run(SCENARIOS[0], texts, UPDATES, "not needed")).count
    if count:
        yield Ratio("answered twice after kill -9", "kills", KILLS, count.twice, 1, digits=0)
        yield Ratio("lost after kill -9", "messages", count.sent, count.lost, 0, digits=0)


def command_ratios(before: Build, rounds: int) -> Iterator[Ratio]:
    """Compare the processor time of `faq check` with that of an older build."""
    old, new = busy_seconds(COMMANDS["faq check"], (before, HERE), rounds)
    yield Ratio("faq check, s of CPU", before.name, old, new, 0.2)


def growth_ratios(knowledge: Path) -> Iterator[Ratio]:
    """Compare what a large knowledge base takes with what it may."""
    size = in_fresh_process(measure, knowledge, GROWN)
    what = f"{GROWN:,} phrasings"
    yield Ratio(f"{what}: p95, ms", "the budget", BUDGET_P95, size.latency.p95, 1)
    yield Ratio(f"{what}: build, s", "the budget", BUDGET_BUILD, size.build, 1)
    yield Ratio(f"{what}: memory, MB", "the budget", BUDGET_MEMORY, size.peak, 1, digits=0)
