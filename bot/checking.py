"""Doubts about a knowledge base that is well formed: what its maintainer had better read again."""

from pathlib import Path

from bot.evaluation import Result, cross_validate
from bot.knowledge import KNOWLEDGE_DIR, Fault, Knowledge, locate_examples, locate_phrasings
from bot.normalise import Normaliser
from bot.typography import proofread

SURE = 0.9  # confidence of a bot that has not learned the variant
OWN_TEXTS = (KNOWLEDGE_DIR / "textes_fr.yaml", KNOWLEDGE_DIR / "parcours_fr.yaml")


def find_doubts(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find what teaches nothing, misplaced variants, and slips of typography in what users read.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    files = [path, *(file for file in OWN_TEXTS if file.exists())]
    slips = [slip for file in files for slip in proofread(file)]
    wordless = find_wordless_texts(path, knowledge)
    return [*wordless, *find_misplaced_variants(path, knowledge), *slips]


def find_wordless_texts(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find phrasings and out-of-scope examples from which the matcher learns nothing.

    Those are emoji, say, or another script: its words are of Latin letters and digits.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    words = Normaliser(knowledge.lexicon).words
    phrasings = ((path, line, *known) for known, line in locate_phrasings(path).items())
    examples = ((file, line, None, example) for file, line, example in locate_examples(path))
    return [
        Fault(
            file=file,
            line=line,
            entry=entry,
            problem=f"« {text} » n'a aucun mot que le bot puisse lire",
            remedy="écrivez-en un en lettres latines, ou supprimez cette ligne",
        )
        for file, line, entry, text in (*phrasings, *examples)
        if not words(text)
    ]


def find_misplaced_variants(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find the variants that are closer to another entry than to their own.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    lines = locate_phrasings(path)
    doubtful = [
        result
        for result in cross_validate(knowledge)
        if result.case.wanted and not result.is_first() and result.confidence >= SURE
    ]
    return sorted((_doubt(path, lines, result) for result in doubtful), key=lambda d: d.line)


def _doubt(path: Path, lines: dict[tuple[str, str], int], result: Result) -> Fault:
    question, entry = result.case.question, min(result.case.wanted)
    other = result.turn.ranking[0].entry.id
    return Fault(
        file=path,
        line=lines[entry, question],
        entry=entry,
        problem=f"« {question} » ressemble davantage à « {other} »",
        remedy="reformulez-la, déplacez-la, ou donnez-lui d'autres variantes du même esprit",
    )
