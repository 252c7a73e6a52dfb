"""The help of commands, whose headings click writes in English, in French."""

import re
from collections.abc import Iterable

import click

_HEADINGS = {"Options": "Options", "Commands": "Commandes", "Arguments": "Arguments"}
_TEXTS = {
    "Show this message and exit.": "Montre cette aide.",
    "Show the version and exit.": "Montre la version.",
}
# What stands for a value.
_METAVARS = {
    "PATH": "CHEMIN",
    "TEXT": "TEXTE",
    "FILE": "FICHIER",
    "FILENAME": "FICHIER",
    "INTEGER": "NOMBRE",
}
_METAVAR = re.compile(rf"\b(?:{'|'.join(_METAVARS)})\b")
_REQUIRED = re.compile(r"\[required\]$")
_RANGE = re.compile(r"\s*\[x>=\d+\]$")  # the option's text says so
SUBCOMMAND = "COMMANDE [ARGUMENTS]..."


class FrenchFormatter(click.HelpFormatter):
    """Writes help in French."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is used."""
        super().write_usage(prog, args, prefix or "Emploi\u00a0: ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}\u00a0:\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of options or commands with what they do."""
        super().write_dl([(_value(name), _text(text)) for name, text in rows], col_max, col_spacing)


class FrenchContext(click.Context):
    """The context of a command whose help is in French."""

    formatter_class = FrenchFormatter


def speak_french(command: click.Command) -> click.Command:
    """Let a command, and those of a group, write their help in French."""
    command.context_class = FrenchContext
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        speak_french(one)
    return command


def _value(name: str) -> str:
    return _METAVAR.sub(lambda found: _METAVARS[found[0]], name)


def _text(text: str) -> str:
    return _REQUIRED.sub("[obligatoire]", _RANGE.sub("", _TEXTS.get(text, text)))
