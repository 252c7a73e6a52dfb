"""Conversations: what a user writes, and what becomes of it.

Replies are noted in short: the ids of the entries answered, "? " and the ids suggested, "+ " and
the id of which there are details, "~ " and the kind of built-in small talk, or why there is no
answer.
"""

import dataclasses
from itertools import chain

import pytest

from bot.dialogue import Dialogue, Turn
from bot.dialogue.decision import COMPLAINT_ENTRY
from bot.dialogue.memory import EXPIRY, NOTHING, Memory
from bot.dialogue.turn import NEAR_CONFIDENCE
from bot.knowledge import Entry, Knowledge, Section
from bot.matcher import Match
from bot.reply import Answer, Details, Reason, Reply, SmallTalk, Suggestions, Unknown, suggested_in

DEGREE = "Quel diplôme faut-il ?"
FAR = "qui a gagné la coupe du monde de football ?"
FAR_TOO = "raconte-moi une blague sur les girafes"
SUGGESTED = Memory(suggested=("salaire", "domaine-etudes", "consultant"), at=1000)


def short(reply: Reply) -> str:
    """Note a reply in short."""
    match reply:
        case Answer(entries, courtesy):
            first = [f"({courtesy.id})"] if courtesy else []
            return " ".join([*first, *sorted(entry.id for entry in entries)])
        case Details(entry):
            return f"+ {entry.id}"
        case Suggestions(entries, courtesy=courtesy):
            first = f"({courtesy.id}) " if courtesy else ""
            return f"{first}? " + " ".join(entry.id for entry in entries)
        case SmallTalk(entry):
            return f"~ {entry.id}"
        case Unknown(reason, courtesy):
            return f"({courtesy.id}) {reason.name}" if courtesy else reason.name


def talk(dialogue: Dialogue, *lines: str, memory: Memory = NOTHING) -> list[str]:
    """Converse, ten seconds a line; note all replies."""
    replies = []
    for number, line in enumerate(lines):
        turn = dialogue.respond(line, memory, memory.at + 10 * bool(number))
        replies.append(short(turn.reply))
        memory = turn.memory
    return replies


def remembered(dialogue: Dialogue, *lines: str, memory: Memory = NOTHING) -> Memory:
    """Converse, ten seconds a line; give what is remembered in the end."""
    for line in lines:
        memory = dialogue.respond(line, memory, memory.at + 10).memory
    return memory


# --- follow-ups -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "follow_up", "answer"),
    [
        (DEGREE, "et dans quel domaine ?", "domaine-etudes"),
        (DEGREE, "pourquoi ?", "+ diplome-requis"),
        (DEGREE, "et pourquoi ?", "+ diplome-requis"),
        (DEGREE, "c'est-à-dire ?", "+ diplome-requis"),
        (DEGREE, "et si j'en ai pas ?", "sans-diplome"),
        (DEGREE, "é si g pa", "sans-diplome"),
        (DEGREE, "et sans ?", "sans-diplome"),
        (DEGREE, "et avec ?", "+ diplome-requis"),
        (DEGREE, "c'est long ?", "duree-parcours"),
        ("C'est quoi le front-office ?", "et l'autre ?", "definition-back-office"),
        ("C'est quoi le back-office ?", "et le front alors ?", "definition-front-office"),
        ("Combien gagne un responsable ?", "pourquoi ?", "+ salaire"),
    ],
)
def test_a_follow_up_is_read_with_the_answer_before_it(
    dialogue: Dialogue, question: str, follow_up: str, answer: str
) -> None:
    assert talk(dialogue, question, follow_up)[1] == answer


def test_follow_ups_follow_one_another(dialogue: Dialogue) -> None:
    assert talk(dialogue, DEGREE, "et sans ?", "c'est-à-dire ?") == [
        "diplome-requis",
        "sans-diplome",
        "+ sans-diplome",
    ]


def test_thanks_do_not_end_the_subject(dialogue: Dialogue) -> None:
    assert talk(dialogue, DEGREE, "merci", "et sans ?") == [
        "diplome-requis",
        "remerciement",
        "sans-diplome",
    ]


@pytest.mark.parametrize("why", ["pourquoi ?", "et pourquoi ?", "c'est-à-dire ?", "t'es sûr ?"])
def test_who_asks_why_after_that_gets_no_reason_for_the_answer_before_it(
    dialogue: Dialogue, why: str
) -> None:
    assert "+" not in talk(dialogue, DEGREE, FAR, why)[2]


def test_what_was_not_understood_does_not_end_the_subject(dialogue: Dialogue) -> None:
    assert "sans-diplome" in talk(dialogue, DEGREE, FAR, "et sans ?")[2]
    assert talk(dialogue, DEGREE, FAR, "plus de détails")[2] == "+ diplome-requis"
    assert talk(dialogue, DEGREE, FAR, "merci", "et sans ?")[3] == "sans-diplome"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("et le salaire ?", "salaire"),
        ("Quel diplôme faut-il ?", "diplome-requis"),
        ("tu es qui toi ?", "identite-bot"),
        ("tu peux m'aider sur quoi exactement ?", "aide"),
    ],
)
def test_what_is_clear_by_itself_is_answered_after_what_was_not_understood(
    dialogue: Dialogue, text: str, answer: str
) -> None:
    assert talk(dialogue, DEGREE, FAR, text)[2] == answer


def test_who_goes_back_to_an_answer_goes_on_with_it(dialogue: Dialogue) -> None:
    memory = remembered(dialogue, FAR).back_to("diplome-requis")
    assert talk(dialogue, "et sans ?", memory=memory) == ["sans-diplome"]


def test_a_complete_question_changes_the_subject(dialogue: Dialogue) -> None:
    lines = "Combien gagne un responsable de back-office ?", "pourquoi ?"
    assert talk(dialogue, DEGREE, *lines) == ["diplome-requis", "salaire", "+ salaire"]


@pytest.mark.parametrize("text", ["et pourquoi ?", "c'est-à-dire ?", "plus de détails", "la suite"])
def test_nothing_is_a_follow_up_before_the_first_answer(dialogue: Dialogue, text: str) -> None:
    reply = dialogue.respond(text).reply
    assert not isinstance(reply, Details)
    assert short(reply) not in ("diplome-requis", "sans-diplome")


