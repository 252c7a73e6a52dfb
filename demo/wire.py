"""Read request bodies and write JSON."""

from __future__ import annotations

import email.parser
import email.policy
import json
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

from starlette.types import Receive

JsonObject: TypeAlias = dict[str, Any]

#: The longest body taken, in bytes. The longest that a bot has reason to send, a message of 4,096
#: UTF-16 units with 100 buttons, takes some 60 kB as a form.
MAX_BODY_BYTES = 1_000_000


# json.dumps() would make a new one for each call.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class BodyTooLargeError(Exception):
    """A request body longer than `MAX_BODY_BYTES`."""


class Encoded(bytes):
    """JSON that is written already, so that nobody encodes it again."""


def encode(value: object) -> Encoded:
    """Write a value as compact JSON in UTF-8."""
    if isinstance(value, Encoded):
        return value
    return Encoded(_ENCODER.encode(value).encode())


def decode(source: str | bytes) -> Any:
    """Read JSON.

    Raises:
        ValueError: It is no JSON, or one of its strings has half a surrogate pair, which no
            answer could carry (`UnicodeEncodeError` is a `ValueError`).
    """
    try:
        value = json.loads(source)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None
    written = source.decode() if isinstance(source, bytes) else source
    if "\\ud" in written.lower():  # rare; encodes whole pairs, and raises for halves
        encode(value)
    return value


async def read_body(receive: Receive) -> bytes:
    """Read a whole request body.

    Raises:
        BodyTooLargeError: It is longer than `MAX_BODY_BYTES`; the rest is left unread.
    """
    chunks = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > MAX_BODY_BYTES:
            raise BodyTooLargeError
        chunks.append(chunk)
        if not message.get("more_body", False):
            break
    return b"".join(chunks)


def read_form(body: bytes) -> dict[str, Any]:
    """Read a URL-encoded form or query string.

    Raises:
        ValueError: It is not UTF-8.
    """
    return dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))


def read_multipart(body: bytes, content_type: str) -> dict[str, Any]:
    """Read the fields of a multipart form; of a file, its bytes.

    The standard library's mail parser reads it: a multipart form is a MIME message, and the
    stand-in needs no file larger than a certificate.

    Raises:
        ValueError: It is no multipart form, or a text field is not UTF-8.
    """
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    if not message.is_multipart():
        raise ValueError("the body is not a multipart form")
    fields: dict[str, Any] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(payload, bytes):
            fields[name] = payload if part.get_filename() is not None else payload.decode()
    return fields
