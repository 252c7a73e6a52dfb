"""Ranking the entries of knowledge bases, small ones and the bot's own."""

import gc
import weakref
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import Entry, Knowledge, Lexicon, OutOfScope, Section
from bot.matcher import Match, Matcher

SECTIONS = (Section(id="etudes", title="Études"), Section(id="emploi", title="Emploi"))


def entry(id_: str, *phrasings: str, section: str = "etudes", **fields: object) -> Entry:
    question, *variants = phrasings
    return Entry.model_validate(
        {
            "id": id_,
            "section": section,
            "question": question,
            "variants": tuple(variants),
            "answer": "Voici la réponse.",
            **fields,
        }
    )


DIPLOME = entry(
    "diplome",
    "Quel diplôme faut-il ?",
    "Quel niveau d'études faut-il avoir ?",
    "Il faut un diplôme ?",
    "Quel est le diplôme requis ?",
    follow_ups={"duree": ("et ça prend du temps ?", "en combien de temps ?")},
)
SALAIRE = entry(
    "salaire",
    "Combien gagne-t-on ?",
    "Quel est le salaire ?",
    "C'est bien payé ?",
    "Combien on est payé par mois ?",
    section="emploi",
)
DUREE = entry(
    "duree",
    "Combien d'années durent les études ?",
    "Les études sont longues ?",
    "Combien de temps faut-il étudier ?",
    "C'est long, les études ?",
)
OUTSIDE = OutOfScope(
    near=("Quel diplôme pour être pilote ?", "Combien gagne un pilote ?"),
    far=(
        "Quel temps fait-il ?",
        "Raconte une blague.",
        "Il pleut à Lyon ?",
        "Qui a gagné le match ?",
    ),
)
LEXICON = Lexicon(abbreviations={"koi": "quoi", "cb": "combien", "kel": "quel"})
KNOWLEDGE = Knowledge(SECTIONS, (DIPLOME, SALAIRE, DUREE), out_of_scope=OUTSIDE, lexicon=LEXICON)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(KNOWLEDGE)


def ids(matches: Sequence[Match]) -> list[str]:
    return [match.entry.id for match in matches]


KNOWN = [(text, one.id) for one in KNOWLEDGE.entries for text in one.phrasings]


@pytest.mark.parametrize(("phrasing", "expected"), KNOWN)
def test_what_is_known_word_for_word_is_sure(
    matcher: Matcher, phrasing: str, expected: str
) -> None:
    first = matcher.rank(phrasing.upper())[0]
    assert first.entry.id == expected
    assert first.confidence > 0.9


@pytest.mark.parametrize("text", [*OUTSIDE.near, *OUTSIDE.far])
def test_what_is_known_word_for_word_to_be_out_of_scope_is_surely(
    matcher: Matcher, text: str
) -> None:
    assert matcher.rank(text)[0].confidence < 0.1


# --- the ranking ----------------------------------------------------------------------------------


@pytest.mark.parametrize("one", KNOWLEDGE.entries, ids=lambda one: one.id)
def test_a_question_finds_its_entry_first(matcher: Matcher, one: Entry) -> None:
    assert ids(matcher.rank(one.question))[0] == one.id


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("quel diplome faut il", "diplome", id="no accents"),
        pytest.param("QUEL DIPLÔME FAUT-IL", "diplome", id="capitals"),
        pytest.param("kel diplome fautil", "diplome", id="abbreviation, words joined"),
        pytest.param("quel dipolme faut il", "diplome", id="letters swapped"),
        pytest.param("faut-il quel diplôme", "diplome", id="other order"),
        pytest.param("cb on gagne", "salaire", id="abbreviation"),
        pytest.param("quel est le salère", "salaire", id="spelled as it sounds"),
    ],
)
def test_a_badly_typed_question_finds_its_entry(
    matcher: Matcher, question: str, expected: str
) -> None:
    assert ids(matcher.rank(question))[0] == expected


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t", id="white space"),
        pytest.param("😀👍🏽", id="emoji"),
        pytest.param("?!…", id="signs"),
        pytest.param("какой диплом", id="another alphabet"),
        pytest.param("\0\ud800", id="no characters"),
    ],
)
def test_a_question_without_words_finds_nothing(matcher: Matcher, question: str) -> None:
    assert matcher.rank(question) == []


@pytest.mark.parametrize(("limit", "expected"), [(1, 1), (2, 2), (3, 3), (100, 3)])
def test_no_more_entries_than_the_limit_are_given(
    matcher: Matcher, limit: int, expected: int
) -> None:
    assert len(matcher.rank("Quel diplôme ?", limit=limit)) == expected


def test_a_smaller_limit_gives_the_beginning_of_the_same_ranking(matcher: Matcher) -> None:
    assert matcher.rank("Quel diplôme ?", limit=2) == matcher.rank("Quel diplôme ?")[:2]


