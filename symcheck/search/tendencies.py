"""Guesses, in floating point, at what a term tends to, and at how large it gets on an interval."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import numpy as np

from symcheck.language.analysis import Approach, Domain, Infinite
from symcheck.language.term import PI, Num, Term, div, exp, num, sqrt
from symcheck.search.floats import Points, value, values

Side = Literal["above", "below"]

CLOSENESS = 1e-4
DENOMINATORS = (1, 2, 3, 4, 6, 8, 10, 12, 24, 100)
CONSTANTS: tuple[Term, ...] = (
    PI, div(PI, num(2)), div(PI, num(4)), exp(num(1)), exp(num(-1)), sqrt(num(2)), sqrt(num(3)),
    div(sqrt(num(2)), num(2)),
)  # fmt: skip


def tendency(body: Term, to: Approach, side: Side) -> Term | Infinite | None:
    """What the body seems to tend to from one side of a place, or at ±∞."""
    column = _approaching(to, side)
    if column is None:
        return None
    seen = values(body, Points(len(column), {to.var: column}))
    if np.any(np.isnan(seen)):
        return None
    last = seen[-3:]
    if np.all(np.abs(last) > 1e3) and abs(seen[-1]) > 2 * abs(seen[-3]):
        return Infinite(1 if last[-1] > 0 else -1) if np.all(last > 0) | np.all(last < 0) else None
    if np.max(np.abs(np.diff(last))) > 1e-2 * (1 + abs(last[-1])):
        return None
    return guessed(float(last[-1]))


def _approaching(to: Approach, side: Side) -> np.ndarray | None:
    if isinstance(to.at, Infinite):
        far = np.array([1e2, 1e3, 1e4, 1e5, 1e6])
        return to.at.sign * far
    center = value(to.at)
    if np.isnan(center):
        return None
    steps = np.array([1e-2, 1e-3, 1e-4, 1e-5, 1e-6]) * max(1.0, abs(center))
    return center + steps if side == "above" else center - steps


def guessed(seen: float, closeness: float = CLOSENESS) -> Term | None:
    """The simplest number that is close."""
    for denominator in DENOMINATORS:
        near = Fraction(seen).limit_denominator(denominator)
        if abs(float(near) - seen) <= closeness * max(1.0, abs(seen)):
            return Num(near)
    for constant in CONSTANTS:
        if abs(value(constant) - seen) <= closeness:
            return constant
    return None


def extreme(body: Term, on: Domain, sign: int) -> tuple[float, float] | None:
    """The place and the value of the largest (sign 1) or smallest value seen on the interval."""
    ends = [None if end is None else value(end) for end in (on.low, on.high)]
    if any(e is not None and np.isnan(e) for e in ends):
        return None
    column = np.array(sorted(set(_grid(ends[0], ends[1]))))
    best: tuple[float, float] | None = None
    for _ in range(4):
        if len(column) < 3:
            break
        seen = sign * values(body, Points(len(column), {on.var: column}))
        if np.all(np.isnan(seen)):
            return None
        at = int(np.nanargmax(seen))
        best = (float(column[at]), sign * float(seen[at]))
        column = np.linspace(column[max(at - 1, 0)], column[min(at + 1, len(column) - 1)], 401)
    return best


def _grid(low: float | None, high: float | None) -> Iterator[float]:
    if low is not None and high is not None:
        yield from np.linspace(low, high, 401)
        return
    far = np.concatenate([[0.0], np.logspace(-4, 4, 300)])
    if low is not None:
        yield from low + far
    elif high is not None:
        yield from high - far
    else:
        yield from far
        yield from -far
