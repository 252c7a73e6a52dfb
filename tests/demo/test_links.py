"""Links that Telegram keeps."""

import pytest

from demo.links import checked_link


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://exemple.fr", "https://exemple.fr/"),
        ("https://exemple.fr/a", "https://exemple.fr/a"),
        ("exemple.fr/a b", ""),
        ("mailto:a@b.fr", "mailto:a@b.fr"),
        ("tg://user?id=1", "tg://user?id=1"),
        ("data:text/html,x", ""),
        ("nulle-part", ""),
        ("", ""),
    ],
)
def test_links_are_completed_or_dropped(url, checked):
    assert checked_link(url) == checked
