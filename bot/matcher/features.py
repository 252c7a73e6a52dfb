"""What the matcher compares: trigrams of letters, trigrams of sounds, and stems.

A text is turned into three blocks of features, each of which works where another fails:

- letters: character trigrams inside words; they survive typing errors;
- words: stems and pairs of neighbouring stems; they carry meaning and order;
- sounds: trigrams of sounds across the whole text, without spaces; they survive phonetic spelling
  and wrong word boundaries (« bac ofice », « fron tofice »).

A feature is coded as a 64-bit number: its kind in the highest bits; below, a trigram as its
characters, a stem as a number in base 36, a pair as two of these. So nothing is hashed, and numpy
does the work.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import chain, islice
from typing import TypeAlias

import numpy as np

from bot.matcher.phonetics import sounds
from bot.matcher.vectors import Ints

Words: TypeAlias = Sequence[str]


class Kind(IntEnum):
    """The kind of a feature."""

    LETTERS = 0
    SOUNDS = 1
    STEM = 2
    STEM_PAIR = 3


TRIGRAM_LENGTH = 3  # n-grams of 2, 4 and 5 beside trigrams add nothing but time
# In letters; Snowball's French stemmer is no better (top-1 .87 against .87 on covid_qc).
STEM_LENGTH = 5

_KIND_SHIFT = 61  # the two highest bits below the sign
_SOUND, _STEM, _STEM_PAIR = (
    kind << _KIND_SHIFT for kind in (Kind.SOUNDS, Kind.STEM, Kind.STEM_PAIR)
)
_STEM_BITS = 30  # "1zzzzz" in base 36 takes 27


def kinds(codes: Ints) -> Ints:
    """Return the kind of each feature."""
    return codes >> _KIND_SHIFT


def count_letter_trigrams(codes: Ints) -> int:
    """Count the letter trigrams among features in order: they come first."""
    return int(codes.searchsorted(_SOUND))


def extract_features(texts: Sequence[Words], sound_of: Mapping[str, str]) -> tuple[Ints, Ints]:
    """Extract the features of all texts, repetitions included.

    Args:
        texts: the words of each text.
        sound_of: the sounds of words that are known already; those of the others are worked out.

    Returns:
        The number of the text that each feature is of, and the code of the feature.
    """
    written = [f" {' '.join(words)} " for words in texts]
    spoken = _spoken(texts, sound_of)
    line, code = _trigrams(written + spoken)
    kind, text = np.divmod(line, len(texts))  # Kind.LETTERS, then Kind.SOUNDS
    code |= kind << _KIND_SHIFT
    found = [(text, code), *_stems(texts)]
    return np.concatenate([text for text, _ in found]), np.concatenate([code for _, code in found])


def extract_features_of_one(words: Words, sound_of: Mapping[str, str]) -> Ints:
    """Extract the features of one text, as `extract_features` does, in a third of the time."""
    written = f" {' '.join(words)} "
    spoken = "".join(sounds_of(words, sound_of))
    letters = np.frombuffer((written + spoken).encode("ascii"), np.uint8).astype(np.int64)
    trigrams = letters[:-2] | letters[1:-1] << 8 | letters[2:] << 16
    trigrams[len(written) :] |= _SOUND
    is_whole = letters[1:-1] > ord(" ")
    is_whole[len(written) - 1 : len(written)] = False  # from the last space into the sounds
    stems = np.array([int("1" + word[:STEM_LENGTH], 36) for word in words], np.int64)
    pairs = stems[:-1] << _STEM_BITS | stems[1:]
    return np.concatenate([trigrams[is_whole], stems | _STEM, pairs | _STEM_PAIR])


def sounds_of(words: Words, sound_of: Mapping[str, str]) -> list[str]:
    """Spell the sounds of words: as they are known, else worked out and not remembered."""
    unknown = [word for word in words if word not in sound_of]
    if unknown:
        sound_of = sounds(unknown) | {word: sound_of[word] for word in words if word in sound_of}
    return [sound_of[word] for word in words]


def _spoken(texts: Sequence[Words], sound_of: Mapping[str, str]) -> list[str]:
    """Spell the sounds of texts, without spaces; no unknown word is worked out twice."""
    spelled = iter(sounds_of([*chain.from_iterable(texts)], sound_of))
    return ["".join(islice(spelled, len(words))) for words in texts]


def _trigrams(lines: Sequence[str]) -> tuple[Ints, Ints]:
    """List the trigrams of lines; they may begin or end with a space, but not have one inside."""
    codes = np.frombuffer("\n".join(lines).encode("ascii"), np.uint8)
    line = np.cumsum(codes == ord("\n"))
    parts = [codes[i : len(codes) - TRIGRAM_LENGTH + 1 + i] for i in range(TRIGRAM_LENGTH)]
    is_whole = (parts[0] != ord("\n")) & (parts[-1] != ord("\n"))
    for part in parts[1:-1]:
        is_whole &= part > ord(" ")
    start = np.flatnonzero(is_whole)
    trigram = np.zeros(len(start), np.int64)
    for i, part in enumerate(parts):
        trigram |= part[start].astype(np.int64) << (8 * i)
    return line[start], trigram


def _stems(texts: Sequence[Words]) -> list[tuple[Ints, Ints]]:
    """List the stems of all texts, and the pairs of neighbouring ones."""
    text = np.repeat(np.arange(len(texts)), [len(words) for words in texts])
    different = {word for words in texts for word in words}
    stem_of = {word: int("1" + word[:STEM_LENGTH], 36) for word in different}
    stem = np.array([stem_of[word] for words in texts for word in words], np.int64)
    neighbours = np.flatnonzero(text[:-1] == text[1:])
    pair = stem[neighbours] << _STEM_BITS | stem[neighbours + 1]
    return [
        (text, stem | _STEM),
        (text[neighbours], pair | _STEM_PAIR),
    ]
