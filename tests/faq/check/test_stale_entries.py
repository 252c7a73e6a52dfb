"""Entries that nobody has verified for long."""

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from faq.check.stale_entries import find_stale
from faq.cli import cli
from faq.source import Source

TEXT = """\
version: 1
sections: [{id: s, title: S}]
entries:
  - {id: off, section: s, question: Zut ?, answer: Z, actif: false}
  - {id: a, section: s, question: Ah ?, answer: A, verifie_le: 2026-11-01}
  - {id: b, section: s, question: Bé ?, answer: B, verifie_le: 2026-10-01}
  - {id: c, section: s, question: Cé ?, answer: C}
"""


def test_what_is_older_or_has_no_day_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(TEXT, encoding="utf-8")
    found = list(find_stale(Source.read(path), 30, date(2026, 11, 28)))
    assert [(fault.line, fault.entry, fault.problem) for fault in found] == [
        (6, "b", "vérifiée il y a 58 jours"),
        (7, "c", "jamais vérifiée"),
    ]


def test_the_command_lists_them_and_counts_what_is_off(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_text(TEXT, encoding="utf-8")
    command = ["check", "--knowledge", str(path)]
    output = CliRunner().invoke(cli, [*command, "--older-than", "30"]).output
    assert "[c] jamais vérifiée" in output
    assert "Entrées éteintes (« actif: false ») : 1." in output
    assert "jamais vérifiée" not in CliRunner().invoke(cli, command).output
