"""Ids as a person would choose them."""

from collections import Counter

import pytest

from faq.imports.naming import entry_id, section_id


@pytest.mark.parametrize(
    ("name", "section", "expected"),
    [
        ("comment_adherer", None, "comment-adherer"),
        ("faq/tarif-annuel", "faq", "tarif-annuel"),
        ("Q_Dechets_Verre", "Q_Dechets", "verre"),
        ("Cantine", "Cantine", "cantine"),
        ("L’œuvre d’été", None, "l-oeuvre-d-ete"),
        (None, None, "prolonger-pret"),
        ("12", None, "prolonger-pret"),
        ("FAQ_012", None, "prolonger-pret"),
        ("intent-7", None, "prolonger-pret"),
        ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", None, "prolonger-pret"),
        ("Default Welcome Intent", None, "prolonger-pret"),
        (
            "Informations sur le remboursement des frais de transport",
            None,
            "informations-remboursement-transport",
        ),
        ("horaires", None, "horaires-2"),
    ],
)
def test_an_id_is_made_of_the_name_or_else_the_question(
    name: str | None, section: str | None, expected: str
) -> None:
    found = entry_id(name, section, "Comment prolonger un prêt ?", Counter(), {"horaires"})
    assert found == expected


def test_the_id_of_a_section_is_cut_after_a_word() -> None:
    title = "Tout ce qu’il faut savoir avant de venir à l’atelier"
    assert section_id(title, set()) == "tout-ce-qu-il-faut-savoir-avant-de-venir"
    assert section_id("★", {"section"}) == "section-2"
