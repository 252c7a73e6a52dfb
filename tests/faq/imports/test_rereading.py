"""What came over, but had better be read again."""

from tests.faq.imports.conftest import item, tidied


def test_lost_apostrophes_are_told() -> None:
    result = tidied(
        item("Jai perdu ma carte", "x", "cest grave", "quest ce que je fais"),
        item("Comment jai un badge", "y", "lentree est ou daccord"),
    )
    assert result.tells("les apostrophes ont disparu")


def test_questions_with_one_answer_are_told() -> None:
    answer = "Oui, deux cours gratuits sont offerts."
    result = tidied(item("Puis-je essayer ?", answer), item("Est-ce gratuit ?", answer))
    assert result.told == [
        "f:1|même réponse que « Puis-je essayer ? » : n'en gardez qu'une, l'autre en variante"
        "|Est-ce gratuit ?"
    ]


def test_that_two_questions_are_answered_by_yes_is_not_told() -> None:
    assert tidied(item("Ouvert ?", "Oui, bien sûr."), item("Libre ?", "Oui, bien sûr.")).told == []


def test_a_reference_to_the_number_of_a_question_is_told() -> None:
    result = tidied(item("Comment s’inscrire ?", "Payez (voir question 3), puis venez."))
    assert result.tells("« voir question 3 »", "nommez-la", "Comment s’inscrire ?")


def test_a_paragraph_of_an_answer_that_only_asks_is_told() -> None:
    answer = "Oui.\n\nOù se garer ?\n\nDerrière.\n\nPas de place ?\n\nAppelez.\n\nDes doutes ?"
    told = tidied(item("Faut-il des couches ?", answer)).told
    assert told == ["f:1|dans la réponse, peut-être une autre question|Où se garer ?"]
