"""Settings from the environment and from `.env`."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import KNOWLEDGE_DIR
from bot.settings import Settings, SettingsError, load_settings

VARIABLES = [name.upper() for name in Settings.model_fields]
TOKEN = "123456:ABC-DEF_ghi"


@pytest.fixture(autouse=True)
def _no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from an empty environment, in a folder without `.env`."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("telegram_bot_token", None),
        ("telegram_api_url", "https://api.telegram.org"),
        ("faq_knowledge", KNOWLEDGE_DIR / "faq_fr.yaml"),
        ("listen_address", ("127.0.0.1", 8080)),
        ("admins", frozenset()),
        ("database_url", "sqlite:///faq.sqlite3"),
        ("faq_webhook_url", None),
        ("faq_webhook_secret", None),
        ("server_address", None),
    ],
)
def test_nothing_needs_to_be_set(attribute: str, expected: object) -> None:
    assert getattr(load_settings(), attribute) == expected


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        pytest.param("TELEGRAM_API_URL", "http://a:1/b/", "http://a:1/b", id="last slash"),
        pytest.param("TELEGRAM_API_URL", "", "https://api.telegram.org", id="empty is unset"),
        ("FAQ_KNOWLEDGE", "autre.yaml", Path("autre.yaml")),
        ("FAQ_LISTEN", "0.0.0.0:0", "0.0.0.0:0"),
        ("FAQ_WEBHOOK_URL", "https://bot.example.org", "https://bot.example.org"),
        ("FAQ_WEBHOOK_URL", "https://example.org:8443/bot", "https://example.org:8443/bot"),
    ],
)
def test_a_variable_is_read(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, expected: object
) -> None:
    monkeypatch.setenv(variable, value)
    assert getattr(load_settings(), variable.lower()) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("localhost:0", ("localhost", 0)),
        ("[::1]:65535", ("::1", 65535)),
    ],
)
def test_an_address_is_taken_apart(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: tuple[str, int]
) -> None:
    monkeypatch.setenv("FAQ_LISTEN", value)
    assert load_settings().listen_address == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("42", {42}), ("42,7", {42, 7}), (" 42 , 7 ", {42, 7}), ("42,", {42}), ("", set())],
)
def test_admins_are_taken_apart(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: set[int]
) -> None:
    monkeypatch.setenv("FAQ_ADMINS", value)
    assert load_settings().admins == expected


BAD = [
    pytest.param("TELEGRAM_BOT_TOKEN", "sesame-sesame", id="token without a number"),
    pytest.param("TELEGRAM_BOT_TOKEN", "123456789:", id="token without a secret"),
    pytest.param("TELEGRAM_BOT_TOKEN", "bot987654:ABC", id="token with a prefix"),
    pytest.param("TELEGRAM_BOT_TOKEN", "987654:éèà", id="token with accents"),
    pytest.param("TELEGRAM_BOT_TOKEN", "987654:ABC\n", id="token with a line break"),
    pytest.param("TELEGRAM_API_URL", "sesame.example", id="root without a scheme"),
    pytest.param("TELEGRAM_API_URL", "ftp://sesame.example", id="root that is not HTTP"),
    pytest.param("TELEGRAM_API_URL", "http:///sesame", id="root without a host"),
    pytest.param("TELEGRAM_API_URL", "http://se same", id="root with a space"),
    pytest.param("FAQ_LISTEN", "sesame", id="address without a port"),
    pytest.param("FAQ_LISTEN", ":9191", id="address without a host"),
    pytest.param("FAQ_LISTEN", "127.0.0.1:http", id="port that is no number"),
    pytest.param("FAQ_LISTEN", "127.0.0.1:65536", id="port that does not exist"),
    pytest.param("FAQ_LISTEN", "se same:9191", id="address with a space"),
    pytest.param("FAQ_WEBHOOK_URL", "sesame.example", id="webhook without a scheme"),
    pytest.param("FAQ_WEBHOOK_URL", "https://sesame.example/?x", id="webhook with a query"),
    pytest.param("FAQ_WEBHOOK_URL", "https://se same", id="webhook with a space"),
    pytest.param("FAQ_WEBHOOK_SECRET", "se same", id="secret with a space"),
    pytest.param("FAQ_WEBHOOK_SECRET", "sésame", id="secret with an accent"),
    pytest.param("FAQ_WEBHOOK_SECRET", "s" * 257, id="secret that is too long"),
    pytest.param("FAQ_WEBHOOK_SECRET", "sesame\n", id="secret with a line break"),
    pytest.param("FAQ_ADMINS", "@sesame", id="admin by name"),
    pytest.param("FAQ_ADMINS", "4242 4343", id="admins without a comma"),
    pytest.param("FAQ_ADMINS", "4242,,4343", id="an empty admin"),
    pytest.param("FAQ_ADMINS", "-1004242", id="group for an admin"),
    pytest.param("FAQ_ADMINS", "٤٢٤٢", id="admin in other digits"),
]


@pytest.mark.parametrize(("variable", "value"), BAD)
def test_a_bad_value_is_a_sentence_with_the_variable_and_the_remedy(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=rf"^{variable} est mal formé : \w.+\.$"):
        load_settings()


@pytest.mark.parametrize(("variable", "value"), BAD)
def test_a_bad_value_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert value not in str(caught.value)


def test_a_bad_value_is_not_in_the_cause_of_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "sesame.example")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.__cause__ is None
    assert "sesame" not in str(caught.value.__context__)


def test_all_bad_values_are_named_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "x")
    monkeypatch.setenv("TELEGRAM_API_URL", "x")
    monkeypatch.setenv("FAQ_LISTEN", "x")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert [line.split(" ")[0] for line in str(caught.value).splitlines()] == [
        "TELEGRAM_BOT_TOKEN",
        "TELEGRAM_API_URL",
        "FAQ_LISTEN",
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, None),
        ({"FAQ_LISTEN": "0.0.0.0:80"}, ("0.0.0.0", 80)),
        ({"FAQ_WEBHOOK_URL": "https://a"}, ("127.0.0.1", 8080)),
        ({"FAQ_WEBHOOK_URL": "https://a", "FAQ_LISTEN": "0.0.0.0:80"}, ("0.0.0.0", 80)),
    ],
)
def test_the_web_server_is_there_for_a_webhook_or_an_address(
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    expected: tuple[str, int] | None,
) -> None:
    for variable, value in settings.items():
        monkeypatch.setenv(variable, value)
    assert load_settings().server_address == expected


@pytest.mark.parametrize("value", ["s", "Sesame_1-2", "s" * 256])
def test_the_secret_of_the_webhook_is_read(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FAQ_WEBHOOK_SECRET", value)
    secret = load_settings().faq_webhook_secret
    assert secret is not None
    assert secret.get_secret_value() == value


def test_the_database_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAQ_DATABASE_URL", "postgresql://u:p@h/faq")
    assert load_settings().database_url == "postgresql://u:p@h/faq"


@pytest.mark.parametrize(
    ("variable", "value"),
    [("FAQ_DATABASE_URL", "postgresql://u:sesame@h/faq"), ("FAQ_WEBHOOK_SECRET", "sesame")],
)
@pytest.mark.parametrize("show", [repr, str, lambda settings: settings.model_dump_json()])
def test_other_secrets_are_not_shown_with_the_settings(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, show: Callable[[Settings], str]
) -> None:
    monkeypatch.setenv(variable, value)
    assert "sesame" not in show(load_settings())


def test_the_token_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    token = load_settings().telegram_bot_token
    assert token is not None
    assert token.get_secret_value() == TOKEN


@pytest.mark.parametrize("show", [repr, str, lambda settings: settings.model_dump_json()])
def test_the_token_is_not_shown_with_the_settings(
    monkeypatch: pytest.MonkeyPatch, show: Callable[[Settings], str]
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert "ABC" not in show(load_settings())


def test_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"# settings\nTELEGRAM_BOT_TOKEN={TOKEN}\nFAQ_LISTEN=a:1\n")
    settings = load_settings()
    assert settings.telegram_bot_token is not None
    assert settings.listen_address == ("a", 1)


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("FAQ_LISTEN=a:1\n")
    monkeypatch.setenv("FAQ_LISTEN", "b:2")
    assert load_settings().listen_address == ("b", 2)


def test_other_variables_in_the_file_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("AUTRE=x\n")
    assert load_settings().telegram_bot_token is None


def test_a_file_that_is_not_utf_8_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("FAQ_KNOWLEDGE=é.yaml".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"^Le fichier \.env est mal formé : .+\.$"):
        load_settings()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all files")
def test_a_file_that_may_not_be_read_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").touch(mode=0o000)
    with pytest.raises(SettingsError, match=r"^Le fichier \.env est illisible : .+\.$"):
        load_settings()


def test_the_example_file_names_every_variable() -> None:
    example = (KNOWLEDGE_DIR.parent / ".env.example").read_text(encoding="utf-8")
    assert [name for name in VARIABLES if f"{name}=" not in example] == []
