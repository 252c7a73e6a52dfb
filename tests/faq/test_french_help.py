"""The help of all commands."""

import re

import pytest
from click.testing import CliRunner

from faq.cli import COMMANDS, cli

HELP = [[], *([str(command.name)] for command in COMMANDS)]
ENGLISH = re.compile(
    r"usage:|\b(?:show|exit|commands|args|required|default|command|text|path|file|filename)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("arguments", HELP, ids=lambda arguments: " ".join(arguments) or "faq")
def test_no_word_of_it_is_english(arguments: list[str]) -> None:
    shown = CliRunner().invoke(cli, [*arguments, "--help"], prog_name="faq").output
    values = shown.replace("[text|github]", "")  # what is typed stays as it is
    assert ENGLISH.findall(values) == []
    assert shown.startswith("Emploi\u00a0: faq")
    assert "Options\u00a0:\n" in shown
    assert "Montre cette aide." in shown


def test_the_commands_are_listed_under_a_french_heading() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output
    assert "[OPTIONS] COMMANDE [ARGUMENTS]..." in shown
    assert "Commandes\u00a0:\n  add " in shown


def test_what_must_be_given_says_so() -> None:
    assert "[obligatoire]" in CliRunner().invoke(cli, ["export", "--help"]).output
