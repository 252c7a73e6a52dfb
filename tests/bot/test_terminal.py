"""Output in encodings that lack some of what French needs."""

import io
import sys

import pytest

from bot.terminal import make_output_safe


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "« Où\u202f? » → ▰ œ"),
        ("cp1252", "« Où ? » -> # œ"),
        ("ascii", "? Ou? ? ? -> # ?"),
    ],
)
def test_what_an_encoding_lacks_is_written_plainly(
    monkeypatch: pytest.MonkeyPatch, encoding: str, expected: str
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    make_output_safe()
    sys.stdout.write("« Où\u202f? » → ▰ œ")
    sys.stdout.flush()
    assert written.getvalue().decode(encoding) == expected


def test_a_stream_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    make_output_safe()
    sys.stdout.write("→")
