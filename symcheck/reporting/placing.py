"""Notes beside points of a figure, each where it covers least."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

OFFSETS = (
    (0, -40), (0, 26), (45, -38), (-45, -38), (60, 20), (-60, 20), (70, -6), (-70, -6),
    (0, -75), (90, -70), (-90, -70), (0, 60), (90, 55), (-90, 55),
)  # fmt: skip
"""Points right of and above what is noted, nearest and best first."""
OUTSIDE = 10_000.0

Note = tuple[float, float, str, str]
"""A place, a height, what is said of it, and the colour."""
Path = tuple[NDArray[np.floating], NDArray[np.floating]]


def place_beside(figure: Figure, axes: Axes, notes: Sequence[Note], paths: Sequence[Path]) -> None:
    """Writes the notes, with lines to their points, clear of the curves and of each other."""
    if not notes:
        return
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # lays the figure out, so that boxes are where they will be
    renderer = canvas.get_renderer()
    dots = np.concatenate([axes.transData.transform(np.column_stack(p)) for p in paths])
    dots = dots[np.isfinite(dots).all(axis=1)]
    taken: list[Bbox] = []
    for x, y, said, colour in notes:
        text = axes.annotate(
            said, (x, y), xytext=OFFSETS[0], textcoords="offset points", color=colour,
            fontsize=9, ha="center", va="center", parse_math=False, zorder=7,
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.8, "shrinkB": 4},
            bbox={"boxstyle": "round,pad=0.2", "facecolor": "white", "alpha": 0.85, "lw": 0},
        )  # fmt: skip
        text.set_in_layout(False)
        best: tuple[float, tuple[int, int], Bbox] | None = None
        for rank, offset in enumerate(OFFSETS):
            text.set_position(offset)
            text.update_positions(renderer)
            box = Text.get_window_extent(text, renderer).padded(3)  # without the line
            cost = rank + _cost(box, dots, taken, axes.get_window_extent(renderer))
            if best is None or cost < best[0]:
                best = cost, offset, box
        assert best is not None
        text.set_position(best[1])
        taken.append(best[2])


def _cost(box: Bbox, dots: NDArray[np.floating], taken: Sequence[Bbox], inside: Bbox) -> float:
    """How many dots of the curves a box covers; leaving the axes or covering a note is worst."""
    (x0, y0), (x1, y1) = box.min, box.max
    covered = (dots[:, 0] > x0) & (dots[:, 0] < x1) & (dots[:, 1] > y0) & (dots[:, 1] < y1)
    out = x0 < inside.x0 or x1 > inside.x1 or y0 < inside.y0 or y1 > inside.y1
    clash = any(box.overlaps(other) for other in taken)
    return 3.0 * int(np.count_nonzero(covered)) + OUTSIDE * int(out + clash)
