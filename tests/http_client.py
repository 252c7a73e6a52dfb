"""HTTP to servers of the tests' own, all on this machine and without TLS."""

import ssl
from typing import Any

import httpx

# Trusts nobody; to read who is trusted by default takes 20 ms, for every client anew.
NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def http_client(**options: Any) -> httpx.AsyncClient:
    """Make a client, whatever proxy whoever runs the tests has."""
    return httpx.AsyncClient(verify=NO_AUTHORITIES, trust_env=False, **options)
