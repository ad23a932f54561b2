"""Refutation at points: the simplest first, then random ones, then towards a violation.

Floating point chooses; the kernel decides. A closed claim that evaluation cannot decide, such as
sin(π/2) = 1, is proved and travels with the witness. A rational near a violation is made as simple
as its neighbourhood allows before it is shown.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from symcheck.kernel.certificate import Witness
from symcheck.kernel.witness import Failure
from symcheck.language.claim import FALSE, And, Claim, Implies, Rel, terms_of
from symcheck.language.context import Obligation, unknowns_in
from symcheck.language.definedness import definedness
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import App, Num, Term, Var, neg
from symcheck.search.floats import Points, fails, may_fail, may_hold, slacks
from symcheck.search.points import (
    Cloud, cloud, completed, filled_in, flat, free_variables_of, random_cloud, simple_cloud,
    simplest_cloud,
)  # fmt: skip
from symcheck.search.refuters.checked import Found, checked
from symcheck.search.solving import solved_for

SIMPLE_POINTS = 3000
RANDOM_POINTS = 3000
CLIMBERS = 60
MOST_CHECKS = 40
MOST_DOUBTFUL = 3


def simple(obligation: Obligation, deadline: float) -> Found | None:
    """A witness among the simplest points."""
    return _first(obligation, simplest_cloud(obligation, SIMPLE_POINTS), deadline)


def unsolved(obligation: Obligation, deadline: float) -> Found | None:
    """A witness among the simplest points, equalities met by chance: x² = 1 at −1."""
    if not solved_for(obligation):
        return None
    hypotheses = (_as_inequalities(h) for h in obligation.hypotheses)
    there = Obligation(tuple(hypotheses), obligation.goal)
    return _first(obligation, simplest_cloud(there, SIMPLE_POINTS), deadline, there)


def supposed(obligation: Obligation, deadline: float) -> Found | None:
    """A witness against A ⇒ B among points at which A holds, its equalities being solved."""
    for implication in _implications(obligation.goal):
        hypotheses = (*obligation.hypotheses, implication.premise)
        there = Obligation(hypotheses, implication.conclusion)
        if solved_for(there) != solved_for(obligation):
            group = simple_cloud(there, SIMPLE_POINTS // 10)
            found = _first(obligation, group, deadline, there)
            opposite = None if found is not None else mirrored(there, deadline)
            if opposite is not None:
                found = checked(obligation, dict(opposite[0].values))
            if found is not None:
                return found
    return None


def _implications(goal: Claim) -> Iterator[Implies]:
    match goal:
        case Implies():
            yield goal
        case And(parts):
            for part in parts:
                yield from _implications(part)


def _as_inequalities(claim: Claim) -> Claim:
    match claim:
        case Rel("=", lhs, rhs):
            return And((Rel("<=", lhs, rhs), Rel(">=", lhs, rhs)))
        case And(parts):
            return And(tuple(map(_as_inequalities, parts)))
        case _:
            return claim


def mirrored(obligation: Obligation, deadline: float) -> Found | None:
    """A witness at the opposite of a square root that an equality was solved by."""
    for solution in solved_for(obligation):
        if isinstance(solution.term, App) and solution.term.op == "root":
            there = _reflected(obligation, solution.var)
            group = simple_cloud(there, SIMPLE_POINTS // 10)
            for index in range(min(group.points.size, MOST_CHECKS)):
                point = group.exact(index, solved_for(there))
                if point is None or time.monotonic() > deadline:
                    continue
                point[solution.var] = neg(point[solution.var])
                found = checked(obligation, point)
                if found is not None:
                    return found
    return None


def _reflected(obligation: Obligation, var: Var) -> Obligation:
    """The obligation with −x written for x."""
    opposite = {var: neg(var)}
    hypotheses = tuple(substitute_in_claim(h, opposite) for h in obligation.hypotheses)
    return Obligation(hypotheses, substitute_in_claim(obligation.goal, opposite))


def valueless(obligation: Obligation, deadline: float) -> Found | None:
    """A witness where a denominator or a cosine below a fraction line vanishes: no value there."""
    for condition in _nonzero_conditions(obligation.goal):
        vanishing = Rel("=", condition.lhs, condition.rhs)
        there = Obligation((*obligation.hypotheses, vanishing), FALSE)
        if time.monotonic() > deadline:
            return None
        found = _first(obligation, simple_cloud(there, SIMPLE_POINTS // 10), deadline, there)
        if found is not None:
            return found
    return None


def _nonzero_conditions(goal: Claim) -> Iterator[Rel]:
    for rel in flat([goal]):
        for term in terms_of(rel):
            for condition in definedness(term):
                if isinstance(condition, Rel) and condition.op == "!=":
                    yield condition


def random(obligation: Obligation, deadline: float) -> Found | None:
    """A witness among random points at several scales, made simpler if possible."""
    found = _first(obligation, random_cloud(obligation, RANDOM_POINTS, 3), deadline)
    return None if found is None else _simplified(obligation, *found)


def climbing(obligation: Obligation, deadline: float) -> Found | None:
    """A witness reached by moving points towards a violation of the goal within the hypotheses."""
    free = free_variables_of(obligation)
    goals = [r for r in flat([obligation.goal]) if isinstance(r, Rel) and r.op != "="]
    if not any(v.sort == "real" for v in free):
        return None
    for goal in goals:
        tops = _climb(obligation, goal, free)
        for rows in _rationals_near(tops, free):
            found = _first(obligation, cloud(obligation, free, rows), deadline)
            if found is not None:
                return _simplified(obligation, *found)
            if time.monotonic() > deadline:
                return None
    return None


def _first(
    obligation: Obligation, group: Cloud, deadline: float, there: Obligation | None = None
) -> Found | None:
    """The first point of the cloud at which the kernel agrees that the obligation fails.

    ``there`` is a narrower obligation whose goal fails wherever its hypotheses hold.
    """
    likely = there or obligation
    points = group.points
    candidates = np.full(points.size, True)
    if not unknowns_in(obligation) and points.columns:
        for hypothesis in likely.hypotheses:
            candidates &= may_hold(hypothesis, points)
        candidates &= may_fail(likely.goal, points)
    solutions = solved_for(likely)
    for index in _likely_first(likely, points, candidates):
        if time.monotonic() > deadline:
            return None
        point = group.exact(int(index), solutions)
        if point is not None:
            found = checked(obligation, point)
            if found is not None:
                return found
    return None


def _likely_first(obligation: Obligation, points: Points, candidates: np.ndarray) -> list[int]:
    """Points where the goal clearly fails, and the first few where it may, in their order."""
    clear = candidates & fails(obligation.goal, points)
    doubtful = np.flatnonzero(candidates & ~clear)[:MOST_DOUBTFUL]
    return sorted([*np.flatnonzero(clear)[: 3 * MOST_CHECKS], *doubtful])


def _climb(obligation: Obligation, goal: Rel, free: Sequence[Var]) -> Points:
    """Points where the goal is as violated as random ascent within the hypotheses makes it."""
    relations = [h for h in flat(obligation.hypotheses) if isinstance(h, Rel) and h.op != "="]
    chance = np.random.default_rng(4)
    scales = np.repeat([1.0, 3.0, 10.0], CLIMBERS // 3)

    def score(points: Points) -> np.ndarray:
        worst = np.zeros(points.size)
        for relation in relations:
            worst = np.minimum(worst, slacks(relation, points))
        violation = np.nan_to_num(-slacks(goal, points), nan=1.0)
        inside = np.nan_to_num(worst, nan=-np.inf)
        return np.where(inside >= 0, violation, inside - 1)

    columns = {
        v: scales * chance.uniform(-1, 1, CLIMBERS)
        if v.sort == "real"
        else np.abs(np.rint(scales * chance.uniform(-1, 1, CLIMBERS)))
        for v in free
    }
    points = filled_in(Points(CLIMBERS, columns), obligation)
    best, step = score(points), scales / 2
    for _ in range(250):
        moved_columns = {
            v: column + (chance.normal(0, 1, CLIMBERS) * step if v.sort == "real" else 0)
            for v, column in points.columns.items()
        }
        moved = filled_in(Points(CLIMBERS, moved_columns), obligation)
        new = score(moved)
        better = new > best
        merged = {v: np.where(better, moved.columns[v], points.columns[v]) for v in moved.columns}
        points, best = Points(CLIMBERS, merged), np.where(better, new, best)
        step = np.where(better, step * 1.3, step * 0.97)
    order = np.argsort(-best)[:6]
    return Points(len(order), {v: column[order] for v, column in points.columns.items()})


def _rationals_near(tops: Points, free: Sequence[Var]) -> Iterator[list[tuple[Term, ...]]]:
    for denominator in (1, 2, 5, 10, 30, 100, 1000, 10**4, 10**6):
        rows = []
        for i in range(tops.size):
            point = tops.point(i)
            near = (Fraction(point[v]).limit_denominator(denominator) for v in free)
            rows.append(tuple(Num(x) for x in near))
        yield list(dict.fromkeys(rows))


def _simplified(obligation: Obligation, witness: Witness, failure: Failure) -> Found:
    """The simplest rationals that can replace the coordinates one after the other."""
    free = free_variables_of(obligation)
    current = {v: t for v, t in witness.values if v in free}
    solutions = solved_for(obligation)
    for var in free:
        value = current[var]
        if not isinstance(value, Num):
            continue
        for denominator in (1, 2, 3, 5, 10, 30, 100):
            near = Num(value.value.limit_denominator(denominator))
            if near == value:
                break
            point = completed({**current, var: near}, solutions)
            found = None if point is None else checked(obligation, point)
            if found is not None:
                current[var] = near
                witness, failure = found
                break
    return witness, failure
