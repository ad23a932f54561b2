"""What a picture of a claim shows, as data: curves over one variable, their slack, and marks."""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.search.floats import Floats


class Unplottable(ValueError):
    """Nothing can be drawn; the message says of what, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Label:
    """The same text as LaTeX mathematics and in ASCII, for where LaTeX cannot be set."""

    latex: str
    plain: str


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Heights at the drawing's places; NaN is a gap, over which no line goes."""

    label: Label
    heights: Floats


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a curve is highest, roughly: found in floating point on the window drawn."""

    x: float
    y: float
    label: Label


@dataclass(frozen=True, slots=True)
class Spot:
    """A witness: its place, the heights of the curves there, and what it says."""

    x: float
    heights: tuple[float, ...]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A picture of one step.

    ``slacks`` are larger side minus smaller side, relation by relation; ``failing`` the intervals
    on which the claim fails; ``fixed`` the values of the other variables; ``notes`` what was chosen
    and found, for the terminal.
    """

    title: str
    variable: Label
    places: Floats
    curves: tuple[Curve, ...]
    slacks: tuple[Curve, ...]
    failing: tuple[tuple[float, float], ...]
    highest: tuple[Mark, ...]
    witness: Spot | None
    fixed: tuple[Label, ...]
    notes: tuple[str, ...]


def rounded(value: float) -> str:
    """A number as it is shown, to four digits.

    >>> rounded(6.89412), rounded(-2.0)
    ('6.894', '-2')
    """
    return f"{value + 0.0:.4g}"
