"""How much of the article the entries answer from: each of its sentences, and who quotes it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from bot.knowledge import Entry, Fault, Knowledge
from bot.knowledge.equality import even_out
from faq.numbers import percent
from faq.source import Source

MOST = 0.5  # of a sentence; who quotes less of it speaks of something else
QUOTED = 80  # characters of a sentence, in a remark

_WRAP = re.compile(r"[ \t\r\n]+")  # no-break spaces are typography and stay
_HEADING = re.compile(r"\s*#")
_ITEM = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")
# Not after the point of « M. Dupont », inside « 2.5 », nor before a small letter.
_SENTENCE_END = re.compile(r"(?<!\b\w\.)(?<=[.!?…])(?:\s?»|[”\")\]])*(?=\s+[^\sa-zà-öø-ÿ]|\s*$)")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article.

    Attributes:
        line: where it starts in the article, from 1.
        block: number of the paragraph or item of a list that it stands in.
        entries: ids of the entries whose source it is.
    """

    text: str
    line: int
    block: int
    entries: tuple[str, ...]

    @property
    def is_covered(self) -> bool:
        """Check whether some entry answers from it."""
        return bool(self.entries)


def cover(knowledge: Knowledge) -> list[Sentence]:
    """List the sentences of the article, headings left out, each with the entries that quote it."""
    whole = even_out(knowledge.article)
    sources = [_stretch(whole, entry) for entry in knowledge.entries if entry.source]
    sentences, end = [], 0
    for block, (line, text) in enumerate(_blocks(knowledge.article)):
        for offset, sentence in _split(text):
            start = whole.index(even_out(sentence), end)
            end = start + len(even_out(sentence))
            quoting = [
                id_
                for id_, first, last in sources
                if min(end, last) - max(start, first) >= MOST * (end - start)
            ]
            row = line + text.count("\n", 0, offset)
            sentences.append(Sentence(_WRAP.sub(" ", sentence), row, block, tuple(quoting)))
    return sentences


def share_covered(sentences: Sequence[Sentence]) -> float:
    """Compute the share of the sentences that some entry answers from; 1 of an empty article."""
    return sum(one.is_covered for one in sentences) / len(sentences) if sentences else 1.0


def describe_coverage(knowledge: Knowledge) -> Iterator[str]:
    """Describe how much of the article is covered, if there is one."""
    if knowledge.article:
        sentences = cover(knowledge)
        covered = sum(sentence.is_covered for sentence in sentences)
        share = percent(share_covered(sentences))
        yield f"Phrases de l'article couvertes : {covered} sur {len(sentences)} ({share})."


def check(source: Source) -> Iterator[Fault]:
    """List the sentences of the article that no entry answers from."""
    for sentence in cover(source.knowledge):
        if not sentence.is_covered:
            problem = f"aucune entrée ne couvre « {_opening(sentence.text)} »"
            place = "la « source » d'une entrée qui y répond"
            remedy = f"recopiez-la dans {place}, ou écrivez-en une"
            yield Fault(source.article or source.path, sentence.line, None, problem, remedy)


def _opening(sentence: str) -> str:
    return shorten(sentence, QUOTED, placeholder=" …")


def _stretch(article: str, entry: Entry) -> tuple[str, int, int]:
    """Return from where to where an entry quotes the article."""
    source = even_out(entry.source or "")
    start = article.find(source)
    return entry.id, start, start + len(source)


def _blocks(article: str) -> Iterator[tuple[int, str]]:
    """Split an article into paragraphs and items of lists, each with its first line, from 1."""
    start, lines = 1, list[str]()
    for number, line in enumerate([*article.splitlines(), ""], start=1):
        is_heading = bool(_HEADING.match(line))
        if not line.strip() or is_heading or _ITEM.match(line):
            if lines:
                yield start, "\n".join(lines)
            start, lines = number, []
        if line.strip() and not is_heading:
            start = start if lines else number
            lines.append(line)


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Split a block into sentences, each with its offset."""
    start = 0
    for end in [*(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        if sentence.strip():
            yield start + len(sentence) - len(sentence.lstrip()), sentence.strip()
        start = end
