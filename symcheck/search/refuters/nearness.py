"""Denials of what is said to hold near a place: some x within every reach fails it.

That the claim fails all the way to the place, on one side of it, is shown first. A value within
the reach that is asked for, and within that stretch, is then given a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from symcheck.kernel.certificate import (
    Cases, Certificate, Choose, Exhibit, Generalize, Have, Known, Obtain, Total,
)  # fmt: skip
from symcheck.language.claim import And, Claim, Exists, ForAll, Implies, Or, Rel, variables_of
from symcheck.language.forms import negation
from symcheck.language.substitution import fresh_variable, instance_of, substitute_in_claim
from symcheck.language.term import (
    ONE, TWO, ZERO, App, Num, Term, Var, add, div, free_variables, mul, num, sub,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS, Points, fails, values
from symcheck.search.problem import Problem, having
from symcheck.search.provers.limits import (
    Near, _is_above, _is_downward, _parsed, _place, _places,
)  # fmt: skip
from symcheck.search.provers.logic import solve
from symcheck.search.provers.quantifiers import exhibited
from symcheck.search.refuters.values import below

REACHES = ("1", "1/4", "1/20")
FAR = ("1", "4", "20", "100")
CLOSE = 25
"""How many of the points on one side, nearest first, tell what happens near the place."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One side of a place, within ``reach``: x = place ± h for 0 < h < reach; or h beyond it."""

    near: Near
    sign: int
    place: Term | None
    reach: Term

    def at(self, h: Term) -> Term:
        """The x at that distance; or h itself where x goes to ±∞."""
        if self.place is None:
            return h
        return add(self.place, h) if self.sign > 0 else sub(self.place, h)

    def inside(self, h: Term) -> Claim:
        """h leads to an x in the stretch."""
        if self.place is None:
            return Rel(">" if self.sign > 0 else "<", h, self.reach)
        return And((Rel(">", h, ZERO), Rel("<", h, self.reach)))

    def beyond(self, h: Term, reach: Term) -> Claim:
        """h leads to an x that is within the reach and in the stretch."""
        if self.place is None:
            return And((self.inside(h), Rel(">" if self.sign > 0 else "<", h, reach)))
        return And((self.inside(h), Rel("<", h, reach)))

    def example(self, reach: Term) -> Term:
        """Such an h."""
        if self.place is not None:
            return div(App("min", (reach, self.reach)), TWO)
        if self.sign > 0:
            return add(App("max", (reach, self.reach)), ONE)
        return sub(App("min", (reach, self.reach)), ONE)


def not_near(problem: Problem, claim: Exists) -> Certificate | None:
    """∃ a reach within which the claim holds, denied."""
    near = _parsed(claim)
    if near is None or near.var.sort != "real":
        return None
    if variables_of(near.claim) - {near.var}:
        return _unbounded(problem, claim, near)
    for stretch in _stretches(near):
        points = _points(stretch)
        if points is None or not np.all(fails(near.claim, points)):
            continue
        found = _along(problem.sharing(0.8), claim, stretch)
        if found is not None or problem.is_late:
            return found
    return None


def _along(problem: Problem, claim: Exists, stretch: Stretch) -> Certificate | None:
    """The claim fails on the whole stretch, and in it are values within every reach."""
    near = stretch.near
    h = fresh_variable(Var("h"), problem.names | {near.var, near.reach})
    there = ForAll(
        h, Implies(stretch.inside(h), substitute_in_claim(
            negation(near.claim), {near.var: stretch.at(h)}))
    )  # fmt: skip
    plain = replace(problem, points=NO_POINTS)
    proof = solve(plain.to(there).sharing(0.75))
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


