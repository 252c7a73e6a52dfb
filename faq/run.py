"""`faq run`: the bot itself, as a process in the place of this one."""

import os
import subprocess
import sys
from pathlib import Path

import click

from faq.options import knowledge_option

# -P: a file of the same name in the current folder is not meant.
COMMAND = [sys.executable, "-P", "-m", "run_bot"]


@click.command()
@knowledge_option
@click.option(
    "--take-over",
    "takes_over",
    is_flag=True,
    help="Prend la place d'un autre programme qui reçoit les messages avec le même jeton.",
)
def run(knowledge: Path, takes_over: bool) -> None:
    """Fait fonctionner le bot : une démo dans le navigateur, ou sur Telegram avec un jeton.

    Sans jeton, une page s'ouvre à l'adresse affichée, sans compte, et rien n'est gardé. Avec
    TELEGRAM_BOT_TOKEN, dans l'environnement ou dans un fichier .env, le bot est sur Telegram.
    """
    command = [*COMMAND, "--knowledge", str(knowledge)]
    command += ["--take-over"] if takes_over else []
    if os.name == "posix":
        # What the commands of maintainers have loaded would cost the bot memory.
        os.execv(sys.executable, command)  # noqa: S606  (our own interpreter and module)
    sys.exit(subprocess.call(command))  # noqa: S603  (likewise)
