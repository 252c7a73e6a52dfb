"""Stretches of a message."""

from bot.dialogue.pieces import Pieces, split_sentences

PIECES = Pieces("bus, train et avion ?", 0, 19, ((3, 5), (10, 14)))


def test_sentences_keep_their_signs() -> None:
    assert split_sentences("Un. Deux ? Trois") == ["Un.", " Deux ?", " Trois"]


def test_what_has_no_letter_is_no_sentence() -> None:
    assert split_sentences("… ? !\n") == []


def test_a_cut_leaves_the_other_places_to_either_side() -> None:
    first, second = PIECES.cuts()
    assert (first.before.text, first.after.text) == ("bus", "train et avion")
    assert [one.before.text for one in first.after.cuts()] == ["train"]
    assert [one.after.text for one in second.before.cuts()] == ["train"]


def test_only_what_a_question_mark_follows_is_asked() -> None:
    first, second = PIECES.cuts()
    assert (first.before.is_asked, second.after.is_asked) == (False, True)
