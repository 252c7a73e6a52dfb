"""Memory of processes, as Linux tells it in `/proc`; elsewhere it is not a number."""

import math
from pathlib import Path

_PROC = Path("/proc")
_KIB = 1024
_MB = 1_000_000


class MemoryGauge:
    """Watches how much memory this process takes from now on."""

    def __init__(self) -> None:
        _forget_peak()
        self._before = resident()

    def peak(self) -> float:
        """Tell the most that was taken at any moment since, in MB."""
        return _status("self", "VmHWM") - self._before

    def kept(self) -> float:
        """Tell what is taken now, in MB."""
        return resident() - self._before


def resident(process: int | str = "self") -> float:
    """Tell how much of a process is in memory now, in MB."""
    return _status(process, "VmRSS")


def peak(process: int | str = "self") -> float:
    """Tell the most of a process that ever was in memory, in MB."""
    return _status(process, "VmHWM")


def _forget_peak() -> None:
    """Make the kernel measure the peak of this process anew."""
    if (_PROC / "self").exists():
        (_PROC / "self" / "clear_refs").write_text("5")


def _status(process: int | str, field: str) -> float:
    path = _PROC / str(process) / "status"
    if not path.exists():
        return math.nan
    lines = path.read_text().splitlines()
    kib = next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:"))
    return kib * _KIB / _MB
