"""Paths in commands that a maintainer copies into a shell."""

import os
import shlex
import subprocess
from pathlib import Path


def shell_word(path: Path) -> str:
    """Return a path as one word of a command line, quoted where it has spaces or the like."""
    return subprocess.list2cmdline([str(path)]) if os.name == "nt" else shlex.quote(str(path))
