"""What the matcher compares: trigrams and stems, as numbers."""

from collections import Counter

import pytest

from bot.matcher.features import Kind, extract_features, kinds


def count_kinds(*texts: str) -> list[Counter[Kind]]:
    """Count the features of each kind, a text."""
    numbers, codes = extract_features([text.split() for text in texts], {})
    found = [Counter[Kind]() for _ in texts]
    for number, kind in zip(numbers.tolist(), kinds(codes).tolist(), strict=True):
        found[number][Kind(kind)] += 1
    return found


def features(text: str, kind: Kind) -> set[int]:
    _, codes = extract_features([text.split()], {})
    return set(codes[kinds(codes) == kind].tolist())


def test_each_kind_is_found_in_each_text() -> None:
    # " ba", "bac", "ac ", " un", "un "; the sounds are "bakI".
    assert count_kinds("bac un", "", "bac") == [
        {Kind.LETTERS: 5, Kind.SOUNDS: 2, Kind.STEM: 2, Kind.STEM_PAIR: 1},
        {},
        {Kind.LETTERS: 3, Kind.SOUNDS: 1, Kind.STEM: 1},
    ]


@pytest.mark.parametrize(
    ("text", "other", "kind"),
    [
        pytest.param("responsable", "responsabilite", Kind.STEM, id="the first five letters"),
        pytest.param("back office", "bacof ice", Kind.SOUNDS, id="sounds across words"),
    ],
)
def test_texts_have_the_same_features_of_a_kind(text: str, other: str, kind: Kind) -> None:
    assert features(text, kind) == features(other, kind)


def test_pairs_of_stems_keep_their_order() -> None:
    assert not features("back office", Kind.STEM_PAIR) & features("office back", Kind.STEM_PAIR)


def test_the_sounds_of_a_word_may_be_known_already() -> None:
    _, heard = extract_features([["oignon"]], {"oignon": "abc"})
    _, codes = extract_features([["abc"]], {"abc": "abc"})
    assert set(heard[kinds(heard) == Kind.SOUNDS]) == set(codes[kinds(codes) == Kind.SOUNDS])
