"""`faq report`: one HTML page on what the bot understands."""

from datetime import date
from pathlib import Path

import click

from bot.errors import FaqError
from bot.knowledge import load_knowledge
from bot.settings import load_settings
from bot.system_faults import describe_system_fault
from faq.evaluation import FOLDS, cross_validate
from faq.options import knowledge_option
from faq.progress import progress


@click.command()
@knowledge_option
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("rapport.html"),
    help="La page à écrire. Par défaut : rapport.html.",
)
@click.option(
    "--traffic",
    is_flag=True,
    help="Ce que le bot a répondu et les votes, aussi, de sa base de données (FAQ_DATABASE_URL).",
)
def report(knowledge: Path, output: Path, traffic: bool) -> None:
    """Écrit une page HTML sur ce que le bot comprend, et sur l'article.

    Elle montre les chiffres, les confiances, les entrées les plus faibles, les confusions et les
    phrases de l'article avec les entrées qui y répondent. Elle se lit sans réseau.
    """
    try:
        from faq.report.page import make_page
        from faq.report.traffic import read_traffic
    except ModuleNotFoundError as error:
        if error.name != "jinja2":
            raise
        raise FaqError("Le rapport a besoin de Jinja2\u00a0: pip install jinja2") from None
    base = load_knowledge(knowledge)
    name = f"{knowledge.resolve().parent.name}/{knowledge.name}"
    found = read_traffic(load_settings().database_url, base) if traffic else None
    with progress(range(FOLDS), "Validation croisée") as folds:
        results = cross_validate(base, folds)
    page = make_page(base, results, name, date.today(), found)
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        raise FaqError(
            f"{output} ne peut pas être écrit ({describe_system_fault(error)})"
        ) from None
    click.echo(f"{output} est écrit.")
