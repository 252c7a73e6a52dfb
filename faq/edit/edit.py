"""`faq edit`: one entry in the editor of one's choice."""

from pathlib import Path

import click

from bot.errors import FaqError
from faq.diff.change_report import describe_changes
from faq.edit.prompts import confirm
from faq.edit.revision import Revision
from faq.options import knowledge_option, yes_option
from faq.source import Source


@click.command()
@knowledge_option
@yes_option
@click.argument("entry_id", metavar="ID")
def edit(knowledge: Path, yes: bool, entry_id: str) -> None:
    """Ouvre l'entrée ID dans votre éditeur (EDITOR) ; vérifie et montre ce qui change.

    Une faute est montrée, et l'éditeur s'ouvre de nouveau sur ce que vous avez écrit. Rien n'est
    écrit sans votre accord.
    """
    revision = Revision(Source.read(knowledge), entry_id)
    edited = click.edit(revision.text(), extension=".yaml")
    while edited is not None:
        try:
            after = revision.take(edited)
            for line in (*revision.differences(), *describe_changes(revision.effect(after))):
                click.echo(line)
            if not (yes or confirm("\nÉcrire ces changements ?")):
                break
            revision.save()
        except FaqError as error:
            click.echo(f"{error}\n", err=True)
            if not confirm("Reprendre dans l'éditeur ?"):
                break
            edited = click.edit(edited, extension=".yaml") or edited
        else:
            click.echo("C'est écrit.")
            return
    click.echo("Rien n'a été écrit.")
