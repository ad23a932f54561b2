"""Roots: an equality that holds somewhere because the order of its sides changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np

from symcheck.kernel.certificate import Certificate, Exhibit, Have, Intermediate, Obtain
from symcheck.language.claim import And, Claim, Exists, Rel, conjunction
from symcheck.language.definedness import definedness
from symcheck.language.substitution import (
    fresh_variable, instance_of, substitute_in_claim, value_at,
)  # fmt: skip
from symcheck.language.term import Num, Term, Var, free_variables
from symcheck.search.floats import NO_POINTS, Points, holds, values
from symcheck.search.problem import Problem

GRID = tuple(sorted({s * x for s in (-1, 1) for x in (
    0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 20.0,
    50.0, 100.0)}))  # fmt: skip
MOST_BRACKETS = 6


def by_crossing(problem: Problem, goal: Exists) -> Certificate | None:
    """∃x (… f = g …) over an interval at whose ends f − g has opposite signs.

    The rest of the part is shown for the root that the intermediate value theorem gives.
    """
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    equality = next((r for r in _parts(goal.part) if isinstance(r, Rel) and r.op == "="), None)
    if equality is None or goal.var.sort != "real":
        return None
    for low, high, rising in _brackets(goal, equality):
        f, g = (equality.lhs, equality.rhs) if rising else (equality.rhs, equality.lhs)
        there = Exists(
            goal.var,
            And((Rel("<=", low, goal.var), Rel("<=", goal.var, high), Rel("=", f, g))),
        )
        proof = _intermediate(problem, there, low, high, f, g)
        if proof is None:
            continue
        if there == goal:
            return proof
        root = fresh_variable(goal.var, problem.names | {goal.var})
        part = substitute_in_claim(there.part, {goal.var: root})
        named = replace(problem, points=NO_POINTS).given(part)
        then = solve(named.to(instance_of(goal.part, goal.var, root)).deeper())
        if then is not None:
            return Have(there, proof, Obtain(there, root, Exhibit(root, then)))
    return None


def _parts(claim: Claim) -> tuple[Claim, ...]:
    if isinstance(claim, And):
        return tuple(p for part in claim.parts for p in _parts(part))
    return (claim,)


def _brackets(goal: Exists, equality: Rel) -> Iterator[tuple[Term, Term, bool]]:
    """Rational intervals, a decent number of them, at whose ends the sides differ in order."""
    if (free_variables(equality.lhs) | free_variables(equality.rhs)) - {goal.var}:
        return
    ends = [Fraction(x).limit_denominator(1000) for x in GRID]
    for rel in _parts(goal.part):
        if isinstance(rel, Rel):
            for side in (rel.lhs, rel.rhs):
                if isinstance(side, Num):
                    ends.append(side.value)
    grid = np.array(sorted({float(e) for e in ends}))
    exact = dict(zip((float(e) for e in ends), ends, strict=True))
    points = Points(len(grid), {goal.var: grid})
    gap = values(equality.lhs, points) - values(equality.rhs, points)
    others = conjunction(tuple(p for p in _parts(goal.part) if p != equality))
    inside = holds(others, points)
    found = 0
    for i, k in pairwise(range(len(grid))):
        if gap[i] * gap[k] <= 0 and (inside[i] or inside[k]) and found < MOST_BRACKETS:
            found += 1
            yield Num(exact[grid[i]]), Num(exact[grid[k]]), bool(gap[i] <= gap[k])


def _intermediate(
    problem: Problem, there: Exists, low: Term, high: Term, f: Term, g: Term
) -> Certificate | None:
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    var = there.var
    between = fresh_variable(Var(f"_{var.name.strip('_·')}"), problem.names | {var})
    ends = (
        Rel("<=", low, high),
        Rel("<=", value_at(f, {var: low}), value_at(g, {var: low})),
        Rel(">=", value_at(f, {var: high}), value_at(g, {var: high})),
    )
    plain = replace(problem, points=NO_POINTS)
    proofs = [solve(plain.to(end).deeper()) for end in ends]
    inside = And((Rel("<=", low, between), Rel("<=", between, high)))
    needed = (c for side in (f, g) for c in definedness(side))
    defined = conjunction(tuple(substitute_in_claim(c, {var: between}) for c in needed))
    proofs.append(solve(plain.given(inside).to(defined).deeper()))
    first, second, third, last = proofs
    if first is None or second is None or third is None or last is None:
        return None
    return Intermediate(between, first, second, third, last)
