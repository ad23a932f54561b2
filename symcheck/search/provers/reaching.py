"""Suprema: a gap that vanishes at an end of a domain is small somewhere in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction


from symcheck.kernel.certificate import Certificate
from symcheck.language.claim import And, Claim, Exists, Rel, variables_of
from symcheck.language.substitution import fresh_variable
from symcheck.language.term import (
    ONE, TWO, ZERO, Num, Term, Var, add, div, free_variables, mul, neg, num, sqrt, sub,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS
from symcheck.search.problem import Problem, having
from symcheck.search.provers.quantifiers import exhibited

from symcheck.search.provers.approach import (
    FAR, REACHES, Near, Wanted, is_above, is_downward, order_of, place_of, size_of, written,
)  # fmt: skip
from symcheck.search.provers.limits import near_enough


def reached(problem: Problem, goal: Exists) -> Certificate | None:
    """∃x ∈ D: gap < ε, where the gap vanishes at an end of D: x is near enough to that end."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    match goal.part:
        case And((*_, Rel("<", gap, (Var() as target)))) if target not in free_variables(gap):
            pass
        case _:
            return None
    if free_variables(gap) - {goal.var}:
        return None
    for near in _ends(goal, gap, target):
        for text in FAR if near.infinite else REACHES:
            found = order_of(near, Wanted(gap, target, ONE), float(Fraction(text)))
            if found is None:
                continue
            c, root = found
            size = size_of(near) if near.infinite else near.distance
            if near.infinite:
                bound = Rel("<=", gap, div(num(str(c)), sqrt(size) if root else size))
            else:
                bound = Rel("<=", gap, mul(num(str(c)), sqrt(size) if root else size))
            there = near.within(written(near, text), bound)
            proof = solve(replace(problem.to(there), points=NO_POINTS).sharing(0.5))
            if proof is None:
                continue
            known = problem.given(there)
            for reach in near_enough(near, target, num(text), c, root=root):
                place = place_of(near)
                if near.infinite:
                    value = add(reach, num(-1 if is_downward(near) else 1))
                elif place is not None:
                    half = div(reach, TWO)
                    value = add(place, half) if is_above(near) else sub(place, half)
                else:
                    continue
                shown = exhibited(replace(known, points=NO_POINTS), goal, value)
                if shown is not None:
                    return having(problem, [(there, proof)], shown)
    return None


def _ends(goal: Exists, gap: Term, target: Var) -> Iterator[Near]:
    """The ends of the domain, each as a place that is approached from inside."""
    assert isinstance(goal.part, And)
    x, reach = goal.var, fresh_variable(Var("r"), variables_of(goal.part) | {goal.var})
    parts = [p for p in _flat(goal.part) if isinstance(p, Rel)]
    lows = [p.lhs for p in parts if p.op in ("<", "<=") and p.rhs == x]
    highs = [p.rhs for p in parts if p.op in ("<", "<=") and p.lhs == x]
    claim = Rel("<", gap, target)
    for low in lows:
        if isinstance(low, Num):
            d = sub(x, low)
            yield Near(x, reach, And((Rel("<", ZERO, d), Rel("<", d, reach))), d, False, claim)
    for high in highs:
        if isinstance(high, Num):
            d = sub(high, x)
            yield Near(x, reach, And((Rel("<", ZERO, d), Rel("<", d, reach))), d, False, claim)
    if not highs:
        yield Near(x, reach, Rel(">", x, reach), div(ONE, x), True, claim)
    if not lows:
        yield Near(x, reach, Rel("<", x, reach), div(ONE, neg(x)), True, claim)


def _flat(claim: Claim) -> Iterator[Claim]:
    if isinstance(claim, And):
        for part in claim.parts:
            yield from _flat(part)
    else:
        yield claim
