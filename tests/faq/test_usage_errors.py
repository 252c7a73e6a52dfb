"""What is said of a command that is given wrongly."""

import sys

import pytest

from bot.knowledge import KNOWLEDGE_DIR
from faq.cli import main


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["chek"], "la commande « chek » n'existe pas"),
        (["check", "--strickt"], "l'option --strickt n'existe pas ; vouliez-vous dire --strict ?"),
        (["check", "quoi"], "« quoi » est de trop"),
        (["check", "--format", "xml"], "l'option --format n'est pas admise ; choisissez parmi : t"),
        (
            ["check", "--older-than", "x"],
            "l'option --older-than n'est pas admise ; donnez un nombr",
        ),
        (["check", "--knowledge"], "l'option --knowledge demande une valeur"),
        (["explain"], "il manque l'argument QUESTION"),
        (["export", "rien", "--format", "csv"], "l'argument DOSSIER n'est pas admise : le fichier"),
        (["ask"], "donnez une question"),
    ],
)
def test_a_usage_error_is_told_in_french(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    expected: str,
) -> None:
    monkeypatch.setattr(sys, "argv", ["faq", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    shown = capsys.readouterr().err
    assert caught.value.code == 2
    assert expected in shown
    assert "Usage" not in shown
    assert "Error" not in shown


MODEL = str(KNOWLEDGE_DIR / "modele" / "faq_fr.yaml")


def test_what_is_interrupted_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["faq", "add", "--knowledge", MODEL])
    monkeypatch.setattr("click.prompt", _interrupt)
    with pytest.raises(SystemExit) as caught:
        main()
    assert (caught.value.code, "Interrompu" in capsys.readouterr().err) == (1, True)


def _interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_no_command_shows_the_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["faq"])
    with pytest.raises(SystemExit):
        main()
    shown = capsys.readouterr().err
    assert "Vérifie, interroge" in shown
    assert "Erreur" not in shown
