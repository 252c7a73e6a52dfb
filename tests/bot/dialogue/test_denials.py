"""What a message denies or waves away, and what it asks beside that."""

import pytest

from bot.dialogue import Dialogue
from bot.dialogue.bands import GUESS_CONFIDENCE
from bot.dialogue.denials import MAX_CLAUSES
from bot.dialogue.parts import MAX_CUT_LENGTH
from bot.reply import Answer


@pytest.mark.parametrize(
    "text",
    [
        "je ne veux pas devenir responsable back office",
        "je veux plus travailler en back office",
        "Ne me parlez pas du salaire.",
        "le front office ne m'intéresse pas",
        "je ne veux pas parler à un humain",
        "je veux démissionner de mon poste d'assistante",
    ],
)
def test_what_is_denied_is_not_answered_as_if_it_were_asked(dialogue: Dialogue, text: str) -> None:
    assert not isinstance(dialogue.respond(text).reply, Answer)


@pytest.mark.parametrize(
    "text",
    [
        "le télétravail, très peu pour moi",
        "le diplôme, je m'en fiche",
        "inutile de me parler du diplôme",
        "je veux tout savoir sauf le salaire",
        "surtout pas un conseiller",
    ],
)
def test_there_are_many_ways_to_deny(dialogue: Dialogue, text: str) -> None:
    assert not isinstance(dialogue.respond(text).reply, Answer)


@pytest.mark.parametrize(
    "text",
    [
        # not wanted, not important
        "le salaire ? non merci",
        "un stage ? non",
        "consultant ? bof, pas pour moi",
        "pas besoin de l'anglais",
        "lé diplome jen ai pa besoin",
        "salaire osef",
        "mon frère le salaire là c'est pas mon affaire",
        "La question de l'expérience ne se pose pas pour moi.",
        "Je n'ai que faire du droit de vote.",
        # had, known or done
        "le diplôme c'est bon pour moi",
        "un CV j'en ai déjà un",
        "langlai jai deja",
        "mon CV est déjà prêt, merci",
        "le front office, vous me l'avez déjà expliqué",
        "qui encadre les employés, je le sais déjà",
        "les logiciels ? je les maîtrise tous",
        "Les horaires, c'est ben correct de même.",
        # another time, something else
        "les horaires, passons",
        "laisse tomber les écoles",
        "La question du salaire là, laisse seulement.",
        "planifier ma carrière ? une autre fois",
        "consultant j'ai déjà été, ça va",
        "un diplôme étranger ? je n'en ai pas, passons",
    ],
)
def test_what_is_waved_away_is_not_answered(dialogue: Dialogue, text: str) -> None:
    turn = dialogue.respond(text)
    assert not isinstance(turn.reply, Answer)
    assert all(match.confidence <= GUESS_CONFIDENCE for match in turn.ranking)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("pas besoin de maîtriser Excel ?", "logiciels-outils"),
        ("l'anglais c'est obligé ou on s'en passe ?", "langues"),
        ("on a besoin de l'anglais ou pas besoin", "langues"),
        ("j'ai déjà un CV, il faut aussi une lettre ?", "cv-entretien"),
        ("Est-il inutile de passer par un poste de consultant ?", "consultant"),
        ("le métier va disparaître avec l'IA, non ?", "avenir-metier"),
        ("le télétravail c'est possible ou c'est non ?", "teletravail-horaires"),
        ("l'anglais je le parle pas, c grave ?", "langues"),
    ],
)
def test_what_only_sounds_like_a_denial_is_answered(
    dialogue: Dialogue, text: str, answer: str
) -> None:
    reply = dialogue.respond(text).reply
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == [answer]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("bon pour le diplôme c'est réglé, et le salaire ?", "salaire"),
        ("ok pour le diplôme, et l'expérience ?", "experience-requise"),
        ("je sais déjà ce qu'est le back office, et le middle office ?", "middle-office"),
        ("Quel est le salaire ? Le télétravail, je m'en fiche.", "salaire"),
        ("Quel est le salaire ? Le reste, c'est bon.", "salaire"),
    ],
)
def test_what_is_asked_beside_what_is_waved_away_is_answered(
    dialogue: Dialogue, text: str, answer: str
) -> None:
    reply = dialogue.respond(text).reply
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == [answer]


def test_a_message_of_many_clauses_is_read_as_it_stands(dialogue: Dialogue) -> None:
    few = "le salaire, " * (MAX_CLAUSES - 1) + "non merci"
    assert not isinstance(dialogue.respond(few).reply, Answer)
    assert isinstance(dialogue.respond("le salaire, " + few).reply, Answer)


def test_a_very_long_message_is_read_as_it_stands(dialogue: Dialogue) -> None:
    short = "le salaire ? non merci"
    assert not isinstance(dialogue.respond(short).reply, Answer)
    assert isinstance(dialogue.respond(short + " " * MAX_CUT_LENGTH).reply, Answer)
