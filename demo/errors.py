"""Describe what went wrong, in Telegram's words to the bot and in plain words to a person."""

from __future__ import annotations

from demo.wire import JsonObject


class DemoError(Exception):
    """A request that is refused.

    Attributes:
        status: The HTTP status of the answer.
        reason: Why, in words for whoever sent it.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason


class ApiError(DemoError):
    """A call of the Bot API that is refused.

    Attributes:
        reason: What Telegram puts in `description`.
        parameters: What it puts in `parameters`: hints for programs.
    """

    def __init__(self, status: int, reason: str, parameters: JsonObject | None = None) -> None:
        super().__init__(status, reason)
        self.parameters = parameters


class PersonError(DemoError):
    """A request under `/demo/` that is refused; the reason says what to do."""


def bad_request(reason: str) -> ApiError:
    """Return a 400 in Telegram's words."""
    return ApiError(400, f"Bad Request: {reason}")


def conflict(reason: str) -> ApiError:
    """Return a 409 in Telegram's words."""
    return ApiError(409, f"Conflict: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return a 403 in Telegram's words."""
    return ApiError(403, f"Forbidden: {reason}")
