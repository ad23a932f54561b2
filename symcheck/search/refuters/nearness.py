"""Denials of what is said to hold near a place: some x within every reach fails it.

That the claim fails all the way to the place, on one side of it, is shown first. A value within
the reach that is asked for, and within that stretch, is then given a name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from symcheck.kernel.certificate import (
    Cases, Certificate, Choose, Exhibit, Generalize, Have, Known, Obtain, Total,
)  # fmt: skip
from symcheck.language.claim import And, Claim, Exists, ForAll, Implies, Or, Rel, variables_of
from symcheck.language.forms import negation
from symcheck.language.substitution import fresh_variable, instance_of, substitute_in_claim
from symcheck.language.term import ONE, ZERO, App, Num, Term, Var, free_variables, mul
from symcheck.search.floats import NO_POINTS, Points, fails, values
from symcheck.search.problem import Problem, having
from symcheck.search.provers.approach import Near, is_downward, parsed
from symcheck.search.provers.beside import all_beside
from symcheck.search.provers.logic import solve
from symcheck.search.provers.quantifiers import exhibited
from symcheck.search.provers.rates import rate_of
from symcheck.search.refuters.stretches import Closer, Stretch, points_of, stretches_of
from symcheck.search.refuters.values import below

HALF = 0.5
NOT_TOO_NEAR = 0.02
"""Closer to the place differences may be all rounding."""

Prover: TypeAlias = Callable[[Problem, ForAll], Certificate | None]


def not_near(problem: Problem, claim: Exists) -> Certificate | None:
    """∃ a reach within which the claim holds, denied."""
    near = parsed(claim)
    if near is None or near.var.sort != "real":
        return None
    if variables_of(near.claim) - {near.var}:
        return _unbounded(problem, claim, near)
    for prove, nearest in ((_by_signs, NOT_TOO_NEAR), (_by_search, 0.0)):
        for stretch in stretches_of(near):
            if not _fails_all_along(stretch, nearest):
                continue
            found = _along(problem.sharing(0.8), claim, stretch, prove)
            if found is not None or problem.is_late:
                return found
    return None


def _by_signs(problem: Problem, there: ForAll) -> Certificate | None:
    return all_beside(problem, there)


def _by_search(problem: Problem, there: ForAll) -> Certificate | None:
    return solve(problem.to(there).sharing(0.75))


def _fails_all_along(stretch: Stretch, nearest: float) -> bool:
    """Whether the claim fails at all points whose distance is more than that part of the reach."""
    points = points_of(stretch)
    if points is None:
        return False
    if not stretch.near.infinite:
        assert isinstance(stretch.reach, Num)
        away = np.abs(values(stretch.near.distance, points))
        points = points.select(away > nearest * float(stretch.reach.value))
    return bool(np.all(fails(stretch.near.claim, points)))


def _along(problem: Problem, claim: Exists, stretch: Stretch, prove: Prover) -> Certificate | None:
    """The claim fails on the whole stretch, and in it are values within every reach."""
    near = stretch.near
    h = fresh_variable(Var("h"), problem.names | {near.var, near.reach})
    there = ForAll(
        h, Implies(stretch.inside(h), substitute_in_claim(
            negation(near.claim), {near.var: stretch.at(h)}))
    )  # fmt: skip
    plain = replace(problem, points=NO_POINTS)
    proof = prove(plain, there)
    if proof is None:
        return None
    then = within_every_reach(plain, claim, stretch, there)
    return None if then is None else having(problem, [(there, proof)], then)


def within_every_reach(
    problem: Problem,
    claim: Exists,
    stretch: Stretch,
    there: ForAll,
    closer: Closer | None = None,
) -> Certificate | None:
    """For every reach an x in the stretch at which what is near is denied, by what holds there.

    ``closer`` is a further value that it must be within, as a reach.
    """
    near = stretch.near
    reach = fresh_variable(Var("d"), problem.names | {near.var, near.reach})
    body = substitute_in_claim(claim.part, {claim.var: reach})
    goal = negation(body)
    if isinstance(body, And):  # the reach is positive: if it is not, nothing is to be shown
        positive = body.parts[0]
        assert isinstance(positive, Rel)
        assert isinstance(goal, Or)
        either = Or((negation(positive), positive))
        inner = problem.given(positive)
        target = goal.parts[1]
    else:
        either, inner, target = None, problem, goal
    assert isinstance(target, Exists)
    then = _exhibited_near(inner.to(target), target, (stretch, there), reach, closer)
    if then is None:
        return None
    if either is not None:
        then = Have(either, Total(), Cases(either, (Choose(0, Known()), Choose(1, then))))
    return Generalize(reach, then)


def _exhibited_near(
    problem: Problem,
    target: Exists,
    along: tuple[Stretch, ForAll],
    reach: Term,
    closer: Closer | None,
) -> Certificate | None:
    """Such an h is given a name first, without what holds there, which only slows that."""
    stretch, always = along
    h = fresh_variable(Var("h"), problem.names | {stretch.near.var, target.var})
    there = Exists(h, stretch.beyond(h, reach))
    proof = exhibited(problem.to(there).sharing(0.6), there, stretch.example(reach))
    if proof is None:
        return None
    if closer is not None:
        before = proof
        first, some = there, fresh_variable(Var("h"), problem.names | {h, stretch.near.var})
        there = Exists(h, And((first.part, closer.met_by(h))))
        named = problem.given(substitute_in_claim(first.part, {h: some}))
        proof = exhibited(named.to(there), there, closer.than(some))
        if proof is None:
            return None
        proof = Have(first, before, Obtain(first, some, proof))
    name = fresh_variable(Var("h"), problem.names | {h, stretch.near.var, target.var})
    named = problem.given(always).given(substitute_in_claim(there.part, {h: name}))
    steps: list[tuple[Claim, Certificate]] = []
    if closer is not None:
        enough = closer.enough(name)
        shown = solve(named.to(enough))
        if shown is None:
            return None
        steps.append((enough, shown))
    known = named.given(steps[0][0]) if steps else named
    value = stretch.at(name)
    then = solve(known.to(instance_of(target.part, target.var, value)))
    if then is None:
        return None
    chosen = Exhibit(
        value, having(named.to(instance_of(target.part, target.var, value)), steps, then)
    )
    return Have(there, proof, Obtain(there, name, chosen))


def _unbounded(problem: Problem, claim: Exists, near: Near) -> Certificate | None:
    """|f| ≤ K·|g| near a place, denied for every K: |f| is at least c·|g|/h on a stretch."""
    match near.claim:
        case Rel("<=", gap, App("mul", (Var() as k, gauge))) if k not in free_variables(gap):
            pass
        case _:
            return None
    if near.infinite and is_downward(near):
        return None
    sized = _sized(near, gap, gauge)
    for stretch, constant, prove in [
        *((s, sized, _by_signs) for s in stretches_of(near) if sized is not None),
        *((s, _constant(s, gap, gauge), _by_search) for s in stretches_of(near)),
    ]:
        if constant is None:
            continue
        h = fresh_variable(Var("h"), problem.names | {near.var, near.reach})
        least = mul(constant, h, gauge) if near.infinite else mul(constant, gauge)
        most = gap if near.infinite else mul(gap, h)
        apart = And((Rel(">=", most, least), Rel(">", gauge, ZERO)))
        part = substitute_in_claim(apart, {near.var: stretch.at(h)})
        there = ForAll(h, Implies(stretch.inside(h), part))
        plain = replace(problem, points=NO_POINTS)
        proof = prove(plain, there)
        if proof is None:
            continue
        closer = Closer(constant, k, near.infinite)
        then = within_every_reach(plain, claim, stretch, there, closer)
        if then is not None:
            return having(problem, [(there, proof)], then)
        if problem.is_late:
            return None
    return None


def _sized(near: Near, gap: Term, gauge: Term) -> Num | None:
    """A number clearly below what |f|·h/|g| tends to, or |f|/(h·|g|) where h goes to ∞."""
    above, below_it = rate_of(gap, near), rate_of(gauge, near)
    if above is None or below_it is None or above.order >= below_it.order:
        return None
    return next(iter(below(HALF * above.coefficient / below_it.coefficient)), None)


def _constant(stretch: Stretch, gap: Term, gauge: Term) -> Num | None:
    """A c with |f|·h ≥ c·|g| on the stretch, or |f| ≥ c·h·|g| where h goes to ∞."""
    points = points_of(stretch)
    if points is None:
        return None
    x = points.columns[stretch.near.var]
    if stretch.place is None:
        h = np.abs(x)
    else:
        h = np.abs(x - float(values(stretch.place, Points(1, {}))[0]))
    ratio = values(gap, points) / values(gauge, points)
    seen = ratio / h if stretch.place is None else ratio * h
    if np.any(np.isnan(seen)):
        return None
    return next(iter(below(float(np.min(seen)) / 0.9)), None)


def tail_values(claim: ForAll) -> list[Num] | None:
    """Values of ε, K or M of a limit, or of an order, that what happens near the place denies."""
    match claim.part:
        case Implies(_, Exists() as inner):
            near = parsed(inner)
        case Exists() as inner:
            near = parsed(inner)
        case _:
            return None
    if near is None or not isinstance(near.claim, Rel):
        return None
    found: list[Num] = _below_its_limit(near, claim.var)
    stretches = list(stretches_of(near))
    smallest = stretches[2:4] if near.infinite else stretches[-2:]
    for stretch in smallest:
        points = points_of(stretch)
        if points is not None:
            found += _denying(near.claim, claim.var, points)
    return list(dict.fromkeys(found))[:4]


def _below_its_limit(near: Near, parameter: Var) -> list[Num]:
    """Numbers below what the gap, or the ratio, tends to."""
    match near.claim:
        case Rel("<", App("abs", _) as gap, p) if p == parameter:
            above, beneath = rate_of(gap, near), rate_of(ONE, near)
        case Rel("<=", gap, App("mul", (p, gauge))) if p == parameter:
            above, beneath = rate_of(gap, near), rate_of(gauge, near)
        case _:
            return []
    if above is None or beneath is None or above.order != beneath.order:
        return []
    return below(0.9 * above.coefficient / beneath.coefficient)


def _denying(claim: Rel, parameter: Var, points: Points) -> list[Num]:
    match claim:
        case Rel("<", gap, p) if p == parameter:
            seen = values(gap, points)
            if isinstance(gap, App) and gap.op == "abs":
                return [] if np.any(np.isnan(seen)) else below(float(np.min(seen)))
            low = np.min(seen)
            return [] if np.isnan(low) else [Num(Fraction(int(np.floor(low)) - 1))]
        case Rel(">", height, p) if p == parameter:
            top = np.max(values(height, points))
            return [] if np.isnan(top) else [Num(Fraction(int(np.ceil(top)) + 1))]
        case Rel("<=", gap, App("mul", (k, gauge))) if k == parameter:
            ratio = values(gap, points) / values(gauge, points)
            return [] if np.any(np.isnan(ratio)) else below(float(np.min(ratio)))
        case _:
            return []
