"""A drawing as a matplotlib figure, and as the bytes of a PNG or SVG file.

The same drawing gives the same bytes under the same matplotlib: whatever the reader has set up is
put aside, no date is written, and LaTeX is never run: formulas are set by matplotlib itself, and
those that it cannot set are shown in ASCII.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.mathtext import MathTextParser
from matplotlib.patches import Patch

from symcheck.reporting.drawing import Curve, Drawing, Label, Unplottable, rounded
from symcheck.reporting.placing import place_beside

FORMATS = ("png", "svg")
SIZE = (7.0, 5.4)
WIDEST = 6.2
"""Inches that a line of the legend may take."""
LONGEST = 90
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
RED, GREY = "#b2182b", "#555555"
STYLE: dict[str, Any] = {
    "svg.hashsalt": "symcheck", "svg.fonttype": "path", "text.usetex": False,
    "font.size": 10, "axes.spines.top": False, "axes.spines.right": False,
    "axes.grid": True, "grid.color": "#e6e6e6", "grid.linewidth": 0.6, "lines.linewidth": 1.8,
    "legend.frameon": False, "mathtext.fontset": "dejavuserif", "savefig.dpi": 150,
    "figure.constrained_layout.h_pad": 0.08,
}  # fmt: skip


def format_of(path: Path) -> str:
    """The format that a file name asks for; raises `Unplottable` for one that is not known."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        shown = f"the ending .{ending}" if ending else "no ending"
        raise Unplottable(f"{path} has {shown}: write .png or .svg")
    return ending


def picture(drawing: Drawing, form: str) -> bytes:
    """The file of a drawing."""
    out = BytesIO()
    metadata = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}[form]
    with _settings():
        figure_of(drawing).savefig(out, format=form, metadata=metadata)
    return out.getvalue()


def figure_of(drawing: Drawing) -> Figure:
    """The sides of the relations above, the slack below."""
    figure = Figure(figsize=SIZE, layout="constrained")
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1.3))
    handles = _curves(above, drawing.places, drawing.curves, COLOURS)
    colours = (GREY,) if len(drawing.slacks) == 1 else COLOURS
    slack_handles = _curves(below, drawing.places, drawing.slacks, colours)
    below.axhline(0, color="black", linewidth=0.8)
    for axes in (above, below):
        for low, high in drawing.failing:
            axes.axvspan(low, high, color=RED, alpha=0.12, linewidth=0)
    labels = [c.label for c in drawing.curves]
    if drawing.failing:
        handles.append(Patch(color=RED, alpha=0.12, linewidth=0))
        labels.append(Label("", "does not hold"))
    if drawing.fixed:
        handles.append(Patch(alpha=0))
        labels.append(_joined(drawing.fixed))
    _legend(above, handles, labels, loc="lower left", bbox_to_anchor=(0, 1))
    if len(drawing.slacks) > 1:
        labels = [s.label for s in drawing.slacks]
        _legend(below, slack_handles, labels, loc="lower left", bbox_to_anchor=(0, 1))
    _frame(figure, above, below, drawing)
    _notes(figure, above, drawing)
    return figure


def _curves(
    axes: Axes, places: np.ndarray, curves: Sequence[Curve], colours: Sequence[str]
) -> list[Line2D | Patch]:
    """The curves; each later one is dashed, so that one upon another shows both."""
    found: list[Line2D | Patch] = []
    for k, curve in enumerate(curves):
        style = "-" if k == 0 else (0, (4 + k, 2))
        found += axes.plot(places, curve.heights, color=colours[k % len(colours)], linestyle=style)
    return found


