"""Doubts about a knowledge base that is well formed: what its maintainer had better read again."""

from dataclasses import dataclass
from math import ceil
from pathlib import Path

from bot.knowledge import KNOWLEDGE_DIR, Fault, Knowledge
from bot.markup import plain_text
from bot.normalise import Normaliser
from faq.check.article_coverage import cover, find_uncovered_sentences, share_covered
from faq.check.misplaced_variants import find_misplaced_variants
from faq.check.order import find_strays
from faq.check.spelling import NoHunspellError, find_misspellings
from faq.check.typography import proofread
from faq.check.variety import find_near_duplicates, find_poor_entries
from faq.source import Source

# What a phone of 360 px shows of one message in the size that Telegram has by default.
COLUMNS, ROWS = 38, 20
OWN_TEXTS = (KNOWLEDGE_DIR / "textes_fr.yaml", KNOWLEDGE_DIR / "parcours_fr.yaml")


@dataclass(frozen=True)
class Inspection:
    """What was found in a knowledge base without faults.

    Attributes:
        doubts: what is to be read again.
        notes: what else its maintainer should know, a French sentence each.
    """

    doubts: tuple[Fault, ...]
    notes: tuple[str, ...]


def inspect(path: Path, knowledge: Knowledge) -> Inspection:
    """Look for everything that had better be read again.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    doubts, notes = find_doubts(path, knowledge), []
    if knowledge.article:
        sentences = cover(knowledge)
        covered = sum(sentence.is_covered for sentence in sentences)
        share = f"{share_covered(sentences):.0%}".replace("%", " %")
        notes.append(f"Phrases de l'article couvertes : {covered} sur {len(sentences)} ({share}).")
    try:
        doubts += find_misspellings(path, shown_files(path))
    except NoHunspellError as error:
        notes.append(f"Orthographe non vérifiée : {error} (paquets hunspell et hunspell-fr).")
    return Inspection(tuple(doubts), tuple(notes))


def find_doubts(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find everything that can be found without hunspell.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    return [
        *find_wordless_texts(path, knowledge),
        *find_misplaced_variants(path, knowledge),
        *find_near_duplicates(path, knowledge),
        *find_poor_entries(path, knowledge),
        *find_long_answers(path, knowledge),
        *find_strays(path, knowledge),
        *find_uncovered_sentences(path, knowledge),
        *(slip for file in shown_files(path) for slip in proofread(file)),
    ]


def shown_files(path: Path) -> list[Path]:
    """List the files whose texts users read, that of the knowledge base first."""
    return [path, *(file for file in OWN_TEXTS if file.exists())]


def find_wordless_texts(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find phrasings and out-of-scope examples from which the matcher learns nothing.

    Those are emoji, say, or another script: its words are of Latin letters and digits.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    words = Normaliser(knowledge.lexicon).words
    source = Source.read(path)
    phrasings = ((place, *known) for known, place in source.places.items())
    examples = ((place, None, example) for place, example in source.examples())
    return [
        Fault(
            file=place.file,
            line=place.line,
            entry=entry,
            problem=f"« {text} » n'a aucun mot que le bot puisse lire",
            remedy="écrivez-en un en lettres latines, ou supprimez cette ligne",
        )
        for place, entry, text in (*phrasings, *examples)
        if not words(text)
    ]


def find_long_answers(path: Path, knowledge: Knowledge) -> list[Fault]:
    """Find the answers that, with their note, are longer than the screen of a phone.

    Args:
        path: the file of the knowledge base, to name the lines.
        knowledge: what was loaded from it.
    """
    source = Source.read(path)
    rows = ((entry, _rows(entry.answer) + _rows(entry.note or "")) for entry in knowledge.entries)
    return [
        source.remark(
            entry,
            entry.question,
            problem=f"la réponse dépasse l'écran d'un téléphone ({count} lignes, note comprise)",
            remedy=f"resserrez-la à {ROWS} lignes de {COLUMNS} caractères, ou faites deux entrées",
        )
        for entry, count in rows
        if count > ROWS
    ]


def _rows(text: str) -> int:
    """Count the rows of a text on a phone, an empty line being one."""
    return sum(max(1, ceil(len(line) / COLUMNS)) for line in plain_text(text).splitlines())
