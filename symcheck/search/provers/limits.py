"""Claims that hold near a place: limits and orders of magnitude, by an explicit bound.

Of |f − L| < ε it is found, in floating point, that |f − L| ≤ c·d near the place, where d is the
distance to it (1/|x| at ±∞), or c·√d. That bound is proved, and ε/c, or (ε/c)², is near enough.
A known bound for all values of the variable, G(x), serves as well: G(x) = ε is solved for x.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np

from symcheck.kernel.certificate import Certificate
from symcheck.language.claim import And, Claim, Exists, Rel, terms_of, variables_of
from symcheck.language.term import (
    ONE, TWO, ZERO, App, Num, Term, div, free_variables, mul, neg, num, power, sqrt, subterms,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS, Points, values
from symcheck.search.problem import Problem, having
from symcheck.search.provers.quantifiers import exhibited

from symcheck.search.provers.approach import (
    FAR, REACHES, Near, is_downward, order_of, parsed, places_within, rounded_up, size_of,
    wanted_of, written,
)  # fmt: skip


Step = tuple[Claim, Certificate]


def by_constant_reach(problem: Problem, goal: Exists, near: Near) -> Certificate | None:
    """A reach that does not depend on anything, where the claim itself holds within it."""
    if variables_of(near.claim) - {near.var}:
        return None
    for text in FAR if near.infinite else REACHES:
        places = places_within(near, float(Fraction(text)))
        if places is None or not _seems_true(near.claim, places):
            continue
        shown = exhibited(problem, goal, written(near, text))
        if shown is not None or problem.is_late:
            return shown
    return None


def bounded_ratio(problem: Problem, goal: Exists) -> Certificate | None:
    """∃K > 0: |f| ≤ K·|g| near a place: K is what the ratio is at most, in floating point."""
    match goal.part:
        case And((Rel(">", k, zero), Exists() as inner)) if k == goal.var and zero == ZERO:
            near = parsed(inner)
        case _:
            return None
    match near.claim if near is not None else None:
        case Rel("<=", App("abs", _) as gap, App("mul", (k, weight))) if k == goal.var:
            pass
        case _:
            return None
    assert near is not None
    if free_variables(gap) - {near.var}:
        return None
    for text in FAR[:3] if near.infinite else REACHES[:3]:
        places = places_within(near, float(Fraction(text)))
        if places is None:
            continue
        ratio = values(gap, places) / values(weight, places)
        reliable = ratio[np.abs(values(gap, places)) > 1e-9]
        if reliable.size == 0 or np.any(np.isnan(reliable)):
            continue
        for constant in _constants(problem, float(np.max(reliable))):
            shown = exhibited(problem.sharing(0.5), goal, Num(constant))
            if shown is not None or problem.is_late:
                return shown
    return None


def _constants(problem: Problem, least: float) -> list[Fraction]:
    """Numbers of the known facts, or their reciprocals, that are just enough; and a simple one."""
    spoken: set[Fraction] = set()
    for claim in problem.facts.known:
        for term in terms_of(claim):
            for s in subterms(term):
                if isinstance(s, Num) and s.value > 0:
                    spoken |= {s.value, 1 / s.value}
    close = sorted(c for c in spoken if least * (1 - 1e-4) <= c <= 1.2 * least + 1e-9)
    return [*close[:2], rounded_up(least)]


def by_bound(problem: Problem, goal: Exists, near: Near) -> Certificate | None:
    """|f − L| ≤ c·d or c·√d near the place, so that ε/c or (ε/c)² is near enough."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    wanted = wanted_of(near.claim)
    if wanted is None or free_variables(wanted.gap) - {near.var}:
        return None
    for text in FAR if near.infinite else REACHES:
        found = order_of(near, wanted, float(Fraction(text)))
        if found is None:
            continue
        c, root = found
        for bound in bounds_of(near, near.claim, num(str(c)), root=root):
            there = near.within(written(near, text), bound)
            proof = solve(replace(problem.to(there), points=NO_POINTS).sharing(0.5))
            if proof is None:
                continue
            shown = from_bound(problem, goal, near, (there, proof), (num(text), c, root))
            if shown is not None:
                return shown
        if problem.is_late:
            return None
    return None


def from_bound(
    problem: Problem, goal: Exists, near: Near, shown: Step, bound: tuple[Num, Fraction, bool]
) -> Certificate | None:
    """A reach, for what is wanted, from a bound c·d, or c·√d, that was shown within a reach."""
    wanted, (within, c, root) = wanted_of(near.claim), bound
    known = replace(problem.given(shown[0]), points=NO_POINTS)
    for reach in near_enough(near, wanted.target, within, c, root=root) if wanted else ():
        found = exhibited(known, goal, reach)
        if found is not None:
            return having(problem, [shown], found)
    return None


def bounds_of(near: Near, claim: Claim, c: Term, *, root: bool) -> Iterator[Rel]:
    """The gap is at most c times the distance, or its root; the height at least the reverse."""
    d = sqrt(near.distance) if root else near.distance
    match claim:
        case Rel("<", App("abs", _) as gap, _):
            if near.infinite and root:
                yield Rel("<=", gap, div(c, sqrt(size_of(near))))
            elif near.infinite:
                yield Rel("<=", gap, div(c, size_of(near)))
            else:
                yield Rel("<=", gap, mul(c, d))
        case Rel("<=", gap, App("mul", (_, weight))):
            yield Rel("<=", gap, mul(c, d, weight))
        case Rel(">", height, _):
            size = size_of(near) if near.infinite else div(ONE, near.distance)
            yield Rel(">=", height, div(sqrt(size) if root else size, c))
        case Rel("<", height, _):
            size = size_of(near) if near.infinite else div(ONE, near.distance)
            yield Rel("<=", height, neg(div(sqrt(size) if root else size, c)))


def near_enough(
    near: Near, target: Term, within: Term, c: Fraction, *, root: bool
) -> Iterator[Term]:
    """How near is near enough: below the target over c, and within the bound's own reach."""
    ratio = div(target, Num(c))
    if isinstance(target, App):  # 1/M or −1/M: beyond every bound
        bound = target.args[1]
        beyond = mul(Num(c), App("max", (bound, ONE)))
        grown = power(beyond, TWO) if root else beyond
        if near.infinite:
            far = App("max", (within, grown))
            yield neg(far) if is_downward(near) else far
        else:
            yield App("min", (within, div(ONE, grown)))
        return
    small = power(ratio, TWO) if root else ratio
    if near.infinite:
        far = App(
            "max", (within, div(Num(c * c), power(target, TWO)) if root else div(Num(c), target))
        )
        yield neg(far) if is_downward(near) else far
    else:
        yield App("min", (within, small))


def _seems_true(claim: Claim, places: Points) -> bool:
    from symcheck.search.floats import fails  # noqa: PLC0415

    return not np.any(fails(claim, places))
