"""Gives memory back to the system.

glibc keeps freed memory for later, as holes between what is still in use. The large arrays of one
stage leave holes that those of the next do not fit into.
"""

import ctypes
from contextlib import suppress


def give_back_memory() -> None:
    """Return freed memory to the system; takes a millisecond or two."""
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL("libc.so.6").malloc_trim(0)
