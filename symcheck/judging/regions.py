"""Regions outside of which a claim fails: signs of its parts, and bounds of its variables.

Candidates are comparisons of a part with 0: of a variable, of what stands in a power, a root, an
absolute value, a logarithm, a denominator or a product. Floating point drops those that leave a
failing point in, or almost nothing; among the rest the weakest comes first. Nothing here is
trusted: the claim is proved anew under what is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np

from symcheck.judging.conditions import is_restated, simpler, size
from symcheck.language.claim import (
    And, Claim, Implies, Rel, RelOp, conjunction, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.context import Obligation
from symcheck.language.term import ZERO, App, Num, Term, Var, free_variables, mul, subterms
from symcheck.search.floats import Mask, Points, holds
from symcheck.search.points import random_cloud, simple_cloud
from symcheck.search.truth import is_quantified

LARGEST_PART = 9
MOST_PARTS, MOST_BOUNDS = 10, 8
SIMPLE_POINTS, RANDOM_POINTS = 400, 1200
FARTHEST = 25.0
"""Farther out, powers and exponentials may be out of reach."""
LEAST_SHARE = 0.04
"""Of the points at which the hypotheses hold, how many a region must contain at least."""
FEWEST_VALUES = 4
LEAST_KEPT = 0.4
"""Of the points at which the claim holds, how many a region must keep: a corner is no region."""
SIGNS: tuple[RelOp, ...] = ("!=", ">=", "<=", ">", "<")
LOWER: tuple[str, ...] = ("1/2", "1", "2")
"""How far below a bound weaker ones are tried."""
STRICT: Mapping[RelOp, RelOp] = {"<=": "<", ">=": ">"}
LEAST: tuple[RelOp, ...] = (">=", ">")
MOST: tuple[RelOp, ...] = ("<=", "<")


@dataclass(frozen=True, slots=True)
class Region:
    """Conditions that leave no failing sample point, and whether they leave out no other."""

    conditions: tuple[Claim, ...]
    share: float
    seems_exact: bool


def regions_of(
    obligation: Obligation, failing: Iterable[tuple[Var, Term]] = ()
) -> tuple[Region, ...]:
    """The regions worth a proof, the weakest first; ``failing`` is a point to be left out."""
    opened = _opened(obligation)
    if is_quantified(opened.goal) or any(map(is_quantified, opened.hypotheses)):
        return ()
    if _is_place(opened.goal):
        return ()
    points = _points(opened)
    if points.size == 0:
        return ()
    inside = _everywhere(opened.hypotheses, points)
    good = inside & holds(opened.goal, points)
    bad = inside & ~holds(opened.goal, points)
    if not np.any(bad) or np.count_nonzero(good) < 5:
        return ()
    away = [Rel("!=", v, t) for v, t in failing if isinstance(t, Num) and v.sort == "real"]
    seen = [(c, holds(c, points)) for c in (*away, *candidates(opened))]
    seen = [(c, mask) for c, mask in seen if _is_roomy(mask & good, inside, points)]
    seen = _strict_ones(seen, inside)
    found = [_region((c,), mask, good, inside, bad) for c, mask in seen]
    single = [r for r in found if r is not None]
    exact = [_region((c,), holds(c, points), good, inside, bad) for c in _beyond_bounds(opened)]
    single += [r for r in exact if r is not None and r.seems_exact]
    if not single:
        found = [
            _region((c, d), one & other, good, inside, bad)
            for (c, one), (d, other) in combinations(seen, 2)
            if isinstance(c, Rel) and isinstance(d, Rel) and c.lhs != d.lhs
        ]
        single = [r for r in found if r is not None]
    return tuple(sorted(single, key=lambda r: (-round(r.share, 2), sum(map(size, r.conditions)))))


def bounds_a_variable(goal: Claim) -> bool:
    """Whether the claim compares a function of one variable with a number.

    Of that only an exact condition says something: that x ≤ 1 is enough for eˣ ≤ 4 does not.
    """
    while isinstance(goal, Implies):
        goal = goal.conclusion
    if not isinstance(goal, Rel) or goal.op == "=":
        return False
    return len(variables_of(goal)) == 1 and any(isinstance(t, Num) for t in (goal.lhs, goal.rhs))


def weaker(obligation: Obligation, region: Region) -> Iterator[tuple[Claim, ...]]:
    """Conditions like x ≥ c with a lower c that leave no failing sample point either."""
    opened = _opened(obligation)
    match region.conditions:
        case (Rel(">=" | ">", Var() as var, Num(bound)),):
            steps, ops = [Fraction(s) for s in reversed(LOWER)], LEAST
        case (Rel("<=" | "<", Var() as var, Num(bound)),):
            steps, ops = [-Fraction(s) for s in reversed(LOWER)], MOST
        case _:
            return
    points = _points(opened)
    bad = _everywhere(opened.hypotheses, points) & ~holds(opened.goal, points)
    for step in steps:
        for op in ops:
            condition = Rel(op, var, Num(bound - step))
            if not np.any(bad & holds(condition, points)):
                yield (condition,)


def _opened(obligation: Obligation) -> Obligation:
    """The obligation with the premises of its goal among the hypotheses."""
    hypotheses, goal = obligation.hypotheses, obligation.goal
    while isinstance(goal, Implies):
        hypotheses, goal = (*hypotheses, goal.premise), goal.conclusion
    return Obligation(hypotheses, goal)


def _points(obligation: Obligation) -> Points:
    simple = simple_cloud(obligation, SIMPLE_POINTS).points
    chance = random_cloud(obligation, RANDOM_POINTS, 11).points
    names = set(simple.columns) & set(chance.columns)
    if not names:
        return Points(0, {})
    columns = {v: np.concatenate([simple.columns[v], chance.columns[v]]) for v in names}
    near = np.all([np.abs(c) <= FARTHEST for c in columns.values()], axis=0)
    return Points(simple.size + chance.size, columns).select(near)


def _everywhere(claims: tuple[Claim, ...], points: Points) -> Mask:
    mask = np.full(points.size, True)
    for claim in claims:
        mask &= holds(claim, points)
    return mask


def _strict_ones(seen: list[tuple[Claim, Mask]], inside: Mask) -> list[tuple[Claim, Mask]]:
    """The conditions without those that have the same points as their strict sisters."""
    strict: dict[tuple[Term, Term, RelOp], Mask] = {
        (c.lhs, c.rhs, c.op): mask for c, mask in seen if isinstance(c, Rel) and c.op in ("<", ">")
    }
    kept = []
    for condition, mask in seen:
        sister = None
        if isinstance(condition, Rel) and condition.op in ("<=", ">="):
            sister = strict.get((condition.lhs, condition.rhs, STRICT[condition.op]))
        if sister is None or not np.array_equal(sister & inside, mask & inside):
            kept.append((condition, mask))
    return kept


def _is_roomy(mask: Mask, inside: Mask, points: Points) -> bool:
    """Whether no variable is pinned down that was free: x ≥ 0 and x ≤ 0 is no region."""
    for column in points.columns.values():
        before, now = (len(np.unique(column[m])) for m in (inside, mask))
        if now < min(FEWEST_VALUES, before):
            return False
    return True


def _region(
    conditions: tuple[Claim, ...], mask: Mask, good: Mask, inside: Mask, bad: Mask
) -> Region | None:
    kept = np.count_nonzero(mask & good)
    share = kept / np.count_nonzero(inside)
    if np.any(mask & bad) or share < LEAST_SHARE or kept < LEAST_KEPT * np.count_nonzero(good):
        return None
    return Region(conditions, share, not np.any(good & ~mask))


def candidates(obligation: Obligation) -> Iterator[Claim]:
    """Comparisons of parts of an obligation with 0 that do not say what it says."""
    goal = obligation.goal
    whole = conjunction((*obligation.hypotheses, goal))
    found: dict[Claim, None] = {}
    for part in _parts(whole):
        for op in SIGNS:
            for condition in simpler(Rel(op, part, ZERO)):
                found[condition] = None
    for condition in found:
        if not is_restated(condition, whole) and not _says_the_same(condition, goal):
            yield condition


def _beyond_bounds(obligation: Obligation) -> Iterator[Claim]:
    """Comparisons of a variable with a number of the claim; they count only if they are exact."""
    ops: tuple[RelOp, ...] = (">=", "<=", ">", "<")
    whole = conjunction((*obligation.hypotheses, obligation.goal))
    for var in sorted(variables_of(obligation.goal), key=lambda v: v.name)[:2]:
        for bound in _bounds(whole) if var.sort == "real" else ():
            for op in ops:
                condition = Rel(op, var, bound)
                if not is_restated(condition, whole):
                    yield condition


def _bounds(claim: Claim) -> list[Num]:
    """The numbers of a claim, and their opposites."""
    numbers = {s.value for t in terms_of(claim) for s in subterms(t) if isinstance(s, Num)}
    return [Num(v) for v in sorted({*numbers, *(-n for n in numbers)} - {0}, key=abs)][:MOST_BOUNDS]


def _is_place(goal: Claim) -> bool:
    """Whether the claim only says where a variable lies: a condition could but say it again."""
    if isinstance(goal, And):
        return any(map(_is_place, goal.parts))
    if not isinstance(goal, Rel) or goal.op == "=":
        return False
    return all(isinstance(c, Rel) and isinstance(c.lhs, Var) and isinstance(c.rhs, Num)
               for c in simpler(goal))  # fmt: skip


def _says_the_same(condition: Claim, goal: Claim) -> bool:
    """Whether the condition is the claim itself in other words."""
    if isinstance(goal, And):
        return any(_says_the_same(condition, part) for part in goal.parts)
    return isinstance(goal, Rel) and goal.op != "=" and condition in simpler(goal)


def _parts(claim: Claim) -> list[Term]:
    """Variables, and what stands where a sign matters, small ones first."""
    found: dict[Term, int] = {}
    outside = variables_of(claim)
    for term in terms_of(claim):
        for part in subterms(term):
            for inner in _signed(part):
                count, spoken = sum(1 for _ in subterms(inner)), free_variables(inner)
                if spoken and spoken <= outside and count <= LARGEST_PART:
                    found.setdefault(inner, count)
    parts = sorted(found, key=lambda t: found[t])[:MOST_PARTS]
    variables = [p for p in parts if isinstance(p, Var)][:3]
    return [*parts, *(mul(a, b) for a, b in combinations(variables, 2))]


def _signed(term: Term) -> Iterator[Term]:
    match term:
        case Var():
            yield term
        case App("pow", (base, _)):
            yield base
        case App("root", (_, a)) | App("abs" | "ln", (a,)):
            yield a
        case App("div", (_, below)):
            yield below
        case App("mul", args):
            yield from args
        case _:
            return
