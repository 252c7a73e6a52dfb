"""Read the environment and the file `.env`, and name what would be passed over in silence."""

import io
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot.errors import SettingsError

FILE = Path(".env")
TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - its name
_LOOKS_LIKE_A_TOKEN = re.compile(r"[0-9]{6,}:[A-Za-z0-9_-]{30,}")
_NAMES_A_BOT = re.compile(r"BOT|TELEGRAM|TG")


def read_variables(known: Collection[str]) -> dict[str, str]:
    """Return the variables that are set; the environment takes precedence over the file.

    Args:
        known: the names of the variables, in capitals.

    Raises:
        SettingsError: the file cannot be read, or something in it or in the environment seems to be
            meant for the bot and is none of its variables. It never repeats a value.
    """
    text = _read_file()
    _refuse([*_faults_of_file(text, known), *_faults_of_quotes(os.environ, known)])
    in_file = dotenv_values(stream=io.StringIO(text))
    found = {name.upper(): value for name, value in {**in_file, **os.environ}.items() if value}
    _refuse([*_faults_of_tokens(found, {name.upper() for name in in_file})])
    return {name: found[name] for name in known if name in found}


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise SettingsError("\n".join(faults))


def _read_file() -> str:
    try:
        return FILE.read_text(encoding="utf-8-sig") if FILE.is_file() else ""
    except UnicodeDecodeError:
        raise SettingsError("Le fichier .env est mal formé : enregistrez-le en UTF-8.") from None
    except OSError:
        raise SettingsError("Le fichier .env est illisible : vérifiez ses droits.") from None


def _faults_of_file(text: str, known: Collection[str]) -> Iterator[str]:
    for line in parse_stream(io.StringIO(text)):
        number, name = line.original.line, (line.key or "").upper()
        if line.error or (name and line.value is None):
            yield f".env, ligne {number} : écrivez NOM=valeur, comme {TOKEN}=123456:ABC-DEF."
        elif name.startswith("FAQ_") and name not in known:
            nearest = get_close_matches(name, known, 1, cutoff=0)
            yield (
                f".env, ligne {number} : {name} n'est pas une variable du bot ; "
                f"vouliez-vous écrire {nearest[0]} ?"
            )


def _faults_of_quotes(variables: Mapping[str, str], known: Collection[str]) -> Iterator[str]:
    for name, value in variables.items():
        is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
        if is_quoted and name.upper() in known and not name.upper().endswith("_PROXY"):
            yield f"{name} est entre guillemets, que docker --env-file garde : retirez-les."


def _faults_of_tokens(variables: Mapping[str, str], in_file: Collection[str]) -> Iterator[str]:
    """Name tokens under another name, where the demo would start instead of the bot."""
    others = {} if TOKEN in variables else variables
    for name, value in others.items():
        is_meant = name in in_file and _NAMES_A_BOT.search(name)
        if "TOKEN" in name and (is_meant or _LOOKS_LIKE_A_TOKEN.fullmatch(value)):
            yield (
                f"{name} n'est pas lue : donnez le jeton dans {TOKEN}, ou retirez-la pour lancer "
                "la démo."
            )
