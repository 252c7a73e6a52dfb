"""`faq import`: a FAQ that exists becomes a knowledge base."""

from pathlib import Path

import click

from bot.errors import FaqError
from faq.options import yes_option


@click.command(name="import")
@yes_option
@click.option(
    "--overwrite",
    "overwrites",
    is_flag=True,
    help="Reprend aussi ce que vous avez changé ici depuis le dernier import.",
)
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
def import_(source: Path, folder: Path, yes: bool, overwrites: bool) -> None:
    """Fait d'une FAQ qui existe déjà une base de connaissances, dans DOSSIER.

    SOURCE est un fichier, un zip ou un dossier : tableau (CSV, Excel, LibreOffice), page web,
    document Word, Markdown, ou l'export d'un chatbot (Rasa, Dialogflow, QnA Maker, Botpress,
    nlp.js…). Son contenu dit ce que c'est. La commande raconte ce qui est repris, ce qui ne l'est
    pas et ce qui est à relire. Dans un dossier déjà importé, elle montre ce qui a changé à la
    source et ne reprend que cela ; ce que vous avez changé depuis reste.
    """
    try:
        from faq.imports.importing import import_faq  # only here: it needs the extra `import`
    except ModuleNotFoundError as error:
        raise FaqError(
            f'« faq import » a besoin de {error.name} : pip install "faq-back-office[import]"'
        ) from None
    import_faq(source, folder, yes, overwrites)
