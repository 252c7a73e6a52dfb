"""HTTP to servers of the tests' own, all on this machine and without TLS."""

import ssl
import sys
from importlib.util import find_spec
from typing import Any

import httpx

# httpcore looks for it at each step; where it is not installed, that is a third of each request.
if find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]

# Trusts nobody; to read who is trusted by default takes 20 ms, for every client anew.
NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def http_client(**options: Any) -> httpx.AsyncClient:
    """Make a client, whatever proxy whoever runs the tests has."""
    return httpx.AsyncClient(verify=NO_AUTHORITIES, trust_env=False, **options)
