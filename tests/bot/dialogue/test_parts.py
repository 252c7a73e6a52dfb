"""Where a message may fall into several questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.parts import Cutter
from bot.dialogue.pieces import Pieces
from bot.knowledge import Lexicon
from bot.normalise import Normaliser

LEXICON = Lexicon(
    connectors=("et", "puis", "et puis", "d'autre part"),
    interrogatives=("quel", "c'est quoi", "faut-il"),
    openings=("alors",),
    opening_interrogatives=("qui",),
    closing_interrogatives=("où",),
    indefinites=("n'importe",),
    inverted_subjects=("il", "on", "tu", "nous", "vous"),
    not_inverted=("rendez-vous", "ez-nous"),
    function_words=("avec", "qui"),
    first_person=("je", "j'"),
    anaphora=("on fait",),
    aims=("devenir", "rêve de"),
)
NORMALISER = Normaliser(LEXICON)
CUTTER = Cutter(LEXICON, NORMALISER)


def cut(text: str, most: int = 8) -> Pieces:
    return CUTTER.cut(text, NORMALISER.words(text), most)


def parts(text: str, most: int = 8) -> list[tuple[str, str]]:
    """List the two parts of each cut, without white space around them."""
    cuts = cut(text, most).cuts()
    return [(cut.before.text.strip(), cut.after.text.strip()) for cut in cuts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a", []),
        ("a et b", [("a", "b")]),
        ("a, et b", [("a", "b")]),
        ("a ? Et d’autre part b", [("a", "b")]),
        ("a + b", [("a", "b")]),
        ("a, b", [("a", "b")]),
        ("a & b", [("a", "b")]),
        ("a H&M R&D", []),
        ("a 😅 b", [("a", "b")]),
        ("a/b", [("a", "b")]),
        ("a 4/5 17:30 2,5 bac+5", []),
        ("a\nb", [("a", "b")]),
        ("1. a 2. b", [("1. a", "b")]),
        ("1) a\n2) b", [("1) a", "b")]),
        ("a ?", []),
        ("… et a !", []),
        ("été", []),
    ],
)
def test_a_message_is_cut_at_signs_connectors_and_numbers(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("c'est quoi a c'est quoi b", [("c'est quoi a", "c'est quoi b")]),
        ("c'est quoi a quel b", [("c'est quoi a", "quel b")]),
        ("c'est quoi a et quel b", [("c'est quoi a", "quel b")]),
        ("quel a faut-il", []),  # an inverted subject goes on
        ("a c'est quoi", []),
        ("a b", []),
    ],
)
def test_a_question_may_begin_where_another_interrogative_stands(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("a et puis-je b", [("a", "puis-je b")]), ("a puis-je b", []), ("a puis b", [("a", "b")])],
)
def test_a_verb_is_no_connector(text: str, found: list[tuple[str, str]]) -> None:
    assert parts(text) == found


def test_places_without_a_sign_are_left_out_first() -> None:
    assert parts("quel a quel b, c", most=1) == [("quel a quel b", "c")]


def test_commas_are_left_out_first_where_there_are_too_many_places() -> None:
    assert parts("a, b et c, d", most=2) == [("a, b", "c, d")]


@given(st.text("ab ,?et.\n+1)", max_size=30))
def test_a_cut_loses_nothing(text: str) -> None:
    cuts = cut(text).cuts()
    assert all(cut.before.text + cut.sign + cut.after.text == text for cut in cuts)


def test_a_part_may_be_cut_again() -> None:
    (first, second) = cut("a et b + c").cuts()
    assert [one.after.text.strip() for one in first.after.cuts()] == ["c"]
    assert [one.before.text.strip() for one in second.before.cuts()] == ["a"]


@pytest.mark.parametrize(
    ("text", "is_weak", "is_connected", "ends_sentence"),
    [
        ("a, b", True, False, False),
        ("a + b", False, False, False),
        ("a et b", False, True, False),
        ("un. deux", False, False, True),
        ("a, et b", False, False, False),
        ("a ? Et b", False, False, True),
        ("quel a quel b", False, False, False),
    ],
)
def test_what_stands_between_two_parts_is_told(
    text: str, is_weak: bool, is_connected: bool, ends_sentence: bool
) -> None:
    (found,) = cut(text).cuts()
    told = (found.is_weak, found.is_connected, found.ends_sentence)
    assert told == (is_weak, is_connected, ends_sentence)


def test_a_part_is_asked_if_a_question_mark_follows_it() -> None:
    (found,) = cut("a ? b").cuts()
    assert (found.before.is_asked, found.after.is_asked) == (True, False)


@pytest.mark.parametrize("end", ["?", " ?", "?!", " ? 🙏", "?…"])
def test_a_question_mark_may_stand_among_other_signs(end: str) -> None:
    (found,) = cut(f"un. deux{end}").cuts()
    assert (found.before.is_asked, found.after.is_asked) == (False, True)


@pytest.mark.parametrize(
    ("words", "expected"), [(["quel", "jour"], True), (["c", "est", "quoi"], True), (["un"], False)]
)
def test_an_interrogative_makes_a_question(words: list[str], expected: bool) -> None:
    assert CUTTER.has_interrogative(words) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quel jour", True),
        ("votent-ils", False),  # « ils » is not in this lexicon
        ("vote-t-il", True),
        ("c'est-tu loin", True),
        ("il faut-ils", False),
        ("qui décide", True),
        ("alors qui décide", True),
        ("le chef qui décide", False),
        ("ça recrute où", True),
        ("où", False),
        ("où je vais", False),
        ("le mi-temps", False),
        ("j'ai rendez-vous", False),
        ("pouvez-vous", True),
        ("excusez-nous", False),
        ("pouvons-nous", True),
        ("ça recrute n'importe où", False),
        ("n'importe, ça recrute où", True),
    ],
)
def test_a_text_has_the_form_of_a_question(text: str, expected: bool) -> None:
    assert CUTTER.is_interrogative(text, NORMALISER.words(text)) is expected


@pytest.mark.parametrize("text", ["j'ai rendez-vous", "excusez-nous", "ça recrute n'importe où"])
def test_without_exceptions_in_the_lexicon_what_looks_like_a_question_is_one(text: str) -> None:
    plain = LEXICON.model_copy(update={"indefinites": (), "not_inverted": ()})
    assert Cutter(plain, NORMALISER).is_interrogative(text, NORMALISER.words(text))


def test_without_subjects_to_invert_a_hyphen_makes_no_question() -> None:
    cutter = Cutter(Lexicon(), NORMALISER)
    assert not cutter.is_interrogative("le mi-temps -", ["le", "mi", "temps"])


def test_what_names_nothing_before_an_interrogative_belongs_to_it() -> None:
    assert parts("quel jour avec quel train") == [("quel jour", "avec quel train")]
    assert parts("quel jour et avec quel train") == [("quel jour", "avec quel train")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("quel jour avec ? quel train", [("quel jour avec", "quel train")]),
        ("quel jour est-qui quel train", [("quel jour est-qui", "quel train")]),
    ],
)
def test_a_sign_parts_it_from_the_interrogative(text: str, found: list[tuple[str, str]]) -> None:
    assert parts(text) == found


def test_a_keyword_may_begin_another_question() -> None:
    text = "bus train avion"
    (one, other) = CUTTER.cut(text, NORMALISER.words(text), 8, [1, 2]).cuts()
    assert (one.before.text, one.after.text) == ("bus ", "train avion")
    assert (other.before.text, other.after.text) == ("bus train ", "avion")


@pytest.mark.parametrize(("text", "clause"), [("a, b et c", "c"), ("a", "a")])
def test_the_last_clause_follows_the_last_place(text: str, clause: str) -> None:
    assert cut(text).last_clause.strip() == clause


@pytest.mark.parametrize(("text", "clause"), [("a, b et c", "a"), ("a", "")])
def test_the_first_clause_precedes_the_first_place(text: str, clause: str) -> None:
    assert cut(text).first_clause == clause


@pytest.mark.parametrize(
    ("words", "expected"), [(["c", "est", "quoi"], True), (["quel", "jour"], False)]
)
def test_what_only_begins_a_question_is_a_frame(words: list[str], expected: bool) -> None:
    assert CUTTER.is_frame(words) is expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("j'habite ici, je cherche quel jour", ["j'habite ici,", " je cherche ", "quel jour"]),
        ("quel jour faut-il", ["quel jour faut-il"]),
        ("je cherche avec quel train", ["je cherche ", "avec quel train"]),
        ("a et b", ["a et b"]),
        ("", []),
    ],
)
def test_clauses_end_at_signs_and_before_interrogatives(text: str, found: list[str]) -> None:
    assert CUTTER.clauses(text) == found


def test_the_smallest_pieces_stand_between_any_two_places() -> None:
    assert [one.strip() for one in cut("a, b et c").smallest] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "expected"), [("un. deux", True), ("un. Et deux", False), ("un, deux", False)]
)
def test_a_sentence_may_end_without_a_link_to_the_next(text: str, expected: bool) -> None:
    [found] = cut(text).cuts()
    assert found.only_ends_sentence is expected


@pytest.mark.parametrize(("text", "expected"), [("on fait quoi", True), ("le salaire", False)])
def test_what_names_no_subject_of_its_own_refers_back(text: str, expected: bool) -> None:
    assert CUTTER.refers_back(NORMALISER.words(text)) is expected


@pytest.mark.parametrize(("text", "expected"), [("j'ai 42 ans", True), ("le salaire", False)])
def test_the_first_person_tells_of_whoever_writes(text: str, expected: bool) -> None:
    assert CUTTER.tells_of_self(NORMALISER.words(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("elle rêve de danser", True), ("devenir chef", True), ("devenir pompier de bureau", False)],
)
def test_who_aims_at_something_aims_elsewhere_unless_it_is_the_subject(
    text: str, expected: bool
) -> None:
    cutter = Cutter(LEXICON, NORMALISER, frozenset({"bureau"}))
    assert cutter.aims_elsewhere(NORMALISER.words(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("avec qui ?", True), ("avec quel chef", False), ("", True)]
)
def test_function_words_name_nothing(text: str, expected: bool) -> None:
    assert CUTTER.names_nothing(NORMALISER.words(text)) is expected
