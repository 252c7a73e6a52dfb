"""Return the proxy that the environment names for an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from bot.errors import SettingsError

PROXY_VARIABLES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SYSTEM = "le réglage du système"


@dataclass(frozen=True)
class Proxy:
    """A proxy.

    Attributes:
        url: its address, which may hold a password.
        variable: the variable that names it.
    """

    url: str = field(repr=False)
    variable: str

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def find_proxy(url: str, variables: Mapping[str, str]) -> Proxy | None:
    """Return the proxy for an address, None if it is reached directly.

    Args:
        url: the address.
        variables: those of `PROXY_VARIABLES` that are set. A proxy may be given as `host:port`,
            and in quotes, which `docker --env-file` keeps.

    Raises:
        SettingsError: it is none that can be used.
    """
    address = urlsplit(url)
    host = address.hostname or ""
    values = {name: value.strip().strip("\"'") for name, value in variables.items()}
    if host in _LOOPBACK or _is_exempt(host, values.get("NO_PROXY", "")):
        return None
    for name in (f"{address.scheme.upper()}_PROXY", "ALL_PROXY"):
        if values.get(name):
            return _proxy(values[name], name)
    system = None if proxy_bypass(host) else getproxies().get(address.scheme)
    return _proxy(system, _SYSTEM) if system else None


def _is_exempt(host: str, exempt: str) -> bool:
    names = [name.strip().lstrip(".").lower() for name in exempt.split(",")]
    return "*" in names or any(f".{host}".endswith(f".{name}") for name in names if name)


def _proxy(value: str, variable: str) -> Proxy:
    url = value if "://" in value else f"http://{value}"
    parts = urlsplit(url)
    try:
        is_usable = bool(parts.hostname) and parts.port != 0
    except ValueError:  # no number where the port stands
        is_usable = False
    if parts.scheme not in ("http", "https"):
        raise SettingsError(
            f"{variable} : un proxy « {parts.scheme} » n'est pas pris en charge ; donnez un proxy "
            "HTTP, comme http://machine:3128."
        )
    if not is_usable:
        raise SettingsError(
            f"{variable} est mal formé : donnez un proxy, comme http://machine:3128."
        )
    return Proxy(url, variable)
