"""Small talk in a knowledge base that has none, or its own."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pytest

from bot.dialogue.small_talk import SmallTalkReader
from bot.knowledge import Entry, Knowledge, Section
from bot.matcher.learning import learn
from bot.normalise import Normaliser


def entry(id_: str, question: str, *variants: str, section: str = "aides") -> Entry:
    """An entry; on the subject, which is benefits, unless it says otherwise."""
    return Entry(id=id_, section=section, question=question, variants=variants, answer="…")


def reader(knowledge: Knowledge, *entries: Entry) -> SmallTalkReader:
    """Knows the small talk that entries understand, with the lexicon that comes with the bot."""
    sections = (
        Section(id="aides", title="Aides"),
        Section(id="bavardage", title="Bavardage", small_talk=True),
    )
    other = Knowledge(
        sections, entries, lexicon=knowledge.lexicon, conversation=knowledge.conversation
    )
    return SmallTalkReader(other, learn(other))


Words: TypeAlias = Callable[[str], list[str]]


@pytest.fixture
def words(knowledge: Knowledge) -> Words:
    """Return the words of a text."""
    return Normaliser(knowledge.lexicon).words


SUBJECT = entry("loyer", "Qui m'aide à payer mon loyer ?")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bonjour", "salutation"),
        ("slt !!", "salutation"),
        ("Bonjour, ça va ?", "comment-ca-va"),
        ("merci bcp", "remerciement"),
        ("Un grand merci à vous, et bonne journée !", "au-revoir"),
        ("ok merci lol", "remerciement"),
        ("t'es un robot ?", "identite-bot"),
        ("à l'aide svp", "aide"),
        ("oui", "accord"),
        ("ok", "accord"),
        ("non", "refus"),
        ("lol", "rire"),
        ("désolé", "excuses"),
        ("vous n'avez pas répondu à ma question", "insatisfaction"),
        ("c pas clair", "insatisfaction"),
        ("Bonjour, je voudrais parler à quelqu'un svp", "humain"),
        ("bonjuor", "salutation"),
        ("euh svp", "aide"),
        ("", None),
        ("Bonjour, mon loyer", None),
        ("merci de me dire qui paie le loyer", None),
        ("non-paiement", None),
        ("dommage", "regret"),
        ("ah oui, c'est vraiment dommage quand même", "regret"),
        ("franchement ça me fait un peu peur", "inquietude"),
        ("ok je vais réfléchir", "reflexion"),
        ("super, merci", "remerciement"),
        ("super", "remerciement"),
        ("ça me rassure", "contentement"),
        ("waouh !", "surprise"),
        ("j'espère", "espoir"),
        ("j'en ai marre", "detresse"),
        ("vraiment", None),
        ("dommage pour le loyer", None),
    ],
)
def test_a_message_is_small_talk_as_a_whole_or_not_at_all(
    knowledge: Knowledge, words: Words, text: str, kind: str | None
) -> None:
    found = reader(knowledge, SUBJECT).read(words(text))
    assert (found.built_in.id if found else None, found.own if found else ()) == (kind, ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("👍", "accord"),
        ("👍🏽 !", "accord"),
        ("❤", "remerciement"),
        ("❤️❤️", "remerciement"),
        ("😂👍", "accord"),
        ("👍🎯", "accord"),
        ("👍 !!!", "accord"),
        ("😢", "regret"),
        ("🤔", "reflexion"),
        ("...", "reflexion"),
        ("?", "aide"),
        ("🎯?", "aide"),
        ("🎯", "signes"),
        ("☂️", "signes"),
        ("!!!", "signes"),
        ("شكرا 👍", None),
        (" ", None),
    ],
)
def test_signs_alone_are_small_talk_even_those_that_tell_nothing(
    knowledge: Knowledge, text: str, kind: str | None
) -> None:
    found = reader(knowledge, SUBJECT).read_signs(text)
    assert (found.built_in.id if found else None) == kind


@pytest.mark.parametrize("question", ["Quelle aide pour les étudiants ?", "Bonjour, des aides ?"])
def test_what_is_asked_on_the_subject_is_no_small_talk(
    knowledge: Knowledge, words: Words, question: str
) -> None:
    talk = reader(knowledge, entry("etudiants", question))
    assert talk.read(words("aide")) is None
    assert talk.read(words("bonjour")) is not None


@pytest.mark.parametrize(
    ("own", "ids"),
    [
        ([entry("salut", "Bonjour !")], ["salut"]),
        ([entry("rituel", "Formules", "bonsoir", section="bavardage")], ["rituel"]),
        ([entry("rituel", "Formules", "bonsoir")], []),
        ([entry("merci", "Merci !", "merci bien", "bonjour")], []),
        ([entry("soir", "Bonsoir"), entry("jour", "Salut", "bonjour")], ["jour", "soir"]),
    ],
    ids=["by question", "by section", "by a variant alone", "of another kind", "several"],
)
def test_entries_of_the_same_kind_reply(
    knowledge: Knowledge, words: Words, own: Sequence[Entry], ids: list[str]
) -> None:
    found = reader(knowledge, SUBJECT, *own).read(words("coucou"))
    assert found is not None
    assert [one.id for one in found.own] == ids


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mon loyer a doublé et je n'en peux plus", "detresse"),
        ("mon loyer a doublé, ça me stresse vraiment", "inquietude"),
        ("je n'en peux plus de mon loyer", None),
        ("mon loyer a doublé, c'est dommage", None),
        ("mon loyer", None),
    ],
)
def test_distress_at_the_end_of_a_message_is_heard(
    knowledge: Knowledge, words: Words, text: str, kind: str | None
) -> None:
    found = reader(knowledge, SUBJECT).read_end(words(text))
    assert (found.built_in.id if found else None) == kind


def test_of_several_kinds_one_counts_that_the_knowledge_base_has_its_own_entry_for(
    knowledge: Knowledge, words: Words
) -> None:
    found = reader(knowledge, SUBJECT, entry("salut", "Bonjour !")).read(words("Bonjour, ça va ?"))
    assert found is not None
    assert [one.id for one in found.own] == ["salut"]


@pytest.mark.parametrize(
    ("opening", "id_"),
    [
        ("Bonjour,", "salutation"),
        ("Salut petit robot,", "salutation"),
        ("Bonjour, ça va ?", "salutation"),
        ("Merci !", "merci"),
        ("D'accord, merci,", "merci"),
        ("Bonne nuit, et merci,", "merci"),
        ("Bonne nuit,", None),
        ("Bon, allez,", None),
        ("Parfait,", None),
        ("D'accord.", None),
        ("Désolé,", None),
        ("C'est nul.", None),
        ("Pouvez-vous m'aider ?", None),
        ("Euh, ok,", None),
        ("Dis donc", None),
    ],
)
def test_only_a_greeting_or_thanks_is_returned_before_an_answer(
    knowledge: Knowledge, words: Words, opening: str, id_: str | None
) -> None:
    found = reader(knowledge, SUBJECT, entry("merci", "Merci !")).returned_for(words(opening))
    assert (found.id if found else None) == id_


def test_an_entry_on_the_subject_may_know_small_talk(knowledge: Knowledge) -> None:
    politeness = entry("politesse", "Que dire en arrivant ?", "on dit quoi", "bonjour")
    talk = reader(knowledge, SUBJECT, politeness)
    assert talk.is_known_by(politeness)
    assert not talk.is_known_by(SUBJECT)


def test_without_conversation_nothing_is_small_talk(words: Words) -> None:
    nothing = Knowledge((Section(id="aides", title="Aides"),), (SUBJECT,))
    talk = SmallTalkReader(nothing, learn(nothing))
    assert [talk.read(words("Bonjour")), talk.read_signs("👍"), talk.read_end(words("ah"))] == [
        None,
        None,
        None,
    ]
