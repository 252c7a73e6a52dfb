"""Memories are dropped once they have expired."""

import pytest

from bot.memory import EXPIRY, Memory
from handlers.context import Person
from handlers.forgetting import drop_expired


class Remembering:
    """As much of an application as forgetting needs."""

    def __init__(self, **ages: float) -> None:
        self.user_data = {name: Person(Memory(at=-age)) for name, age in ages.items()}

    def drop_user_data(self, person: str) -> None:
        """Forget a person, as python-telegram-bot does."""
        del self.user_data[person]


@pytest.mark.parametrize(
    ("ages", "left"),
    [
        pytest.param({}, [], id="nobody"),
        pytest.param({"ada": 0}, ["ada"], id="just now"),
        pytest.param({"ada": EXPIRY}, ["ada"], id="at the limit"),
        pytest.param({"ada": EXPIRY + 1}, [], id="over it"),
        pytest.param({"ada": EXPIRY + 1, "bob": 5}, ["bob"], id="one of two"),
    ],
)
def test_what_has_expired_is_dropped(ages: dict[str, float], left: list[str]) -> None:
    remembering = Remembering(**ages)
    drop_expired(remembering, now=0)
    assert list(remembering.user_data) == left
