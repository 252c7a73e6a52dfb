"""Run `faq` of this checkout and of a git revision, with the packages that are installed here."""

import io
import resource
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import ROOT, environment

BASELINE = "0be4455"  # the build that the budgets refer to


@dataclass(frozen=True)
class Build:
    """One state of the project.

    Attributes:
        name: how tables call it.
        root: the folder that it is in.
    """

    name: str
    root: Path

    def faq(self, *arguments: str) -> tuple[str, float]:
        """Run the command; return what it printed, and the seconds that processors were busy.

        Raises:
            RuntimeError: it failed, with what it said last.
        """
        module, _, function = self._entry().partition(":")
        code = f"from {module} import {function}; {function}()"
        before = _busy_in_children()
        output = self.python(code, *arguments)
        return output, _busy_in_children() - before

    def python(self, code: str, *arguments: str, stdin: str = "") -> str:
        """Run code with the modules of this build; return what it printed.

        Raises:
            RuntimeError: it failed, with what it said last.
        """
        path = f"import sys; sys.path.insert(0, {str(self.root)!r})"
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", f"{path}\n{code}", *arguments],
            cwd=self.root,
            env=environment(),
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{self.name}: {(done.stderr or done.stdout).strip()[-500:]}")
        return done.stdout

    def _entry(self) -> str:
        """Return what the command `faq` runs, in the form `module:function`."""
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["scripts"]["faq"])


HERE = Build("now", ROOT)


@contextmanager
def checked_out(revision: str) -> Iterator[Build]:
    """Lay out a git revision in a folder of its own.

    Raises:
        ValueError: git does not know it.
    """
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", "--end-of-options", revision]
    archive = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell
    if archive.returncode:
        raise ValueError(archive.stderr.decode().strip())
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
        yield Build(revision, Path(folder))


def _busy_in_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
