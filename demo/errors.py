"""Say what went wrong, in Telegram's words to the bot and in plain words to a person."""

from __future__ import annotations


class DemoError(Exception):
    """Refuse a request.

    Attributes:
        status: The HTTP status of the answer.
        reason: Why, in words for whoever asked.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason


class ApiError(DemoError):
    """Refuse a call of the Bot API; the reason is what Telegram writes in `description`."""


class PersonError(DemoError):
    """Refuse a request of the user's side; the reason says what to do."""


def bad_request(reason: str) -> ApiError:
    """Word a 400 as Telegram does."""
    return ApiError(400, f"Bad Request: {reason}")


def conflict(reason: str) -> ApiError:
    """Word a 409 as Telegram does."""
    return ApiError(409, f"Conflict: {reason}")


def forbidden(reason: str) -> ApiError:
    """Word a 403 as Telegram does."""
    return ApiError(403, f"Forbidden: {reason}")
