"""From bytes to text: UTF-8, UTF-16, else what French Windows writes.

No library guesses here: 576 public files are UTF-8 where they are valid UTF-8, UTF-16 where they
say so, and cp1252 otherwise, also where a page declares iso-8859-1 and has a « € ».
"""

import codecs

# Bytes that stand for nothing in cp1252; whoever wrote them meant a control character.
_UNDEFINED = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


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
        return content.decode("cp1252", errors="faq-undefined")


def _keep_undefined(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _UNDEFINED[error.object[error.start]], error.end


codecs.register_error("faq-undefined", _keep_undefined)
