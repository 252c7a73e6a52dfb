"""Failures that go by, and failures of our own."""

import pytest
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.storage.errors import StorageError
from handlers.failures import is_transient


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (NetworkError("gone"), True),
        (TimedOut(), True),
        (StorageError("locked"), True),
        (BadRequest("wrong"), False),
        (LookupError("ours"), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_none_of_ours_may_go_by(error: Exception, expected: bool) -> None:
    assert is_transient(error) == expected
