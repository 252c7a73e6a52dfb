"""What `faq gaps` asks about each gap, in a terminal."""

from collections.abc import Iterable, Sequence

import click

from bot.editing.addition import Kind
from bot.gaps import Gap
from faq.edit.prompts import ask_freely, confirm

CHOICES = ("ajouter comme variante", "nouvelle entrée", "hors sujet", "plus tard", "supprimer")
VARIANT, ENTRY, OUT_OF_SCOPE, LATER, DELETE = range(1, len(CHOICES) + 1)


def ask_choice() -> int:
    """Ask what is to become of a gap; the number of one of `CHOICES`."""
    for number, choice in enumerate(CHOICES, start=1):
        click.echo(f"    {number} = {choice}")
    return _ask_numbers(f"Que faire ? [{LATER}]", [LATER], len(CHOICES), most=1)[0]


def ask_which(gap: Gap) -> Iterable[int]:
    """Ask for which of the questions of a gap that holds; list their numbers, from 0."""
    every = range(1, len(gap.asked) + 1)
    if len(every) == 1:
        return [0]
    label = "Lesquelles ? (leurs numéros ; rien pour toutes)"
    return [number - 1 for number in _ask_numbers(label, every, len(every), most=len(every))]


def ask_kind() -> Kind:
    """Ask whether messages to refuse resemble those that are answered."""
    is_near = confirm("Cela ressemble-t-il à nos questions ?")
    return "near" if is_near else "far"


def _ask_numbers(label: str, default: Sequence[int], last: int, most: int) -> Sequence[int]:
    """Ask for numbers from 1 on, until what is typed is some."""
    while True:
        words = ask_freely(label).replace(",", " ").split()
        numbers = [int(word) for word in words if word.isdecimal()]
        if not words:
            return default
        if len(numbers) == len(words) <= most and all(0 < number <= last for number in numbers):
            return numbers
        click.echo(f"Répondez par un numéro de 1 à {last}.")
