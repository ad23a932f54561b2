"""Refutation at points: the simplest rational ones, then random ones, then towards a violation.

Floating point chooses; the kernel decides. A rational near a violation is made as simple as its
neighbourhood allows before it is shown.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random

from symcheck.kernel.certificate import Interpretation, Witness
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import And, Claim, Implies, Or, Rel
from symcheck.language.context import Obligation, unknowns_in, variables_in
from symcheck.language.term import Num, Term, Var, mul, num, power
from symcheck.search.floats import seems_true, slack, value
from symcheck.search.points import (
    Values, as_floats, completed, flat, random_points, simple_points, solved_for,
)  # fmt: skip

SIMPLE_TRIES = 3000
RANDOM_TRIES = 1500
CLIMBS = 12

T = Var("t")
READINGS: tuple[Term, ...] = (T, power(T, num(2)), mul(num(-1), T), num(0))
"""What an unknown function is tried as: t, t², −t, 0."""


def simple(obligation: Obligation, deadline: float) -> tuple[Witness, Failure] | None:
    """A witness among the simplest rational points."""
    free = _free(obligation)
    return _first(obligation, simple_points(free, SIMPLE_TRIES), deadline)


def random(obligation: Obligation, deadline: float) -> tuple[Witness, Failure] | None:
    """A witness among random points at several scales, made simpler if possible."""
    stream = random_points(_free(obligation), Random(3))
    found = _first(obligation, _take(stream, RANDOM_TRIES), deadline)
    return None if found is None else _simplified(obligation, *found)


def climbing(obligation: Obligation, deadline: float) -> tuple[Witness, Failure] | None:
    """A witness reached by moving points towards a violation of the goal within the hypotheses."""
    free = [v for v in _free(obligation) if v.sort == "real"]
    goals = [r for r in flat([obligation.goal]) if isinstance(r, Rel) and r.op != "="]
    if not free or not goals:
        return None
    chance = Random(4)
    for goal in goals:
        for start in range(CLIMBS):
            if time.monotonic() > deadline:
                return None
            top = _climb(obligation, goal, free, chance, start)
            if top is None:
                continue
            found = _first(obligation, _rationals_near(top, free), deadline)
            if found is not None:
                return _simplified(obligation, *found)
    return None


def _free(obligation: Obligation) -> list[Var]:
    solved = dict(solved_for(obligation))
    return [v for v in variables_in(obligation) if v not in solved]


def _take(stream: Iterator[Values], count: int) -> Iterator[Values]:
    for _ in range(count):
        yield next(stream)


def _first(
    obligation: Obligation, points: Iterator[Values], deadline: float
) -> tuple[Witness, Failure] | None:
    """The first point at which the kernel agrees that the obligation fails."""
    solutions = solved_for(obligation)
    unknowns = unknowns_in(obligation)
    for values in points:
        if time.monotonic() > deadline:
            return None
        point = completed(values, solutions)
        if point is None:
            continue
        floats = as_floats(point)
        if not unknowns and not _looks_like_a_witness(obligation, floats):
            continue
        found = _checked(obligation, point, unknowns)
        if found is not None:
            return found
    return None


def _looks_like_a_witness(obligation: Obligation, floats: dict[Var, float]) -> bool:
    hypotheses = obligation.hypotheses
    return all(_may_hold(h, floats) for h in hypotheses) and may_fail(obligation.goal, floats)


def _may_hold(claim: Claim, floats: dict[Var, float]) -> bool:
    """Whether the claim holds at the point up to rounding."""
    match claim:
        case Rel(op, _, _):
            s = slack(claim, floats)
            return s >= -1e-9 if op in ("=", "<=", ">=") else s > 0
        case And(parts):
            return all(_may_hold(p, floats) for p in parts)
        case Or(parts):
            return any(_may_hold(p, floats) for p in parts)
        case Implies(premise, conclusion):
            return may_fail(premise, floats) or _may_hold(conclusion, floats)
        case _:
            return seems_true(claim, floats)


def may_fail(claim: Claim, floats: dict[Var, float]) -> bool:
    """Whether the claim fails at the point, up to rounding; a missing value is a failure."""
    match claim:
        case Rel(op, _, _):
            s = slack(claim, floats)
            return not s > 1e-12 if op in ("<", ">", "!=") else not s >= -1e-14
        case And(parts):
            return any(may_fail(p, floats) for p in parts)
        case Or(parts):
            return all(may_fail(p, floats) for p in parts)
        case Implies(premise, conclusion):
            return _may_hold(premise, floats) and may_fail(conclusion, floats)
        case _:
            return not seems_true(claim, floats)


def _checked(
    obligation: Obligation, point: dict[Var, Term], unknowns: Sequence[str]
) -> tuple[Witness, Failure] | None:
    values = tuple(sorted(point.items(), key=lambda item: item[0].name))
    for reading in READINGS if unknowns else (T,):
        functions = tuple(Interpretation(name, T, reading) for name in unknowns)
        witness = Witness(values, functions)
        outcome = check_witness(obligation, witness)
        if isinstance(outcome, Failure):
            return witness, outcome
    return None


def _climb(
    obligation: Obligation, goal: Rel, free: Sequence[Var], chance: Random, start: int
) -> dict[Var, float] | None:
    """A point where the goal is as violated as a simple random ascent can make it."""
    solutions = solved_for(obligation)
    hypotheses = [h for h in flat(obligation.hypotheses) if isinstance(h, Rel) and h.op != "="]

    def score(point: dict[Var, float]) -> float:
        full = {**point, **{v: value(t, point) for v, t in solutions}}
        worst = min((slack(h, full) for h in hypotheses), default=0.0)
        if worst != worst:
            return float("-inf")
        violation = -slack(goal, full)
        return (violation if violation == violation else 1.0) if worst >= 0 else worst - 1

    scale = (1.0, 3.0, 10.0)[start % 3]
    point = {v: chance.uniform(-scale, scale) for v in free}
    best, step = score(point), scale / 2
    for _ in range(400):
        moved = {v: x + chance.gauss(0, step) for v, x in point.items()}
        new = score(moved)
        if new > best:
            point, best, step = moved, new, step * 1.3
        else:
            step *= 0.97
        if step < 1e-9:
            break
    return point if best > -0.5 else None


def _rationals_near(point: dict[Var, float], free: Sequence[Var]) -> Iterator[Values]:
    for denominator in (1, 2, 5, 10, 30, 100, 1000, 10**4, 10**6):
        yield {v: Fraction(point[v]).limit_denominator(denominator) for v in free}


def _simplified(
    obligation: Obligation, witness: Witness, failure: Failure
) -> tuple[Witness, Failure]:
    """The simplest rationals that can replace the coordinates one after the other."""
    free = _free(obligation)
    current = {v: t.value for v, t in witness.values if isinstance(t, Num) and v in free}
    if set(current) != set(free):
        return witness, failure
    solutions, unknowns = solved_for(obligation), unknowns_in(obligation)
    for var in free:
        for denominator in (1, 2, 3, 5, 10, 30, 100):
            near = current[var].limit_denominator(denominator)
            if near == current[var]:
                break
            point = completed({**current, var: near}, solutions)
            found = None if point is None else _checked(obligation, point, unknowns)
            if found is not None:
                current[var] = near
                witness, failure = found
                break
    return witness, failure
