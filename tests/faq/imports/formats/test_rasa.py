"""Rasa, in YAML and in the Markdown of version 1."""

import pytest

from bot.errors import FaqError
from tests.faq.imports.conftest import Import

NLU = """\
## intent:faq/horaires
- À quelle heure ouvre la [patinoire](lieu) ?
- c ouvert kan [le soir] (moment)
- horaires

## intent faq/age
- Dès quel âge peut-on [patiner]{"entity": "sport"} ?

<!-- une remarque -->
## intent:louer_patins
- Peut-on louer des patins ?
- horaires

## synonym:patinoire
- piste

## intent:remerciement
- merci bien

## intent:hors_sujet
- quel temps fait-il

## intent:code
- où en est mon abonnement
"""
RESPONSES = """\
## horaires
* faq/horaires
  - De 10 h à 22 h.<br>Voyez [le plan](https://glace.example/plan).
  - Toute la journée.

## âge
* faq/age
  - À partir de :
      - 4 ans avec un adulte
      - 8 ans sinon
"""
STORIES = """\
## louer
* louer_patins
  - utter_patins
  - utter_taille

## code
* code{"x": "y"}
  - action_compte
* remerciement
  - utter_merci
"""
DOMAIN = """\
intents:
  - faq
templates:
  utter_patins:
    - text: Oui, **4 €**.
      buttons:
        - title: Tarifs
          payload: /faq
  utter_taille:
    - text: Du 25 au 48.
  utter_merci:
    - text: De rien {nom} !
"""
VERSION_1 = {
    "data/nlu.md": NLU,
    "data/responses.md": RESPONSES,
    "data/stories.md": STORIES,
    "domain.yml": DOMAIN,
    "README.md": "# Notre bot\n\n## Comment le lancer ?\n\nrasa run\n",
}


def test_version_1_is_read_from_all_its_files(read: Import) -> None:
    result = read(VERSION_1)
    assert result.pairs == [
        (
            "À quelle heure ouvre la patinoire ?",
            "De 10 h à 22 h.\nVoyez [le plan](https://glace.example/plan).",
        ),
        ("Dès quel âge peut-on patiner ?", "À partir de :\n• 4 ans avec un adulte\n• 8 ans sinon"),
        ("Peut-on louer des patins ?", "Oui, **4 €**.\n\nDu 25 au 48."),
        ("merci bien", "De rien !"),
    ]
    assert result.variants == {
        "À quelle heure ouvre la patinoire ?": ["c ouvert kan le soir", "horaires"]
    }
    assert result.base.near == ("quel temps fait-il",)
    assert result.small_talk == ["merci bien"]
    assert [entry.id for entry in result.entries][:2] == ["horaires", "age"]


def test_what_does_not_come_over_is_told(read: Import) -> None:
    result = read(VERSION_1)
    assert result.tells("data/nlu.md:10", "est aussi sous", "horaires")
    assert result.tells("data/nlu.md", "du code (action_compte)", "où en est mon abonnement")
    assert result.tells("domain.yml:5", "bouton")
    assert result.tells("data/responses.md:4", "autre réponse", "Toute la journée.")
    assert result.tells("{nom} est enlevé")


VERSION_3 = {
    "nlu.yml": """\
version: "3.1"
nlu:
- intent: faq/no
  examples: |
    - Peut-on venir sans patins ?
- intent : faq/on
  examples: >
    - Est-ce chauffé ?

    - fait froid dedans
- intent: plie
  examples: >
    - Que porter ?
    - des gants
- intent: deux
  examples:
    - text: Où manger ?
    - text: cafétéria
""",
    "rules.yml": "rules:\n- rule: a\n  steps:\n  - intent: plie\n - action: utter_x\n",
    "stories.yml": """\
stories:
- story: un
  steps:
  - intent: deux
  - action: utter_cafe
- story: deux
  steps:
  - intent: deux
  - action: utter_autre
- story: trois
  steps:
  - or:
    - intent: deux
  - action: utter_cafe
""",
    "domain.yml": """\
responses:
  utter_faq/no:
  - text: Non.
  utter_faq/on:
  - condition:
    - type: slot
    text: L'hiver, oui.
  - text: Oui.
    image: https://glace.example/a.png
  utter_plie:
  - text: Des gants.
  utter_cafe:
  - text: À la buvette.
  utter_autre:
  - text: Ailleurs.
""",
}


def test_version_3_is_read_though_a_file_is_broken(read: Import) -> None:
    result = read(VERSION_3)
    assert result.pairs == [
        ("Peut-on venir sans patins ?", "Non."),
        ("Est-ce chauffé ?", "Oui."),
        ("Que porter ?", "Des gants."),
        ("Où manger ?", "À la buvette."),
    ]
    assert result.variants == {
        "Est-ce chauffé ?": ["fait froid dedans"],
        "Que porter ?": ["des gants"],
        "Où manger ?": ["cafétéria"],
    }
    assert result.tells("rules.yml:5", "pas du YAML valide")
    assert result.tells("nlu.yml:13", "une seule ligne")
    assert result.tells("plusieurs réponses", "utter_autre")


def test_a_dialogue_is_refused(read: Import) -> None:
    files = {
        "nlu.yml": "nlu:\n- intent: reserver\n  examples: |\n    - je réserve\n",
        "stories.yml": "stories:\n- story: a\n  steps:\n  - intent: reserver\n"
        "  - action: form_reservation\n",
    }
    with pytest.raises(FaqError, match=r"form_reservation(?s:.*)sans doute un dialogue"):
        read(files)
