"""Trials in which something goes wrong: what is counted, and what is shown of it."""

import pytest

from benchmarks.processes import ECHO_BOT
from benchmarks.resilience import Outcome, faults, run
from benchmarks.scenarios import POSTGRESQL, SCENARIOS, Scenario
from benchmarks.trial import Count, Trial
from bot.knowledge import KNOWLEDGE_DIR


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        ({}, Count(sent=2, answered=0, lost=2, twice=0)),
        ({1: 1, 2: 1}, Count(sent=2, answered=2, lost=0, twice=0)),
        ({1: 1, 2: 0}, Count(sent=2, answered=1, lost=1, twice=0)),
        ({1: 3, 2: 1, 3: 5}, Count(sent=2, answered=2, lost=0, twice=1)),
    ],
)
def test_chats_are_counted_by_their_answers(answers: dict[int, int], count: Count) -> None:
    assert Count.of([1, 2], answers) == count


async def _nothing(_: Trial) -> str:
    return ""


SCENARIO = Scenario("storm", _nothing, window="too late")


@pytest.mark.parametrize(
    ("count", "remark", "note"),
    [
        (Count(2, 2, 0, 0), "", ""),
        (Count(2, 2, 0, 0), "loud", "- storm: loud"),
        (Count(2, 2, 0, 1), "", "- storm: too late"),
        (Count(2, 2, 0, 1), "loud", "- storm: loud; too late"),
        (None, "skipped: rain", "- storm: skipped: rain"),
    ],
)
def test_only_what_needs_it_is_explained(count: Count | None, remark: str, note: str) -> None:
    assert Outcome(SCENARIO, count, 1.0, remark).note() == note


def test_what_was_skipped_has_no_figures() -> None:
    row = Outcome(SCENARIO, None, 0.0, "skipped").row()
    assert row == ["storm", "polling", "SQLite", "-", "-", "-", "-", "0"]


async def test_without_postgresql_its_scenarios_are_skipped() -> None:
    outcome = await run(Scenario("storm", _nothing, database=POSTGRESQL), ["Oui"], 100, "no server")
    assert (outcome.count, outcome.remark) == (None, "skipped: no server")


async def test_everybody_is_answered_if_nothing_goes_wrong() -> None:
    scenario = Scenario("storm", _nothing, script=ECHO_BOT)
    outcome = await run(scenario, ["Oui"], 100, "no server")
    assert (outcome.count, outcome.remark) == (Count(20, 20, 0, 0), "")


def test_a_name_and_a_setting_are_given_once() -> None:
    names = [(one.name, one.database, one.has_webhook) for one in SCENARIOS]
    assert len({*names}) == len(names)


def test_a_word_chooses_scenarios() -> None:
    lines = [*faults(KNOWLEDGE_DIR / "faq_fr.yaml", 100, ["no such fault"])]
    assert lines[1].splitlines()[0] == (
        "| what goes wrong | receives by | database | sent | answered | lost | twice | seconds |"
    )
