"""Loads and learns a knowledge base in a process of its own, which keeps all of it.

The memory that this takes is then given back to the last byte, and it takes no turn from those
who are answered meanwhile: `python -m bot.kept.learning_process KNOWLEDGE FOLDER…`.
"""

import gc
import os
import subprocess
import sys
from pathlib import Path

from bot.errors import FaqError
from bot.kept.copies import KeptCopies
from bot.kept.learned import learn_kept
from bot.kept.loaded import load_kept

TIMEOUT = 300  # seconds; 100,000 phrasings take 18
MODULE = "bot.kept.learning_process"
_ROOT = str(Path(__file__).resolve().parents[2])


def learn_apart(knowledge: Path, copies: KeptCopies) -> bool:
    """Have another process load, learn and keep a knowledge base; return whether that went well."""
    folders = list(copies.writable())
    if not folders:
        return False
    paths = map(str, (knowledge, *folders))
    try:
        done = subprocess.run(  # noqa: S603 - this very module
            [sys.executable, "-P", "-m", MODULE, *paths],  # -P: not from the folder it runs in
            env={**os.environ, "PYTHONPATH": os.pathsep.join([_ROOT, *filter(None, sys.path)])},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> None:
    """Learn the knowledge base of the first argument, and keep it in the folders of the rest."""
    gc.disable()  # there is next to no garbage, and to look for it takes a twentieth of the time
    knowledge, *folders = map(Path, sys.argv[1:])
    try:
        copies = KeptCopies(*folders)
        loaded = load_kept(knowledge, copies)
        learn_kept(loaded.knowledge, copies, loaded.learned)
    except FaqError:
        sys.exit(1)  # the bot tells, which loads it as well


if __name__ == "__main__":
    main()
