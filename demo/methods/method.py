"""Define what a method of the Bot API is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from demo.parameters import Parameters
from demo.telegram_state import TelegramState

#: A method takes the state and its parameters and returns what `result` holds.
Method: TypeAlias = Callable[[TelegramState, Parameters], Awaitable[Any]]
