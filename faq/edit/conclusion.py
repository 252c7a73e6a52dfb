"""What an addition does to a knowledge base, shown before it is written if that is agreed to."""

import click

from bot.editing.addition import Addition
from faq.diff.change_report import describe_changes
from faq.edit.advice import advise
from faq.edit.effect import Effect, measure
from faq.edit.prompts import confirm
from faq.evaluation import Result
from faq.evaluation.explanation import describe_reply


def conclude(addition: Addition, is_agreed: bool) -> None:
    """Show what an addition does, and write it if that is agreed to.

    Raises:
        click.exceptions.Exit: it is not.
    """
    if not write_if_agreed(addition, is_agreed):
        raise click.exceptions.Exit(1)


def write_if_agreed(addition: Addition, is_agreed: bool = False) -> bool:
    """Show what an addition does, and write it if that is agreed to; tell whether it is."""
    click.echo("\nEssai avec cet ajout…")
    _show_effect(measure(addition))
    for id_ in filter(None, dict.fromkeys(entry_id for _, entry_id in addition.taught)):
        for line in advise(addition.after.knowledge, addition.after.knowledge.entry_by_id[id_]):
            click.echo(line)
    if not is_agreed and not confirm("\nÉcrire cet ajout ?"):
        click.echo("Rien n'a été écrit.")
        return False
    addition.save()
    click.echo("C'est écrit.")
    return True


def _verdict(result: Result) -> str:
    if not result.case.wanted:
        return "PAS REFUSÉ" if result.answers else "refusé"
    return "compris" if result.is_right else "PAS COMPRIS"


def _show_effect(effect: Effect) -> None:
    for result in effect.own:
        verdict = _verdict(result)
        reply = describe_reply(result.turn.reply)
        click.echo(f"  {verdict} : « {result.case.question} » → {reply} ({result.confidence:.2f})")
    for line in describe_changes(effect.changes):
        click.echo(line)
    worse = sum(change.is_worse for change in effect.changes)
    better = sum(change.is_better for change in effect.changes)
    click.echo(
        f"Sur {effect.checked} formulations voisines : {worse} en pire, {better} en mieux, "
        f"{len(effect.changes) - worse - better} autrement."
    )
