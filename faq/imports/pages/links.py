"""Relative links of a page, made whole where the page says whence it is."""

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Comment

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")  # as browsers write it
_SOURCES = (
    ("base", "href"),
    ("link[rel=canonical]", "href"),
    ('meta[property="og:url"]', "content"),
)


def complete_links(soup: BeautifulSoup) -> None:
    """Write the addresses of links in full; they stay as they are where nothing says of what."""
    address = _address(soup)
    if address is None:
        return
    for link in soup.select("a[href]"):
        target = str(link["href"]).strip()
        if target and not target.startswith("#"):
            link["href"] = urljoin(address, target)


def _address(soup: BeautifulSoup) -> str | None:
    """Return the address of a page."""
    for selector, key in _SOURCES:
        tag = soup.select_one(selector)
        given = str(tag.get(key) or "") if tag else ""
        if given.startswith(("http://", "https://")):
            return given
    comments = soup.find_all(string=lambda text: isinstance(text, Comment))
    found = (_SAVED_FROM.search(str(comment)) for comment in comments)
    return next((one[1] for one in found if one), None)
