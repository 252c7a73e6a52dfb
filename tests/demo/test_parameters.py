"""Parameters in every form that Telegram takes."""

import pytest

from demo.errors import ApiError
from demo.parameters import Parameters, read_parameters

MULTIPART = (
    b"--x\r\n"
    b'Content-Disposition: form-data; name="text"\r\n\r\n'
    b"\xc3\xa9t\xc3\xa9\r\n"
    b"--x\r\n"
    b'Content-Disposition: form-data; name="certificate"; filename="c.pem"\r\n'
    b"Content-Type: application/octet-stream\r\n\r\n"
    b"\x00\xff\r\n"
    b"--x--\r\n"
)


@pytest.mark.parametrize(
    ("query", "content_type", "body", "values"),
    [
        (b"", "", b"", {}),
        (b"text=%C3%A9t%C3%A9&a=", "", b"", {"text": "été", "a": ""}),
        (b"", "application/json", '{"text": "été", "n": 1}'.encode(), {"text": "été", "n": 1}),
        (b"", "application/json; charset=utf-8", b"{}", {}),
        (b"", "application/x-www-form-urlencoded", b"text=%C3%A9t%C3%A9+2", {"text": "été 2"}),
        (
            b"",
            "multipart/form-data; boundary=x",
            MULTIPART,
            {"text": "été", "certificate": b"\x00\xff"},
        ),
        (b"a=1&b=1", "application/json", b'{"b": 2}', {"a": "1", "b": 2}),
        (b"", "text/plain", b"whatever", {}),
        (b"", "application/json", b'"\\ud83d\\ude00"'.join([b'{"a":', b"}"]), {"a": "😀"}),
    ],
)
def test_a_call_is_read_from_query_and_body(query, content_type, body, values):
    assert read_parameters(query, content_type, body).values == values


@pytest.mark.parametrize(
    ("content_type", "body", "reason"),
    [
        ("application/json", b"{", "can't parse the request body"),
        ("application/json", b"[" * 100_000, "can't parse the request body"),
        ("application/json", b"[]", "can't parse the request body"),
        ("application/json", b'{"a": "\\ud83d"}', "strings must be encoded in UTF-8"),
        ("application/x-www-form-urlencoded", b"a=%ff", "strings must be encoded in UTF-8"),
        ("multipart/form-data", b"x", "can't parse the request body"),
    ],
)
def test_a_broken_body_is_refused(content_type, body, reason):
    with pytest.raises(ApiError) as caught:
        read_parameters(b"", content_type, body)
    assert caught.value.reason == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *[(value, True) for value in (True, "true", "True", "1", 1, "yes")],
        *[(value, False) for value in (False, "false", "0", "", None)],
    ],
)
def test_flags_are_read_from_any_form(value, expected):
    assert Parameters({"a": value}).flag("a") is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(5, 5), ("5", 5), ("-5", -5), ("x", 7), ("", 7), (None, 7), ([], 7), (float("inf"), 7)],
)
def test_integers_are_read_from_any_form(value, expected):
    assert Parameters({"a": value}).integer("a", 7) == expected


@pytest.mark.parametrize(("value", "expected"), [(0, 1), (50, 50), (1000, 100), (None, 100)])
def test_limits_are_clamped(value, expected):
    assert Parameters({"limit": value}).clamped("limit", 100, 1, 100) == expected


def test_structures_are_objects_or_json():
    assert Parameters({"a": {"b": 1}}).mapping("a") == {"b": 1}
    assert Parameters({"a": '{"b": 1}'}).mapping("a") == {"b": 1}
    assert Parameters({"a": "[1]"}).sequence("a") == [1]
    assert Parameters({}).sequence("a") is None
    with pytest.raises(ApiError, match="object expected as a"):
        Parameters({"a": "[1]"}).mapping("a")
    with pytest.raises(ApiError, match="expected an Array of a"):
        Parameters({"a": "{}"}).sequence("a")