@pytest.mark.parametrize(
    ("later", "is_followed"), [(EXPIRY, True), (EXPIRY + 1, False)], ids=["in time", "too late"]
)
def test_the_subject_is_forgotten_after_fifteen_minutes(
    dialogue: Dialogue, later: float, is_followed: bool
) -> None:
    memory = dialogue.respond(DEGREE, NOTHING, now=1000).memory
    reply = dialogue.respond("et pourquoi ?", memory, now=1000 + later).reply
    assert (short(reply) == "+ diplome-requis") is is_followed


def test_each_message_keeps_the_subject_for_another_fifteen_minutes(dialogue: Dialogue) -> None:
    memory = dialogue.respond(DEGREE, NOTHING, now=1000).memory
    memory = dialogue.respond("merci", memory, now=1000 + EXPIRY).memory
    reply = dialogue.respond("et sans ?", memory, now=1000 + 2 * EXPIRY).reply
    assert short(reply) == "sans-diplome"


@pytest.mark.parametrize(
    "text",
    [
        "Combien gagne un responsable de back-office ?",
        "salaire",
        "quel est le salaire moyen svp",
        "bonjour, la mobilité interne est possible svp ?",
        "offres d'emploi svp",
    ],
)
def test_what_is_clear_by_itself_is_answered_as_if_it_were_the_first(
    dialogue: Dialogue, text: str
) -> None:
    alone = talk(dialogue, text)
    ids = [one.id for one in dialogue.knowledge.entries]
    after = {id_: talk(dialogue, text, memory=Memory(answered=id_)) for id_ in ids}
    assert {id_: replies for id_, replies in after.items() if replies != alone} == {}


def test_what_was_suggested_may_be_gone_on_with(dialogue: Dialogue) -> None:
    memory = Memory(suggested=("definition-front-office", "salaire"))
    assert talk(dialogue, "et l'autre, celui de derrière ?", memory=memory) == [
        "definition-back-office"
    ]


def test_an_entry_that_was_shown_is_the_subject(dialogue: Dialogue) -> None:
    entry = dialogue.knowledge.entry_by_id["diplome-requis"]
    memory = dialogue.recorder.shown(entry, NOTHING, now=1000)
    assert short(dialogue.respond("et sans ?", memory, now=1000).reply) == "sans-diplome"


def test_what_follows_small_talk_is_read_with_it_once(dialogue: Dialogue) -> None:
    assert talk(dialogue, "tu es qui ?", "chiffrés comment ?")[1] == "donnees-bot"
    assert talk(dialogue, "tu es qui ?", FAR, "chiffrés comment ?")[2] != "donnees-bot"


@pytest.mark.parametrize("before", [DEGREE, "et le télétravail ?"])
def test_an_answer_before_makes_no_unclear_question_clear(dialogue: Dialogue, before: str) -> None:
    unclear, asked = ("?", "OUT_OF_SCOPE"), "le comité d'entreprise"
    alone, after = talk(dialogue, asked), talk(dialogue, before, asked)
    assert alone[0].startswith(unclear)
    assert after[1].startswith(unclear)


def test_a_subject_that_was_removed_is_no_fault(dialogue: Dialogue) -> None:
    memory = Memory(answered="gone", suggested=("gone",), alternatives=("gone",))
    assert talk(dialogue, DEGREE, memory=memory) == ["diplome-requis"]
    assert "+" not in talk(dialogue, "plus de détails", memory=memory)[0]


# --- after suggestions ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def unclear(dialogue: Dialogue) -> str:
    """A word that the bot answers with three suggestions."""
    for word in chain.from_iterable(one.question.split() for one in dialogue.knowledge.entries):
        reply = dialogue.respond(word).reply
        if isinstance(reply, Suggestions) and len(reply.entries) == 3:
            return word
    pytest.fail("no word of any question leads to suggestions")


@pytest.mark.parametrize(
    ("text", "number"),
    [("oui", 0), ("la 1", 0), ("la 2", 1), ("le deuxième", 1), ("3", 2), ("la dernière", 2)],
)
def test_a_suggestion_is_chosen(dialogue: Dialogue, unclear: str, text: str, number: int) -> None:
    first, second = talk(dialogue, unclear, text)
    assert second == first.removeprefix("? ").split()[number]


@pytest.mark.parametrize("text", ["aucune", "non merci", "aucune des trois"])
def test_suggestions_are_refused(dialogue: Dialogue, unclear: str, text: str) -> None:
    assert talk(dialogue, unclear, text)[1] == Reason.REFUSED.name


def test_a_number_beyond_the_suggestions_offers_them_again(dialogue: Dialogue) -> None:
    offered = dialogue.respond("la 4", SUGGESTED)
    assert isinstance(offered.reply, Suggestions)
    assert tuple(one.id for one in offered.reply.entries) == SUGGESTED.suggested
    assert offered.reply.is_again
    assert talk(dialogue, "la 4", "la 2", memory=SUGGESTED)[1] == "domaine-etudes"


@pytest.mark.parametrize("text", ["ok", "d'accord", "très bien", "👍", "je veux bien"])
def test_who_agrees_to_suggestions_is_asked_to_which_one(dialogue: Dialogue, text: str) -> None:
    asked = dialogue.respond(text, SUGGESTED)
    assert isinstance(asked.reply, Suggestions)
    assert asked.reply.is_again
    assert talk(dialogue, text, "la 2", memory=SUGGESTED)[1] == "domaine-etudes"


def test_who_agrees_to_the_only_suggestion_gets_its_answer(dialogue: Dialogue) -> None:
    assert talk(dialogue, "ok", memory=Memory(suggested=("salaire",))) == ["salaire"]


@pytest.mark.parametrize("text", ["haha ok", "👍"])
def test_who_agrees_to_an_answer_is_asked_nothing(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, DEGREE, "plus de détails", text)[1:] == ["+ diplome-requis", "~ accord"]
    assert talk(dialogue, DEGREE, "c'est nul", text)[1:] == ["insatisfaction", "~ accord"]


def test_what_was_chosen_becomes_the_subject(dialogue: Dialogue) -> None:
    assert talk(dialogue, "la 2", "plus de détails", memory=SUGGESTED) == [
        "domaine-etudes",
        "+ domaine-etudes",
    ]


def test_another_one_may_be_chosen_after_that(dialogue: Dialogue) -> None:
    lines = ["la 2", "et la 3", "merci", "non, plutôt la première", FAR, "la seconde"]
    assert talk(dialogue, *lines, memory=SUGGESTED)[::2] == [
        "domaine-etudes",
        "remerciement",
        "OUT_OF_SCOPE",
    ]
    assert talk(dialogue, *lines, memory=SUGGESTED)[1::2] == [
        "consultant",
        "salaire",
        "domaine-etudes",
    ]


