"""Spelling, by the hunspell that is installed here."""

import os
import stat
from pathlib import Path

import pytest

from bot.knowledge.strict_yaml import read_yaml
from faq.check.not_checked import NotCheckedError
from faq.check.shown_texts import ShownTexts
from faq.check.spelling import accepted_words, find_misspellings

BASE = """\
version: 1
sections: [{id: etudes, title: Étdes}]
entries:
  - id: diplome
    section: etudes
    question: Quel dilpôme faut-il à l’univresité ?
    variants: [kel diplaume]
    answer: |-
      Une licence, de l’**offfice** : voyez [l’Apec](https://abcdefg.fr) ou /sujetz.
      Écrivez à abcdf.ghi@jklmn.be, ou voyez www.abcdefg.fr.
      Le back-ofisse, c’est {countt}. Peut-être aujourd’hui, quelqu’un, Dupondt.
"""


@pytest.fixture(scope="module", autouse=True)
def _hunspell() -> None:
    """Skip where there is no hunspell, or no French for it."""
    try:
        list(find_misspellings([], ()))
    except NotCheckedError as error:
        pytest.skip(str(error))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


def found(path: Path) -> list[tuple[int, str]]:
    """List the lines and the words that are to be read again."""
    remarks = find_misspellings([ShownTexts(path, read_yaml(path))], accepted_words(path))
    return [(one.line, one.problem.split(" »")[0].removeprefix("le mot « ")) for one in remarks]


def test_unknown_words_are_found_where_they_stand(path: Path) -> None:
    assert found(path) == [
        (2, "Étdes"),
        (6, "dilpôme"),
        (6, "univresité"),
        (9, "offfice"),
        (11, "ofisse"),
        (11, "Dupondt"),
    ]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Ce week-end, le 1er, une start-up, c’est-à-dire à 10h30 ou 18h, en A4 : du CO2.", []),
        ("un re\u0301sume\u0301 a\u0300 l’universite\u0301", []),  # decomposed accents
        ("un week-ennd, le dilpo\u0302me", ["week", "ennd", "dilpôme"]),
    ],
)
def test_the_dictionary_is_asked_about_the_whole_token_first(
    path: Path, text: str, unknown: list[str]
) -> None:
    path.write_text(f"title: {text!r}", encoding="utf-8")
    assert [word for _, word in found(path)] == unknown


def test_words_that_the_maintainer_lists_are_known(path: Path) -> None:
    path.with_name("mots_fr.txt").write_text("Dupondt\nofffice\nofisse\nétdes\n", encoding="utf-8")
    assert [word for _, word in found(path)] == ["dilpôme", "univresité"]


def test_without_hunspell_that_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotCheckedError, match="hunspell n'est pas installé"):
        found(path)


def test_without_french_that_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = path.with_name("hunspell")
    command.write_text("#!/bin/sh\nexit 1\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}/bin")
    with pytest.raises(NotCheckedError, match="hunspell n'a pas de dictionnaire « fr »"):
        found(path)
