"""Output that any terminal or file takes: French is more than cp1252 has."""

import codecs
import io
import sys
import unicodedata

# What to write for a sign that the output lacks, where Unicode knows no plain form of it.
_PLAIN = {
    "→": "->",
    "←": "<-",
    "▰": "#",
    "▱": "-",
    "✓": "v",
    "✗": "x",
    "☰": "=",
    "−": "-",
    "≥": ">=",
}


def make_output_safe() -> None:
    """Let standard output and error replace what their encoding lacks, rather than fail.

    It is cp1252 where output is redirected on Windows, and has no « → » nor U+202F.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    plain = "".join(map(_plain, lacking))
    return plain.encode(error.encoding, "replace").decode(error.encoding), error.end


def _plain(sign: str) -> str:
    return _PLAIN.get(sign) or unicodedata.normalize("NFKD", sign)


_NAME = "faq-plain"
codecs.register_error(_NAME, _replace)