def test_a_pressed_button_is_a_choice_like_any_other(dialogue: Dialogue) -> None:
    pressed = dialogue.recorder.shown(
        dialogue.knowledge.entry_by_id["salaire"], SUGGESTED, SUGGESTED.at
    )
    assert talk(dialogue, "et la 3 ?", memory=pressed) == ["consultant"]


def test_who_chooses_the_same_again_is_told_more_about_it(dialogue: Dialogue) -> None:
    assert talk(dialogue, "la 2", "la 2", memory=SUGGESTED)[1] == "+ domaine-etudes"


def test_suggestions_are_forgotten_with_the_next_answer(dialogue: Dialogue) -> None:
    assert "consultant" not in talk(dialogue, "la 2", DEGREE, "la 3", memory=SUGGESTED)[2]


def test_another_question_may_follow_suggestions(dialogue: Dialogue) -> None:
    assert talk(dialogue, DEGREE, memory=SUGGESTED) == ["diplome-requis"]


@pytest.mark.parametrize("text", ["la 1", "aucune", "merci", FAR, DEGREE])
def test_suggestions_are_over_after_any_message(dialogue: Dialogue, text: str) -> None:
    assert remembered(dialogue, text, memory=SUGGESTED).suggested == ()


@pytest.mark.parametrize("text", ["oui", "la 2", "le deuxième", "aucune", "non merci"])
def test_without_suggestions_there_is_nothing_to_choose_or_refuse(
    dialogue: Dialogue, text: str
) -> None:
    [reply] = talk(dialogue, text)
    assert reply != Reason.REFUSED.name
    assert reply not in {entry.id for entry in dialogue.knowledge.entries} - {
        "remerciement",
        "au-revoir",
    }


def test_suggestions_are_forgotten_after_fifteen_minutes(dialogue: Dialogue) -> None:
    replies = [
        short(dialogue.respond("la 2", SUGGESTED, now=SUGGESTED.at + later).reply)
        for later in (EXPIRY, EXPIRY + 1)
    ]
    assert [reply == "domaine-etudes" for reply in replies] == [True, False]


def test_a_suggestion_that_was_removed_is_not_counted(dialogue: Dialogue) -> None:
    memory = Memory(suggested=("gone", "salaire"))
    assert talk(dialogue, "oui", memory=memory) == ["salaire"]


# --- more, or something else, after an answer -----------------------------------------------------


@pytest.mark.parametrize("text", ["plus de détails", "la suite", "dis-m'en plus", "Développe !"])
def test_details_are_given_on_the_last_answer(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, DEGREE, text)[1] == "+ diplome-requis"


@pytest.mark.parametrize(
    ("memory", "text", "reply"),
    [
        (Memory(answered="salaire"), "quoi d'autre ?", "+ salaire"),
        (Memory(answered="qualites-requises"), "quoi d'autre ?", "devenir-responsable"),
        (Memory(answered="consultant"), "sinon, quoi d'autre ?", "poste-associe"),
        (Memory(answered="salaire"), "et la suite ?", "+ salaire"),
        (Memory(answered="avantages-inconvenients"), "et la suite ?", "evolution-apres"),
        (Memory(answered="salaire", talked="salutation"), "c'est automatique ?", "identite-bot"),
    ],
)
def test_what_is_known_to_mean_something_else_after_an_answer_asks_for_no_details(
    dialogue: Dialogue, memory: Memory, text: str, reply: str
) -> None:
    assert talk(dialogue, text, memory=memory) == [reply]


def test_a_mere_why_never_repeats_the_answer(dialogue: Dialogue) -> None:
    subjects = [
        one for one in dialogue.knowledge.entries if one.id not in dialogue.knowledge.small_talk
    ]
    repeated = [
        one.id
        for one in subjects
        if talk(dialogue, "et pourquoi ?", memory=Memory(answered=one.id)) == [one.id]
    ]
    assert repeated == []


@pytest.mark.parametrize("why", ["et pourquoi ?", "mais pourquoi donc ?", "plus de détails"])
def test_who_asks_on_is_told_once_that_there_is_no_more(dialogue: Dialogue, why: str) -> None:
    memory = remembered(dialogue, DEGREE, "pourquoi ?")
    reply = dialogue.respond(why, memory).reply
    assert isinstance(reply, Details)
    assert (reply.entry.id, reply.is_again, reply.passage) == ("diplome-requis", True, None)
    assert len(reply.neighbours) == 3


def test_another_answer_has_its_own_details(dialogue: Dialogue) -> None:
    memory = remembered(dialogue, DEGREE, "pourquoi ?", "Combien gagne un responsable ?")
    reply = dialogue.respond("pourquoi ?", memory).reply
    assert isinstance(reply, Details)
    assert (reply.entry.id, reply.is_again) == ("salaire", False)


@pytest.mark.parametrize(
    ("text", "lacks_reason"), [("pourquoi ?", True), ("plus de détails", False)]
)
def test_a_passage_without_a_reason_is_told_as_such_to_who_asks_why(
    dialogue: Dialogue, text: str, lacks_reason: bool
) -> None:
    reply = dialogue.respond(text, Memory(answered="droit-de-vote")).reply
    assert isinstance(reply, Details)
    assert reply.lacks_reason is lacks_reason


def test_details_offer_neighbours_which_can_be_chosen(dialogue: Dialogue) -> None:
    memory = dialogue.respond(DEGREE).memory
    turn = dialogue.respond("plus de détails", memory)
    assert isinstance(turn.reply, Details)
    neighbours = [entry.id for entry in turn.reply.neighbours]
    assert len(neighbours) == 3
    assert "diplome-requis" not in neighbours
    assert talk(dialogue, "la 3", memory=turn.memory) == [neighbours[2]]


def test_related_entries_are_the_first_neighbours(dialogue: Dialogue) -> None:
    turn = dialogue.respond("plus de détails", Memory(answered="diplome-requis"))
    assert isinstance(turn.reply, Details)
    related = dialogue.knowledge.entry_by_id["diplome-requis"].related
    assert [entry.id for entry in turn.reply.neighbours[: len(related)]] == list(related[:3])


