"""Builds of a git revision."""

import shutil
import subprocess
from pathlib import Path

import pytest

from benchmarks.processes import ROOT
from benchmarks.revisions import HERE, Build, checked_out


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A build whose command says where it runs and with what, or fails."""
    (tmp_path / "pyproject.toml").write_text('[project.scripts]\nfaq = "here:run"\n')
    (tmp_path / "here.py").write_text(
        "import sys\nfrom pathlib import Path\n\n"
        "def run():\n"
        "    if '--fail' in sys.argv:\n        sys.exit('Rien.')\n"
        "    print(Path.cwd(), sys.argv[1:])\n"
    )
    return Build("essai", tmp_path)


def test_the_command_is_that_of_the_build(build: Build) -> None:
    output, seconds = build.faq("check", "--strict")
    assert output == f"{build.root} ['check', '--strict']\n"
    assert 0 < seconds < 10


def test_a_command_that_fails_is_told_with_what_it_said(build: Build) -> None:
    with pytest.raises(RuntimeError, match=r"essai: Rien\."):
        build.faq("--fail")


def test_code_runs_with_the_modules_of_the_build(build: Build) -> None:
    code = "import here, sys; print(here.__file__, sys.stdin.read())"
    assert build.python(code, stdin="so") == f"{build.root / 'here.py'} so\n"


def test_this_checkout_is_a_build_too() -> None:
    assert "faq-back-office" in HERE.faq("--version")[0]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_revision_is_laid_out_as_it_was() -> None:
    if subprocess.run(
        ["git", "-C", ROOT, "rev-parse"], capture_output=True, check=False
    ).returncode:
        pytest.skip("needs a repository")
    with checked_out("HEAD") as build:
        assert (build.name, (build.root / "knowledge").is_dir()) == ("HEAD", True)
    assert not build.root.exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_revision_that_git_does_not_know_is_told() -> None:
    with pytest.raises(ValueError, match="nope"), checked_out("nope"):
        pass
