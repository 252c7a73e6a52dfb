"""The smaller formats of chatbots, each in one file."""

import json

import pytest

from bot.errors import FaqError
from tests.faq.imports.conftest import Import

NLP_JS = {
    "name": "Ludothèque",
    "locale": "fr-FR",
    "data": [
        {
            "intent": "pret.duree",
            "utterances": ["Combien de temps garder un jeu ?", "durée du prêt"],
            "answers": [
                {"answer": "Trois mois l’été.", "opts": "saison === 'ete'"},
                {"answer": "Trois *semaines*."},
                "21 jours.",
            ],
            "tests": ["je le rends quand"],
        },
        {"intention": "pret.prix", "utterances": ["C’est payant ?"], "answers": ["Non."]},
        {"intent": "agent.age", "utterances": ["quel âge as-tu"], "answers": ["Je suis jeune."]},
        {
            "intent": "agent.boss",
            "utterances": ["who is your boss and what do you want"],
            "answers": ["I am the boss of this and you are not"],
        },
        {"intent": "None", "utterances": ["la météo demain"]},
        {"intent": "pret.muet", "utterances": ["et le retard ?"]},
    ],
}


def test_a_corpus_of_nlp_js_is_read(read: Import) -> None:
    result = read({"corpus": json.dumps(NLP_JS, ensure_ascii=False)})
    assert result.pairs == [
        ("Combien de temps garder un jeu ?", "Trois semaines."),
        ("C’est payant ?", "Non."),
        ("quel âge as-tu", "Je suis jeune."),
    ]
    assert result.variants == {
        "Combien de temps garder un jeu ?": ["durée du prêt", "je le rends quand"]
    }
    assert result.sections == [
        ("Combien de temps garder un jeu ?", "pret"),
        ("C’est payant ?", "pret"),
        ("quel âge as-tu", "agent"),
    ]
    assert [entry.id for entry in result.entries] == ["duree", "prix", "age"]
    assert result.small_talk == ["quel âge as-tu"]
    assert result.base.near == ("la météo demain",)
    assert result.tells("condition d'une réponse", "saison === 'ete'")
    assert result.tells("autre réponse", "21 jours.")
    assert result.tells("autre langue", "who is your boss")
    assert result.tells("sans réponse", "et le retard ?")


def test_botpress_is_read_from_a_file_each(read: Import) -> None:
    data = {
        "questions": {"fr": ["Où jouer ?", "lieu"], "en": ["Where?"]},
        "answers": {"fr": ["Ici.", "Là."], "en": ["Here."]},
        "contexts": ["global"],
        "enabled": True,
    }
    files = {
        "qna/a1b2c3d4e5_ou_jouer.json": json.dumps({"id": "a1b2c3d4e5_ou_jouer", "data": data})
    }
    result = read(files)
    assert result.pairs == [("Où jouer ?", "Ici.")]
    assert result.variants == {"Où jouer ?": ["lieu"]}
    assert result.entries[0].id == "ou-jouer"


def test_chatterbot_is_read(read: Import) -> None:
    text = (
        "categories:\n- jeux\nconversations:\n- - Où sont les puzzles ?\n  - Au fond.\n"
        "- - Y a-t-il des échecs ?\n  - Oui.\n  - Lesquels ?\n"
        "- - ou sont les puzzles\n  - À gauche.\n- - tout seul\n- - bonjour\n  - Bonjour !\n"
        "- - no\n  - 12:30\n"
    )
    result = read({"jeux.yml": text})
    assert result.pairs == [
        ("Où sont les puzzles ?", "Au fond."),
        ("Y a-t-il des échecs ?", "Oui."),
        ("no", "12:30"),
        ("bonjour", "Bonjour !"),
    ]
    assert result.small_talk == ["bonjour"]
    assert result.tells("jeux.yml:6", "suite d'une conversation", "Lesquels ?")
    assert result.tells("même question", "À gauche.")
    assert result.tells("sans réponse", "tout seul")


