"""Equalities solved for a variable, in floating point or with many digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan, nan
from typing import Any

from symcheck.language.claim import Rel, variables_of
from symcheck.language.term import Term, Var, free_variables, sub
from symcheck.search.closures import function_of
from symcheck.search.numeric import NoValue, Number, Point, Undecided, arithmetic, evaluate

PLACES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 20.0)
GRID = tuple(sorted({s * p for p in PLACES for s in (-1, 1)}))


@dataclass(frozen=True, slots=True)
class Equation:
    """An equality that determines a variable; ``by`` is the term it equals, if it is solved."""

    var: Var
    gap: Term
    by: Term | None


def equations(equalities: Sequence[Rel]) -> tuple[Equation, ...]:
    """Which equality determines which variable, in an order in which they can be solved.

    An equality all of whose variables occur in earlier ones determines none.
    """
    plan: list[Equation] = []
    fixed: set[Var] = set()
    for rel in sorted(equalities, key=lambda r: (len(variables_of(r)), _solved_side(r) is None)):
        candidates = sorted(variables_of(rel) - fixed, key=lambda v: (v.sort != "real", v.name))
        found = _solved_side(rel, candidates)
        if found is not None:
            plan.append(Equation(found[0], sub(rel.lhs, rel.rhs), found[1]))
        elif candidates:
            plan.append(Equation(candidates[-1], sub(rel.lhs, rel.rhs), None))
        fixed |= variables_of(rel)
    return tuple(plan)


def _solved_side(rel: Rel, among: Sequence[Var] | None = None) -> tuple[Var, Term] | None:
    for var, other in ((rel.lhs, rel.rhs), (rel.rhs, rel.lhs)):
        if not isinstance(var, Var) or var.sort != "real" or var in free_variables(other):
            continue
        if among is None or var in among:
            return var, other
    return None


def solved(
    plan: Sequence[Equation], values: Mapping[Var, float], *, digits: bool = False
) -> dict[Var, Number] | None:
    """The values, with those that the equations determine put right; None where that fails.

    Of several solutions it is the one nearest to the value that was there. With ``digits`` the
    numbers are those of `numeric.arithmetic`.
    """
    full: dict[Var, Number] = dict(values)
    for equation in plan:
        full[equation.var] = _rough_solution(equation, full)
        if isnan(full[equation.var]):
            return None
    if not digits:
        return full
    mp = arithmetic()
    exact: dict[Var, Number] = {v: mp.mpf(x) for v, x in full.items()}
    for equation in plan:
        found = _exact_solution(equation, exact)
        if found is None:
            return None
        exact[equation.var] = found
    return exact


def _rough_solution(equation: Equation, known: Mapping[Var, float]) -> float:
    if equation.by is not None:
        return function_of(equation.by)(known)
    gap, trial = function_of(equation.gap), dict(known)

    def at(x: float) -> float:
        trial[equation.var] = x
        return gap(trial)

    return _rough_root(at, known[equation.var])


def _rough_root(gap: Callable[[float], float], near: float) -> float:
    """A root: of a line at once, else the nearest place where the sign changes on a grid."""
    a, b, c = gap(0.0), gap(1.0), gap(2.0)
    if a != b and abs(a - 2 * b + c) <= 1e-12 * (abs(a) + abs(b) + abs(c)):
        return a / (a - b)
    heights = [(x, y) for x in sorted({*GRID, near}) if not isnan(y := gap(x))]
    changes = [
        (x, x1, y) for (x, y), (x1, y1) in pairwise(heights) if y * y1 < 0 or (y == 0 and y1 != 0)
    ]
    if not changes:
        return nan
    low, high, y = min(changes, key=lambda change: abs(change[0] - near))
    return low if y == 0 else _bisected(gap, low, high, y)


def _bisected(gap: Callable[[float], float], low: float, high: float, at_low: float) -> float:
    for _ in range(52):
        middle = (low + high) / 2
        y = gap(middle)
        if isnan(y):
            return nan
        if y * at_low > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _exact_solution(equation: Equation, known: Mapping[Var, Number]) -> Number | None:
    """The solution with all digits, from one in floating point that is known."""

    def value(term: Term, at: Mapping[Var, Number]) -> Number | None:
        try:
            return evaluate(term, Point(at))
        except (NoValue, Undecided):
            return None

    if equation.by is not None:
        return value(equation.by, known)
    rough = known[equation.var]
    return _polished(lambda x: value(equation.gap, {**known, equation.var: x}), rough, arithmetic())


def _polished(gap: Callable[[Number], Number | None], rough: Number, mp: Any) -> Number | None:
    """The root by the secant method with all digits; a near whole or half number is tried first."""
    simple = mp.mpf(round(2 * rough)) / 2
    if gap(simple) == 0:
        return simple
    x0, x1 = mp.mpf(rough), mp.mpf(rough) * (1 + mp.mpf(10) ** -8) + mp.mpf(10) ** -9
    y0, y1 = gap(x0), gap(x1)
    for _ in range(12):
        if y0 is None or y1 is None:
            return None
        if y1 == 0 or y1 == y0:
            break
        x0, x1 = x1, x1 - y1 * (x1 - x0) / (y1 - y0)
        y0, y1 = y1, gap(x1)
    return x1
