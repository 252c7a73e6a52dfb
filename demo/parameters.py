"""Read a method's parameters, whatever form they came in."""

from __future__ import annotations

from typing import Any

from demo.errors import bad_request
from demo.wire import JsonObject, decode, read_form, read_multipart


class Parameters:
    """The parameters of one call.

    A form gives strings, JSON gives typed values; both are read alike. `null` counts as absent.
    """

    def __init__(self, values: JsonObject) -> None:
        self.values = values

    def has(self, name: str) -> bool:
        """Check whether a parameter was given."""
        return self.values.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """Read a string."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Read an integer; what is none counts as the default, as it does for Telegram."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError, OverflowError):
            return default

    def clamped(self, name: str, default: int, low: int, high: int) -> int:
        """Read an integer and move it into its bounds, as Telegram does for limits."""
        return max(low, min(high, self.integer(name, default)))

    def flag(self, name: str) -> bool:
        """Read a boolean; Telegram takes true, yes, 1 in any case."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value.strip().lower() in ("true", "yes", "1")
        return bool(value)

    def structure(self, name: str) -> Any:
        """Read an object or array, given as such or as JSON in a string.

        Raises:
            ApiError: The string is no JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if value == "":
            return None
        try:
            return decode(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def mapping(self, name: str, called: str = "") -> JsonObject:
        """Read an object; absent is empty.

        Args:
        name: The parameter.
        called: What the error calls it.

        Raises:
            ApiError: It is something else.
        """
        value = self.structure(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {called or name}")
        return value

    def sequence(self, name: str) -> list[Any] | None:
        """Read an array, None where absent.

        Raises:
            ApiError: It is something else.
        """
        value = self.structure(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"expected an Array of {name}")
        return value


def read_parameters(query: bytes, content_type: str, body: bytes) -> Parameters:
    """Read the parameters of a call from the query string and the body.

    Raises:
        ApiError: The body is not what its content type says.
    """
    try:
        values = read_form(query) if query else {}
        values.update(_body_values(content_type, body))
    except UnicodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad_request("can't parse the request body") from None
    return Parameters(values)


def _body_values(content_type: str, body: bytes) -> JsonObject:
    kind = content_type.partition(";")[0].strip().lower()
    if not body:
        return {}
    if kind == "application/json":
        values = decode(body)
        if not isinstance(values, dict):
            raise ValueError("the body is no JSON object")
        return values
    if kind == "multipart/form-data":
        return read_multipart(body, content_type)
    if kind == "application/x-www-form-urlencoded":
        return read_form(body)
    return {}
