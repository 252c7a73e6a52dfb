"""The command line, `faq`: for those who look after the knowledge base. It speaks French."""

import sys
from typing import NoReturn

import click

from bot.errors import FaqError
from bot.terminal import make_output_safe
from faq.ask import ask
from faq.chat import chat
from faq.check.command import check
from faq.diff.command import diff
from faq.edit.add import add
from faq.edit.edit import edit
from faq.edit.variant import variant
from faq.evaluation.command import evaluate_knowledge
from faq.explain import explain
from faq.exports.command import export
from faq.french_help import SUBCOMMAND, speak_french
from faq.gaps.command import gaps
from faq.imports.command import import_
from faq.new import new
from faq.report.command import report
from faq.run import run
from faq.usage_errors import describe_usage_error

COMMANDS = (
    run,
    check,
    ask,
    explain,
    evaluate_knowledge,
    report,
    chat,
    variant,
    add,
    edit,
    gaps,
    diff,
    import_,
    export,
    new,
)


@click.group(
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar=SUBCOMMAND,
)
@click.version_option(package_name="faq-back-office", message="%(package)s %(version)s")
def cli() -> None:
    """Vérifie, interroge et essaie la base de connaissances du bot."""


speak_french(cli)


def main() -> NoReturn:
    """Run the command line; an expected error is a message, not a traceback."""
    make_output_safe()
    try:
        status = cli(standalone_mode=False)
    except FaqError as error:
        click.echo(error, err=True)
        status = 1
    except click.UsageError as error:
        click.echo(describe_usage_error(error), err=True)
        status = error.exit_code
    except click.Abort:
        click.echo("\nInterrompu : rien de plus n'a été fait.", err=True)
        status = 1
    sys.exit(status if isinstance(status, int) else 0)
