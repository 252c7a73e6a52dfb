"""From a text as people type it to plain words."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.knowledge import Lexicon
from bot.normalise import Normaliser, fold, in_alphabetical_order, split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("Œuvre d’été", "oeuvre d'ete", id="ligature, accents, apostrophe"),
        pytest.param("ÇA ÉVOLUE, NOËL", "ca evolue, noel", id="capitals with accents"),
        pytest.param("e\u0301te\u0301", "ete", id="accents as characters of their own"),
        pytest.param("ÆØŁæøł", "aeolaeol", id="foreign letters"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("ǽ", "ae", id="accent on a ligature"),
        pytest.param("l’l‘lʼl′l`l'", "l'l'l'l'l'l'", id="kinds of apostrophes"),
        pytest.param("ＢＯＮＪＯＵＲ", "bonjour", id="full width"),
        pytest.param("𝐁𝐨𝐧𝐣𝐨𝐮𝐫", "bonjour", id="mathematical bold"),
        pytest.param("№ 5 ™", "no 5 tm", id="signs made of capitals"),
        pytest.param("ﬁn", "fin", id="typographic ligature"),
        pytest.param("bac\u00a0+3", "bac +3", id="no-break space"),
        pytest.param("İ", "i", id="dotted capital i"),
    ],
)
def test_case_accents_ligatures_and_apostrophes_are_folded(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_each_character_twice_is_folding_it_once() -> None:
    characters = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
    assert [char for char in characters if fold(fold(char)) != fold(char)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("?! … 😀 👍🏽", [], id="signs and emoji"),
        pytest.param("Кто ты?", [], id="another alphabet"),
        pytest.param("Quel diplôme ?", ["quel", "diplome"], id="sentence"),
        pytest.param("l’entreprise", ["l'", "entreprise"], id="elision"),
        pytest.param("qu'est-ce qu'on", ["qu'", "est", "ce", "qu'", "on"], id="elisions, hyphen"),
        pytest.param("back-office/back_office", ["back", "office"] * 2, id="joined words"),
        pytest.param("bac+3 à 2000€", ["bac", "3", "a", "2000"], id="figures"),
        pytest.param("mp3", ["mp3"], id="letters and figures"),
        pytest.param("a" * 130, ["a" * 60, "a" * 60, "a" * 10], id="endless word"),
        pytest.param("back\noffice\t?", ["back", "office"], id="line break and tab"),
    ],
)
def test_a_text_is_split_into_words(text: str, expected: list[str]) -> None:
    assert split_words(text) == expected


LEXICON = Lexicon(
    abbreviations={
        "c": "c'est",
        "koi": "quoi",
        "jve": "je veux",
        "lecole": "l'école",
        "g": "j'ai",
        "jm": "je m'",
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("😀", [], id="emoji"),
        pytest.param("L’école", ["l", "ecole"], id="apostrophes are dropped"),
        pytest.param("LECOLE", ["l", "ecole"], id="capitals"),
        pytest.param("jve koi", ["je", "veux", "quoi"], id="several words for one"),
        pytest.param("c koi", ["c", "est", "quoi"], id="letter for two words"),
        pytest.param("c'est quoi", ["c", "est", "quoi"], id="same letter, elided"),
        pytest.param("c est quoi", ["c", "est", "quoi"], id="same letter, apostrophe left out"),
        pytest.param("C", ["c", "est"], id="letter alone"),
        pytest.param("g c", ["j", "ai", "c", "est"], id="letter at the end"),
        pytest.param("koikoi", ["koikoi"], id="not inside words"),
        pytest.param("jm'ennuie", ["je", "m", "ennuie"], id="for what is elided, elided itself"),
        pytest.param("jm ennuie", ["je", "m", "ennuie"], id="the same, apostrophe left out"),
    ],
)
def test_abbreviations_are_spelled_out(text: str, expected: list[str]) -> None:
    assert Normaliser(LEXICON).words(text) == expected


@pytest.mark.parametrize("words", [["office", "back"], ["back", "office"]])
def test_words_are_put_in_alphabetical_order(words: list[str]) -> None:
    assert in_alphabetical_order(words) == "back office"


def test_without_a_lexicon_words_stay_as_they_are() -> None:
    assert Normaliser(Lexicon()).words("c koi l'école") == ["c", "koi", "l", "ecole"]


@given(st.text("cCgkoivej lst-éqau"))
def test_normalising_the_words_again_changes_nothing(text: str) -> None:
    normaliser = Normaliser(LEXICON)
    words = normaliser.words(text)
    assert normaliser.words(" ".join(words)) == words


@given(st.text())
def test_words_are_small_letters_and_figures(text: str) -> None:
    words = Normaliser(LEXICON).words(text)
    assert [word for word in words if not re.fullmatch("[a-z0-9]+", word)] == []


@given(st.text("abcdéèôœ' ", max_size=30))
def test_the_knowledge_base_and_the_question_are_read_alike(text: str) -> None:
    normaliser = Normaliser(LEXICON)
    assert normaliser.words(text.upper()) == normaliser.words(text)


@given(st.lists(st.text()))
@example([])
@example(["deux\nlignes", "une"])
def test_the_words_of_some_texts_are_those_of_each(texts: list[str]) -> None:
    normaliser = Normaliser(LEXICON)
    assert normaliser.words_of_each(texts) == [normaliser.words(text) for text in texts]