@pytest.mark.parametrize("stranger", ["zwyxvutz", "yxwzbvwx bvwxyzyx"])
def test_a_word_that_was_never_seen_lowers_the_confidence(matcher: Matcher, stranger: str) -> None:
    known, strange = matcher.rank("le salaire")[0], matcher.rank(f"le salaire {stranger}")[0]
    assert strange.entry == known.entry
    assert strange.confidence < known.confidence


def test_a_matcher_leaves_memory_as_soon_as_it_is_replaced() -> None:
    gc.disable()  # a reload shall not have to wait for it
    try:
        matcher = Matcher(KNOWLEDGE)
        is_alive = weakref.ref(matcher)
        del matcher
        assert is_alive() is None
    finally:
        gc.enable()


def test_the_same_question_is_answered_alike_by_a_matcher_built_anew(matcher: Matcher) -> None:
    assert Matcher(KNOWLEDGE).rank("Quel diplôme ?") == matcher.rank("Quel diplôme ?")


@pytest.mark.parametrize("question", ["QUEL DIPLOME", "quel diplôme ?!", "kel  diplomé 😀"])
def test_what_is_folded_away_makes_no_difference(matcher: Matcher, question: str) -> None:
    assert matcher.rank(question) == matcher.rank("Quel diplôme")


QUESTIONS = st.text() | st.lists(
    st.sampled_from(["quel", "diplôme", "combien", "études", "payé", "temps", "il", "et", "zzz"])
).map(" ".join)


@given(question=QUESTIONS, limit=st.integers(1, 5))
def test_a_ranking_is_in_order_of_scores_and_has_no_entry_twice(
    matcher: Matcher, question: str, limit: int
) -> None:
    matches = matcher.rank(question, limit=limit)
    assert all(one.score >= other.score for one, other in pairwise(matches))
    assert len(set(ids(matches))) == len(matches)


@given(question=QUESTIONS, previous=st.sampled_from([None, "diplome", "salaire", "inconnu"]))
def test_confidence_is_a_probability(matcher: Matcher, question: str, previous: str | None) -> None:
    matches = matcher.rank(question, previous=previous)
    assert [match.confidence for match in matches if not 0 <= match.confidence <= 1] == []


@given(QUESTIONS)
def test_the_first_is_the_first_of_the_ranking(matcher: Matcher, question: str) -> None:
    first = matcher.read().first(question)
    assert first == next((match.entry for match in matcher.rank(question)), None)


def test_a_very_long_question_is_ranked(matcher: Matcher) -> None:
    assert len(matcher.rank("diplôme " * 2000 + "x" * 10_000)) == 3


# --- follow-ups -----------------------------------------------------------------------------------


def test_a_follow_up_is_read_with_the_answer_before_it(matcher: Matcher) -> None:
    question = "et ça prend du temps ?"
    assert ids(matcher.rank(question, previous="diplome"))[0] == "duree"


def test_a_previous_answer_makes_a_follow_up_clearer(matcher: Matcher) -> None:
    question = "et combien ?"
    confidence = {one.entry.id: one.confidence for one in matcher.rank(question)}
    (first, *_) = matcher.rank(question, previous="diplome")
    assert first.confidence > confidence["duree"]


@pytest.mark.parametrize("previous", [None, "inconnu", ""])
def test_a_previous_answer_that_is_unknown_makes_no_difference(
    matcher: Matcher, previous: str | None
) -> None:
    assert matcher.rank("et le temps ?", previous=previous) == matcher.rank("et le temps ?")


def test_a_long_message_is_no_follow_up(matcher: Matcher) -> None:
    question = "Je voudrais savoir en combien de temps on peut finir toutes ces longues études"
    assert matcher.rank(question, previous="diplome") == matcher.rank(question)


def test_the_previous_answer_does_not_stick(matcher: Matcher) -> None:
    before = matcher.rank("et le temps ?")
    matcher.rank("et le temps ?", previous="diplome")
    assert matcher.rank("et le temps ?") == before


# --- explanations ---------------------------------------------------------------------------------


def test_an_explanation_shows_the_nearest_phrasing(matcher: Matcher) -> None:
    (first, *_) = matcher.explain("il faut un diplome")
    assert (first.match.entry.id, first.nearest) == ("diplome", "Il faut un diplôme ?")


def test_an_explanation_weighs_each_word(matcher: Matcher) -> None:
    (first, *_) = matcher.explain("kel diplome")
    assert [word for word, _ in first.words] == ["quel", "diplome"]


def test_the_word_that_tells_most_weighs_most(matcher: Matcher) -> None:
    (first, *_) = matcher.explain("alors le salaire")
    assert max(first.words, key=lambda word: word[1])[0] == "salaire"


def test_explanations_are_of_the_ranking(matcher: Matcher) -> None:
    explained = [one.match for one in matcher.explain("Quel diplôme ?", limit=2)]
    ranked = matcher.rank("Quel diplôme ?", limit=2)
    assert [one.entry for one in explained] == [one.entry for one in ranked]
    expected = pytest.approx([one.score for one in ranked], abs=1e-4)  # rounding differs
    assert [one.score for one in explained] == expected


