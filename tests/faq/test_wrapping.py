"""Lines that fit a terminal."""

from faq.wrapping import WIDTH, wrap

IDS = "une-entree-dont-le-nom-est-long, une-autre-entree"


def test_what_fits_stays_as_it_is() -> None:
    text = "1. salaire  confiance 0.90\n   score 9.00\n\nDécision"
    assert wrap(text) == text


def test_a_long_line_goes_on_between_words_and_further_right() -> None:
    first, second = wrap(f"   Décision\u00a0: suggérer {IDS}, et une troisième").split("\n")
    assert (first[:14], second) == ("   Décision\u00a0: ", "     troisième")
    assert len(first) <= WIDTH


def test_no_id_is_broken() -> None:
    assert all(one in wrap(f"{'mot ' * 16}{IDS}").split() for one in IDS.split())
