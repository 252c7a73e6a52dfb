"""Proxies as people write them, and those that cannot be used."""

import pytest

from bot.errors import SettingsError
from bot.proxy import find_proxy

TELEGRAM = "https://api.telegram.org"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from an environment without proxies."""
    for name in ("https_proxy", "http_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("url", "variables", "expected"),
    [
        (TELEGRAM, {}, None),
        (TELEGRAM, {"HTTPS_PROXY": "http://p:3128"}, "http://p:3128"),
        (TELEGRAM, {"HTTPS_PROXY": "p:3128"}, "http://p:3128"),
        (TELEGRAM, {"HTTPS_PROXY": '"http://p:3128"'}, "http://p:3128"),
        (TELEGRAM, {"HTTPS_PROXY": "'p:3128' "}, "http://p:3128"),
        (TELEGRAM, {"HTTPS_PROXY": "https://p:3129"}, "https://p:3129"),
        (TELEGRAM, {"HTTPS_PROXY": "http://me:secret@p:3128"}, "http://me:secret@p:3128"),
        (TELEGRAM, {"HTTP_PROXY": "http://p:3128"}, None),
        (TELEGRAM, {"ALL_PROXY": "http://p:3128"}, "http://p:3128"),
        (TELEGRAM, {"ALL_PROXY": "http://q:1", "HTTPS_PROXY": "http://p:1"}, "http://p:1"),
        (TELEGRAM, {"HTTPS_PROXY": "p:1", "NO_PROXY": "telegram.org"}, None),
        (TELEGRAM, {"HTTPS_PROXY": "p:1", "NO_PROXY": "a.org, .telegram.org"}, None),
        (TELEGRAM, {"HTTPS_PROXY": "p:1", "NO_PROXY": "*"}, None),
        (TELEGRAM, {"HTTPS_PROXY": "p:1", "NO_PROXY": "gram.org"}, "http://p:1"),
        ("http://127.0.0.1:8081", {"HTTP_PROXY": "p:1"}, None),
        ("http://bot-api:8081", {"HTTP_PROXY": "p:1"}, "http://p:1"),
    ],
    ids=str,
)
def test_a_proxy_is_found(url: str, variables: dict[str, str], expected: str | None) -> None:
    proxy = find_proxy(url, variables)
    assert (proxy and proxy.url) == expected


def test_without_a_variable_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.proxy.getproxies", lambda: {"https": "http://system:3128"})
    proxy = find_proxy(TELEGRAM, {})
    assert proxy is not None
    assert (proxy.url, proxy.variable) == ("http://system:3128", "le réglage du système")


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "ALL_PROXY"])
@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("socks5://sesame:1080", " : un proxy « socks5 » n'est pas pris en charge ; donnez un"),
        ("socks5h://sesame:1080", " : un proxy « socks5h » n'est pas pris en charge ; donnez un"),
        ("http://:3128", " est mal formé : donnez un proxy, comme http://machine:3128."),
        ("sesame:port", " est mal formé : donnez un proxy, comme http://machine:3128."),
    ],
)
def test_a_proxy_that_cannot_be_used_is_a_sentence(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        find_proxy(TELEGRAM, {name: value})
    assert str(caught.value).startswith(name + said)
    assert "sesame" not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    proxy = find_proxy(TELEGRAM, {"HTTPS_PROXY": "http://me:sesame@p:3128"})
    assert str(proxy) == "http://p:3128"
    assert "sesame" not in repr(proxy)
