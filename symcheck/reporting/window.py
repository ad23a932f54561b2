"""The stretch of a variable that is drawn: from its bounds among the hypotheses, or a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symcheck.language.claim import MIRRORED, Claim, Rel
from symcheck.language.term import App, Term, Var, free_variables
from symcheck.printing.as_ascii import show_claim
from symcheck.reporting.drawing import Unplottable, rounded
from symcheck.search.floats import Points, values
from symcheck.search.points import flat

WIDTH = 10.0
"""How much is drawn where nothing bounds the variable."""
BEYOND = 4.0
"""How many times its size is drawn beyond a single bound."""
MARGIN = 0.1


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a window: a number, and what gives it; None where it is a choice."""

    at: float
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch drawn."""

    low: Bound
    high: Bound


def window_of(
    var: Var, hypotheses: Sequence[Claim], others: Points, seen: Sequence[float]
) -> Window:
    """The window of a variable, with the other variables at one point.

    What is chosen and not given is moved so that the places to be seen are inside.
    """
    lows, highs, size = _bounds(var, hypotheses, others)
    low = max(lows, key=lambda b: b.at, default=None)
    high = min(highs, key=lambda b: b.at, default=None)
    if low is None and high is None:
        ends = Bound(-(size or WIDTH / 2)), Bound(size or WIDTH / 2)
    elif high is None and low is not None:
        ends = low, Bound(low.at + max(WIDTH, BEYOND * abs(low.at)))
    elif low is None and high is not None:
        ends = Bound(high.at - max(WIDTH, BEYOND * abs(high.at))), high
    else:
        assert low is not None
        assert high is not None
        ends = low, high
    if not ends[0].at < ends[1].at:
        raise Unplottable(f"the hypotheses leave {var.name} no interval to draw over")
    return _containing(Window(*ends), seen)


def described(var: Var, window: Window) -> str:
    """The window in words, with what is given and what was chosen."""
    given = [b.source for b in (window.low, window.high) if b.source is not None]
    chosen = [rounded(b.at) for b in (window.low, window.high) if b.source is None]
    parts = list(dict.fromkeys(given))
    if chosen:
        parts.append(f"{' and '.join(chosen)} chosen (--x {var.name}=LOW..HIGH)")
    ends = f"{var.name} from {rounded(window.low.at)} to {rounded(window.high.at)}"
    return f"{ends}: {', '.join(parts)}"


def _bounds(
    var: Var, hypotheses: Sequence[Claim], others: Points
) -> tuple[list[Bound], list[Bound], float | None]:
    """Bounds below, bounds above, and how far to go on account of some |x| ≥ c."""
    lows: list[Bound] = []
    highs: list[Bound] = []
    size = None
    for rel in flat(hypotheses):
        if not isinstance(rel, Rel):
            continue
        for op, side, other in ((rel.op, rel.lhs, rel.rhs), (MIRRORED[rel.op], rel.rhs, rel.lhs)):
            end = _number(other, var, others)
            if end is None or abs(end) > 1e12:
                continue
            source = f"{show_claim(rel)} given"
            match side, op:
                case Var(), "<" | "<=" if side == var:
                    highs.append(Bound(end, source))
                case Var(), ">" | ">=" if side == var:
                    lows.append(Bound(end, source))
                case App("abs", (inner,)), "<" | "<=" if inner == var:
                    highs.append(Bound(end, source))
                    lows.append(Bound(-end, source))
                case App("abs", (inner,)), ">" | ">=" if inner == var and end > 0:
                    size = max(size or 0.0, BEYOND * end)
                case _:
                    pass
    return lows, highs, size


def _number(term: Term, var: Var, others: Points) -> float | None:
    if var in free_variables(term) or not free_variables(term) <= others.columns.keys():
        return None
    found = float(values(term, others)[0])
    return found if found == found else None


def _containing(window: Window, seen: Sequence[float]) -> Window:
    low, high = window.low, window.high
    pad = MARGIN * (high.at - low.at)
    if low.source is None and seen and min(seen) < low.at:
        low = Bound(min(seen) - pad)
    if high.source is None and seen and max(seen) > high.at:
        high = Bound(max(seen) + pad)
    return Window(low, high)
