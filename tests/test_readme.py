"""What the documentation says of the command `faq` is so."""

import re
from pathlib import Path

import click
import pytest
import yaml

from faq.cli import cli

ROOT = Path(__file__).parent.parent
GUIDES = ["knowledge/README.md", "docs/autre_faq.md"]


def test_the_readme_has_a_row_for_each_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `faq ([a-z]+)", text, re.MULTILINE)) == sorted(cli.commands)


def test_commands_that_are_mentioned_exist() -> None:
    files = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/matcher.md", *GUIDES]
    text = "\n".join((ROOT / file).read_text(encoding="utf-8") for file in files)
    mentioned = set(re.findall(r"(?:`|^\s*)faq ([a-z]+)", text, re.MULTILINE))
    assert mentioned - set(cli.commands) == set()


def test_options_that_are_mentioned_with_a_command_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, row in re.findall(r"^\| `faq ([a-z]+)[^|]*\|([^|]*)\|$", text, re.MULTILINE):
        known = {option for parameter in cli.commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", row)) - known == set()


@pytest.mark.parametrize("guide", GUIDES)
def test_options_that_a_guide_gives_to_a_command_exist(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    used = {
        (name, option)
        for name, arguments in re.findall(r"\bfaq ([a-z]+)((?: [^\s`]+)*)", text)
        for option in re.findall(r"(?<!\S)-{1,2}[a-z]+(?:-[a-z]+)*", arguments)
    }
    known = {
        (name, option)
        for name, command in cli.commands.items()
        for parameter in command.params
        for option in parameter.opts
    }
    assert (bool(used), used - known) == (True, set())


@pytest.mark.parametrize("guide", GUIDES)
def test_the_yaml_that_a_guide_shows_is_yaml(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert (bool(blocks), [block for block in blocks if not yaml.safe_load(block)]) == (True, [])


def test_the_hook_of_the_guide_is_the_one_that_there_is() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    text = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^ +- id: (faq-\w+)$", text, re.MULTILINE)) == {hooks[0]["id"]}
    assert hooks[0]["entry"].removeprefix("faq ") in cli.commands


def test_each_command_and_each_option_has_a_help() -> None:
    for command in cli.commands.values():
        options = [one for one in command.params if isinstance(one, click.Option)]
        assert all([command.help, *(option.help for option in options)])
