"""What operators deploy: the files are what their tools accept."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command):
    """Run a command in the project's folder; give its output where it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_the_service_is_one_of_systemds():
    said = run("systemd-analyze", "verify", "deploy/faq-bot.service")
    # That the bot is not installed in /opt is none of the service's faults.
    others = [line for line in said.splitlines() if "is not executable" not in line]
    assert [line for line in others if "faq-bot.service" in line] == []


def test_the_dockerfile_copies_all_that_is_installed():
    dockerfile = (ROOT / "Dockerfile").read_text()
    ignored = (ROOT / ".dockerignore").read_text()
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    for name in build["targets"]["wheel"]["only-include"]:
        assert re.search(rf"^COPY .*\b{name}\b", dockerfile, re.MULTILINE)
        assert f"!{name}\n" in ignored


def test_every_metric_that_the_guide_names_exists():
    guide = (ROOT / "docs" / "operations.md").read_text()
    metrics = (ROOT / "handlers" / "metrics.py").read_text()
    for line in guide.splitlines():
        if line.startswith("| `faq_"):
            for name in line.split("|")[1].split(","):
                bare = name.strip().strip("`").partition("{")[0].removesuffix("_total")
                assert f'"{bare}"' in metrics
