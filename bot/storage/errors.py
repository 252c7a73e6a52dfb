"""Faults of a database, each as one clear French sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.errors import FaqError
from bot.system_faults import FULL_DISK, system_fault

_IS_DAMAGED = (
    "le fichier est abîmé : arrêtez le bot, rangez ailleurs ce fichier et ceux du même nom en -wal "
    "et -shm, puis remettez une sauvegarde à la place du premier, ou relancez sans ; "
    "docs/operations.md dit comment en sauver ce qui peut l'être"
)

# Words in the messages of SQLite, and the remedy.
_SQLITE_FAULTS = {
    "disk is full": FULL_DISK,
    "disk i/o error": "le disque ne répond pas : vérifiez-le",
    "is locked": "un autre programme la verrouille : fermez-le",
    "not a database": "ce fichier n'est pas une base SQLite : donnez-en un autre",
    "malformed": _IS_DAMAGED,
    "readonly": "le fichier est en lecture seule : vérifiez ses droits et ceux du dossier",
    "unable to open": "le fichier ne s'ouvre pas : vérifiez le chemin et les droits",
}
# The same for PostgreSQL's codes, or classes of codes (their first two characters).
_POSTGRESQL_FAULTS = {
    "08": "la connexion est perdue : vérifiez le serveur et la connexion",
    "3D": "cette base n'existe pas : créez-la, ou donnez-en une autre",
    "28": "l'utilisateur ou le mot de passe est refusé : vérifiez-les",
    "42501": "cet utilisateur n'a pas tous les droits : donnez-les-lui",
    "53100": FULL_DISK,
    "53300": "il y a trop de connexions : fermez-en, ou permettez-en plus",
    "57P": "le serveur s'arrête ou démarre : attendez, ou démarrez-le",
}


class StorageError(FaqError):
    """The database cannot be opened, read or written."""


class StorageLostError(StorageError):
    """The database is gone for good; only a new start of the bot can help."""


@contextmanager
def storage_errors(url: URL) -> Iterator[None]:
    """Turn errors of SQLAlchemy, the drivers and the system into one clear sentence."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        # Without the error itself: its text contains the values of the statement, also users'
        # words.
        raise StorageError(f"Base de données {shown(url)} : {_reason(error)}.") from None


def shown(url: URL) -> str:
    """Return a URL for people to read, without its secrets."""
    # Without the options, which may contain a password.
    plain = url.set(drivername=url.get_backend_name(), query={})
    return plain.render_as_string(hide_password=True)


def _reason(error: Exception) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(origin, sqlite3.Error):
        said = str(origin).lower()
        found = (reason for words, reason in _SQLITE_FAULTS.items() if words in said)
        return next(found, f"SQLite répond « {type(origin).__name__} »")
    if isinstance(origin, TimeoutError):
        return "le serveur ne répond pas à temps : vérifiez-le, et la connexion"
    if isinstance(origin, OSError) and (fault := system_fault(origin)):
        return fault
    code = str(getattr(origin, "sqlstate", ""))
    known = (reason for start, reason in _POSTGRESQL_FAULTS.items() if code.startswith(start))
    unknown = f"{type(origin).__name__} {code}".strip()
    return next(known, f"{unknown} ; vérifiez FAQ_DATABASE_URL et que le serveur fonctionne")