def _frame(figure: Figure, above: Axes, below: Axes, drawing: Drawing) -> None:
    """Titles, axis labels and limits."""
    figure.suptitle(
        drawing.title, x=0.01, ha="left", fontsize=11, fontweight="bold", parse_math=False
    )
    spots = drawing.witness.heights if drawing.witness is not None else ()
    _limit(above, [c.heights for c in drawing.curves], spots)
    _limit(below, [s.heights for s in drawing.slacks], (0.0,))
    below.set_xlim(drawing.places[0], drawing.places[-1])
    _text(below.set_xlabel, drawing.variable, 11)
    if len(drawing.slacks) == 1:
        title = below.set_title("", loc="left", fontsize=9, color=GREY)
        text, size, math = _set(drawing.slacks[0].label, 9, WIDEST)
        title.set(text=text, fontsize=size, parse_math=math, va="bottom")
    below.set_ylabel("slack")


def _notes(figure: Figure, axes: Axes, drawing: Drawing) -> None:
    """The highest places and the witness."""
    said: list[tuple[float, float, str, str]] = []
    for mark in drawing.highest:
        axes.plot([mark.x], [mark.y], "o", color="black", markersize=5, zorder=5)
        where = f"{drawing.variable.plain} ≈ {rounded(mark.x)}"
        said.append((mark.x, mark.y, f"highest: about {rounded(mark.y)}\nat {where}", "black"))
    if drawing.witness is not None:
        spot = drawing.witness
        axes.axvline(spot.x, color=RED, linewidth=1, linestyle=":")
        heights = [y for y in spot.heights if np.isfinite(y)]
        axes.plot([spot.x] * len(heights), heights, "X", color=RED, markersize=8, zorder=6)
        height = heights[0] if heights else float(np.mean(axes.get_ylim()))
        said.append((spot.x, height, spot.text.replace(": ", ":\n", 1), RED))
    place_beside(figure, axes, said, [(drawing.places, c.heights) for c in drawing.curves])


def _joined(labels: Sequence[Label]) -> Label:
    latex = r",\quad ".join(label.latex for label in labels)
    return Label(latex, ", ".join(label.plain for label in labels))


def _limit(axes: Axes, columns: Sequence[np.ndarray], also: Sequence[float]) -> None:
    """Heights that show the bulk of the curves: what shoots up at a pole is cut off."""
    every = np.concatenate(columns)
    every = every[np.isfinite(every)]
    if not every.size:
        return
    low, high = float(every.min()), float(every.max())
    first, last = (float(q) for q in np.quantile(every, (0.04, 0.96)))
    spread = last - first
    if spread > 0 and high - low > 6 * spread:
        low, high = max(low, first - spread), min(high, last + spread)
    seen = [y for y in also if np.isfinite(y)]
    low, high = min([low, *seen]), max([high, *seen])
    pad = 0.06 * (high - low) or max(0.1, 0.1 * abs(high))
    axes.set_ylim(low - pad, high + pad)


def _legend(axes: Axes, handles: Sequence[Any], labels: Sequence[Label], **where: Any) -> None:
    shown = [_set(label, 11, WIDEST) for label in labels]
    legend = axes.legend(handles, [" " + text for text, _, _ in shown], borderaxespad=0.2, **where)
    for entry, (text, size, math) in zip(legend.get_texts(), shown, strict=True):
        entry.set(text=text, fontsize=size, parse_math=math)


def _text(setter: Any, label: Label, size: float) -> None:
    text, fitted, math = _set(label, size, WIDEST)
    setter(text, fontsize=fitted, parse_math=math)


def _set(label: Label, size: float, width: float) -> tuple[str, float, bool]:
    """How a label is set: the text, a size at which it fits, and whether it is mathematics."""
    if label.latex:
        text = f"${label.latex}$".replace(r"\frac", r"\dfrac")
        try:
            wide = MathTextParser("path").parse(text, 72, FontProperties(size=size)).width / 72
        except ValueError:  # this formula is beyond matplotlib
            wide = np.inf
        if wide * 0.65 <= width:
            return text, size * min(1.0, width / wide), True
    plain = label.plain if len(label.plain) <= LONGEST else label.plain[: LONGEST - 1] + "…"
    return plain, min(size, 9 if len(plain) < 60 else 7.5), False


@contextmanager
def _settings() -> Iterator[None]:
    """matplotlib as it comes, with the style above, whatever the reader has set up."""
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(STYLE)
        yield
