"""Charts as inline SVG, which takes its colours from the page's style sheet."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import sqrt

from faq.report.numbers import percent, thousands

WIDTH, HEIGHT = 340, 220  # about the pixels of a phone; a wider screen enlarges them
LEFT, RIGHT, TOP, BOTTOM = 8, 8, 28, 18
CELL = 13  # of the matrix
LABELS = 150
FAINTEST = 0.2  # opacity; a single message must be seen


def draw_histogram(bins: Sequence[tuple[int, int]], gates: Mapping[str, float]) -> str:
    """Draw how often the first entry is right and how often wrong, by confidence.

    Args:
        bins: numbers of right and of wrong ones, in steps of equal width from 0 to 1.
        gates: confidences, 0..1, to be marked, under their names.
    """
    largest = max((right + wrong for right, wrong in bins), default=0) or 1
    unit = (HEIGHT - TOP - BOTTOM) / largest
    parts = [
        *(part for place, counts in enumerate(bins) for part in _bar(place, counts, bins, unit)),
        *(part for name, gate in gates.items() for part in _gate(name, gate)),
        *(_tick(number / len(bins)) for number in range(len(bins) + 1)),
        f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_floor()}" y2="{_floor()}"/>',
    ]
    title = "Nombre de messages selon la confiance de la première entrée"
    return _svg(WIDTH, HEIGHT, title, parts)


def draw_matrix(ids: Sequence[str], counts: Mapping[tuple[str, str], int]) -> str:
    """Draw which entry came first where which was wanted.

    On the diagonal, the shade is the share of what was wanted; elsewhere, how frequent a confusion
    is beside the most frequent one.

    Args:
        ids: of the entries, in the order of rows and columns.
        counts: how often, under the wanted entry and the one that came first.
    """
    place = {id_: LABELS + CELL * number for number, id_ in enumerate(ids)}
    totals = {wanted: sum(counts.get((wanted, first), 0) for first in ids) for wanted in ids}
    worst = max((count for (wanted, first), count in counts.items() if wanted != first), default=1)
    grid = CELL * len(ids)
    parts = [f'<rect class="grid" x="{LABELS}" y="{LABELS}" width="{grid}" height="{grid}"/>']
    parts += [part for id_ in ids for part in _labels(id_, place[id_])]
    for (wanted, first), count in counts.items():
        is_right, share = wanted == first, count / totals[wanted]
        shade = share if is_right else sqrt(count / worst)
        parts.append(
            f'<rect class="{"right" if is_right else "wrong"}" x="{place[first]}" '
            f'y="{place[wanted]}" width="{CELL - 1}" height="{CELL - 1}" '
            f'opacity="{FAINTEST + (1 - FAINTEST) * shade:.2f}"><title>'
            f"{escape(wanted)} → {escape(first)}\u00a0: {count} ({percent(share)})</title></rect>"
        )
    size = LABELS + grid + 2
    return _svg(
        size, size, "Entrée voulue, en ligne, et entrée classée première, en colonne", parts
    )


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _floor() -> int:
    return HEIGHT - BOTTOM


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _bar(
    place: int, counts: tuple[int, int], bins: Sequence[tuple[int, int]], unit: float
) -> Iterator[str]:
    """Draw the right ones of a step, the wrong ones upon them, and their number above."""
    left, right = _x(place / len(bins)) + 2, _x((place + 1) / len(bins)) - 2
    width, middle, top = right - left, (left + right) / 2, float(_floor())
    for kind, count in zip(("right", "wrong"), counts, strict=True):
        height = count * unit
        top -= height
        yield (
            f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" '
            f'width="{width:.1f}" height="{height:.1f}"/>'
        )
    yield f'<text x="{middle:.1f}" y="{top - 4:.1f}">{thousands(sum(counts))}</text>'


def _tick(share: float) -> str:
    label = f"{share:.1f}".replace(".", ",")
    return f'<text x="{_x(share):.1f}" y="{_floor() + 13}">{label}</text>'


def _gate(name: str, gate: float) -> Iterator[str]:
    x = _x(gate)
    yield f'<line class="gate" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 12}" y2="{_floor()}"/>'
    yield f'<text class="gate-name" x="{x:.1f}" y="{TOP - 17}">{escape(name)}</text>'


def _labels(id_: str, place: int) -> Iterator[str]:
    middle = place + CELL / 2
    yield f'<text class="row" x="{LABELS - 6}" y="{middle + 3}">{escape(id_)}</text>'
    yield (
        f'<text class="column" transform="translate({middle + 3} {LABELS - 6}) rotate(-90)">'
        f"{escape(id_)}</text>"
    )