@pytest.mark.parametrize(
    "complaint", ["ce n'est pas ma question", "c'est nul", "tu n'as rien compris"]
)
def test_a_complaint_after_an_answer_is_met_with_alternatives(
    dialogue: Dialogue, complaint: str
) -> None:
    memory = dialogue.respond("responsable").memory
    turn = dialogue.respond(complaint, memory)
    assert isinstance(turn.reply, Answer)
    assert [entry.id for entry in turn.reply.entries] == [COMPLAINT_ENTRY]
    offers = [entry.id for entry in turn.reply.offers]
    assert len(offers) >= 2
    assert memory.answered not in offers
    assert talk(dialogue, "la 2", memory=turn.memory) == [offers[1]]


def test_a_complaint_after_an_answer_without_rivals_has_no_alternatives(dialogue: Dialogue) -> None:
    reply = dialogue.respond("c'est nul", dialogue.respond(DEGREE).memory).reply
    assert reply == Answer((dialogue.knowledge.entry_by_id[COMPLAINT_ENTRY],))


def test_a_complaint_out_of_the_blue_has_no_alternatives(dialogue: Dialogue) -> None:
    reply = dialogue.respond("c'est nul").reply
    assert reply == Answer((dialogue.knowledge.entry_by_id[COMPLAINT_ENTRY],))


# --- what was answered before ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "et la question d'avant ?",
        "la réponse d'avant",
        "tu disais quoi juste avant ?",
        "la précédente",
    ],
)
@pytest.mark.parametrize("between", [[], ["pourquoi ?"], [FAR]])
def test_the_answer_before_the_last_one_is_given_again(
    dialogue: Dialogue, between: list[str], text: str
) -> None:
    lines = [DEGREE, "Combien gagne un responsable ?", *between, text]
    assert talk(dialogue, *lines)[-1] == "diplome-requis"


def test_before_the_first_answer_there_was_none(dialogue: Dialogue) -> None:
    assert talk(dialogue, DEGREE, "la réponse d'avant")[1] != "diplome-requis"


# --- no answer ------------------------------------------------------------------------------------


def test_the_second_message_in_a_row_without_an_answer_is_met_otherwise(
    dialogue: Dialogue,
) -> None:
    assert talk(dialogue, FAR, FAR_TOO, FAR) == ["OUT_OF_SCOPE", "AGAIN", "AGAIN"]


@pytest.mark.parametrize("between", [DEGREE, "merci"])
def test_an_answer_between_two_unknowns_makes_them_two_first_ones(
    dialogue: Dialogue, between: str
) -> None:
    assert talk(dialogue, FAR, between, FAR)[::2] == ["OUT_OF_SCOPE", "OUT_OF_SCOPE"]


def test_suggestions_between_two_unknowns_make_them_two_first_ones(
    dialogue: Dialogue, unclear: str
) -> None:
    assert talk(dialogue, FAR, unclear, FAR)[::2] == ["OUT_OF_SCOPE", "OUT_OF_SCOPE"]


def test_refused_suggestions_count_as_no_answer(dialogue: Dialogue) -> None:
    assert talk(dialogue, "aucune", FAR, memory=SUGGESTED) == ["REFUSED", "AGAIN"]


def test_unknowns_are_forgotten_after_fifteen_minutes(dialogue: Dialogue) -> None:
    memory = dialogue.respond(FAR, NOTHING, now=1000).memory
    reply = dialogue.respond(FAR, memory, now=1000 + EXPIRY + 1).reply
    assert short(reply) == "OUT_OF_SCOPE"


@pytest.mark.parametrize(
    "text",
    ["Сколько зарабатывает менеджер?", "ما هي الشهادة المطلوبة؟", "Hola, quiero trabajar ahora"],
)
def test_another_language_is_noticed(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, text) == ["FOREIGN"]


def test_a_foreign_greeting_that_is_understood_is_returned(dialogue: Dialogue) -> None:
    assert talk(dialogue, "hello") == ["salutation"]


@pytest.mark.parametrize("text", ["", " \n", "٣"])
def test_a_message_without_words_is_not_understood(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, text) == ["OUT_OF_SCOPE"]


@pytest.mark.parametrize("text", ["🎓", "!!!", "\0", ":-)", "xD", "..."])
def test_signs_alone_are_no_question_that_was_not_understood(dialogue: Dialogue, text: str) -> None:
    assert remembered(dialogue, FAR, text).unknowns == 0


@pytest.mark.parametrize("text", ["?", "???", "🎓 ?", "point d'interrogation"])
def test_a_question_mark_alone_asks_on(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, DEGREE, text)[1] == "+ diplome-requis"
    assert talk(dialogue, text) == ["aide"]
    assert dialogue.respond(text, SUGGESTED).memory.suggested == SUGGESTED.suggested


# --- reactions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("ah oui quand même", "~ surprise"),
        ("dommage", "~ regret"),
        ("ça me décourage un peu", "~ inquietude"),
        ("ok je vais réfléchir", "~ reflexion"),
        ("j'espère", "~ espoir"),
        ("c'est rassurant", "~ contentement"),
        ("je pleure", "~ detresse"),
        ("mon chef est odieux avec moi et j'en peux plus", "~ detresse"),
        ("c'est vrai", "~ accord"),
    ],
)
def test_a_reaction_to_an_answer_is_no_question(dialogue: Dialogue, text: str, reply: str) -> None:
    assert talk(dialogue, DEGREE, text)[1] == reply


@pytest.mark.parametrize(
    "text",
    [
        "c'est vrai ?",
        "t sur ?",
        "t'es vraiment sûr de toi ?",
        "mais j'ai lu le contraire",
        "mon conseiller m'a dit le contraire",
        "j'ai un doute",
        "j'y crois pas",
    ],
)
def test_who_doubts_an_answer_is_shown_its_passage(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, DEGREE, text)[1] == "+ diplome-requis"


