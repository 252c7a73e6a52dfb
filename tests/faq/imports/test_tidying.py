"""From what was found to a knowledge base."""

from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.tidying import tidy
from tests.faq.imports.conftest import Result


def item(question: str, answer: str, *variants: str, **more: object) -> Item:
    return Item(Place("f", 1), question, answer, variants, **more)  # type: ignore[arg-type]


def tidied(*items: Item, out_of_scope: tuple[str, ...] = ()) -> Result:
    notes = Notes()
    base = tidy([Findings("essai", items, "Titre", out_of_scope)], notes)
    return Result(base, tuple(notes))


def test_the_same_question_twice_keeps_the_first_answer_and_shows_the_other() -> None:
    result = tidied(item("Où êtes-vous ?", "Ici."), item("ou etes vous", "Là.", "perdue"))
    assert result.pairs == [("Où êtes-vous ?", "Ici.")]
    assert result.tells("même question que « Où êtes-vous ? »", "« Là. »", "ou etes vous")


def test_the_same_question_with_the_same_answer_brings_its_phrasings() -> None:
    result = tidied(item("Où ?", "Ici.", "un"), item("OÙ", "Ici.", "deux"))
    assert result.variants == {"Où ?": ["un", "deux"]}


def test_a_phrasing_stays_where_it_stands_first() -> None:
    result = tidied(
        item("Quel prix ?", "5 €", "tarif", "Tarif ?", "quel prix"),
        item("Quel lieu ?", "Ici.", "tarif", "quel prix", "lieu"),
    )
    assert result.variants == {"Quel prix ?": ["tarif"], "Quel lieu ?": ["lieu"]}
    assert result.tells("est aussi sous « Quel prix ? »", "tarif")


def test_a_phrasing_that_is_a_later_question_may_speak_for_both() -> None:
    result = tidied(item("Quel prix ?", "5 €", "Quel lieu ?"), item("Quel lieu ?", "Ici."))
    assert [question for question, _ in result.pairs] == ["Quel prix ?", "Quel lieu ?"]


def test_entries_are_grouped_by_section_in_the_order_of_the_source() -> None:
    result = tidied(
        item("Air ?", "a", section="Un"),
        item("Bois ?", "b", section="Deux"),
        item("Cuir ?", "c", section="Un"),
    )
    assert [question for question, _ in result.pairs] == ["Air ?", "Cuir ?", "Bois ?"]
    assert [section.id for section in result.base.sections] == ["un", "deux"]


def test_conversation_has_a_section_of_its_own() -> None:
    result = tidied(
        item("Quel prix ?", "5 €", section="Accueil"),
        item("bonjour", "Bonjour !", section="Accueil"),
        item("ça va ?", "Oui.", section="Causette", is_small_talk=True),
    )
    assert result.sections == [
        ("Quel prix ?", "Accueil"),
        ("bonjour", "Conversation"),
        ("ça va ?", "Causette"),
    ]
    assert result.small_talk == ["bonjour", "ça va ?"]


def test_what_is_in_another_language_is_left_out() -> None:
    result = tidied(
        item("What is the price of it?", "It is five euros and you can pay here."),
        item("Hello", "Bonjour !"),
    )
    assert [question for question, _ in result.pairs] == ["Hello"]
    assert result.tells("dans une autre langue", "What is the price")


def test_messages_to_refuse_are_those_that_nothing_answers() -> None:
    result = tidied(
        item("Quel prix ?", "5 €"), out_of_scope=("quel prix", "la météo", "La météo !", "")
    )
    assert result.base.near == ("la météo",)


def test_names_of_other_items_become_their_ids() -> None:
    result = tidied(
        item("Quel prix ?", "5 €", name="1", related=("2", "9"), follow_ups={"2": ("et où ?",)}),
        item("Quel lieu ?", "Ici.", name="2"),
    )
    first, second = result.entries
    assert first.related == (second.id,)
    assert first.follow_ups == {second.id: ("et où ?",)}
    assert result.tells("bouton vers une question qui n'est pas reprise")


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
