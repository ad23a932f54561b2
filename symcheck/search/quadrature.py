"""Integrals by numbers, given back only if two different sums agree: to show, never to prove."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Number = Any
"""An mpf of some context; mpmath has no types."""

ELSEWHERE = (5, 13)
"""The interval is cut at 5/13 of its length for the second sum: its places are others."""
SPARE = 10
"""Digits beyond those in which the sums must agree."""


def integrated(
    body: Callable[[Number], Number], low: Number, high: Number, mp: Any, tolerance: Number
) -> Number | None:
    """The integral from low to high, or None where the two sums differ by more than rounding.

    Sums over places that crowd near the ends do not converge across a pole, a jump or a corner; a
    cut next to it makes them differ.
    """
    if low == high:
        body(low)
        return mp.mpf(0)
    with mp.workdps(mp.dps + SPARE):
        cut = low + (high - low) * ELSEWHERE[0] / ELSEWHERE[1]
        whole, error = mp.quad(body, [low, high], error=True)
        if not _close(error, whole, tolerance):
            return None
        parts, error = mp.quad(body, [low, cut, high], error=True)
    good = _close(error, parts, tolerance) and _close(whole - parts, whole, tolerance)
    if not good:
        return None
    return +whole if abs(whole) > tolerance else mp.mpf(0)


def _close(difference: Number, size: Number, tolerance: Number) -> bool:
    return bool(abs(difference) <= tolerance * max(1, abs(size)))
