"""Spelling of what users read, by hunspell and its French dictionary where they are installed.

Debian has them as `hunspell` and `hunspell-fr`. Words that the dictionary lacks (names, terms of
the subject, English in quotation marks) stand in `mots_fr.txt`, one a line: in the one that comes
with the bot, and in the one beside another knowledge base.
"""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from bot.knowledge import KNOWLEDGE_DIR, Fault
from faq.check.not_checked import NotCheckedError
from faq.check.shown_texts import ShownTexts, all_shown_texts
from faq.source import Source

WORDS_FILE = "mots_fr.txt"
DICTIONARY = "fr"

# With its hyphens and figures, for the dictionary knows « week-end » and « 1er » as a whole.
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DIGIT = re.compile(r"\d")
_ELIDED = re.compile(r"(?i)^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’']")
# Addresses, placeholders and commands: no words of French.
_NO_WORDS = re.compile(
    r"https?://[^\s)]*|[\w.+-]+@[\w.-]+|\bwww\.[\w.-]+|\{\w+\}|(?<!\w)[/@][\w-]+"
)


def check(source: Source) -> Iterator[Fault]:
    """List the words that the dictionary does not know, each where it stands first in a text.

    Raises:
        NotCheckedError: there is nothing to check them with.
    """
    yield from find_misspellings(all_shown_texts(source), accepted_words(source.path))


def find_misspellings(files: Iterable[ShownTexts], accepted: Collection[str]) -> Iterator[Fault]:
    """List the words of some files that neither the dictionary nor the maintainer knows.

    Raises:
        NotCheckedError: there is nothing to check them with.
    """
    found = [
        (texts, location, text, *word)
        for texts in files
        for location, written in texts
        for text in [unicodedata.normalize("NFC", written)]
        for word in _words(text)
    ]
    parts = {word: _parts(word) for *_, word in found}
    unknown = _unknown({*parts, *chain.from_iterable(parts.values())}, accepted)
    for texts, location, text, offset, word in found:
        for part in parts[word] if word in unknown else ():
            if part in unknown:
                problem = f"le mot « {part} » est inconnu du dictionnaire"
                remedy = f"corrigez-le, ou ajoutez-le à {WORDS_FILE}"
                place = offset + word.index(part)
                yield texts.remark(location, text, place, problem, remedy)


def accepted_words(path: Path) -> set[str]:
    """List the words that the dictionary lacks and the maintainer of a knowledge base knows."""
    files = [folder / WORDS_FILE for folder in (KNOWLEDGE_DIR, path.parent)]
    texts = [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    return {line.strip() for text in texts for line in text.splitlines()}


def _words(text: str) -> Iterator[tuple[int, str]]:
    """List the words of a text, each with its first offset, without what is elided before them."""
    readable = _NO_WORDS.sub(lambda found: " " * len(found[0]), text)
    seen = set()
    for found in _WORD.finditer(readable):
        word = _ELIDED.sub("", found[0])
        if word not in seen:
            seen.add(word)
            yield found.end() - len(word), word


def _parts(word: str) -> list[str]:
    """List the parts of a compound that are words: no numbers, hours or formulas."""
    return [part for part in word.split("-") if not _DIGIT.search(part)]


def _unknown(words: Iterable[str], accepted: Collection[str]) -> set[str]:
    """List the words that neither the dictionary nor the maintainer knows."""
    return {
        word
        for word in _ask_hunspell(words)
        if word not in accepted and word.lower() not in accepted
    }


def _ask_hunspell(words: Iterable[str]) -> set[str]:
    command = shutil.which("hunspell")
    if command is None:
        raise _not_checked("hunspell n'est pas installé")
    done = subprocess.run(  # noqa: S603  (the words go to its standard input)
        [command, "-d", DICTIONARY, "-i", "utf-8", "-l"],
        input="\n".join(sorted(words)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise _not_checked(f"hunspell n'a pas de dictionnaire « {DICTIONARY} »")
    return set(done.stdout.split())


def _not_checked(reason: str) -> NotCheckedError:
    packages = "paquets hunspell et hunspell-fr"
    return NotCheckedError(f"Orthographe non vérifiée : {reason} ({packages}).")
