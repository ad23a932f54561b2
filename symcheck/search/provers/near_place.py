"""∃δ, or ∃ a bound: a claim holds near a place. Signs of smooth terms first, then bounds by search.

Of f = O(g) a constant that is not tight is tried on a short interval: then the difference of the
two sides has a sign there.
"""

from __future__ import annotations

from dataclasses import replace

from symcheck.kernel.certificate import Certificate, Exhibit, Have, Sign, Split
from symcheck.language.claim import And, Exists, Rel, variables_of
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import ZERO, App, Num, num
from symcheck.search.problem import Problem
from symcheck.search.provers.approach import Near, parsed, rounded_up, wanted_of, written
from symcheck.search.provers.beside import all_beside
from symcheck.search.provers.known_bounds import by_known_bound
from symcheck.search.provers.limits import bounded_ratio, bounds_of, by_bound, by_constant_reach
from symcheck.search.provers.rates import Rate, rate_of
from symcheck.search.provers.reach import by_reach

SHORT = ("1/2", "1/10", "1/100")
FAR_OUT = ("2", "10", "100")
GENEROUS = 1.5
"""How much larger than what is seen a constant is made."""


def near_place(problem: Problem, goal: Exists) -> Certificate | None:
    """∃δ: the claim holds within δ of the place; or ∃K > 0: it does so for K."""
    near = parsed(goal)
    if near is None:
        return _of_order(problem, goal) or bounded_ratio(problem, goal)
    return (
        _within(problem, near)
        or _by_signs(problem, goal, near)
        or by_constant_reach(problem, goal, near)
        or by_known_bound(problem, goal, near)
        or by_bound(problem, goal, near)
    )


def _within(problem: Problem, near: Near) -> Certificate | None:
    """The claim itself holds within a number, by signs."""
    if variables_of(near.claim) - {near.var}:
        return None
    for text in FAR_OUT if near.infinite else SHORT:
        found = all_beside(problem, near.within(written(near, text), near.claim))
        if found is not None:
            return Exhibit(written(near, text), found if near.infinite else Split((Sign(), found)))
    return None


def _of_order(problem: Problem, goal: Exists) -> Certificate | None:
    """|f| ≤ K·|g| near the place, for a K that is not tight."""
    match goal.part:
        case And((Rel(">", k, zero), Exists() as inner)) if k == goal.var and zero == ZERO:
            near = parsed(inner)
        case _:
            return None
    if near is None:
        return None
    match near.claim:
        case Rel("<=", gap, App("mul", (k, gauge))) if k == goal.var:
            above, below = rate_of(gap, near), rate_of(gauge, near)
        case _:
            return None
    if above is None or below is None:
        return None
    constant = Num(rounded_up(_least(above, below, 0)))
    there = substitute_in_claim(near.claim, {goal.var: constant})
    found = _within(problem, replace(near, claim=there))
    return None if found is None else Exhibit(constant, Split((Sign(), found)))


def _least(above: Rate, below: Rate, order: int) -> float:
    """A generous c such that the ratio of the two is at most c·dᵒʳᵈᵉʳ near the place."""
    if above.order - below.order > order:
        return 1.0
    return GENEROUS * above.coefficient / below.coefficient


def _by_signs(problem: Problem, goal: Exists, near: Near) -> Certificate | None:
    """The gap is at most c·d on a short interval, for a c that is not tight."""
    wanted = wanted_of(near.claim)
    if wanted is None:
        return None
    above, below = rate_of(wanted.gap, near), rate_of(wanted.weight, near)
    if above is None or below is None:
        return None
    c = rounded_up(_least(above, below, 1))
    for text in FAR_OUT if near.infinite else SHORT:
        for bound in bounds_of(near, near.claim, Num(c), root=False):
            there = near.within(written(near, text), bound)
            proof = all_beside(problem, there)
            if proof is not None:
                known = problem.given(there)
                then = by_reach(known, goal, near, there, (num(text), c))
                return None if then is None else Have(there, proof, then)
    return None
