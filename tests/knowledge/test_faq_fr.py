"""The bot's own knowledge base."""

import re
from collections import Counter

from bot.knowledge import Knowledge
from bot.markup import plain_text
from bot.texts import load_texts

# Deep links, votes and evaluation name entries by id, so none of these may go.
IDS = {
    "acces-pour-tous",
    "age-reconversion",
    "aide",
    "au-revoir",
    "avantages-inconvenients",
    "avenir-metier",
    "connaissance-metier",
    "conseiller-humain",
    "consultant",
    "cv-entretien",
    "definition-back-office",
    "definition-front-office",
    "devenir-responsable",
    "difference-front-back",
    "diplome-etranger",
    "diplome-requis",
    "domaine-etudes",
    "donnees-bot",
    "droit-de-vote",
    "duree-parcours",
    "ecoles-formations",
    "emplois-courants",
    "employe-ou-cadre",
    "equipes-supervisees",
    "evolution-apres",
    "experience-requise",
    "identite-bot",
    "importance-back-office",
    "insatisfaction",
    "jeune-diplome",
    "langues",
    "lieu-equipes",
    "logiciels-outils",
    "middle-office",
    "missions-quotidiennes",
    "mobilite-interne",
    "objectif-environnement",
    "petite-entreprise",
    "planifier-carriere",
    "poste-associe",
    "postes-direction",
    "promotion-interne",
    "prouver-competences",
    "qualites-requises",
    "remerciement",
    "rendre-compte",
    "role-encadrement",
    "salaire",
    "salutation",
    "sans-diplome",
    "secteurs",
    "services-back-office",
    "sous-traitance",
    "teletravail-horaires",
    "travail-administratif",
    "trouver-offres",
    "vae-stage",
    "visibilite-cadres",
}
SILENT = "hors-article"  # the section on what the article does not say


def test_there_are_58_topics() -> None:
    assert len(IDS) == 58


def test_no_topic_is_missing(knowledge: Knowledge) -> None:
    assert IDS - knowledge.entry_by_id.keys() == set()


def test_the_article_was_found(knowledge: Knowledge) -> None:
    assert "Comment devenir responsable back office ?" in knowledge.article


def test_answers_on_what_the_article_says_quote_it(knowledge: Knowledge) -> None:
    silent = {entry.id for entry in knowledge.entries if entry.section == SILENT}
    unquoted = {entry.id for entry in knowledge.entries if not entry.source}
    assert unquoted - silent - knowledge.small_talk == set()


def test_answers_on_what_the_article_does_not_say_do_not_quote_it(knowledge: Knowledge) -> None:
    silent = {entry.id for entry in knowledge.entries if entry.section == SILENT}
    quoting = {entry.id for entry in knowledge.entries if entry.source}
    assert quoting & (silent | knowledge.small_talk) == set()


def test_every_section_has_entries(knowledge: Knowledge) -> None:
    assert [one.id for one in knowledge.sections if not knowledge.entries_of(one)] == []


def test_small_talk_is_apart_from_the_subject(knowledge: Knowledge) -> None:
    assert knowledge.small_talk & IDS == {
        "aide",
        "au-revoir",
        "conseiller-humain",
        "donnees-bot",
        "identite-bot",
        "insatisfaction",
        "remerciement",
        "salutation",
    }


def test_every_entry_has_variants_to_learn_from(knowledge: Knowledge) -> None:
    assert [entry.id for entry in knowledge.entries if not entry.variants] == []


def test_there_are_examples_of_what_is_out_of_scope(knowledge: Knowledge) -> None:
    assert min(len(knowledge.out_of_scope.near), len(knowledge.out_of_scope.far)) > 100


def test_no_question_is_both_answered_and_out_of_scope(knowledge: Knowledge) -> None:
    answered = {text.casefold() for entry in knowledge.entries for text in entry.phrasings}
    outside = (*knowledge.out_of_scope.near, *knowledge.out_of_scope.far)
    assert [text for text in outside if text.casefold() in answered] == []


# Telegram cuts longer ones; two lines of a phone are about 60 characters.
def test_questions_fit_on_a_button(knowledge: Knowledge) -> None:
    assert [entry.question for entry in knowledge.entries if len(entry.question) > 80] == []


def test_answers_have_no_markup_left_open(knowledge: Knowledge) -> None:
    shown = [plain_text(one.answer) for one in knowledge.entries]
    assert [text for text in shown if "**" in text or "](" in text] == []


def test_the_back_office_is_written_one_way(knowledge: Knowledge) -> None:
    shown = [text for one in knowledge.entries for text in (one.question, one.answer, one.note)]
    shown += [section.title for section in knowledge.sections]
    texts = load_texts(knowledge)
    shown += [text for voice in (dict(texts), texts.tu) for text in voice.values()]
    written = Counter(re.findall(r"back\W?office", " ".join(map(str, shown)), re.IGNORECASE))
    assert set(written) == {"back office"}


def test_nobody_is_told_how_the_bot_is(knowledge: Knowledge) -> None:
    answer = knowledge.entry_by_id["salutation"].answer
    assert re.findall(r"\bje vais bien|\bça va", answer, re.IGNORECASE) == []


def test_all_that_is_said_of_privacy_agrees(knowledge: Knowledge) -> None:
    answers = [knowledge.entry_by_id[one].answer for one in ("aide", "identite-bot", "donnees-bot")]
    for said in (*answers, load_texts(knowledge).privacy):
        for word in (r"chiffré", r"le temps d’y répondre", r"puis effacé", r"(?i)transmettre"):
            assert re.search(word, plain_text(said)), (word, said)
