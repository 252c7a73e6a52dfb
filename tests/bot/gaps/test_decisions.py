"""What is decided about passed-on questions, and how it comes into a knowledge base."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.dialogue import Dialogue
from bot.editing.addition import Addition
from bot.errors import FaqError
from bot.gaps import (
    Decision,
    Gap,
    compose_entry,
    decided_gaps,
    find_gaps,
    gap_of,
    teachable,
    write_decision,
)
from bot.knowledge import Entry, Knowledge, load_knowledge
from bot.storage.questions import PassedOn
from faq.new import start_knowledge

PARKING = Entry(id="parking", section="sujet", question="Où se garer ?", answer="Derrière.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return start_knowledge(tmp_path / "faq")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dialogue:
    """The dialogue about the same knowledge base."""
    return Dialogue(load_knowledge(start_knowledge(tmp_path_factory.mktemp("small") / "faq")))


def passed_on(*texts: str, decision: Decision | None = None) -> list[PassedOn]:
    written = decision and decision.model_dump_json(by_alias=True, exclude_defaults=True)
    day = date(2024, 1, 1)
    return [PassedOn(number, day, text, written) for number, text in enumerate(texts)]


def asked(*texts: str) -> Gap:
    return gap_of(passed_on(*texts))


def written(path: Path, decision: Decision, gap: Gap) -> Knowledge:
    """Write a decision, and load what comes of it."""
    addition = Addition(path)
    write_decision(decision, gap, addition)
    if addition.taught:
        addition.save()
    return load_knowledge(path)


def test_questions_become_variants(path: Path) -> None:
    knowledge = written(path, Decision(entry_id="horaires"), asked("vs fermez kan", "c fermé kan"))
    variants = knowledge.entry_by_id["horaires"].variants
    assert variants[-2:] == ("vs fermez kan", "c fermé kan")


def test_questions_become_a_new_entry(path: Path) -> None:
    decision = Decision(entry_id="parking", entry=PARKING)
    knowledge = written(path, decision, asked("ou ce garé", "OÙ se garer ?"))
    expected = PARKING.model_copy(update={"variants": ("ou ce garé",)})
    assert knowledge.entry_by_id["parking"] == expected


def test_questions_become_messages_to_refuse(path: Path) -> None:
    knowledge = written(path, Decision(), asked("la lune est-elle bleue"))
    assert knowledge.out_of_scope.near[-1] == "la lune est-elle bleue"


def test_without_a_place_for_them_no_message_to_refuse_is_written(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("out_of_scope: hors_sujet_fr", "")
    path.write_text(text, encoding="utf-8")
    before = load_knowledge(path)
    assert written(path, Decision(), asked("la lune est-elle bleue")) == before


@pytest.mark.parametrize(
    "decision",
    [Decision(), Decision(entry_id="horaires"), Decision(entry_id="parking", entry=PARKING)],
    ids=["out of scope", "variants", "a new entry"],
)
def test_what_is_written_already_is_not_written_again(path: Path, decision: Decision) -> None:
    gap = asked("ou ce garé", "j'me gare où")
    assert written(path, decision, gap) == written(path, decision, gap)


def test_what_a_killed_process_has_begun_to_write_is_completed(path: Path) -> None:
    decision, gap = Decision(entry_id="parking", entry=PARKING), asked("ou ce garé")
    complete = written(path, decision, gap)
    for file in path.parent.rglob("parking.txt"):  # it is written after the entry
        file.unlink()
    assert load_knowledge(path).entry_by_id["parking"].variants == ()
    assert written(path, decision, gap) == complete


def test_a_question_that_asks_for_another_entry_is_refused(path: Path) -> None:
    with pytest.raises(FaqError, match="est déjà une formulation de « salutation »"):
        written(path, Decision(entry_id="horaires"), asked("bonsoir"))


def test_an_entry_that_is_gone_is_no_answer(path: Path) -> None:
    with pytest.raises(FaqError, match="l'entrée « horaire » n'existe pas"):
        written(path, Decision(entry_id="horaire"), asked("c'est quand ?"))


@pytest.mark.parametrize("change", [{"question": "Où dormir ?"}, {"answer": "Devant."}])
def test_an_entry_that_has_got_the_same_id_meanwhile_is_not_taken_for_the_new_one(
    path: Path, change: dict[str, str]
) -> None:
    written(path, Decision(entry_id="parking", entry=PARKING), asked("ou ce garé"))
    other = PARKING.model_copy(update=change)
    with pytest.raises(FaqError, match="l'entrée « parking » existe déjà et dit autre chose"):
        written(path, Decision(entry_id="parking", entry=other), asked("j'me gare où"))


def test_masks_are_not_learned() -> None:
    gap = asked("vs fermez quand [numéro]", "vs fermez quand", "[numéro]")
    assert teachable(gap) == ("vs fermez quand",)


def test_decisions_are_read_with_the_questions_that_they_are_about() -> None:
    decision = Decision(entry_id="parking", entry=PARKING)
    questions = [
        *passed_on("ou ce garé", "OU CE GARÉ", decision=decision),
        *passed_on("c quand"),
        *passed_on("la lune", decision=Decision()),
    ]
    [(first, gap), (second, other)] = decided_gaps(questions)
    assert (first, gap.texts, gap.size) == (decision, ("ou ce garé",), 2)
    assert (second, other.texts) == (Decision(), ("la lune",))


@pytest.mark.parametrize("noted", ['{"entry_id": "Été"}', '{"newer": 1}', "{"])
def test_what_another_version_has_decided_is_to_be_decided_again(
    small: Dialogue, noted: str
) -> None:
    questions = [replace(one, decision=noted) for one in passed_on("ya un parking")]
    assert decided_gaps(questions) == []
    assert [gap.texts for gap in find_gaps(questions, small)] == [("ya un parking",)]
    assert compose_entry("Oui.", asked("ya un parking"), questions, small).answer == "Oui."


# --- a new entry ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("Derrière.", "ou ce garé", "Derrière."),
        ("Où se garer ?\nDerrière.", "Où se garer ?", "Derrière."),
        ("Où se garer ?\n\nDerrière.\n\n**Ici**.", "Où se garer ?", "Derrière.\n\n**Ici**."),
        ("Où se garer ?", "ou ce garé", "Où se garer ?"),
        ("**Où se garer ?**\nDerrière.", "Où se garer ?", "Derrière."),
        ("Derrie\u0300re. \u2028Ici.", "ou ce garé", "Derrière.\nIci."),
        ("Derrière.\nÇa vous va ?", "ou ce garé", "Derrière.\nÇa vous va ?"),
    ],
    ids=[
        "no question",
        "a question",
        "paragraphs",
        "nothing else",
        "a bold question",
        "odd signs",
        "a question below",
    ],
)
def test_the_first_line_is_the_question_if_it_is_one(
    small: Dialogue, text: str, question: str, answer: str
) -> None:
    entry = compose_entry(text, asked("ou ce garé", "ou ce garé", "je me gare où"), [], small)
    assert (entry.question, entry.answer) == (question, answer)


def test_a_new_entry_goes_to_the_section_of_the_nearest_that_is_no_small_talk(
    small: Dialogue,
) -> None:
    assert compose_entry("Oui.", asked("bonsoir à vous"), [], small).section == "sujet"


def test_no_id_is_given_twice(small: Dialogue) -> None:
    first = compose_entry("Oui.", asked("ya un parking"), [], small)
    decided = passed_on("ya un parking", decision=Decision(entry_id=first.id, entry=first))
    second = compose_entry("Non.", asked("ya un parking"), decided, small)
    assert second.id == f"{first.id}-2"


def test_an_entry_is_composed_as_it_will_be_read(path: Path, small: Dialogue) -> None:
    entry = compose_entry("Oui.", asked("ya un cafe\u0301"), [], small)
    knowledge = written(path, Decision(entry_id=entry.id, entry=entry), asked("ya un cafe\u0301"))
    read = knowledge.entry_by_id[entry.id]
    assert (read.question, read.answer) == (entry.question, entry.answer)


def test_what_was_written_by_a_process_that_died_has_its_id(small: Dialogue) -> None:
    entry = small.knowledge.entries[0]
    text = f"{entry.question}\n{entry.answer}"
    assert compose_entry(text, asked("ya un parking"), [], small).id == entry.id


def test_the_first_entry_of_a_base_that_only_talks_goes_to_a_section_of_answers(
    path: Path,
) -> None:
    knowledge = load_knowledge(path)
    talk = tuple(entry for entry in knowledge.entries if entry.section == "conversation")
    only_talk = Dialogue(replace(knowledge, entries=talk))
    assert compose_entry("Oui.", asked("on se gare où ?"), [], only_talk).section == "sujet"
