"""From bytes to text."""

import pytest

from faq.imports.decoding import decode

TEXT = "« Œuf » à 5 € — ça va… l’été\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_what_french_programs_write_is_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf_16_of_the_other_order_is_read() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_ends_of_lines_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_a_byte_that_stands_for_nothing_is_no_error() -> None:
    assert decode(b"\xe9\x81 \x9d") == "é\x81 \x9d"
