"""Pages that browsers save with all their parts in one file: MHTML, .mht or .mhtml."""

from email import message_from_bytes, policy
from email.message import EmailMessage

_START = 2048  # bytes; the headers of the file stand within


def without_parts(content: bytes) -> bytes:
    """Return the page that a browser saved with its parts; any other content as it is."""
    start = content[:_START].lower()
    if b"multipart/related" not in start or b"mime-version" not in start:
        return content
    saved = message_from_bytes(content, policy=policy.default)
    pages = (part for part in saved.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    return _text_of(page).encode() if isinstance(page, EmailMessage) else content


def _text_of(page: EmailMessage) -> str:
    # Browsers do not name the encoding, which is that of the page: UTF-8 with nearly all.
    payload = page.get_payload(decode=True)
    charset = page.get_content_charset("utf-8")
    return payload.decode(charset, errors="replace") if isinstance(payload, bytes) else ""