# --- what is denied -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "correction", "answer"),
    [
        ("C'est quoi le back office ?", "non, je parlais du front", "definition-front-office"),
        (DEGREE, "pas ça, le salaire", "salaire"),
        ("Combien gagne un responsable ?", "je voulais dire les horaires", "teletravail-horaires"),
        (
            "Où trouver des offres ?",
            "Non, ma question portait sur les écoles.",
            "ecoles-formations",
        ),
        (
            "c'est quoi le middle office",
            "pardon, je voulais dire le front",
            "definition-front-office",
        ),
        (DEGREE, "je ne parle pas du diplôme mais de l'expérience", "experience-requise"),
    ],
)
def test_a_correction_takes_the_place_of_what_was_understood(
    dialogue: Dialogue, question: str, correction: str, answer: str
) -> None:
    assert talk(dialogue, question, correction)[1] == answer
    assert remembered(dialogue, question, correction).answered == answer.split()[-1]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("pas le salaire, le niveau de diplôme exigé", "diplome-requis"),
        ("je ne veux pas le salaire mais le diplôme", "diplome-requis"),
        ("laisse l'argent, quel diplôme faut-il ?", "diplome-requis"),
        ("je n'ai pas de diplôme, c'est possible ?", "sans-diplome"),
        ("C'est pas ma question", "insatisfaction"),
    ],
)
def test_what_is_asked_beside_a_denial_is_answered(
    dialogue: Dialogue, text: str, answer: str
) -> None:
    assert talk(dialogue, text) == [answer]


# --- several things in one message ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Quel diplôme faut-il ? Combien gagne un responsable de back-office ?",
        "quel diplôme faut-il et combien gagne un responsable de back-office ?",
        "quel diplome fo til\ncombien gagne un responsable",
    ],
)
def test_two_questions_are_both_answered(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, text) == ["diplome-requis salaire"]


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("la 2", "salaire"),
        ("et la première ?", "diplome-requis"),
        ("plus de détails sur la 1", "diplome-requis"),
        ("Détails 2", "salaire"),
        ("pour la 1, pourquoi ?", "+ diplome-requis"),
        ("et si j'en ai pas, pour la 1 ?", "sans-diplome"),
        ("pour la 1, combien gagne un responsable ?", "salaire"),
    ],
)
def test_answers_are_referred_to_by_their_numbers(
    dialogue: Dialogue, text: str, reply: str
) -> None:
    both = f"{DEGREE} Combien gagne un responsable ?"
    assert talk(dialogue, both, text)[1] == reply


def test_one_after_the_other_may_be_referred_to(dialogue: Dialogue) -> None:
    both = f"{DEGREE} Combien gagne un responsable ?"
    assert talk(dialogue, both, "et la 2 ?", "pour la 1, pourquoi ?", "et la 2 ?")[1:] == [
        "salaire",
        "+ diplome-requis",
        "salaire",
    ]


def test_the_last_of_two_answers_is_the_subject(dialogue: Dialogue) -> None:
    turn = dialogue.respond("Quel diplôme faut-il ? Combien gagne un responsable ?")
    assert isinstance(turn.reply, Answer)
    assert turn.memory.answered == turn.reply.entries[-1].id


@pytest.mark.parametrize(
    "text",
    [
        "Quel diplôme faut-il ? Et quel diplôme exactement ?",
        "Mon frère et moi voulons savoir quel diplôme il faut.",
    ],
)
def test_one_question_in_two_sentences_has_one_answer(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, text) == ["diplome-requis"]


def test_three_questions_have_three_answers(dialogue: Dialogue) -> None:
    text = "quel diplome ? quel salaire ? combien de temps ?"
    assert talk(dialogue, text) == ["diplome-requis duree-parcours salaire"]


def test_answers_come_in_the_order_of_the_questions(dialogue: Dialogue) -> None:
    reply = dialogue.respond("combien de temps ? quel diplome ? quel salaire ?").reply
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["duree-parcours", "diplome-requis", "salaire"]


@pytest.mark.parametrize(
    "text",
    [
        "quel diplôme faut-il pis ça gagne combien ?",
        "1. Quel diplôme faut-il ? 2. Combien gagne un responsable ?",
        "D'une part, quel diplôme faut-il ? D'autre part, combien gagne un responsable ?",
        "quel diplome est requis, et aussi combien gagne un responsable",
        "Quel diplôme est exigé ainsi que combien gagne-t-on ?",
        "Il faut quel diplôme ? À part ça, combien gagne un responsable ?",
        "quel diplôme faut-il tant que j'y suis combien gagne un responsable",
        "quel diplôme faut-il 🎓 combien gagne un responsable 💶",
    ],
)
def test_questions_may_be_joined_in_many_ways(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, text) == ["diplome-requis salaire"]


def test_of_more_than_three_questions_the_rest_are_offered(dialogue: Dialogue) -> None:
    turn = dialogue.respond(
        "Quel diplôme faut-il ? Combien gagne un responsable ? Combien de temps faut-il ? "
        "Peut-on faire du télétravail ?"
    )
    assert isinstance(turn.reply, Answer)
    assert [entry.id for entry in turn.reply.entries] == [
        "diplome-requis",
        "salaire",
        "duree-parcours",
    ]
    assert [entry.id for entry in turn.reply.beyond] == ["teletravail-horaires"]
    assert talk(dialogue, "la 4", memory=turn.memory) == ["teletravail-horaires"]
    assert talk(dialogue, "oui", memory=turn.memory) == ["teletravail-horaires"]


# Phrasings to come make one or another of them clear; all of them, hardly.
UNSURE = (
    "quelle place laisse-t-on",
    "avec quel horizon",
    "quel est le hic",
    "quels réflexes avoir",
    "quelles cases cocher",
    "quelles portes pousser",
    "quelle ascension",
    "quel bagage avoir",
    "quelle suite",
    "quelle posture avoir",
    "quels lendemains",
    "quelle ambiance attendre",
    "qu'en retire-t-on à la fin",
)
BESIDE = {
    "Faut-il parler anglais": "langues",
    "Quel salaire": "salaire",
    "Peut-on télétravailler": "teletravail-horaires",
}


def test_beside_what_is_sure_what_is_unsure_is_offered(dialogue: Dialogue) -> None:
    asked = [(sure, dialogue.respond(f"{sure}, et {part} ?")) for sure in BESIDE for part in UNSURE]
    answered = ((sure, one) for sure, one in asked if isinstance(one.reply, Answer))
    sure, turn = next((sure, one) for sure, one in answered if one.reply.beyond)
    assert isinstance(turn.reply, Answer)
    assert [entry.id for entry in turn.reply.entries] == [BESIDE[sure]]
    assert talk(dialogue, "la 1", memory=turn.memory) == [turn.reply.beyond[0].id]


def test_small_talk_vouches_for_no_question_on_the_subject(dialogue: Dialogue) -> None:
    text = "Quel temps fera-t-il demain à Lyon, et tu t'appelles comment ?"
    assert not isinstance(dialogue.respond(text).reply, Answer)


