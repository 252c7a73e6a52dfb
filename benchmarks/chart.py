"""Draws quality against time as an SVG that is legible on light and on dark pages."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.comparison import Result
from benchmarks.peers import OURS

# A background of its own: on a dark page, a transparent one would hide the text.
PAPER, INK, GRID = "#fcfcfd", "#1c1e26", "#d9dbe3"
OUR_COLOUR, PEER_COLOUR = "#b83a08", "#4a5872"  # both far from white, for the numbers inside
SIZE = (9.0, 4.6)  # inches


def draw(results: Sequence[Result], path: Path) -> None:
    """Draw right@5%out against the median time of a question.

    Raises:
        ImportError: matplotlib is not installed.
    """
    # Imported late: a comparison needs it only if a chart is wanted.
    import matplotlib as mpl
    from matplotlib.figure import Figure

    # With a salt, the same figures make the same file, and a commit shows what has changed.
    with mpl.rc_context({"svg.hashsalt": "chart", "font.size": 10.5, "text.color": INK}):
        figure = Figure(figsize=SIZE, facecolor=PAPER, layout="constrained")
        axes = figure.add_subplot(facecolor=PAPER, xscale="log", ylim=(-0.06, 1.06))
        # Numbers, since names beside the points would lie upon each other.
        for number, result in enumerate(results, start=1):
            point = result.latency.p50, result.quality.right
            colour = OUR_COLOUR if result.peer == OURS else PEER_COLOUR
            label = f"{number}  {result.peer.name}"
            axes.plot(*point, "o", markersize=16, color=colour, label=label)
            axes.annotate(str(number), point, color="white", ha="center", va="center")
        axes.margins(x=0.12)
        axes.grid(color=GRID)
        axes.set_axisbelow(True)
        axes.tick_params(colors=INK)
        axes.xaxis.set_major_formatter("{x:g}")
        axes.set_xlabel("median time of a question, ms (logarithmic)", color=INK)
        axes.set_ylabel("right@5%out", color=INK)
        figure.legend(loc="outside right center", markerscale=0.6, frameon=False)
        figure.savefig(path, format="svg", metadata={"Date": None})
