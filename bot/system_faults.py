"""Say in French what the operating system refuses, and what to do about it."""

import errno
import socket

FULL_DISK = "le disque est plein : libérez de la place"
_NO_FOLDER = "un dossier du chemin est un fichier : donnez un autre chemin"
_UNKNOWN_HOST = "cette machine est inconnue : vérifiez son nom et la connexion"
_FAULTS = {
    errno.ENOSPC: FULL_DISK,
    errno.EDQUOT: FULL_DISK,
    errno.EROFS: "le disque est en lecture seule : donnez un autre chemin",
    errno.EACCES: "l'accès est refusé : vérifiez les droits du fichier et du dossier",
    errno.EPERM: "l'accès est refusé : vérifiez les droits du fichier et du dossier",
    errno.EISDIR: "c'est un dossier : donnez un fichier",
    errno.ENOENT: "ce chemin n'existe pas : vérifiez-le",
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENAMETOOLONG: "ce nom est trop long : donnez-en un plus court",
    errno.ECONNREFUSED: "personne ne répond à cette adresse : démarrez le serveur, ou corrigez-la",
    socket.EAI_NONAME: _UNKNOWN_HOST,
    socket.EAI_AGAIN: _UNKNOWN_HOST,
}


def system_fault(error: OSError) -> str | None:
    """Return what an error of the system means, and the remedy; None if it is a rare one."""
    return _FAULTS.get(error.errno or 0)


def describe_system_fault(error: OSError) -> str:
    """Return what an error of the system means, a rare one in the system's own words."""
    return system_fault(error) or error.strerror or type(error).__name__
