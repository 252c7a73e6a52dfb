"""Paths in commands to copy."""

import os
import shlex
from pathlib import Path

import pytest

from faq.shell import shell_word

PATHS = ["ma-faq", "Ma belle FAQ", "l'été", "a$b"]


@pytest.mark.skipif(os.name == "nt", reason="another shell")
@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_one_word_to_a_shell(path: str) -> None:
    assert shlex.split(shell_word(Path(path))) == [path]


def test_a_plain_path_is_not_quoted() -> None:
    assert shell_word(Path("ma-faq")) == "ma-faq"