@pytest.mark.parametrize("question", ["", "😀"])
def test_there_is_nothing_to_explain_without_words(matcher: Matcher, question: str) -> None:
    assert matcher.explain(question) == []


# --- small knowledge bases ------------------------------------------------------------------------

SPARE = tuple(
    one.model_copy(update={"variants": (), "follow_ups": {}}) for one in KNOWLEDGE.entries
)
WORDLESS = (entry("signes", "???"), entry("cyrillique", "Какой диплом?"))
TWINS = (entry("un", "Quel diplôme ?"), entry("deux", "quel diplome !"))
LETTERS = (entry("lettre-a", "a"), entry("lettre-b", "b"))

SMALL = pytest.mark.parametrize(
    "knowledge",
    [
        pytest.param(Knowledge(SECTIONS, entries, out_of_scope=outside), id=f"{name}, {scope}")
        for name, entries in {
            "one entry": (SALAIRE,),
            "one phrasing": SPARE[:1],
            "one phrasing an entry": SPARE,
            "no words": WORDLESS,
            "the same words": TWINS,
            "letters": LETTERS,
        }.items()
        for scope, outside in {
            "examples out of scope": OUTSIDE,
            "one example out of scope": OutOfScope(far=("Il pleut ?",)),
            "nothing out of scope": OutOfScope(),
        }.items()
    ],
)


@SMALL
@pytest.mark.parametrize("question", ["Quel diplôme faut-il ?", "a", "zzz", "t", "12"])
@pytest.mark.parametrize("previous", [None, "un"])
def test_a_small_knowledge_base_ranks_all_its_entries(
    knowledge: Knowledge, question: str, previous: str | None
) -> None:
    matches = Matcher(knowledge).rank(question, previous=previous)
    assert sorted(ids(matches)) == sorted(one.id for one in knowledge.entries)


@SMALL
def test_a_small_knowledge_base_gives_probabilities(knowledge: Knowledge) -> None:
    matches = Matcher(knowledge).rank("Quel diplôme faut-il ?")
    assert [match.confidence for match in matches if not 0 <= match.confidence <= 1] == []


@SMALL
def test_a_small_knowledge_base_finds_nothing_without_words(knowledge: Knowledge) -> None:
    assert Matcher(knowledge).rank("😀") == []


@SMALL
def test_a_small_knowledge_base_is_explained(knowledge: Knowledge) -> None:
    explanations = Matcher(knowledge).explain("diplôme", limit=1)
    assert [word for word, _ in explanations[0].words] == ["diplome"]


@pytest.mark.parametrize("outside", [OUTSIDE, OutOfScope()], ids=["some", "none"])
@pytest.mark.parametrize("one", SPARE, ids=lambda one: one.id)
def test_one_phrasing_is_enough_to_be_found(outside: OutOfScope, one: Entry) -> None:
    matcher = Matcher(Knowledge(SECTIONS, SPARE, out_of_scope=outside))
    assert ids(matcher.rank(one.question))[0] == one.id


# --- the bot's own knowledge base -----------------------------------------------------------------


@pytest.fixture(scope="module")
def own(knowledge: Knowledge) -> Matcher:
    return Matcher(knowledge)


def test_every_question_finds_its_own_entry(own: Matcher, knowledge: Knowledge) -> None:
    assert [one.id for one in knowledge.entries if own.read().first(one.question) != one] == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Bonjour !", "salutation"),
        ("bjr", "salutation"),
        ("Merci beaucoup !", "remerciement"),
        ("Au revoir", "au-revoir"),
        ("Es-tu un robot ?", "identite-bot"),
        ("Quel diplôme faut-il pour être cadre de back-office ?", "diplome-requis"),
        ("kel diplome fo til", "diplome-requis"),
        ("C'est quoi le back office ?", "definition-back-office"),
        ("c koi le bac ofice", "definition-back-office"),
        ("c koi le front office", "definition-front-office"),
        ("différence entre front et back office", "difference-front-back"),
        ("combien ça gagne un responsable back office", "salaire"),
        ("Peut-on y arriver sans diplôme ?", "sans-diplome"),
        ("Faut-il un diplôme ?", "diplome-requis"),
        ("bon week-end", "au-revoir"),
        ("week-end ?", "teletravail-horaires"),
    ],
)
def test_a_clear_question_is_understood(own: Matcher, question: str, expected: str) -> None:
    (first,) = own.rank(question, limit=1)
    assert (first.entry.id, first.confidence > 0.6) == (expected, True)


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la capitale de l'Australie ?",
        "Qui a gagné la coupe du monde de football ?",
        "Comment réparer une fuite d'eau ?",
        "Quel temps fera-t-il demain à Lyon ?",
        "azertyuiop",
        "xkcd qsdf wxcv",
    ],
)
def test_a_question_on_something_else_is_not_taken_for_clear(own: Matcher, question: str) -> None:
    (first,) = own.rank(question, limit=1)
    assert first.confidence < 0.4