AIML = """\
<?xml version="1.0" encoding="UTF-8"?>
<aiml version="2.0">
 <category><pattern>QUELS JEUX AVEZ VOUS</pattern>
  <template>Des jeux <b>de société</b>.<br/>Voyez <a href="https://jeu.example/">la liste</a>.
  </template></category>
 <category><pattern>LISTE DES JEUX</pattern><template><srai>QUELS JEUX AVEZ VOUS</srai>
 </template></category>
 <category><pattern>JE M APPELLE *</pattern><template>Bonjour <star/>.</template></category>
 <category><pattern>OUI</pattern><that>CA VA</that><template>Tant mieux.</template></category>
 <topic name="ACCES"><category><pattern>OU ETES VOUS</pattern>
  <template><random><li>Rue Haute.</li><li>En haut.</li></random></template></category></topic>
 <category><pattern>BONJOUR</pattern><template>Bonjour <get name="nom"/> !</template></category>
</aiml>
"""


def test_aiml_is_read(read: Import) -> None:
    result = read({"bot.aiml": AIML})
    assert result.pairs == [
        (
            "QUELS JEUX AVEZ VOUS",
            "Des jeux **de société**.\nVoyez [la liste](https://jeu.example/).",
        ),
        ("OU ETES VOUS", "Rue Haute."),
        ("BONJOUR", "Bonjour !"),
    ]
    assert result.variants == {"QUELS JEUX AVEZ VOUS": ["LISTE DES JEUX"]}
    assert result.sections[1] == ("OU ETES VOUS", "ACCES")
    assert result.small_talk == ["BONJOUR"]
    assert result.tells("bot.aiml:8", "jokers", "JE M APPELLE *")
    assert result.tells("bot.aiml:9", "that", "OUI")
    assert result.tells("autre réponse", "En haut.")
    assert result.tells("<get>", "BONJOUR")


def test_xml_with_entities_is_not_read(read: Import) -> None:
    text = AIML.replace("<aiml ", '<!DOCTYPE a [<!ENTITY e "x">]>\n<aiml ')
    with pytest.raises(FaqError, match="entités XML"):
        read({"bot.aiml": text})


def test_broken_aiml_is_told_with_its_line(read: Import) -> None:
    with pytest.raises(FaqError, match=r"bot.aiml:7 : ce n'est pas du XML valide"):
        read({"bot.aiml": AIML.replace("</srai>", "")})


RIVESCRIPT = """\
! version = 2.0
// les jeux
+ quels jeux avez vous
- Des jeux de société,\\s
^ et des puzzles.{weight=5}
- <get name> ?

+ liste des jeux
@ quels jeux avez vous

+ je m appelle *
- Bonjour <star>.

> topic prix
+ combien ca coute
- Rien.\\nC'est gratuit.
- Zéro.
< topic

+ [*] meteo [*]
- Beau.
"""


def test_rivescript_is_read(read: Import) -> None:
    result = read({"jeux.rive": RIVESCRIPT})
    assert result.pairs == [
        ("quels jeux avez vous", "Des jeux de société, et des puzzles."),
        ("combien ca coute", "Rien.\nC'est gratuit."),
    ]
    assert result.variants == {"quels jeux avez vous": ["liste des jeux"]}
    assert result.sections[1][1] == "prix"
    assert result.tells("jeux.rive:11", "jokers")
    assert result.tells("autre réponse", "Zéro.")


def test_a_folder_of_json_of_tags_is_read(read: Import) -> None:
    intents = [
        {"tag": "prix", "patterns": ["", "C'est combien ?"], "responses": ["5&nbsp;€", "cinq"]},
        {"tag": "fallback", "patterns": ["blabla"], "responses": ["?"]},
        {"tag": "vide", "patterns": [], "responses": ["rien"]},
    ]
    result = read({"intents.json": json.dumps({"intents": intents})})
    assert result.pairs == [("C'est combien ?", "5\u00a0€")]
    assert result.base.near == ("blabla",)
    assert result.tells("sans question", "vide")


@pytest.mark.parametrize(
    "content",
    [
        {
            "application": {"name": "a"},
            "intents": [{"_id": "1"}],
            "sentences": [{"text": "bonjour", "intentId": "1"}],
        },
        {"language": "fr", "intents": {"a": {"utterances": [{"data": [{"text": "bonjour"}]}]}}},
        {"rasa_nlu_data": {"common_examples": [{"text": "bonjour", "intent": "a"}]}},
    ],
    ids=["Tock", "Snips", "Rasa NLU"],
)
def test_phrases_without_answers_are_refused_and_counted(read: Import, content: object) -> None:
    with pytest.raises(FaqError, match=r"1 phrases d.+ pour 1 intentions.+aucune réponse"):
        read({"dump.json": json.dumps(content)})
