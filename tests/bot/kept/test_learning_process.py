"""Learning in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.kept.copies import KeptCopies
from bot.kept.learned import learned_name
from bot.kept.learning_process import learn_apart
from bot.knowledge import load_knowledge

SMALL = Path(__file__).parents[3] / "benchmarks" / "small" / "bibliotheque.yaml"


def test_another_process_learns_and_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "base.yaml").write_bytes(SMALL.read_bytes())
    monkeypatch.chdir(tmp_path)
    copies = KeptCopies(Path("kept"))
    assert learn_apart(Path("base.yaml"), copies)
    assert copies.has(learned_name(load_knowledge("base.yaml")))


def test_a_faulty_knowledge_base_is_not_learned(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("version: 2")
    assert not learn_apart(tmp_path / "base.yaml", KeptCopies(tmp_path / "kept"))


def test_no_process_starts_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "absent")
    assert not learn_apart(SMALL, KeptCopies(tmp_path / "kept"))
    monkeypatch.setattr(subprocess, "run", pytest.fail)
    assert not learn_apart(SMALL, KeptCopies())


def test_a_process_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.kept.learning_process.TIMEOUT", 0.01)
    assert not learn_apart(SMALL, KeptCopies(tmp_path / "kept"))
