"""Markdown and plain text."""

import time

import pytest

from bot.errors import FaqError
from tests.faq.imports.conftest import Import

PAGE = """\
# Aide de la ferme

Bienvenue.

## Paniers

### Comment commander un panier ?

Sur [le site](https://ferme.example/paniers),
avant le **mardi**.

1. Choisissez
2. Payez

| Taille | Prix |
|--------|------|
| petit  | 10 € |

### Puis-je annuler…

Oui, *avant* mercredi. Voir [les règles](regles.md).

#### Cas particulier

Au-delà, `non`.

## Visites

### 2. Peut-on visiter la ferme ?

Le samedi.

- à 10 h
- à 15 h
  avec un goûter
"""


def test_the_deepest_headings_that_ask_are_the_questions(read: Import) -> None:
    result = read({"FAQ.md": PAGE})
    assert result.pairs == [
        (
            "Comment commander un panier ?",
            "Sur [le site](https://ferme.example/paniers), avant le **mardi**.\n\n"
            "1. Choisissez\n2. Payez\n\nTaille | Prix\npetit | 10 €",
        ),
        (
            "Puis-je annuler…",
            "Oui, avant mercredi. Voir les règles.\n\n**Cas particulier**\n\nAu-delà, non.",
        ),
        ("Peut-on visiter la ferme ?", "Le samedi.\n\n• à 10 h\n• à 15 h avec un goûter"),
    ]
    assert [title for _, title in result.sections] == ["Paniers", "Paniers", "Visites"]
    assert result.base.title == "Aide de la ferme"


def test_what_a_chat_cannot_show_is_told(read: Import) -> None:
    result = read({"FAQ.md": PAGE})
    assert result.tells("tableau")
    assert result.tells("lien relatif", "regles.md")


VITEPRESS = """\
---
title: Questions du jardin
---

::: tip
Lisez d’abord le guide.
:::

## Semis

::: details Quand semer les **radis** ?
Dès *mars*.

- sous abri
:::

::: details Et les fèves ?

En février.

:::
"""


def test_containers_of_vitepress_are_questions(read: Import) -> None:
    result = read({"jardin.md": VITEPRESS})
    assert result.pairs == [
        ("Quand semer les radis ?", "Dès mars.\n\n• sous abri"),
        ("Et les fèves ?", "En février."),
    ]
    assert result.sections[0][1] == "Semis"
    assert result.base.title == "Questions du jardin"


def test_a_folder_with_a_question_a_file_is_one_faq(read: Import) -> None:
    result = read(
        {
            "facturation/payer.md": (
                "---\ntitle: Comment payer ?\ncategory: Paiement\n---\nPar carte.\n"
            ),
            "facturation/tva.md": (
                '---\ntitle: "TVA : combien ?"\n---\n\nVingt %.\n\n## Pourquoi ?\n\nLa loi.\n'
            ),
            "compte/acces.md": "# Où est mon compte ?\n\nEn haut.\n",
            "README.md": "# Notre aide\n\nCe dossier contient l'aide.\n",
        }
    )
    assert result.sections == [
        ("Où est mon compte ?", "compte"),
        ("Comment payer ?", "Paiement"),
        ("TVA : combien ?", "facturation"),
    ]
    assert dict(result.pairs)["TVA : combien ?"].startswith("Vingt %.\n\n**Pourquoi ?**")
    assert result.tells("README.md", "rien qui ressemble")


@pytest.mark.parametrize(
    "text",
    [
        "Q : Où est la cave ?\nR : Au sous-sol.\n\nQ : Qui a la clé ?\nR : Le gardien.\n",
        "**Où est la cave ?**\n\nAu sous-sol.\n\n**Qui a la clé ?**\n\nLe gardien.\n",
        "**Q1. Où est la cave ?**\nAu sous-sol.\n\n**Q2. Qui a la clé ?**\nLe gardien.\n",
        "Où est la cave ?\n\nAu sous-sol.\n\nQui a la clé ?\n\nLe gardien.\n",
        "<details>\n<summary>Où est la cave ?</summary>\n\nAu sous-sol.\n\n</details>\n\n"
        "<details><summary>Qui a la clé ?</summary>Le gardien.</details>\n",
        "Où est la cave ?\n--------\n\nAu sous-sol.\n\nQui a la clé ?\n-------\n\nLe gardien.",
    ],
    ids=["Q and R", "bold", "numbered bold", "plain", "details", "underlined"],
)
def test_each_way_to_write_questions_is_read(read: Import, text: str) -> None:
    assert read({"notes.txt": text}).pairs == [
        ("Où est la cave ?", "Au sous-sol."),
        ("Qui a la clé ?", "Le gardien."),
    ]


