"""A figure of the bot beside that of something else, and the ratio that its budget allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.tables import number, table

_HEAD = ("what", "beside", "theirs", "ours", "ratio", "budget", "")


@dataclass(frozen=True)
class Ratio:
    """One figure of the bot beside that of something else.

    Attributes:
        what: the figure, with its unit.
        beside: what it is compared with.
        limit: the highest ratio that the budget allows, the lowest if `is_least`; None if it has no
            budget.
        digits: of the figures, after the point.
    """

    what: str
    beside: str
    theirs: float
    ours: float
    limit: float | None
    digits: int = 2
    is_least: bool = False

    @property
    def value(self) -> float:
        """The ratio."""
        return self.ours / self.theirs

    def row(self) -> list[str]:
        """Return a row of the table."""
        figures = [number(figure, self.digits) for figure in (self.theirs, self.ours)]
        return [self.what, self.beside, *figures, number(self.value), *self._verdict()]

    def _verdict(self) -> tuple[str, str]:
        if self.limit is None:
            return "", ""
        if self.is_least:
            return f">= {self.limit:g}", "ok" if self.value >= self.limit else "under"
        return f"<= {self.limit:g}", "ok" if self.value <= self.limit else "over"


def draw(ratios: Sequence[Ratio]) -> str:
    """Draw a table with a row for each ratio."""
    return table(_HEAD, [one.row() for one in ratios])
