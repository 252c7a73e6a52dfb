"""The scripts in `findings/`: what their index says of them. CI does not run them."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "findings"
SCRIPTS = sorted(FOLDER.glob("*.sh"))


def test_the_index_names_each_finding_once() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([a-z0-9-]+)` \|", index, re.MULTILINE)
    assert sorted(named) == [script.stem for script in SCRIPTS]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_finding_says_what_one_expects_what_is_so_and_with_what(script: Path) -> None:
    comments = re.findall(r"^# (\w[\w ]+):", script.read_text(encoding="utf-8"), re.MULTILINE)
    assert comments == ["Expected", "So it is", "Seen with"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_finding_installs_fixed_versions_only(script: Path) -> None:
    [install] = re.findall(r"install (.+) \|\| exit 2", script.read_text(encoding="utf-8"))
    packages = [word for word in install.split() if not word.startswith("-")]
    assert packages
    assert all(re.search(r"[^@=](==|@)\d", package) for package in packages)