def test_what_is_known_word_for_word_asks_one_thing(dialogue: Dialogue) -> None:
    assert talk(dialogue, "intelligence artificielle et back office") == ["avenir-metier"]
    entry = dialogue.knowledge.entry_by_id["postes-direction"]
    after = dialogue.respond(
        "et sans diplôme, on y arrive ?", dialogue.recorder.shown(entry, NOTHING)
    )
    assert short(after.reply) == "sans-diplome"


def test_phrasings_may_be_read_as_questions_like_them(dialogue: Dialogue) -> None:
    text, refused = "être diplomate ?", "pension de réversion"
    known, unknown = dialogue, dialogue.forgetting_phrasings()
    assert unknown.respond(text).ranking[0].confidence < known.respond(text).ranking[0].confidence
    assert short(unknown.respond(refused).reply) == short(known.respond(refused).reply)


@pytest.mark.parametrize("text", ["qui", "demain ?", "lequel", "avec qui", "très"])
def test_function_words_alone_get_no_sure_answer(dialogue: Dialogue, text: str) -> None:
    assert not isinstance(dialogue.respond(text).reply, Answer)


def test_function_words_ask_after_an_answer(dialogue: Dialogue) -> None:
    assert talk(dialogue, DEGREE, "et sans ?")[1] == "sans-diplome"
    assert talk(dialogue, DEGREE, "où")[1] == "ecoles-formations"


@pytest.mark.parametrize("text", ["pour", "lui", "très"])
def test_a_function_word_that_is_not_known_to_follow_gets_no_sure_answer(
    dialogue: Dialogue, text: str
) -> None:
    memory = dialogue.respond(DEGREE).memory
    assert not isinstance(dialogue.respond(text, memory).reply, Answer)


def test_where_nothing_is_sure_no_part_is_answered(dialogue: Dialogue) -> None:
    text = "Quels sont les signes d'un nouveau burn-out, et comment puis-je m'en préserver ?"
    assert not isinstance(dialogue.respond(text).reply, Answer)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Qui encadre les assistants et les secrétaires du back office ?", "role-encadrement"),
        ("C'est quoi la différence entre le front et le back ?", "difference-front-back"),
    ],
)
def test_a_part_never_outvotes_a_whole_that_says_otherwise(
    dialogue: Dialogue, text: str, answer: str
) -> None:
    assert talk(dialogue, text) == [answer]


def test_the_question_inside_a_story_is_answered(dialogue: Dialogue) -> None:
    story = (
        "Alors voilà : j'ai deux enfants, un chien, une maison à rembourser, et mon patron est "
        "insupportable. Hier encore il a crié. Du coup je me demande : ça gagne combien, un "
        "responsable de back-office ? Désolé pour le pavé. Bisous."
    )
    assert talk(dialogue, story) == ["salaire"]


def test_a_story_without_a_question_is_not_answered(dialogue: Dialogue) -> None:
    story = "J'ai deux enfants, un chien. Mon patron crie. Hier il a plu. Voilà, bisous."
    assert talk(dialogue, story)[0].startswith(("?", "OUT_OF_SCOPE"))


def test_a_story_that_suggests_something_gets_a_question_back_too(dialogue: Dialogue) -> None:
    story = (
        "Depuis que mon usine a fermé je tourne en rond. J'ai fait de la maintenance. Ma "
        "conseillère m'a tendu une brochure sur le back office. Je ne dors plus très bien."
    )
    assert talk(dialogue, story) == ["STORY"]


def test_a_long_story_without_a_question_gets_a_question_back(dialogue: Dialogue) -> None:
    story = (
        "J'ai deux enfants et un chien. Hier il a plu toute la journée sur le jardin, ma voisine "
        "a rentré ses chaises. Demain nous irons peut-être à la mer avec ma belle-sœur."
    )
    assert talk(dialogue, story) == ["STORY"]


@pytest.mark.parametrize(
    "told",
    [
        "J'ai deux enfants, un chien, et mon patron est insupportable. Je n'en dors plus la nuit.",
        "Mon père était gendarme et ma mère tenait un café à Roubaix. Il pleut depuis trois jours.",
        "Je viens de perdre mon emploi à l'usine de pneus. La maison est froide.",
    ],
)
def test_what_names_the_subject_is_asked_whatever_is_told_around_it(
    dialogue: Dialogue, told: str
) -> None:
    question = "C'est quoi le back office ?"
    assert talk(dialogue, f"{question} {told}") == ["definition-back-office"]
    assert talk(dialogue, f"{told} {question}") == ["definition-back-office"]


def test_the_question_is_found_wherever_it_stands_in_a_story(dialogue: Dialogue) -> None:
    around = [
        "J'ai passé douze ans dans une boulangerie avec mon mari.",
        "Nos enfants sont grands maintenant, et la maison est bien calme.",
        "L'hiver dernier, nous avons vendu le fonds de commerce.",
        "Ma sœur me dit que je me fais trop de souci.",
    ]
    question = "Combien gagne un responsable de back-office ?"
    stories = [
        "\n\n".join([*around[:place], question, *around[place:]])
        for place in range(len(around) + 1)
    ]
    assert [talk(dialogue, story) for story in stories] == [["salaire"]] * len(stories)


def test_a_question_in_a_story_does_not_outvote_the_whole(dialogue: Dialogue) -> None:
    story = (
        "Ma fille veut devenir infirmière, mon mari est contre et moi je suis au milieu. Elle a de "
        "bonnes notes en biologie. Quelles études doit-elle faire pour être infirmière ?"
    )
    assert not isinstance(dialogue.respond(story).reply, Answer)


@pytest.mark.parametrize(
    "text", ["non aucune", "nan aucune en fait", "ni l'une ni l'autre", "euh non", "euh, pas ça"]
)
def test_all_that_was_suggested_is_refused_in_several_words(dialogue: Dialogue, text: str) -> None:
    assert talk(dialogue, text, memory=SUGGESTED) == ["REFUSED"]


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("merci pour le conseil", "remerciement"),
        ("merci beaucoup pour ta réponse", "remerciement"),
        ("merci pour le diplôme il faut quoi", "(remerciement) diplome-requis"),
        ("merci de me dire le salaire", "(remerciement) salaire"),
    ],
)
def test_what_somebody_thanks_for_is_no_question(dialogue: Dialogue, text: str, reply: str) -> None:
    assert talk(dialogue, text) == [reply]


