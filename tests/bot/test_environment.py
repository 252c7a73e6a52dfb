"""What is written in `.env` and not read is named, with its line and without its value."""

import os
from pathlib import Path

import pytest

from bot.environment import read_variables
from bot.errors import SettingsError

KNOWN = ["TELEGRAM_BOT_TOKEN", "FAQ_ADMINS", "FAQ_LISTEN", "HTTPS_PROXY"]
TOKEN = "123456789:AAsesame-sesame_sesame_sesame_sesam"


@pytest.fixture(autouse=True)
def _no_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from an empty environment, in a folder without `.env`."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        monkeypatch.delenv(name)


def write(text: str) -> None:
    Path(".env").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("FAQ_ADMINS=1\n", {"FAQ_ADMINS": "1"}),
        ("export FAQ_ADMINS='1'  # ours\n", {"FAQ_ADMINS": "1"}),
        ("faq_admins=1\n", {"FAQ_ADMINS": "1"}),
        ("\ufeffFAQ_ADMINS=1\n", {"FAQ_ADMINS": "1"}),
        ("FAQ_ADMINS=\n", {}),
        ("POSTGRES_PASSWORD=x\nCOMPOSE_PROJECT_NAME=faq\n", {}),
        (f"TELEGRAM_BOT_TOKEN={TOKEN}\nOTHER_TOKEN=x\n", {"TELEGRAM_BOT_TOKEN": TOKEN}),
    ],
)
def test_what_is_known_is_read(text: str, expected: dict[str, str]) -> None:
    write(text)
    assert read_variables(KNOWN) == expected


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        (f"TELEGRAM_BOT_TOKEN: {TOKEN}\n", ".env, ligne 1 : écrivez NOM=valeur, comme TELEGRAM_"),
        ("# x\nFAQ_ADMINS\n", ".env, ligne 2 : écrivez NOM=valeur"),
        ("FAQ_ADMIN=1\n", ".env, ligne 1 : FAQ_ADMIN n'est pas une variable du bot ; vouliez-vous"),
        (f"TELEGRAM_TOKEN={TOKEN}\n", "TELEGRAM_TOKEN n'est pas lue : donnez le jeton dans TELEGR"),
        ("BOT_TOKEN=sesame\n", "BOT_TOKEN n'est pas lue : donnez le jeton dans TELEGRAM_BOT_TOKEN"),
        (f"TOKEN={TOKEN}\n", "TOKEN n'est pas lue : donnez le jeton dans TELEGRAM_BOT_TOKEN"),
    ],
)
def test_what_would_be_passed_over_is_named(text: str, beginning: str) -> None:
    write(text)
    with pytest.raises(SettingsError) as caught:
        read_variables(KNOWN)
    assert str(caught.value).startswith(beginning)
    assert "sesame" not in str(caught.value)


def test_a_token_of_another_name_in_the_environment_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    with pytest.raises(SettingsError, match=r"^BOT_TOKEN n'est pas lue : "):
        read_variables(KNOWN)


@pytest.mark.parametrize("variable", ["GITHUB_TOKEN", "DISCORD_BOT_TOKEN"])
def test_tokens_of_other_services_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "ghp_sesame")
    assert read_variables(KNOWN) == {}


@pytest.mark.parametrize("quote", ['"', "'"])
def test_quotes_that_docker_keeps_are_named(monkeypatch: pytest.MonkeyPatch, quote: str) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", quote + TOKEN + quote)
    with pytest.raises(SettingsError) as caught:
        read_variables(KNOWN)
    assert str(caught.value).startswith("TELEGRAM_BOT_TOKEN est entre guillemets")
    assert "sesame" not in str(caught.value)


def test_of_a_proxy_they_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", '"p:3128"')
    assert read_variables(KNOWN) == {"HTTPS_PROXY": '"p:3128"'}


def test_all_faults_are_named_in_one_go() -> None:
    write("FAQ_ADMIN=1\nFAQ_LISTEN: a:1\n")
    with pytest.raises(SettingsError) as caught:
        read_variables(KNOWN)
    assert len(str(caught.value).splitlines()) == 2
