"""The knowledge base as it was at a revision."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.errors import FaqError
from faq.diff.revisions import load_revision, top_folder
from faq.new import start_knowledge

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b.fr", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A knowledge base in a repository, changed since its only commit with its companion."""
    path = start_knowledge(tmp_path / "faq")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Start")
    git(tmp_path, "tag", "v1")
    path.write_text(path.read_text(encoding="utf-8").replace("horaires", "heures"))
    (path.parent / "formulations_fr" / "horaires.txt").rename(path.parent / "heures.txt")
    (path.parent / "hors_sujet_fr" / "near.txt").write_text("neuf")
    return path


@pytest.mark.parametrize("revision", ["HEAD", "v1"])
def test_it_is_read_with_its_companions_of_then(path: Path, revision: str) -> None:
    found = load_revision(path, revision)
    assert "cé ouver le samedi" in found.entry_by_id["horaires"].variants
    assert "neuf" not in found.out_of_scope.near


def test_lists_within_the_file_of_then_are_read_too(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("phrasings: formulations_fr\n", "")
    text = text.replace("out_of_scope: hors_sujet_fr", "out_of_scope: ailleurs.yaml")
    path.write_text(f"{text}    variants: [tchao]\n")
    path.with_name("ailleurs.yaml").write_text("far: [la lune]")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Lists")
    found = load_revision(path, "HEAD")
    assert found.entry_by_id["au-revoir"].variants == ("tchao",)
    assert found.out_of_scope.far == ("la lune",)


def test_its_place_may_be_named_from_the_current_folder(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    assert load_revision(Path(path.name), "HEAD").entry_by_id


@pytest.mark.parametrize("revision", ["absent", "--help", "-1", "", "HEAD:faq"])
def test_a_revision_that_does_not_exist_is_named(path: Path, revision: str) -> None:
    with pytest.raises(FaqError, match=f"git ne connaît pas la révision « {revision} »"):
        load_revision(path, revision)


def test_a_file_that_did_not_exist_is_named(path: Path) -> None:
    with pytest.raises(FaqError, match=r"neuf\.yaml n'existe pas à la révision « HEAD »"):
        load_revision(path.with_name("neuf.yaml"), "HEAD")


def test_faults_of_then_are_told_with_the_revision(path: Path, tmp_path: Path) -> None:
    path.write_text("version: 1\n")
    git(tmp_path, "commit", "-am", "Break")
    with pytest.raises(FaqError, match=r"des fautes à la révision « HEAD » :\nHEAD:faq_fr\.yaml:1"):
        load_revision(path, "HEAD")


def test_outside_of_a_repository_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    path = start_knowledge(tmp_path / "faq")
    with pytest.raises(FaqError, match="n'est pas dans un dépôt git"):
        load_revision(path, "HEAD")
    assert top_folder(path) is None


def test_without_git_it_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FaqError, match="la commande git n'est pas installée"):
        load_revision(path, "HEAD")
