"""What the documentation says of the command `faq` is so."""

import re
from pathlib import Path

import click

from bot.cli import cli

ROOT = Path(__file__).parent.parent


def test_the_readme_has_a_row_for_each_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `faq ([a-z]+)", text, re.MULTILINE)) == sorted(cli.commands)


def test_commands_that_are_mentioned_exist() -> None:
    files = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "knowledge/README.md"]
    text = "\n".join((ROOT / file).read_text(encoding="utf-8") for file in files)
    mentioned = set(re.findall(r"(?:`|^\s*)faq ([a-z]+)", text, re.MULTILINE))
    assert mentioned - set(cli.commands) == set()


def test_options_that_are_mentioned_with_a_command_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, row in re.findall(r"^\| `faq ([a-z]+)[^|]*\|([^|]*)\|$", text, re.MULTILINE):
        known = {option for parameter in cli.commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z]+", row)) - known == set()


def test_each_command_and_each_option_has_a_help() -> None:
    for command in cli.commands.values():
        options = [one for one in command.params if isinstance(one, click.Option)]
        assert all([command.help, *(option.help for option in options)])
