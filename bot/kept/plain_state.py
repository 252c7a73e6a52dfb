"""Takes objects apart, into JSON and arrays, and puts them together again.

It goes by what the objects are made of, so that a new attribute needs nothing here. Unlike pickle
it makes objects of the bot's own classes only, and without calling anything of theirs: a file that
somebody has changed can make the bot answer wrong, and do nothing else.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel

PACKAGE = "bot."
_PLAIN = (type(None), bool, int, float, str)
_COLLECTIONS = (list, tuple, set, frozenset)

Array: TypeAlias = npt.NDArray[Any]
Json: TypeAlias = Any


class Parts:
    """The parts of an object.

    Attributes:
        arrays: those that are in it.
    """

    def __init__(self, given: Mapping[str, object], arrays: Sequence[Array] = ()) -> None:
        """Begin.

        Args:
            given: what is not taken apart, since it will be there when all is put together.
            arrays: those that are in what is to be put together.
        """
        self.arrays = [*arrays]
        self._given = given
        self._name_of = {id(value): name for name, value in given.items()}

    def take_apart(self, value: object) -> Json:
        """Return what JSON can hold of a value; its arrays are added to the others.

        Raises:
            TypeError: there is something in it that could not be put together.
        """
        if id(value) in self._name_of:
            return {"given": self._name_of[id(value)]}
        if isinstance(value, np.ndarray):
            self.arrays.append(value)
            return {"array": len(self.arrays) - 1}
        if isinstance(value, np.generic):  # the type of a number decides how it is calculated with
            return {"number": [value.dtype.str, value.item()]}
        kind = type(value)
        if isinstance(value, dict) and kind is dict:
            return {"dict": [self._take_list_apart([*one]) for one in (value, value.values())]}
        if isinstance(value, list | tuple | frozenset | set) and kind in _COLLECTIONS:
            members = self._take_list_apart([*value])
            return members if kind is list else {kind.__name__: members}
        return value if kind in _PLAIN else self._take_object_apart(value)

    def put_together(self, part: Json) -> Any:
        """Return the value that was taken apart."""
        if isinstance(part, list):
            return [self.put_together(one) for one in part]
        if not isinstance(part, dict):
            return part
        [(tag, content)] = part.items()
        match tag:
            case "given":
                return self._given[content]
            case "array":
                return self.arrays[content]
            case "number":
                return np.dtype(content[0]).type(content[1])
            case "path":
                return Path(content)
            case "date":
                return date.fromisoformat(content)
            case "lines":
                # Equal ones are one, also with what is in use until this takes its place.
                return [*map(sys.intern, content.split("\n"))]
        members = self.put_together(content)
        match tag:
            case "dict":
                return dict(zip(*members, strict=True))
            case "tuple":
                return tuple(members)
            case "frozenset":
                return frozenset(members)
            case "set":
                return set(members)
        return _make_object(tag, members)

    def _take_list_apart(self, members: list[object]) -> Json:
        if members and all(type(one) is str and "\n" not in one for one in members):
            # One text is read in half the time of many, and leaves no holes in the memory.
            return {"lines": "\n".join(map(str, members))}
        return [self.take_apart(one) for one in members]

    def _take_object_apart(self, value: object) -> Json:
        kind = type(value)
        if isinstance(value, Path):
            return {"path": str(value)}
        if isinstance(value, date) and kind is date:
            return {"date": value.isoformat()}
        if not kind.__module__.startswith(PACKAGE) or isinstance(value, type):
            raise TypeError(f"{kind.__module__}.{kind.__qualname__} cannot be kept")
        return {f"{kind.__module__}.{kind.__name__}": self.take_apart(_state_of(value))}


def _state_of(value: object) -> object:
    """Return what an object is made of; of a dataclass, not what it has worked out since."""
    if isinstance(value, tuple):  # a named one
        return tuple(value)
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return value.__getstate__()


def _make_object(name: str, state: Any) -> object:
    """Make an object of one of the bot's classes, which its modules have defined already."""
    module, _, kind = name.rpartition(".")
    found = getattr(sys.modules[module], kind)
    if not module.startswith(PACKAGE) or found.__module__ != module:
        raise TypeError(f"{name} is no class of the bot")
    if isinstance(state, tuple):
        return found._make(state)
    made = object.__new__(found)
    if isinstance(made, BaseModel):
        made.__setstate__(state)
    else:
        vars(made).update(state or {})
    return made
