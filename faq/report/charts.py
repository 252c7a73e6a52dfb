"""Where everything in the charts is drawn; `charts.html.j2` draws it, as inline SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

HISTOGRAM_WIDTH = 340  # about the pixels of a phone; a wider screen enlarges it
LEFT, RIGHT, TOP, FLOOR = 8, 332, 28, 202  # of its bars
GAP = 2  # on either side of a bar
CELL = 13  # of the matrix
LABELS = 150  # the room for the names of its rows and columns
FAINTEST = 0.2  # opacity; a single message must be seen


@dataclass(frozen=True)
class Bar:
    """The messages of one step of confidence, the wrong ones upon the right ones.

    Attributes:
        right: height of the right ones.
        wrong: height of the wrong ones.
        count: of both.
    """

    x: float
    width: float
    right: float
    wrong: float
    count: int

    @property
    def middle(self) -> float:
        """Where the number stands, above."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Histogram:
    """How often the first entry is right and how often wrong, by confidence.

    Attributes:
        ticks: of the axis, each with its confidence, 0..1.
        gates: where a line marks a confidence, under its name.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, float], ...]
    gates: Mapping[str, float]
    width: ClassVar = HISTOGRAM_WIDTH
    height: ClassVar = 220
    left: ClassVar = LEFT
    right: ClassVar = RIGHT
    top: ClassVar = TOP
    floor: ClassVar = FLOOR


@dataclass(frozen=True)
class Cell:
    """How often one entry came first where one was wanted.

    Attributes:
        share: of all messages that wanted it, 0..1.
        opacity: 0..1.
    """

    wanted: str
    first: str
    count: int
    share: float
    opacity: float

    @property
    def is_right(self) -> bool:
        """Check whether the entry that came first is the wanted one."""
        return self.wanted == self.first


@dataclass(frozen=True)
class Matrix:
    """Which entry came first where which was wanted.

    Attributes:
        places: where the row and the column of an entry begin, in the order of the entries.
    """

    places: Mapping[str, int]
    cells: tuple[Cell, ...]
    labels: ClassVar = LABELS
    cell: ClassVar = CELL

    @property
    def grid(self) -> int:
        """The width and height of all cells together."""
        return CELL * len(self.places)


def lay_out_histogram(bins: Sequence[tuple[int, int]], gates: Mapping[str, float]) -> Histogram:
    """Lay out a histogram.

    Args:
        bins: numbers of right and of wrong ones, in steps of equal width from 0 to 1.
        gates: confidences, 0..1, to be marked, under their names.
    """
    largest = max((right + wrong for right, wrong in bins), default=0) or 1
    unit = (FLOOR - TOP) / largest
    width = _x(1 / len(bins)) - _x(0) - 2 * GAP
    return Histogram(
        bars=tuple(
            Bar(_x(place / len(bins)) + GAP, width, right * unit, wrong * unit, right + wrong)
            for place, (right, wrong) in enumerate(bins)
        ),
        ticks=tuple((_x(place / len(bins)), place / len(bins)) for place in range(len(bins) + 1)),
        gates={name: _x(gate) for name, gate in gates.items()},
    )


def lay_out_matrix(ids: Sequence[str], counts: Mapping[tuple[str, str], int]) -> Matrix:
    """Lay out a matrix of confusions.

    On the diagonal, the shade is the share of what was wanted; elsewhere, how frequent a confusion
    is beside the most frequent one.

    Args:
        ids: of the entries, in the order of rows and columns.
        counts: how often, under the wanted entry and the one that came first.
    """
    totals = {wanted: sum(counts.get((wanted, first), 0) for first in ids) for wanted in ids}
    worst = max((count for (wanted, first), count in counts.items() if wanted != first), default=1)
    cells = []
    for (wanted, first), count in counts.items():
        share = count / totals[wanted]
        shade = share if wanted == first else sqrt(count / worst)
        cells.append(Cell(wanted, first, count, share, FAINTEST + (1 - FAINTEST) * shade))
    return Matrix({id_: LABELS + CELL * place for place, id_ in enumerate(ids)}, tuple(cells))


def _x(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)
