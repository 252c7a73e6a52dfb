"""The maintainers' commands beside those of an older build: the time they take, what they find.

Each command runs in turn in both builds, several times, and the lowest time counts: other work on
the machine only adds. What `faq check` finds is counted on a knowledge base some of whose variants
were moved to other entries by chance; both builds get the same one.
"""

import json
import random
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.revisions import HERE, Build, checked_out
from benchmarks.tables import number, table
from bot.knowledge import Knowledge, load_knowledge

MAX_RATIO = 0.2  # of the time that the build 0be4455 took
COMMANDS = {
    "faq check": ("check",),
    "faq variant": ("variant", "--yes", "salaire", "ils sont payés combien les chefs du bo"),
    "faq add": (
        *("add", "--yes", "--id", "cantine", "--section", "hors-article"),
        *("--question", "Y a-t-il une cantine ?", "--answer", "L’article n’en parle pas."),
        *("--variant", "on mange où le midi", "--variant", "ya une cantine"),
    ),
}
_CONFUSED = re.compile(r"\[(?P<entry>[a-z0-9-]+)\] « (?P<variant>.+?) » se confond avec «")


@dataclass(frozen=True)
class Moved:
    """A knowledge base some of whose variants stand under another entry than before.

    Attributes:
        content: what stands in its file.
        variants: the id of the entry where each of them is now, and the variant.
    """

    content: dict[str, Any]
    variants: frozenset[tuple[str, str]]


def compare_checks(knowledge: Path, revision: str, moved: int, rounds: int) -> str:
    """Draw a table of times and one of findings, for a git revision and this checkout.

    Raises:
        ValueError: git does not know the revision.
    """
    base = move_variants(load_knowledge(knowledge), moved)
    with checked_out(revision) as before:
        builds = (before, HERE)
        times = [_time_row(name, builds, rounds) for name in COMMANDS]
        findings = [_finding_row(build, base) for build in builds]
    head = ("command", *(f"{build.name}, s CPU" for build in builds), "ratio", "")
    found = (f"{moved} variants moved by chance", "found", "others named")
    return f"{table(head, times)}\n\n{table(found, findings)}"


def move_variants(knowledge: Knowledge, count: int, seed: int = 0) -> Moved:
    """Move some variants to other entries, and write all phrasings as lists, as any build reads."""
    chance = random.Random(seed)
    entries = [entry.model_dump(mode="json", exclude_defaults=True) for entry in knowledge.entries]
    everywhere = [(entry, text) for entry in entries for text in entry.get("variants", [])]
    moved = []
    for entry, text in chance.sample(everywhere, count):
        other = chance.choice([one for one in entries if one is not entry])
        entry["variants"].remove(text)
        variants = other.setdefault("variants", [])
        variants.insert(chance.randrange(len(variants) + 1), text)
        moved.append((other["id"], text))
    sections = [one.model_dump(mode="json", exclude_defaults=True) for one in knowledge.sections]
    content = {"version": 1, "sections": sections, "entries": entries}
    return Moved(content, frozenset(moved))


def count_found(output: str, moved: Moved) -> tuple[int, int]:
    """Count the variants that `faq check` confuses with others: of those moved, and of the rest."""
    named = {(one["entry"], one["variant"]) for one in _CONFUSED.finditer(output)}
    return len(named & moved.variants), len(named - moved.variants)


def busy_seconds(arguments: Sequence[str], builds: Sequence[Build], rounds: int) -> list[float]:
    """Run a command in all builds in turn, each time on a fresh copy of its knowledge base.

    Returns:
        For each build the least of the seconds that processors were busy.
    """
    times = [[_busy(build, arguments) for build in builds] for _ in range(rounds)]
    return [min(column) for column in zip(*times, strict=True)]


def _time_row(name: str, builds: Sequence[Build], rounds: int) -> list[str]:
    before, now = busy_seconds(COMMANDS[name], builds, rounds)
    verdict = "ok" if now <= MAX_RATIO * before else f"over {MAX_RATIO}"
    return [name, number(before), number(now), number(now / before), verdict]


def _busy(build: Build, arguments: Sequence[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(build.root / "knowledge", folder, dirs_exist_ok=True)
        return build.faq(*arguments, "--knowledge", f"{folder}/faq_fr.yaml")[1]


def _finding_row(build: Build, moved: Moved) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "base.yaml")
        path.write_text(json.dumps(moved.content, ensure_ascii=False), encoding="utf-8")
        output, _ = build.faq("check", "--knowledge", str(path))
    return [build.name, *map(str, count_found(output, moved))]
