"""`faq run`: the bot, started by the command of maintainers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

KNOWLEDGE = """\
version: 1
title: Le fournil
sections: [{id: pain, title: Le pain}]
entries: [{id: prix, section: pain, question: Combien coûte le pain ?, answer: Un euro.}]
"""
START = {
    "faq run": "import sys; from faq.cli import main; sys.argv[:1] = ['faq', 'run']; main()",
    "faq-back-office": "from run_bot import main; main()",
}


@pytest.mark.parametrize("command", START)
def test_it_runs_the_bot_with_the_knowledge_base_of_a_folder(tmp_path: Path, command: str) -> None:
    (tmp_path / "faq_fr.yaml").write_text(KNOWLEDGE, encoding="utf-8")
    (tmp_path / "run_bot.py").write_text("raise SystemExit('the wrong one')")
    known = {name: value for name, value in os.environ.items() if not name.startswith("TELEGRAM")}
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", START[command], "--knowledge", str(tmp_path)],
        cwd=tmp_path,
        env=known | {"FAQ_LISTEN": "127.0.0.1:0", "PYTHONIOENCODING": "cp1252"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline().decode("cp1252")
    finally:
        process.terminate()
        _, log = process.communicate(timeout=20)
    assert line.startswith("Démo : ouvrez http://127.0.0.1:"), log.decode("cp1252", "replace")
    assert process.returncode == 0


def test_a_bad_knowledge_base_is_told_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START["faq-back-office"], "--knowledge", str(tmp_path / "rien")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "n'existe pas" in done.stderr
    assert "Traceback" not in done.stderr
