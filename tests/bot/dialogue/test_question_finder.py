"""Which questions a message asks: the best entry of each, in their order."""

import pytest

from bot.dialogue.parts import MAX_CUT_LENGTH, Cutter
from bot.dialogue.question_finder import (
    TWO_PROBABILITY,
    TWO_PROBABILITY_IN_STORY,
    QuestionFinder,
)
from bot.dialogue.subject import subject_words
from bot.dialogue.two_questions import Evidence
from bot.knowledge import Knowledge
from bot.matcher import Matcher
from bot.normalise import Normaliser


@pytest.fixture(scope="module")
def matcher(knowledge: Knowledge) -> Matcher:
    return Matcher(knowledge)


@pytest.fixture
def finder(knowledge: Knowledge, matcher: Matcher) -> QuestionFinder:
    normaliser = Normaliser(knowledge.lexicon)
    cutter = Cutter(knowledge.lexicon, normaliser, subject_words(knowledge, normaliser))
    return QuestionFinder(cutter, knowledge.remarks, matcher.read())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("salaire", ["salaire"]),
        ("salaire et télétravail", ["salaire", "teletravail-horaires"]),
        ("salaire plus horaires", ["salaire", "teletravail-horaires"]),
        ("- salaire\n- études", ["salaire", "diplome-requis"]),
        ("c'est quoi le salaire et les études", ["salaire", "diplome-requis"]),
        ("salaire d'un employé et d'un cadre", ["employe-ou-cadre"]),
        ("diplôme + salaire + langues", ["diplome-requis", "salaire", "langues"]),
        ("c'est quoi le salaire et il faut quel diplôme", ["salaire", "diplome-requis"]),
        ("les avantages et les inconvénients du métier ?", ["avantages-inconvenients"]),
        ("j'ai 45 ans, c'est trop tard ?", ["age-reconversion"]),
        (
            "bonjour, j'ai lu l'article et je vous remercie, mais c'est quoi le middle office ?",
            ["middle-office"],
        ),
        ("merci et au revoir", ["au-revoir"]),
        (
            "c koi le middle office c koi le front office",
            ["middle-office", "definition-front-office"],
        ),
        ("salaire 💶 horaires ⏰ ??", ["salaire", "teletravail-horaires"]),
        ("quel diplôme & quel salaire", ["diplome-requis", "salaire"]),
        ("travailler à 4/5 et partir à 16h, c'est possible ?", ["teletravail-horaires"]),
        ("bac + combien ?", ["diplome-requis"]),  # « combien » has no subject
        ("Ah oui ? Et on les voit jamais, les chefs ?", ["visibilite-cadres"]),  # nor « ah oui »
        (
            "Dix ans mère à la maison, zéro expérience. Je peux devenir responsable back office ?",
            ["experience-requise"],
        ),
        (
            "C'est quoi la différence entre front et back office ? Et ça paie combien ?",
            ["difference-front-back", "salaire"],
        ),
        ("anglais salaire", ["langues", "salaire"]),
        ("quel diplôme, quel âge, quel salaire", ["diplome-requis", "age-reconversion", "salaire"]),
        ("J'ai 42 ans. Quel diplôme faut-il ?", ["diplome-requis"]),
        ("Quel diplôme faut-il ? J'ai 42 ans.", ["diplome-requis"]),
        ("horaires stress salaire", ["teletravail-horaires", "avantages-inconvenients", "salaire"]),
        ("salaire directeur", ["salaire"]),  # clear as a whole
        ("leur supérieur, le back office ?", ["rendre-compte"]),  # says what all is about
        ("Le back office, on y gagne combien ?", ["salaire"]),
        ("quel salaire ? le back office ?", ["salaire", "definition-back-office"]),
        ("salaire paye", ["salaire"]),
        ("Faut-il un diplôme ? et dans quoi ?", ["diplome-requis", "domaine-etudes"]),
        ("Tu es qui toi et tu m'aides sur quoi ?", ["identite-bot", "aide"]),
        (
            "Ces cadres rendent-ils compte à un conseil, et y ont-ils droit de vote ?",
            ["rendre-compte", "droit-de-vote"],
        ),
        ("il faut quel diplôme, et puis je postule où", ["diplome-requis", "trouver-offres"]),
        ("Le front office et le back office, en quoi s'opposent-ils ?", ["difference-front-back"]),
        (
            "Je n'ose rien demander, j'ai deux questions qui me tournent dans la tête :"
            " est-ce qu'il faut un master, et est-ce que c'est bien payé ?",
            ["diplome-requis", "salaire"],
        ),
    ],
)
def test_the_questions_of_a_message_are_told(
    finder: QuestionFinder, text: str, ids: list[str]
) -> None:
    assert [question[0].entry.id for question in finder.find(text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "Je reprends tout à zéro cette année, alors deux questions :"
            " faut-il un diplôme, et quels logiciels faut-il connaître ?",
            ["diplome-requis", "logiciels-outils"],
        ),
        (
            "J'ai lu votre page trois fois et il me reste deux doutes :"
            " peut-on télétravailler, et quel est le salaire ?",
            ["teletravail-horaires", "salaire"],
        ),
    ],
)
def test_what_only_leads_to_a_question_does_not_change_it(
    finder: QuestionFinder, text: str, ids: list[str]
) -> None:
    assert [question[0].entry.id for question in finder.find(text)] == ids


def test_a_very_long_message_is_not_cut(finder: QuestionFinder) -> None:
    assert len(finder.find("quel diplôme ? quel salaire ? " * (MAX_CUT_LENGTH // 25))) == 1


def test_a_text_without_a_word_has_no_entry(finder: QuestionFinder) -> None:
    assert finder.find("?") == [[]]


def test_an_unclear_question_is_read_with_the_one_before_it(finder: QuestionFinder) -> None:
    (alone,) = finder.find("et dans quel domaine ?")
    _, after = finder.find("Faut-il un diplôme ? et dans quel domaine ?")
    assert (alone[0].entry.id, after[0].entry.id) == ("secteurs", "domaine-etudes")


def test_more_is_asked_of_two_questions_in_a_story(
    finder: QuestionFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    between = (TWO_PROBABILITY + TWO_PROBABILITY_IN_STORY) / 2
    monkeypatch.setattr(Evidence, "probability", lambda _: between)
    text = "salaire et télétravail"
    assert [len(finder.find(text, is_story=one)) for one in (False, True)] == [2, 1]
