"""Faults as annotations of GitHub Actions."""

from pathlib import Path

import pytest

from bot.knowledge.fault import Fault
from faq.check.annotations import annotate


def fault(file: Path, problem: str = "mal", entry: str | None = None) -> Fault:
    return Fault(file, 7, entry, problem, "mieux")


def test_the_file_is_named_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = annotate(fault(tmp_path / "a" / "b.yaml"), "error")
    assert shown == "::error file=a/b.yaml,line=7::mal → mieux"


def test_a_file_elsewhere_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ici").mkdir()
    monkeypatch.chdir(tmp_path / "ici")
    assert f"file={tmp_path.resolve()}/b.yaml," in annotate(fault(tmp_path / "b.yaml"), "warning")


def test_the_entry_comes_before_the_problem() -> None:
    assert annotate(fault(Path("b.yaml"), entry="sel"), "warning").endswith("::[sel] mal → mieux")


@pytest.mark.parametrize(
    ("name", "problem", "expected"),
    [
        ("b.yaml", "50 %\nde : mal", "file=b.yaml,line=7::50 %25%0Ade : mal → mieux"),
        ("a:b,c.yaml", "mal", "file=a%3Ab%2Cc.yaml,line=7::mal → mieux"),
        ("b.yaml", "::stop-commands::x", "file=b.yaml,line=7::::stop-commands::x → mieux"),
    ],
)
def test_what_means_something_to_github_is_escaped(name: str, problem: str, expected: str) -> None:
    assert annotate(fault(Path(name), problem), "error") == f"::error {expected}"
