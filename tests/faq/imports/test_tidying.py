"""From what was found to a knowledge base."""

from tests.faq.imports.conftest import item, tidied


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
