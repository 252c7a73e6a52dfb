"""The command line of the benchmarks."""

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import cli

COMMANDS = [
    "compare", "understanding", "robustness", "growth", "budgets", "check", "http", "faults",
    "replicas", "memory", "doubles",
]  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert cli.commands[name].help in result.output