def test_a_question_of_ours_does_not_save_a_story_about_something_else(dialogue: Dialogue) -> None:
    question = "Il faut compter combien d'années au total, d'habitude ?"
    story = (
        "J'ai déposé ma demande de nationalité à la préfecture en mars, j'ai passé l'entretien "
        f"cet été, et depuis je n'ai plus rien reçu, même pas un courrier. {question}"
    )
    assert talk(dialogue, question) == ["duree-parcours"]
    assert not isinstance(dialogue.respond(story).reply, Answer)


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Bonjour, quel diplôme faut-il ?", "(salutation) diplome-requis"),
        ("Salut ! kel diplome fo til", "(salutation) diplome-requis"),
        ("Merci ! Combien gagne un responsable ?", "(remerciement) salaire"),
        (
            "Bonjour, quel diplôme faut-il et combien gagne un responsable de back-office ?",
            "(salutation) diplome-requis salaire",
        ),
        ("bonjour quel diplome faut il", "(salutation) diplome-requis"),
        ("salut ca gagne combien", "(salutation) salaire"),
        ("merci et le salaire ?", "(remerciement) salaire"),
        (
            "bonjour quel est le salaire et quel diplome faut-il",
            "(salutation) diplome-requis salaire",
        ),
        ("bonjour à tous", "salutation"),
        ("coucou toi", "salutation"),
        ("merci c'est gentil", "remerciement"),
        ("Bonjour !", "salutation"),
        ("Bonjour ! 😊", "salutation"),
        ("Merci… 🙏", "remerciement"),
        ("Bonjour ! Comment ça va ?", "salutation"),
        ("Merci. Au revoir !", "au-revoir"),
    ],
)
def test_a_greeting_or_thanks_are_returned_before_the_answer(
    dialogue: Dialogue, text: str, reply: str
) -> None:
    assert talk(dialogue, text) == [reply]


def test_a_greeting_or_thanks_are_returned_before_suggestions(
    dialogue: Dialogue, unclear: str
) -> None:
    assert talk(dialogue, f"Bonjour, {unclear}")[0].startswith("(salutation) ? ")
    assert talk(dialogue, f"merci, {unclear}")[0].startswith("(remerciement) ? ")


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("bonjour cv", "(salutation) cv-entretien"),
        ("slt cv", "salutation"),
        ("salaire merci", "salaire"),
        ("Le salaire, merci d'avance !", "salaire"),
        ("salaire svp", "salaire"),
        ("euh le salaire s'il te plaît", "salaire"),
        ("Bonjour ça va ? le salaire svp", "(salutation) salaire"),
        ("ok merci. et le salaire ?", "(remerciement) salaire"),
        ("bon et le salaire", "salaire"),
        ("d'accord et le salaire ?", "salaire"),
        ("c'est nul. et le salaire ?", "salaire"),
        ("vous pouvez corriger mon CV ?", "cv-entretien"),
        ("du coup c'est quoi le salaire", "salaire"),
        ("ok et c koi la météo de demain ?", "OUT_OF_SCOPE"),
        ("puis-je savoir le salaire", "salaire"),
        ("Merci, j'ai compris", "remerciement"),
        ("Vous êtes un robot, avouez.", "identite-bot"),
        ("Ça va, bonne journée hein", "au-revoir"),
        ("bonjour tu fais quoi", "aide"),
        ("bonjour t un robo ou koi", "identite-bot"),
        ("merci je me sauve, portez-vous bien", "au-revoir"),
        ("merci beaucoup pour votre aide", "remerciement"),
        ("C'est qui, le chef du responsable ?", "rendre-compte"),  # asks, and greets nobody
    ],
)
def test_courtesy_neither_swallows_a_question_nor_is_cut_off_small_talk(
    dialogue: Dialogue, text: str, reply: str
) -> None:
    assert talk(dialogue, text) == [reply]


def test_dictated_signs_part_what_is_asked(dialogue: Dialogue) -> None:
    text = "bonjour virgule quel salaire point d'interrogation et quels horaires point"
    assert talk(dialogue, text) == ["(salutation) salaire teletravail-horaires"]


@pytest.mark.parametrize(
    "after", ["", " svp", " merci d'avance", ", bonne journée", "\nMerci !", " 🙏"]
)
def test_what_comes_after_a_question_mark_leaves_the_question_as_it_is(
    dialogue: Dialogue, after: str
) -> None:
    text = f"bac+3 ou bac+5 pour devenir cadre de back office ?{after}"
    assert talk(dialogue, text) == ["diplome-requis"]


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("excellent", "remerciement"),  # no question about Excel
        ("bon week-end", "au-revoir"),  # nor about the week-end
        ("merci et bon week-end", "au-revoir"),
        ("merci et bonne journée", "au-revoir"),
        ("Bien le bonjour, cher bot.", "salutation"),
        ("ça ne sert à rien", "insatisfaction"),
        ("lol", "~ rire"),
        ("oui", "~ accord"),
        ("ok", "~ accord"),
        ("haha ok", "~ accord"),  # which is no thanks
        ("désolé", "~ excuses"),
    ],
)
def test_what_is_nothing_but_small_talk_is_answered_as_such(
    dialogue: Dialogue, text: str, reply: str
) -> None:
    assert talk(dialogue, text) == [reply]


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("c'est ça", "~ accord"),
        ("trop gentil", "remerciement"),
        ("salut tout le monde", "salutation"),
        ("c'est tout pour moi", "au-revoir"),
        ("c'est tout ?", "+ diplome-requis"),
        ("pourquoi ?", "+ diplome-requis"),
    ],
)
def test_small_talk_after_an_answer_is_none_the_less_small_talk(
    dialogue: Dialogue, text: str, reply: str
) -> None:
    assert talk(dialogue, DEGREE, text)[-1] == reply


def test_small_talk_that_comes_with_the_bot_changes_no_subject(dialogue: Dialogue) -> None:
    memory = remembered(dialogue, DEGREE, FAR, "lol")
    assert (memory.answered, memory.unknowns) == ("diplome-requis", 0)
    assert dialogue.respond("lol").subjects == ()


def test_small_talk_is_never_suggested(dialogue: Dialogue) -> None:
    texts = [word for one in dialogue.knowledge.entries for word in one.question.split()]
    offered = [suggested_in(dialogue.respond(text).reply) for text in dict.fromkeys(texts)]
    assert any(offered)
    small_talk = dialogue.knowledge.small_talk
    assert [one.id for entries in offered for one in entries if one.id in small_talk] == []


