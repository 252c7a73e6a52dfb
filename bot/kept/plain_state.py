"""Takes the objects of the matcher apart, into JSON and arrays, and puts them together again.

It goes by what the objects are made of, so that a new attribute needs nothing here. Unlike pickle
it calls nothing while it puts together, and makes objects of the matcher's own classes only: a file
that somebody has changed can make the matcher wrong, and do nothing else.
"""

import sys
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

PACKAGE = "bot.matcher."
_PLAIN = (type(None), bool, int, float, str)

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
        if isinstance(value, list | tuple | frozenset) and kind in (list, tuple, frozenset):
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
        return _make_object(tag, members)

    def _take_list_apart(self, members: list[object]) -> Json:
        if members and all(type(one) is str and "\n" not in one for one in members):
            # One text is read in half the time of many, and leaves no holes in the memory.
            return {"lines": "\n".join(map(str, members))}
        return [self.take_apart(one) for one in members]

    def _take_object_apart(self, value: object) -> Json:
        kind = type(value)
        if not kind.__module__.startswith(PACKAGE) or isinstance(value, type):
            raise TypeError(f"{kind.__module__}.{kind.__qualname__} cannot be kept")
        name = f"{kind.__module__.removeprefix(PACKAGE)}.{kind.__name__}"
        # A named tuple is the only one without attributes of its own.
        state = tuple(value) if isinstance(value, tuple) else {**vars(value)}
        return {name: self.take_apart(state)}


def _make_object(name: str, state: Any) -> object:
    """Make an object of one of the matcher's classes, which its modules have defined already."""
    module, _, kind = name.partition(".")
    found = getattr(sys.modules[f"{PACKAGE}{module}"], kind)
    if found.__module__ != f"{PACKAGE}{module}":
        raise TypeError(f"{name} is no class of the matcher")
    if isinstance(state, tuple):  # a named one
        return found._make(state)
    made = object.__new__(found)
    vars(made).update(state)
    return made
