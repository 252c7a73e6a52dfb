"""Check the links of text_link entities as Telegram does."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?:https?|ftp|tg|mailto|tel|ton)://?[^\s]+|(?:mailto|tel):\S+", re.IGNORECASE)
_BARE_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?")


def checked_link(url: str) -> str:
    """Return a link as Telegram keeps it, nothing for what is no link."""
    url = url.strip()
    if _LINK.fullmatch(url):
        return f"{url}/" if re.fullmatch(r"https?://[^/?#]+", url, re.IGNORECASE) else url
    if _BARE_DOMAIN.fullmatch(url):
        return f"http://{url}" if re.search(r"[/?#]", url) else f"http://{url}/"
    return ""