def test_a_text_without_questions_is_refused(read: Import) -> None:
    with pytest.raises(FaqError, match="aucune question"):
        read({"a.txt": "Un texte.\n\nEncore un.\n"})


def test_a_program_is_no_faq(read: Import) -> None:
    with pytest.raises(FaqError, match="aucune question"):
        read({"a.js": "const x = 1; // pourquoi ?\nfunction f() { return x ? 1 : 2; }\n"})


@pytest.mark.parametrize(
    "text",
    [
        "Comment venir ?\nÀ pied,\nou à vélo.\n\nQuand venir ?\nLe matin.\n",
        "1. Comment venir ?\nÀ pied,\nou à vélo.\n\n2. Quand venir ?\nLe matin.\n",
        "1. Comment venir ?\nÀ pied,\nou à vélo.\n2. Quand venir ?\nLe matin.\n",
        "1) Comment venir ?\nÀ pied,\nou à vélo.\n\n2) Quand venir ?\n\nLe matin.\n",
    ],
)
def test_an_answer_may_stand_right_below_its_question(read: Import, text: str) -> None:
    assert read({"faq.txt": text}).pairs == [
        ("Comment venir ?", "À pied, ou à vélo."),
        ("Quand venir ?", "Le matin."),
    ]


def test_headings_need_no_space(read: Import) -> None:
    text = "# FAQ\n\n##Quel prix ?\nCela dépend :\n\n### 1. Enfants\n\n2 €.\n\n##Où ?\nIci.\n"
    assert read({"faq.md": text}).pairs == [
        ("Quel prix ?", "Cela dépend :\n\n**1. Enfants**\n\n2 €."),
        ("Où ?", "Ici."),
    ]


def test_titles_in_capitals_are_sections_and_no_part_of_the_answer_above(read: Import) -> None:
    text = (
        "VENIR\n\nPar où ?\n\nPar ici.\n\nPAYER\n\nEst-ce gratuit ?\n\nOUI\n\nEt après ?\n\nNon.\n"
    )
    result = read({"faq.txt": text})
    assert result.pairs == [
        ("Par où ?", "Par ici."),
        ("Est-ce gratuit ?", "OUI"),
        ("Et après ?", "Non."),
    ]
    assert [section for _, section in result.sections] == ["VENIR", "PAYER", "PAYER"]


def test_what_begins_with_front_matter_is_no_table(read: Import) -> None:
    matter = "---\ntitle: FAQ ; aide\n---\n\n"
    text = "## Où est-ce ?\n\nIci ; pas là.\n\n## Quand ?\n\nÀ 9 h ; à 14 h.\n"
    result = read({"faq.md": matter + text})
    assert result.pairs == [("Où est-ce ?", "Ici ; pas là."), ("Quand ?", "À 9 h ; à 14 h.")]


@pytest.mark.parametrize(
    "text",
    [
        '??? question "Où est-ce ?"\n    **Ici**.\n\n    - là\n\n'
        '???+ note "Quand ?"\n\n    Demain.\n',
        "????accordionsgroup\n\n??? Où est-ce ?\n\n**Ici**.\n\n- là\n\n???\n\n"
        "??? Quand ?\nDemain.\n???\n\n????\n",
    ],
    ids=["MkDocs", "the French state"],
)
def test_what_is_folded_away_in_markdown_is_read(read: Import, text: str) -> None:
    assert read({"faq.md": f"# FAQ\n\n{text}"}).pairs == [
        ("Où est-ce ?", "**Ici**.\n\n• là"),
        ("Quand ?", "Demain."),
    ]


def test_a_long_text_is_looked_through_line_by_line(read: Import) -> None:
    begin = time.process_time()
    with pytest.raises(FaqError, match="aucune question"):
        read({"notes.txt": "Encore une ligne, et pas une question\n" * 30_000})
    assert time.process_time() - begin < 10  # minutes, where each looks through all others


def test_text_above_the_first_question_is_told_once(read: Import) -> None:
    text = "# Aide\n\nBienvenue.\n\n## Où ?\n\nIci.\n"
    assert read({"a.md": text}).told == ["a.md|texte qui ne répond à aucune question|Bienvenue."]
