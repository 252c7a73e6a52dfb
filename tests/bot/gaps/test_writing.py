"""What is decided about passed-on questions comes into a knowledge base."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.dialogue import Dialogue
from bot.errors import FaqError
from bot.gaps import Decision, Gap, compose_entry, teachable, write_decision
from bot.knowledge import Entry, Knowledge, load_knowledge
from faq.new import start_knowledge
from tests.bot.gaps.conftest import asked

Write: TypeAlias = Callable[[Decision, Gap], Knowledge]

PARKING = Entry(id="parking", section="sujet", question="Où se garer ?", answer="Derrière.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return start_knowledge(tmp_path / "faq")


@pytest.fixture
def write(path: Path) -> Write:
    """Write a decision, and load what comes of it."""

    def write(decision: Decision, gap: Gap) -> Knowledge:
        assert write_decision(decision, gap, Dialogue(load_knowledge(path)))
        return load_knowledge(path)

    return write


def test_questions_become_variants(write: Write) -> None:
    knowledge = write(Decision(entry_id="horaires"), asked("vs fermez kan", "c fermé kan"))
    variants = knowledge.entry_by_id["horaires"].variants
    assert variants[-2:] == ("vs fermez kan", "c fermé kan")


def test_questions_become_a_new_entry(write: Write) -> None:
    decision = Decision(entry_id="parking", entry=PARKING)
    knowledge = write(decision, asked("ou ce garé", "OÙ se garer ?"))
    expected = PARKING.model_copy(update={"variants": ("ou ce garé",)})
    assert knowledge.entry_by_id["parking"] == expected


def test_questions_become_messages_to_refuse(write: Write) -> None:
    knowledge = write(Decision(), asked("la lune est-elle bleue"))
    assert knowledge.out_of_scope.near[-1] == "la lune est-elle bleue"


def test_without_a_place_for_them_no_message_to_refuse_is_written(path: Path, write: Write) -> None:
    text = path.read_text(encoding="utf-8").replace("out_of_scope: hors_sujet_fr", "")
    path.write_text(text, encoding="utf-8")
    before = load_knowledge(path)
    assert write(Decision(), asked("la lune est-elle bleue")) == before


@pytest.mark.parametrize(
    "decision",
    [Decision(), Decision(entry_id="horaires"), Decision(entry_id="parking", entry=PARKING)],
    ids=["out of scope", "variants", "a new entry"],
)
def test_what_is_written_already_is_not_written_again(write: Write, decision: Decision) -> None:
    gap = asked("ou ce garé", "j'me gare où")
    assert write(decision, gap) == write(decision, gap)


def test_what_a_killed_process_has_begun_to_write_is_completed(path: Path, write: Write) -> None:
    decision, gap = Decision(entry_id="parking", entry=PARKING), asked("ou ce garé")
    complete = write(decision, gap)
    for file in path.parent.rglob("parking.txt"):  # it is written after the entry
        file.unlink()
    assert load_knowledge(path).entry_by_id["parking"].variants == ()
    assert write(decision, gap) == complete


def test_a_question_that_asks_for_another_entry_is_refused(write: Write) -> None:
    with pytest.raises(FaqError, match="est déjà une formulation de « salutation »"):
        write(Decision(entry_id="horaires"), asked("bonsoir"))


def test_an_entry_that_is_gone_is_no_answer(write: Write) -> None:
    with pytest.raises(FaqError, match="l'entrée « horaire » n'existe pas"):
        write(Decision(entry_id="horaire"), asked("c'est quand ?"))


@pytest.mark.parametrize("change", [{"question": "Où dormir ?"}, {"answer": "Devant."}])
def test_an_entry_that_has_got_the_same_id_meanwhile_is_not_taken_for_the_new_one(
    write: Write, change: dict[str, str]
) -> None:
    write(Decision(entry_id="parking", entry=PARKING), asked("ou ce garé"))
    other = PARKING.model_copy(update=change)
    with pytest.raises(FaqError, match="l'entrée « parking » existe déjà et dit autre chose"):
        write(Decision(entry_id="parking", entry=other), asked("j'me gare où"))


def test_where_it_may_not_be_written_nothing_is_and_that_is_told(path: Path) -> None:
    before, dialogue = path.read_bytes(), Dialogue(load_knowledge(path))
    decision = Decision(entry_id="parking", entry=PARKING)
    path.parent.chmod(0o555)
    assert not write_decision(decision, asked("ou ce garé"), dialogue)
    path.parent.chmod(0o755)
    assert path.read_bytes() == before


def test_what_comes_from_no_file_is_not_written(small: Dialogue) -> None:
    nowhere = Dialogue(replace(small.knowledge, path=None))
    assert not write_decision(Decision(entry_id="horaires"), asked("ou ce garé"), nowhere)


def test_masks_are_not_learned() -> None:
    gap = asked("vs fermez quand [numéro]", "vs fermez quand", "[numéro]")
    assert teachable(gap) == ("vs fermez quand",)


def test_an_entry_is_composed_as_it_will_be_read(write: Write, small: Dialogue) -> None:
    entry = compose_entry("Oui.", asked("ya un cafe\u0301"), [], small)
    knowledge = write(Decision(entry_id=entry.id, entry=entry), asked("ya un cafe\u0301"))
    read = knowledge.entry_by_id[entry.id]
    assert (read.question, read.answer) == (entry.question, entry.answer)
