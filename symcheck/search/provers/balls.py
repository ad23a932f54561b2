"""Comparisons on compact boxes by subdivision, and between constants."""

from __future__ import annotations

import time
from fractions import Fraction

from flint import ctx

from symcheck.kernel.analysis_rules import Axes, decided_on_cell
from symcheck.kernel.certificate import Cell, Certificate, Cover, Cut, Subdivision
from symcheck.language.claim import Rel
from symcheck.language.term import Var, free_variables
from symcheck.search.problem import Problem

BITS = 128
MOST_CELLS = 3000
ORDERS = (0, 1, 4)


def by_balls(
    problem: Problem, goal: Rel, orders: tuple[int, ...] = ORDERS, most: int = MOST_CELLS
) -> Certificate | None:
    """A cover of the box into which the facts put the goal's variables, by at most so many cells.

    Each cell is evaluated by one of the orders.
    """
    if goal.op == "=":
        return None
    axes: list[tuple[Var, Fraction, Fraction]] = []
    for var in sorted(free_variables(goal.lhs) | free_variables(goal.rhs), key=lambda v: v.name):
        low, high = _range(problem, var)
        if low is None or high is None or low > high:
            return None
        axes.append((var, low, high))
    if len(axes) > 3:
        return None
    for bits in (BITS, 1024) if not axes else (BITS,):
        with ctx.workprec(bits):
            cells = _subdivide(goal, tuple(axes), problem.deadline, orders, most)
        if cells is not None:
            return Cover(tuple(axes), cells, bits)
    return None


def _range(problem: Problem, var: Var) -> tuple[Fraction | None, Fraction | None]:
    bounds = problem.facts.bounds.get(var, ())
    lows = [b.value for b in bounds if b.op in (">", ">=", "=")]
    highs = [b.value for b in bounds if b.op in ("<", "<=", "=")]
    if var.sort == "natural":
        lows.append(Fraction(0))
    return max(lows, default=None), min(highs, default=None)


def _subdivide(
    goal: Rel, axes: Axes, deadline: float, orders: tuple[int, ...], most: int
) -> Subdivision | None:
    """The subdivision, cut in the middle of the widest axis, or None if it would grow too large."""
    budget = [most]

    def cells(axes: Axes, depth: int) -> Subdivision | None:
        budget[0] -= 1
        if budget[0] < 0 or depth > 30 or time.monotonic() > deadline:
            return None
        for order in orders if axes else (0,):
            if (order <= 1 or len(axes) == 1) and decided_on_cell(goal, axes, order):
                return Cell(order)
        if not axes:
            return None
        i = max(range(len(axes)), key=lambda k: axes[k][2] - axes[k][1])
        var, low, high = axes[i]
        if low == high:
            return None
        at = (low + high) / 2
        below = cells((*axes[:i], (var, low, at), *axes[i + 1 :]), depth + 1)
        if below is None:
            return None
        above = cells((*axes[:i], (var, at, high), *axes[i + 1 :]), depth + 1)
        return None if above is None else Cut(i, at, below, above)

    return cells(axes, 0)
