"""`faq export`: a knowledge base in another format."""

from pathlib import Path

import click

from faq.exports.exporting import export_faq


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "xlsx", "jsonld"]),
    required=True,
    help="csv ou xlsx : un tableau, que faq import sait relire. jsonld : les questions et réponses "
    "pour les moteurs de recherche, à placer dans votre page web.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Le fichier à écrire. Par défaut : un nouveau, du nom du dossier, ici.",
)
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path, exists=True))
def export(folder: Path, format_: str, output: Path | None) -> None:
    """Écrit la base de connaissances de DOSSIER dans un autre format."""
    click.echo(f"{export_faq(folder, format_, output)} est écrit.")
