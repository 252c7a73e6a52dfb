"""How far a piece of work has come, in a terminal and nowhere else."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner

from bot.knowledge import KNOWLEDGE_DIR
from faq.cli import cli
from faq.progress import progress

MODEL = str(KNOWLEDGE_DIR / "modele" / "faq_fr.yaml")


@pytest.mark.parametrize(
    ("command", "label"), [("check", "Vérification"), ("eval", "Validation croisée")]
)
def test_a_terminal_shows_how_far_it_is(
    terminal: Callable[..., str], command: str, label: str
) -> None:
    screen = terminal(command, "--knowledge", MODEL)
    assert label in screen
    assert "100%" in screen


@pytest.mark.parametrize("command", ["check", "eval"])
def test_what_is_redirected_holds_the_result_alone(command: str) -> None:
    result = CliRunner().invoke(cli, [command, "--knowledge", MODEL])
    assert (result.exit_code, result.stderr, "%]" in result.stdout) == (0, "", False)


def test_all_items_are_worked_on() -> None:
    with progress("abc", "Lettres") as letters:
        assert list(letters) == ["a", "b", "c"]
