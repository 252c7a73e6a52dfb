import pytest

from demo.html_markup import parse_html
from demo.text_units import utf16_length
from handlers.pieces import marked_up, pages_of, shorten


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("a" * 4096, [4096]),
        ("😀" * 2048, [4096]),
        ("😀" * 2049, [4096, 2]),
        ("a" + "😀" * 2048, [4095, 2]),
        ("a" * 3000 + "\n" + "b" * 1095, [4096]),
        ("a" * 3000 + "\n" + "😀" * 900, [3000, 1800]),
        ("a" * 3000 + " " + "😀" * 900, [3000, 1800]),
        ("a" * 1000 + " " + "😀" * 1800, [4095, 506]),
    ],
    ids=[
        "fits",
        "emoji fit",
        "one emoji too many",
        "no half emoji",
        "line break fits",
        "after a line",
        "after a word",
        "not after an early word",
    ],
)
def test_a_long_text_is_cut_where_it_hurts_least(text, lengths):
    pages = [parse_html(page)[0] for page in pages_of(marked_up(text))]
    assert [utf16_length(page) for page in pages] == lengths


def test_bold_goes_on_after_a_cut():
    first, second = pages_of(marked_up("**" + "😀" * 2049 + "**"))
    assert (first, second) == ("<b>" + "😀" * 2048 + "</b>", "<b>😀</b>")


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("du pain", 7, "du pain"),
        ("du pain", 6, "du…"),
        ("du pain", 2, "d…"),
        ("😀😀😀😀", 3, "😀…"),
    ],
    ids=["fits", "after a word", "no word to end at", "no half emoji"],
)
def test_a_text_is_shortened_after_a_word(text, room, expected):
    assert shorten(text, room) == expected
