"""The project as a whole: its modules and what is installed of it."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.knowledge import Knowledge

ROOT = Path(__file__).parent.parent
MODULES = [
    ROOT / "run_bot.py",
    *(
        path
        for folder in ("bot", "faq", "handlers", "demo")
        for path in (ROOT / folder).rglob("*.py")
    ),
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def required(*extras: str) -> list[Requirement]:
    """List what the project requires with some extras, and with those that they bring."""
    texts = list(PROJECT["dependencies"])
    for extra in extras:
        texts += PROJECT["optional-dependencies"][extra]
    found = [Requirement(text) for text in texts]
    own = [extra for one in found if one.name == PROJECT["name"] for extra in one.extras]
    others = [one for one in found if one.name != PROJECT["name"]]
    return others + (required(*own) if own else [])


def locked(file: str) -> dict[str, set[str]]:
    """Return the versions of each package in a file of requirements."""
    found: dict[str, set[str]] = {}
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize(("file", "extra"), [("image.txt", "postgresql"), ("dev.txt", "dev")])
def test_what_is_locked_is_what_is_required(file: str, extra: str) -> None:
    versions = locked(file)
    stale = [
        str(one)
        for one in required(extra)
        if not any(map(one.specifier.contains, versions.get(canonicalize_name(one.name), ())))
    ]
    assert stale == [], "lock anew, as CONTRIBUTING.md says"


def test_what_is_tested_is_what_the_image_has() -> None:
    assert locked("image.txt").items() <= locked("dev.txt").items()


@pytest.mark.parametrize("file", ["image.txt", "dev.txt"])
def test_every_version_is_locked_with_its_hashes(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("name", ["test", "dev"])
def test_an_extra_is_a_dependency_group_too(name: str) -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert groups["dependency-groups"][name] == [f"{PROJECT['name']}[{name}]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that pip would install."""
    pytest.importorskip("hatchling", reason="needs hatchling, which the extra `test` installs")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=100)
    (path,) = folder.glob("*.whl")
    return path


def files(folder: str, pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(pattern)}


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [
        ("knowledge", "*.yaml"),
        ("knowledge", "*.md"),
        ("knowledge", "*.txt"),
        ("bot", "*.py"),
        ("faq", "*.py"),
        ("handlers", "*.py"),
        ("demo", "*.py"),
        ("demo/static", "*.*"),
        ("bot", "py.typed"),
        ("faq", "py.typed"),
        ("handlers", "py.typed"),
        ("demo", "py.typed"),
        ("faq/report", "*.css"),
        ("faq/report", "*.j2"),
    ],
)
def test_the_wheel_has_what_the_bot_needs(wheel: Path, folder: str, pattern: str) -> None:
    needed = files(folder, pattern)
    assert needed
    assert needed - set(ZipFile(wheel).namelist()) == set()


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "bot",
        "faq",
        "handlers",
        "demo",
        "knowledge",
        "run_bot.py",
    }


def test_the_wheel_installs_the_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        scripts = archive.read(name).decode()
    assert "faq = faq.cli:main" in scripts
    assert "faq-back-office = run_bot:main" in scripts


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    "name",
    ["formulations_fr/salaire.txt", "hors_sujet_fr/near.txt", "modele/formulations_fr/a.txt"],
)
def test_git_merges_phrasings_by_keeping_those_of_both_sides(name: str) -> None:
    done = subprocess.run(
        ["git", "check-attr", "merge", f"knowledge/{name}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        pytest.skip("needs a repository")
    assert done.stdout.endswith(": merge: union\n")


def test_an_installed_bot_has_its_whole_knowledge_base(
    wheel: Path, tmp_path: Path, knowledge: Knowledge
) -> None:
    ZipFile(wheel).extractall(tmp_path)
    code = (
        "from bot.settings import load_settings; from bot.knowledge import load_knowledge;"
        "path = load_settings().faq_knowledge; print(path, load_knowledge(path).size)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "FAQ_KNOWLEDGE"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == f"{tmp_path / 'knowledge' / 'faq_fr.yaml'} {knowledge.size}\n"
