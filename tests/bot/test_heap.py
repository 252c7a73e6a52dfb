"""Giving memory back to the system."""

import ctypes

import pytest

from bot.heap import give_back_memory


def test_memory_may_be_given_back_at_any_time() -> None:
    give_back_memory()
    give_back_memory()


@pytest.mark.parametrize("error", [OSError, AttributeError])
def test_with_another_c_library_nothing_happens(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(_: str) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    give_back_memory()
