"""Draws comparisons as SVGs that are legible on light and on dark pages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.comparison import Result
from benchmarks.few_phrasings import Learner
from benchmarks.peers import OURS

# A background of its own: on a dark page, a transparent one would hide the text.
PAPER, INK, GRID = "#fcfcfd", "#1c1e26", "#d9dbe3"
OUR_COLOUR, PEER_COLOUR = "#b83a08", "#4a5872"  # both far from white, for the numbers inside
SIZE = (9.0, 4.6)  # inches
HEIGHT = (-0.06, 1.06)  # shares, and room for the marks at 0 and 1
MARKS = "osD^v"  # where colours tell only whose a line is


def draw(results: Sequence[Result], path: Path) -> None:
    """Draw right@5%out against the median time of a question.

    Raises:
        ImportError: matplotlib is not installed.
    """
    with _figure(path) as figure:
        axes = figure.add_subplot(facecolor=PAPER, xscale="log", ylim=HEIGHT)
        # Numbers, since names beside the points would lie upon each other.
        for number, result in enumerate(results, start=1):
            point = result.latency.p50, result.quality.right
            colour = OUR_COLOUR if result.peer == OURS else PEER_COLOUR
            label = f"{number}  {result.peer.name}"
            axes.plot(*point, "o", markersize=16, color=colour, label=label)
            axes.annotate(str(number), point, color="white", ha="center", va="center")
        axes.margins(x=0.12)
        axes.xaxis.set_major_formatter("{x:g}")
        _label(axes, "median time of a question, ms (logarithmic)", "right@5%out")
        figure.legend(loc="outside right center", markerscale=0.6, frameon=False)


def draw_curve(learners: Sequence[Learner], path: Path) -> None:
    """Draw right@5%out against the phrasings of an entry, and top1 against those of a new pair.

    Raises:
        ImportError: matplotlib is not installed.
    """
    with _figure(path) as figure:
        curve, pair = figure.subplots(1, 2, sharey=True, subplot_kw={"facecolor": PAPER})
        curve.set_ylim(*HEIGHT)
        for learner, mark in zip(learners, cycle(MARKS), strict=False):
            colour = OUR_COLOUR if learner.peer == OURS else PEER_COLOUR
            style = {"marker": mark, "color": colour, "markersize": 7}
            rights = [found.right for found in learner.curve.values()]
            curve.plot(list(learner.curve), rights, label=learner.peer.name, **style)
            tops = [found.top1 for found in learner.new_pair.values()]
            pair.plot([str(count) for count in learner.new_pair], tops, **style)
        _label(curve, "phrasings of each entry", "right@5%out")
        _label(pair, "phrasings of a pair just added", "top1")
        figure.legend(loc="outside lower center", ncols=2, frameon=False)


@contextmanager
def _figure(path: Path) -> Iterator[Any]:
    # Imported late: a comparison needs it only if a chart is wanted.
    import matplotlib as mpl
    from matplotlib.figure import Figure

    # With a salt, the same figures make the same file, and a commit shows what has changed.
    with mpl.rc_context({"svg.hashsalt": "chart", "font.size": 10.5, "text.color": INK}):
        figure = Figure(figsize=SIZE, facecolor=PAPER, layout="constrained")
        yield figure
        figure.savefig(path, format="svg", metadata={"Date": None})


def _label(axes: Any, across: str, upwards: str) -> None:
    axes.grid(color=GRID)
    axes.set_axisbelow(True)
    axes.tick_params(colors=INK)
    axes.set_xlabel(across, color=INK)
    axes.set_ylabel(upwards, color=INK)
