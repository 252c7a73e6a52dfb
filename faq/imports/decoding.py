"""From bytes to text: UTF-8, UTF-16, else what French Windows writes, or Excel on a Mac.

No library guesses here: 576 public files are UTF-8 where they are valid UTF-8, UTF-16 where they
say so, and cp1252 otherwise, also where a page declares iso-8859-1 and has a « € ». Excel on a Mac
saves a plain CSV file in Mac OS Roman, in which the accented letters of French are other bytes.
"""

import codecs

# Bytes that stand for nothing in cp1252; whoever wrote them meant a control character.
_UNDEFINED = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_ACCENTED = "éèàê"  # the commonest ones; what stands for one of them here is rare there


def decode(content: bytes) -> str:
    """Decode the content of a file; its lines end with a line feed afterwards."""
    return _decode(content).replace("\r\n", "\n").replace("\r", "\n")


def _decode(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = max(("cp1252", "mac_roman"), key=lambda one: _accented(content, one))
        return content.decode(encoding, errors="faq-undefined")


def _accented(content: bytes, encoding: str) -> int:
    codes = _ACCENTED.encode(encoding)
    return sum(content.count(code) for code in codes)


def _keep_undefined(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _UNDEFINED[error.object[error.start]], error.end


codecs.register_error("faq-undefined", _keep_undefined)
