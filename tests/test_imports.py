"""The order of the house: run_bot.py -> handlers -> bot, faq -> bot, and demo beside them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def imports(path: Path) -> Iterator[str]:
    """List the modules that a file imports, at its top or anywhere else, in full."""
    package = path.parent.relative_to(ROOT).parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module, names, level):
                start = package[: len(package) - level + 1] if level else ()
                parent = ".".join((*start, *([module] if module else [])))
                yield from (f"{parent}.{alias.name}" for alias in names)
            case ast.Call(ast.Name("__import__") | ast.Attribute(attr="import_module"), [name, *_]):
                yield ast.literal_eval(name)


@cache
def imported_by(place: str) -> dict[str, set[str]]:
    """List for each file of a folder, or for one file, the top packages that it imports."""
    path = ROOT / place
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    assert files
    return {str(f.relative_to(ROOT)): {name.split(".")[0] for name in imports(f)} for f in files}


@pytest.mark.parametrize(
    ("place", "forbidden"),
    [
        ("bot", {"telegram", "handlers", "faq", "demo", "run_bot"}),
        ("handlers", {"faq", "demo", "run_bot"}),
        ("faq", {"telegram", "handlers", "demo", "run_bot"}),
        ("demo", {"bot", "faq", "handlers", "run_bot", "telegram"}),
    ],
)
def test_imports_run_one_way(place: str, forbidden: set[str]) -> None:
    found = {file: names & forbidden for file, names in imported_by(place).items()}
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize("place", ["bot", "faq", "handlers", "demo", "run_bot.py"])
def test_nothing_is_imported_from_the_tests(place: str) -> None:
    found = imported_by(place).items()
    assert [file for file, names in found if names & {"tests", "pytest", "hypothesis"}] == []


def test_the_entry_imports_the_face_and_the_brain() -> None:
    assert imported_by("run_bot.py")["run_bot.py"] >= {"handlers", "bot", "demo"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import telegram.ext as t", {"telegram.ext"}),
        ("from telegram import Update, Bot", {"telegram.Update", "telegram.Bot"}),
        ("from . import a", {"bot.matcher.a"}),
        ("from ..knowledge import Entry", {"bot.knowledge.Entry"}),
        ("def f():\n    import telegram", {"telegram"}),
        ("importlib.import_module('telegram')", {"telegram"}),
        ("__import__('telegram')", {"telegram"}),
        ("import_telegram = 'telegram'", set()),
    ],
)
def test_every_kind_of_import_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, expected: set[str]
) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    path = tmp_path / "bot" / "matcher" / "module.py"
    path.parent.mkdir(parents=True)
    path.write_text(code)
    assert set(imports(path)) == expected


def modules(place: str) -> list[str]:
    """List the modules of a folder by their names, but for the scripts that Alembic runs."""
    paths = (path for path in (ROOT / place).rglob("*.py") if "migrations" not in path.parts)
    files = (path.relative_to(ROOT).with_suffix("") for path in paths)
    return sorted(".".join(file.parts).removesuffix(".__init__") for file in files)


def run_code(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("place", "forbidden"),
    [("bot", {"telegram", "faq"}), ("faq", {"telegram"}), ("demo", {"telegram", "bot"})],
)
def test_no_dependency_brings_in_what_must_stay_away(place: str, forbidden: set[str]) -> None:
    code = f"import sys, {', '.join(modules(place))}\nprint({forbidden} & sys.modules.keys())"
    done = run_code(code)
    assert done.stdout == "set()\n"


def test_what_only_postgresql_needs_is_not_imported_for_sqlite() -> None:
    done = run_code("import sys, run_bot; print('sqlalchemy.dialects.postgresql' in sys.modules)")
    assert done.stdout == "False\n"


def test_what_only_loading_needs_is_not_imported_before_something_is_loaded() -> None:
    done = run_code("import sys, run_bot; print('yaml' in sys.modules)")
    assert done.stdout == "False\n"


def test_numpy_is_told_to_use_one_thread_before_it_is_imported() -> None:
    name = "OPENBLAS_NUM_THREADS"
    code = f"import os; os.environ.pop('{name}', None); import sys, bot\n"
    done = run_code(f"{code}print('numpy' in sys.modules, os.environ['{name}'])")
    assert done.stdout == "False 1\n"


def test_importing_the_entry_starts_nothing() -> None:
    code = "import run_bot, threading; print(threading.active_count())"
    done = run_code(code)
    assert (done.stdout, done.stderr) == ("1\n", "")