def test_thanks_may_come_before_a_follow_up(dialogue: Dialogue) -> None:
    assert talk(dialogue, DEGREE, "Merci ! Et sans ?")[1] == "(remerciement) sans-diplome"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        (f"Bonjour, {FAR}", "(salutation) OUT_OF_SCOPE"),
        (f"salut {FAR_TOO}", "(salutation) OUT_OF_SCOPE"),
        (f"merci et sinon {FAR}", "(remerciement) OUT_OF_SCOPE"),
        ("yo ça dit quoi", "salutation"),  # what is left asks something, and greets
        ("bonjour y a quelqu'un ?", "salutation"),
    ],
)
def test_a_greeting_does_not_hide_that_the_question_is_not_understood(
    dialogue: Dialogue, text: str, reply: str
) -> None:
    assert talk(dialogue, text) == [reply]


def test_a_greeting_is_not_returned_instead_of_a_question(dialogue: Dialogue) -> None:
    assert talk(dialogue, "bonjour comment on plie un drap housse") != ["salutation"]


# --- tu and vous ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "is_familiar"),
    [
        ([DEGREE], False),
        (["tu sais quel diplôme il faut ?"], True),
        (["tu sais quel diplôme il faut ?", "et sans ?", "merci"], True),
        (["tu sais quel diplôme il faut ?", "pouvez-vous préciser ?"], False),
        (["pouvez-vous m'aider ?", "dis-moi le salaire"], True),
        (["tu sais quoi sur la météo ?", FAR], True),
    ],
    ids=["by default", "tu", "tu once", "tu then vous", "vous then tu", "not understood"],
)
def test_the_bot_follows_how_the_user_addresses_it(
    dialogue: Dialogue, lines: list[str], is_familiar: bool
) -> None:
    assert remembered(dialogue, *lines).is_familiar is is_familiar


@pytest.mark.parametrize("text", [DEGREE, "oui", "merci", FAR])
def test_the_form_of_address_does_not_expire(dialogue: Dialogue, text: str) -> None:
    memory = Memory(suggested=("salaire",), is_familiar=True, at=1000)
    assert dialogue.respond(text, memory, now=1000 + 10 * EXPIRY).memory.is_familiar


def test_the_form_of_address_outlives_choices_and_buttons(dialogue: Dialogue) -> None:
    memory = dataclasses.replace(SUGGESTED, is_familiar=True)
    assert remembered(dialogue, "la 2", memory=memory).is_familiar
    entry = dialogue.knowledge.entry_by_id["salaire"]
    assert dialogue.recorder.shown(entry, memory).is_familiar


# --- what is remembered ---------------------------------------------------------------------------


def test_nothing_but_ids_numbers_and_times_is_remembered(dialogue: Dialogue, unclear: str) -> None:
    ids = set(dialogue.knowledge.entry_by_id)
    lines = ["Je m'appelle Zébulon", DEGREE, "et sans ?", "c'est nul", unclear, "la 2", FAR, FAR]
    lines += [f"{DEGREE} Combien gagne un responsable ?", "la 1"]
    memory = NOTHING
    for line in lines:
        memory = dialogue.respond(line, memory, memory.at + 10).memory
        kept = dataclasses.astuple(memory)
        texts = [one for one in kept if isinstance(one, str)]
        lists = [one for one in kept if isinstance(one, tuple)]
        assert {*texts, *chain.from_iterable(lists)} <= ids
        assert max(map(len, lists)) <= 6


def test_every_message_is_remembered_with_its_time(dialogue: Dialogue) -> None:
    for text in (DEGREE, "merci", FAR, "plus de détails"):
        assert dialogue.respond(text, Memory(answered="salaire"), now=42).memory.at == 42


# --- another knowledge base -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def bakery() -> Dialogue:
    """A conversation about two things, with small talk and without a lexicon."""
    pain, talk = Section(id="pain", title="Pain"), Section(id="talk", title="…", small_talk=True)
    questions = {name: f"Combien coûte le {name} ?" for name in ("pain", "croissant")}
    entries = [
        Entry(id=name, section="pain", question=question, answer="Un euro.")
        for name, question in questions.items()
    ]
    thanks = Entry(id="merci", section="talk", question="Merci beaucoup", answer="De rien.")
    return Dialogue(Knowledge((pain, talk), (*entries, thanks)))


def test_small_talk_is_no_alternative(bakery: Dialogue) -> None:
    assert remembered(bakery, "Combien coûte ça ?").alternatives == ("croissant",)


def test_what_hardly_came_near_is_no_alternative(bakery: Dialogue) -> None:
    assert remembered(bakery, "Combien coûte le pain ?").alternatives == ()


def test_a_greeting_does_not_hide_that_the_question_is_unclear(bakery: Dialogue) -> None:
    offered = suggested_in(bakery.respond("Bonjour, combien coûte la brioche ?").reply)
    assert {entry.id for entry in offered} == {"pain", "croissant"}


def test_without_a_lexicon_there_are_questions_and_answers_only(bakery: Dialogue) -> None:
    assert talk(bakery, "Combien coûte le croissant ?") == ["croissant"]
    assert "+ croissant" not in talk(bakery, "Combien coûte le croissant ?", "plus de détails")


# --- what a message is about ----------------------------------------------------------------------


NEAREST, OTHER = (
    Entry(id=id_, section="a", question="Quoi ?", answer="Rien.") for id_ in ("nearest", "other")
)


@pytest.mark.parametrize(
    ("reply", "confidence", "expected"),
    [
        (Answer((OTHER,)), 0.99, (OTHER,)),
        (Suggestions((OTHER, NEAREST)), 0.4, (OTHER,)),
        (Unknown(Reason.OUT_OF_SCOPE), NEAR_CONFIDENCE, (NEAREST,)),
        (Unknown(Reason.OUT_OF_SCOPE), NEAR_CONFIDENCE / 2, ()),
    ],
    ids=["answered", "suggested", "near something", "near nothing"],
)
def test_a_message_is_about_what_it_is_replied_or_else_what_is_near(
    reply: Reply, confidence: float, expected: tuple[Entry, ...]
) -> None:
    ranking = (Match(NEAREST, 1.0, confidence), Match(OTHER, 0.0, 0.0))
    assert Turn(reply, ranking, NOTHING).subjects == expected


def test_a_message_without_words_is_about_nothing(dialogue: Dialogue) -> None:
    assert dialogue.respond("🤔").subjects == ()
