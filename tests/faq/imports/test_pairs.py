"""Questions and their answers in values of any shape."""

from faq.imports.pairs import find_pairs


def found(value: object) -> list[tuple[str, str, str | None]]:
    """List the questions and answers in a value, each with its section."""
    return [
        (*pair.all([pair.question_key or ""]), *pair.first(["reponse", "content"]), pair.section)
        for pair in find_pairs(value)
    ]


def test_couples_of_texts_are_pairs_if_the_first_asks() -> None:
    value = {"Tri": [["Où trier ?", "Au centre."], ["pas", "une question"]]}
    assert found(value) == [("Où trier ?", "Au centre.", "Tri")]


def test_questions_may_be_numbered_as_in_translations() -> None:
    booking = {"title": "Réserver", "q1": "Où ?", "a1": "Ici.", "q2": "Quand ?", "a2": "Demain."}
    assert found({"title": "FAQ", "categories": {"booking": booking}}) == [
        ("Où ?", "Ici.", "Réserver"),
        ("Quand ?", "Demain.", "Réserver"),
    ]


def test_a_label_is_a_question_if_it_asks() -> None:
    items = [{"label": "Où ?", "content": "Ici."}, {"label": "Accueil", "content": "Bienvenue."}]
    assert found({"items": items}) == [("Où ?", "Ici.", None)]


def test_a_key_of_a_language_is_no_section() -> None:
    value = {"Tri": {"fr": {"questions": {"Où trier ?": "Au centre."}}}}
    [pair] = find_pairs(value)
    assert (pair.section, pair.language) == ("Tri", "fr")
