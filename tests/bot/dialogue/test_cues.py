"""Short messages that answer the bot, and what a message tells beside its question."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.cues import Choice, CueReader, Miss, Refusal
from bot.knowledge import Knowledge, Lexicon
from bot.normalise import Normaliser, fold

FIRST, SECOND, THIRD = Choice(0), Choice(1), Choice(2)


@pytest.fixture(scope="module")
def cues(knowledge: Knowledge) -> CueReader:
    """The reader with the lexicon that comes with the bot."""
    return CueReader(knowledge.lexicon, Normaliser(knowledge.lexicon))


# --- answers to suggestions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("oui", FIRST),
        ("Oui !", FIRST),
        ("ouais", FIRST),
        ("oui stp", FIRST),
        ("oui merci", FIRST),
        ("oui c'est ça", FIRST),
        ("c'est ça", FIRST),
        ("tout à fait", FIRST),
        ("1", FIRST),
        ("la 1", FIRST),
        ("la première stp", FIRST),
        ("oui la première", FIRST),
        ("2", SECOND),
        ("La 2 !", SECOND),
        ("le deuxième", SECOND),
        ("la deuxieme", SECOND),
        ("la deuxiemme", SECOND),
        ("plutôt la seconde", SECOND),
        ("je veux la 2", SECOND),
        ("je prends le numéro 2", SECOND),
        ("question n° 2", SECOND),
        ("je veux plutôt la question numéro 2 s’il vous plaît, merci", SECOND),
        ("le 3e", THIRD),
        ("la troisième", THIRD),
        ("la dernière", THIRD),
        ("non", Refusal()),
        ("Non.", Refusal()),
        ("nan", Refusal()),
        ("non merci", Refusal()),
        ("aucune", Refusal()),
        ("aucune des trois", Refusal()),
        ("aucune de ces questions", Refusal()),
        ("rien de tout ça", Refusal()),
        ("c'est pas ça", Refusal()),
        ("pas du tout", Refusal()),
    ],
)
def test_an_answer_to_three_suggestions_is_understood(
    cues: CueReader, text: str, meant: Choice | Refusal
) -> None:
    assert cues.answer(text, 3) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🤔",
        "merci",
        "pourquoi ?",
        "et moi ?",
        "la",
        "les deux",
        "la 1 et la 2",
        "la 2 ou la 3",
        "un master",
        "combien gagne-t-il ?",
        "quel diplôme faut-il ?",
        "oui mais combien gagne un responsable de back-office ?",
        "il y a deux équipes dans mon service",
        "aucun diplôme",
    ],
)
def test_whatever_else_is_said_is_no_answer_to_suggestions(cues: CueReader, text: str) -> None:
    assert cues.answer(text, 3) is None


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("la 2", 1),
        ("la troisième", 2),
        ("la 4", 3),
        ("4", 3),
        ("la quatrieme stp", 3),
        ("je prends le numéro 12", 3),
        ("0", 3),
        ("9" * 60, 3),
    ],
)
def test_a_number_that_was_not_offered_is_a_miss(
    cues: CueReader, text: str, suggestions: int
) -> None:
    assert cues.answer(text, suggestions) == Miss()


@pytest.mark.parametrize(("suggestions", "meant"), [(1, FIRST), (2, SECOND), (3, THIRD)])
def test_the_last_one_is_the_last_of_those_offered(
    cues: CueReader, suggestions: int, meant: Choice
) -> None:
    assert cues.answer("la dernière", suggestions) == meant


# --- less of the last answer ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Résume !", True),
        ("résume moi ça stp", True),
        ("plus simplemant", True),
        ("hein ?", True),
        ("quoi ?", True),
        ("qui ?", False),
        ("bien", False),
        ("quoi d'autre ?", False),
        ("plus de détails", False),
        ("", False),
    ],
)
def test_less_is_asked_for(cues: CueReader, text: str, asks: bool) -> None:
    assert cues.asks_for_less(text) is asks


# --- more on the last answer ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "plus de détails",
        "plus de detail",
        "Plus d’infos ?",
        "dis m'en plus",
        "la suite",
        "et la suite ?",
        "la suite stp",
        "plus de détails, s’il vous plaît",
        "Continue !",
        "montre le passage",
        "que dit l'article ?",
    ],
)
def test_more_is_asked_for(cues: CueReader, text: str) -> None:
    assert cues.asks_for_more(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pourquoi ?",
        "plus",
        "faut-il plus de diplômes ?",
        "merci",
        "ensuite ?",
        "et la suite de ma carrière ?",
        "continuer mes études ?",
    ],
)
def test_more_is_not_asked_for(cues: CueReader, text: str) -> None:
    assert not cues.asks_for_more(text)


@pytest.mark.parametrize(
    "text", ["c'est possible ?", "et dans mon cas ?", "en moyenne ?", "obligé ?", "et à Namur ?"]
)
def test_what_asks_on_about_any_answer_is_a_clarification(cues: CueReader, text: str) -> None:
    assert cues.is_clarification(text)


@pytest.mark.parametrize(
    "text",
    ["ah", "ah bon", "ah d'accord", "ok", "ok je vois", "oui", "bon", "merci", "svp"],
)
def test_what_only_takes_note_is_no_clarification(cues: CueReader, text: str) -> None:
    assert not cues.is_clarification(text)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("on m'a dit le contraire", True),
        ("mon conseiller pôle emploi m'a dit le contraire", True),
        ("c'est pas ce qu'on m'a dit", True),
        ("pour les horaires de nuit mon conseiller m'a dit le contraire", False),
        ("le contraire ?", False),
    ],
)
def test_a_doubt_asks_on_if_little_stands_before_it(
    cues: CueReader, text: str, doubts: bool
) -> None:
    assert cues.is_clarification(text) is doubts


# --- tu and vous ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_familiar"),
    [
        ("tu peux m'aider ?", True),
        ("T’es un robot ?", True),
        ("donne-moi ton avis", True),
        ("quel diplome stp", True),
        ("dis-moi quel diplôme il faut", True),
        ("Pouvez-vous m'aider ?", False),
        ("POURRIEZ-VOUS m'aider ?", False),
        ("quel est votre avis", False),
        ("quel diplôme svp", False),
        ("dites-moi quel diplôme il faut", False),
        ("je te demande si vous savez", False),
        ("quel diplôme faut-il ?", None),
        ("et pour moi ?", None),
        ("que dit-on en entretien ?", None),
        ("le statut du tuteur", None),
        ("un DEC, ça compte-tu ?", None),
        ("Faut-tu un diplôme ?", None),
        ("C’est-tu difficile", None),
        ("je peux-tu devenir chef", None),
        ("J'en ai-tu besoin ?", None),
        ("je te demande si ça se peut-tu", True),
        ("Peux-tu m'aider ?", True),
        ("je cherche, connais-tu le salaire ?", True),
        ("es-tu là", True),
        ("", None),
    ],
)
def test_how_the_user_addresses_the_bot_is_heard(
    cues: CueReader, text: str, is_familiar: bool | None
) -> None:
    assert cues.is_familiar(text) is is_familiar


# --- other languages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "How can I become a back office manager?",
        "What degree do I need?",
        "hello, how are you",
        "Hola, quiero trabajar en un banco",
        "Voglio un lavoro, grazie",
        "Quero trabalhar, não falo francês",
        "Was ist ein Back Office und wie ist die Arbeit?",
        "Merhaba, bir iş için",
        "Сколько зарабатывает менеджер?",
        "ما هي الشهادة المطلوبة؟",
        "什么是后台经理",
    ],
)
def test_another_language_is_noticed(cues: CueReader, text: str) -> None:
    assert cues.is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🤔",
        "12 + 3 = 15 ?",
        "kel diplome fo til ?",
        "que faire, que dire ?",
        "back office manager",
        "the voice",
        "Ça, c’est un cœur d’été à Łódź",
    ],
)
def test_french_is_not_taken_for_another_language(cues: CueReader, text: str) -> None:
    assert not cues.is_foreign(text)


def test_no_phrasing_of_the_knowledge_base_is_taken_for_another_language(
    cues: CueReader, knowledge: Knowledge
) -> None:
    phrasings = [phrasing for entry in knowledge.entries for phrasing in entry.phrasings]
    assert [phrasing for phrasing in phrasings if cues.is_foreign(phrasing)] == []


# --- whatever comes -------------------------------------------------------------------------------


@given(st.text().filter(lambda text: not re.search(r"[0-9]", fold(text))))
def test_without_words_in_the_lexicon_nothing_but_a_figure_is_a_cue(text: str) -> None:
    cues = CueReader(Lexicon(), Normaliser(Lexicon()))
    assert (cues.answer(text, 3), cues.is_familiar(text)) == (None, None)
    assert not cues.asks_for_more(text)


@given(text=st.text(), suggestions=st.integers(1, 3))
def test_only_what_was_offered_is_ever_chosen(cues: CueReader, text: str, suggestions: int) -> None:
    cue = cues.answer(text, suggestions)
    assert not isinstance(cue, Choice) or 0 <= cue.number < suggestions
