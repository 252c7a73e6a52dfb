"""The knowledge base as it was at a revision, read from git."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.errors import FaqError
from bot.knowledge import LEXICON_FILE, Knowledge, KnowledgeError, load_knowledge
from bot.knowledge.format import file_name_in
from bot.knowledge.places import COMPANIONS
from bot.knowledge.reading import ReadingError
from bot.knowledge.strict_yaml import parse_yaml


def load_revision(path: Path, revision: str) -> Knowledge:
    """Load a knowledge base as it was, with the files that it named then.

    Args:
        path: where the file is now.
        revision: whatever git takes for a commit: `HEAD`, `main~3`, a tag.

    Raises:
        FaqError: there is no git, no such revision, or no such file in it.
        KnowledgeError: the knowledge base had faults.
    """
    path = path.resolve()
    commit = _commit(path, revision)
    content = _show(path.parent, path.name, commit)
    if content is None:
        raise FaqError(f"{path.name} n'existe pas à la révision « {revision} »")
    # A file of its own for each, so that they are looked up beside each other as they always are.
    with tempfile.TemporaryDirectory(prefix="faq-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(content)
        for name in _companions(content):
            for companion in _files_of(path.parent, name, commit):
                file = copy.parent / companion
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(_show(path.parent, companion, commit) or b"")
        try:
            return load_knowledge(copy)
        except KnowledgeError as error:
            faults = str(error).replace(f"{folder}{os.sep}", f"{revision}:")
            message = f"la base avait des fautes à la révision « {revision} » :\n{faults}"
            raise FaqError(message) from None


def top_folder(path: Path) -> Path | None:
    """Return the top folder of the repository that a file is in."""
    found = _git(path.resolve().parent, "rev-parse", "--show-toplevel")
    return Path(found.decode().removesuffix("\n")) if found else None


def _commit(path: Path, revision: str) -> str:
    if top_folder(path) is None:
        raise FaqError(f"{path.parent} n'est pas dans un dépôt git ; rien à comparer")
    wanted = f"{revision}^{{commit}}"
    found = _git(path.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    if found is None:
        raise FaqError(f"git ne connaît pas la révision « {revision} »")
    return found.decode().split()[-1]


def _companions(content: bytes) -> Iterator[str]:
    yield LEXICON_FILE
    try:
        value = parse_yaml(content.decode("utf-8-sig")).value
    except (ReadingError, UnicodeDecodeError):
        return  # loading tells
    for key in COMPANIONS:
        if name := file_name_in(value, key):
            yield name


def _files_of(parent: Path, name: str, commit: str) -> list[str]:
    """List the file of a name that there was, or the files in the folder of that name."""
    found = _git(parent, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"./{name}") or b""
    files = found.decode(errors="surrogateescape").split("\0")
    return [file for file in files if file.count("/") <= 1 and file]


def _show(parent: Path, name: str, commit: str) -> bytes | None:
    return _git(parent, "show", f"{commit}:./{name}")


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Run git; None if it fails."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, and revisions come after --end-of-options
    except FileNotFoundError:
        raise FaqError("la commande git n'est pas installée") from None
    return done.stdout if done.returncode == 0 else None
