"""What the operating system refuses, in French."""

import errno
import os
import socket

import pytest

from bot.system_faults import describe_system_fault, system_fault


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, "le disque est plein : libérez de la place"),
        (errno.EDQUOT, "le disque est plein : libérez de la place"),
        (errno.EACCES, "l'accès est refusé : vérifiez les droits du fichier et du dossier"),
        (socket.EAI_AGAIN, "cette machine est inconnue : vérifiez son nom et la connexion"),
    ],
)
def test_a_common_fault_has_its_remedy(code: int, expected: str) -> None:
    assert system_fault(OSError(code, "no")) == expected


def test_a_rare_fault_is_described_by_the_system() -> None:
    error = OSError(errno.EXDEV, os.strerror(errno.EXDEV))
    assert (system_fault(error), describe_system_fault(error)) == (None, error.strerror)


def test_a_fault_without_a_number_is_described_by_its_kind() -> None:
    assert describe_system_fault(TimeoutError()) == "TimeoutError"