@dataclass(frozen=True, slots=True)
class Closer:
    """h is so near, or so far, that what is at least c/h, or c·h, is more than k."""

    constant: Term
    k: Var
    infinite: bool

    @property
    def bound(self) -> Term:
        """What h is below, or above."""
        c, k = self.constant, self.k
        return div(k, c) if self.infinite else div(c, k)

    def met_by(self, h: Term) -> Rel:
        """That it is."""
        return Rel(">" if self.infinite else "<", h, self.bound)

    def than(self, h: Term) -> Term:
        """Such a value that is also nearer, or farther, than h."""
        if self.infinite:
            return add(App("max", (h, self.bound)), ONE)
        return div(App("min", (h, self.bound)), TWO)

    def enough(self, h: Term) -> Rel:
        """What that is good for."""
        if self.infinite:
            return Rel(">", mul(self.constant, h), self.k)
        return Rel("<", mul(h, self.k), self.constant)


def _unbounded(problem: Problem, claim: Exists, near: Near) -> Certificate | None:
    """|f| ≤ K·|g| near a place, denied for every K: |f| is at least c·|g|/h on a stretch."""
    match near.claim:
        case Rel("<=", gap, App("mul", (Var() as k, gauge))) if k not in free_variables(gap):
            pass
        case _:
            return None
    if near.infinite and _is_downward(near):
        return None
    for stretch in _stretches(near):
        constant = _constant(stretch, gap, gauge)
        if constant is None:
            continue
        h = fresh_variable(Var("h"), problem.names | {near.var, near.reach})
        least = mul(constant, h, gauge) if near.infinite else mul(constant, gauge)
        most = gap if near.infinite else mul(gap, h)
        apart = And((Rel(">=", most, least), Rel(">", gauge, ZERO)))
        part = substitute_in_claim(apart, {near.var: stretch.at(h)})
        there = ForAll(h, Implies(stretch.inside(h), part))
        plain = replace(problem, points=NO_POINTS)
        proof = solve(plain.to(there).sharing(0.5))
        if proof is None:
            continue
        closer = Closer(constant, k, near.infinite)
        then = within_every_reach(plain, claim, stretch, there, closer)
        if then is not None:
            return having(problem, [(there, proof)], then)
        if problem.is_late:
            return None
    return None


def _constant(stretch: Stretch, gap: Term, gauge: Term) -> Num | None:
    """A c with |f|·h ≥ c·|g| on the stretch, or |f| ≥ c·h·|g| where h goes to ∞."""
    points = _points(stretch)
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


def _stretches(near: Near) -> Iterator[Stretch]:
    for text in FAR if near.infinite else REACHES:
        if near.infinite:
            sign = -1 if _is_downward(near) else 1
            yield Stretch(near, sign, None, num(sign * Fraction(text)))
            continue
        place = _place(near)
        if place is None:
            return
        both = isinstance(near.distance, App) and near.distance.op == "abs"
        for sign in (1, -1) if both else ((1,) if _is_above(near) else (-1,)):
            yield Stretch(near, sign, place, num(text))


def _points(stretch: Stretch) -> Points | None:
    """Points of the stretch, nearest to the place first."""
    assert isinstance(stretch.reach, Num)
    near = stretch.near
    places = _places(near, abs(float(stretch.reach.value)))
    if places is None or stretch.place is None:
        return places
    center = float(values(stretch.place, Points(1, {}))[0])
    return places.select((places.columns[near.var] - center) * stretch.sign > 0)


def tail_values(claim: ForAll) -> list[Num] | None:
    """Values of ε, K or M of a limit, or of an order, that what happens near the place denies."""
    match claim.part:
        case Implies(_, Exists() as inner):
            near = _parsed(inner)
        case Exists() as inner:
            near = _parsed(inner)
        case _:
            return None
    if near is None or not isinstance(near.claim, Rel):
        return None
    found: list[Num] = []
    stretches = list(_stretches(near))
    smallest = stretches[2:4] if near.infinite else stretches[-2:]
    for stretch in smallest:
        points = _points(stretch)
        if points is not None:
            found += _denying(near.claim, claim.var, points)
    return list(dict.fromkeys(found))[:4]


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
