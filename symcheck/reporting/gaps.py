"""Places between samples over which no line may go: zeros of divisors, and jumps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from operator import eq
from typing import TypeAlias

import numpy as np

from symcheck.language.term import App, Num, Term, is_integer_by_form, subterms
from symcheck.search.floats import Floats

Along: TypeAlias = Callable[[Term, Floats], Floats]
"""The values of a term at places along a line."""

GOLDEN = (5**0.5 - 1) / 2
STEPS = 80
ZERO = 1e-7
"""What counts as zero, beside the values at the samples around."""


def gaps(term: Term, places: Floats, along: Along) -> frozenset[float]:
    """Where the term has a pole, a hole or a jump between samples that have values."""
    found: set[float] = set()
    for kind, inner in set(_delicate(term)):
        heights = along(inner, places)
        if kind == "zero":
            found.update(_zeros(inner, places, heights, along))
        else:
            found.update(_jumps(inner, places, heights, along))
    return frozenset(found)


def highest(term: Term, low: float, high: float, along: Along) -> tuple[float, float]:
    """The place of the greatest value between two others, and that value, by golden section."""
    x, y = _least(lambda at: -along(term, at), low, high)
    return x, -y


def _delicate(term: Term) -> Iterator[tuple[str, Term]]:
    for part in subterms(term):
        match part:
            case App("div", (_, divisor)):
                yield "zero", divisor
            case App("pow", (base, exponent)) if is_integer_by_form(exponent):
                if not (isinstance(exponent, Num) and exponent.value >= 0):
                    yield "zero", base
            case App("sign", (inner,)):
                yield "zero", inner
            case App("floor", _):
                yield "jump", part
            case _:
                pass


def _zeros(term: Term, places: Floats, heights: Floats, along: Along) -> Iterator[float]:
    """Zeros at samples, changes of sign between them, and places where |term| touches 0."""
    size = np.abs(heights)
    yield from map(float, places[size == 0])
    for k in np.flatnonzero(heights[:-1] * heights[1:] < 0):
        yield _changed(lambda x: x > 0, term, (places[k], places[k + 1]), along)
    sign = np.sign(heights)
    same = (sign[1:-1] == sign[:-2]) & (sign[1:-1] == sign[2:])
    dips = same & (size[1:-1] < size[:-2]) & (size[1:-1] <= size[2:]) & (size[1:-1] > 0)
    for k in np.flatnonzero(dips) + 1:
        x, y = _least(
            lambda at: np.abs(along(term, at)), float(places[k - 1]), float(places[k + 1])
        )
        if y <= ZERO * min(size[k - 1], size[k + 1]):
            yield x


def _jumps(term: Term, places: Floats, heights: Floats, along: Along) -> Iterator[float]:
    for k in np.flatnonzero(np.diff(heights) != 0):
        before = heights[k]
        if np.isfinite(before) and np.isfinite(heights[k + 1]):
            same = partial(eq, before)
            yield _changed(same, term, (places[k], places[k + 1]), along)


def _changed(
    test: Callable[[float], bool], term: Term, between: tuple[float, float], along: Along
) -> float:
    """Where, between two places, the value of the term changes its answer, by bisection."""
    low, high = map(float, between)
    first = test(_at(term, low, along))
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if test(_at(term, middle, along)) == first else (low, middle)
    return (low + high) / 2


def _at(term: Term, place: float, along: Along) -> float:
    return float(along(term, np.array([place]))[0])


def _least(height: Callable[[Floats], Floats], low: float, high: float) -> tuple[float, float]:
    """The place of the least value of a valley, and that value."""
    for _ in range(STEPS):
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        a, b = height(np.array([left, right]))
        low, high = (low, right) if a <= b else (left, high)
    middle = (low + high) / 2
    return middle, float(height(np.array([middle]))[0])
