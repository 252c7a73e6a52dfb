"""Memory of processes, from Linux's `/proc`; NaN elsewhere."""

import math
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_KIB = 1024
_MB = 1_000_000


class MemoryGauge:
    """Measures the memory that this process takes from now on."""

    def __init__(self) -> None:
        _forget_peak()
        self._before = resident()

    def peak(self) -> float:
        """Return the peak since then, in MB."""
        return _status("self", "VmHWM") - self._before

    def kept(self) -> float:
        """Return the memory taken since then, in MB."""
        return resident() - self._before


def resident(process: int | str = "self") -> float:
    """Return the resident memory of a process, in MB."""
    return _status(process, "VmRSS")


def with_children(process: int) -> float:
    """Return the resident memory of a process and of those that it has started, in MB."""
    tasks = (_PROC / str(process) / "task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text().split()]
    total = resident(process)
    for child in children:
        with suppress(OSError, StopIteration):  # it has ended
            total += resident(child)
    return total


def peak(process: int | str = "self") -> float:
    """Return the peak of the resident memory of a process, in MB."""
    return _status(process, "VmHWM")


def _forget_peak() -> None:
    """Reset the peak that the kernel records for this process."""
    if (_PROC / "self").exists():
        (_PROC / "self" / "clear_refs").write_text("5")


def _status(process: int | str, field: str) -> float:
    path = _PROC / str(process) / "status"
    if not path.exists():
        return math.nan
    lines = path.read_text().splitlines()
    kib = next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:"))
    return kib * _KIB / _MB
