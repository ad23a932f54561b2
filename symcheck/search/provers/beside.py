"""Claims about all x on one side of a place, or beyond a bound, by signs next to the place.

|f| ≤ c·|g| for all x with 0 < |x − p| < r, and the like: the absolute values are written out by
the signs of what is inside, and the difference of the two sides has a sign. Far out, x is 1/u for
a u next to 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from symcheck.kernel.certificate import (
    Cases, Cell, Certificate, Contradiction, Cover, Detach, Farkas, Generalize, Have, Known,
    Product, Rewrite, Sign, Specialize, Split, Suppose, Total,
)  # fmt: skip
from symcheck.kernel.facts import Facts
from symcheck.language.claim import And, Claim, ForAll, Implies, Or, Rel
from symcheck.language.substitution import (
    fresh_variable, instance_of, substitute, substitute_in_claim,
)  # fmt: skip
from symcheck.language.term import (
    ONE, ZERO, App, Num, Term, Var, div, free_variables, neg, num, sub,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS, value
from symcheck.search.problem import Problem, having
from symcheck.search.provers.atoms import instance
from symcheck.search.provers.comparing import decided
from symcheck.search.provers.leading import (
    OPS, Side, Step, by_adding, factor_sign, multiplied, sign_beside,
)  # fmt: skip
from symcheck.search.provers.quantifiers import new_name
from symcheck.search.provers.rates import far_out
from symcheck.search.workspace import factors_of

FINE = 10**6


def all_beside(problem: Problem, goal: ForAll) -> Certificate | None:
    """∀x, near a place or far out: comparisons, each decided by signs."""
    match goal.part:
        case Implies(premise, claim) if _is_about(goal.var, claim):
            pass
        case _:
            return None
    x = new_name(problem, goal.var, goal.part)
    there = substitute_in_claim(premise, {goal.var: x})
    wanted = substitute_in_claim(claim, {goal.var: x})
    bare = replace(problem, facts=Facts(), points=NO_POINTS, goal=wanted)
    start = replace(bare, names=bare.names | {x}).given(there)
    then = _near(start, x, there) or _far(start, x, there)
    return None if then is None else Generalize(x, Suppose(then))


def _is_about(var: Var, claim: Claim) -> bool:
    """Comparisons, or several of them, in which only that variable is free."""
    if isinstance(claim, And):
        return all(_is_about(var, part) for part in claim.parts)
    return isinstance(claim, Rel) and free_variables(sub(claim.lhs, claim.rhs)) <= {var}


def _near(problem: Problem, x: Var, premise: Claim) -> Certificate | None:
    match premise:
        case And((Rel("<", zero, App("abs", (away,))), Rel("<", _, Num(reach)))) if zero == ZERO:
            return _on_both_sides(problem, x, away, reach)
        case And((Rel("<", zero, away), Rel("<", _, Num(reach)))) if zero == ZERO:
            return _on_one_side(problem, x, away, reach)
        case And((Rel(">", away, zero), Rel("<", _, Num(reach)))) if zero == ZERO:
            return _on_one_side(problem, x, away, reach)
        case _:
            return None


def _on_both_sides(problem: Problem, x: Var, away: Term, reach: Fraction) -> Certificate | None:
    size = App("abs", (away,))
    either = Or((Rel(">=", away, ZERO), Rel("<=", away, ZERO)))
    branches: list[Certificate] = []
    for part, name, distance in zip(
        either.parts, ("abs.of-nonnegative", "abs.of-nonpositive"), (away, neg(away)), strict=True
    ):
        branch = problem.given(part)
        same = instance(branch, name, x=away)
        if same is None:
            return None
        equation = Rel("=", size, distance)
        steps = [
            same,
            (Rel("<", ZERO, distance), Rewrite(equation, Rel("<", ZERO, size), Known())),
            (
                Rel("<", distance, Num(reach)),
                Rewrite(equation, Rel("<", size, Num(reach)), Known()),
            ),
        ]
        for claim, _ in steps:
            branch = branch.given(claim)
        found = _on_one_side(branch, x, distance, reach)
        if found is None:
            return None
        branches.append(having(problem.given(part), steps, found))
    return Have(either, Total(), Cases(either, tuple(branches)))


def _on_one_side(problem: Problem, x: Var, away: Term, reach: Fraction) -> Certificate | None:
    """``away`` is x − p or p − x, which is known to be positive and less than the reach."""
    place = _place(x, away)
    if place is None or (middle := value(place)) != middle:
        return None
    rightward = value(substitute(away, {x: num(Fraction(int(middle) + 2))})) > 0
    low, high = (_rational(place, middle, sign) for sign in (-1, 1))
    side = (
        Side(x, place, True, low, high + reach) if rightward
        else Side(x, place, False, low - reach, high)
    )  # fmt: skip
    steps: list[Step] = []
    positive, close = Rel("<", ZERO, away), Rel("<", away, Num(reach))
    order = Rel("<", place, x) if rightward else Rel("<", x, place)
    steps.append((order, by_adding(order, positive)))
    links = [close]
    edge = Rel("<=", place, Num(high)) if rightward else Rel(">=", place, Num(low))
    if not isinstance(place, Num):
        steps.append((edge, Cover((), Cell())))
        links.append(edge)
    end = Rel("<", x, Num(side.high)) if rightward else Rel(">", x, Num(side.low))
    steps.append((end, by_adding(end, *links)))
    return _from(problem, side, steps)


def _from(problem: Problem, side: Side, steps: list[Step]) -> Certificate | None:
    known = problem
    for claim, _ in steps:
        known = known.given(claim)
    found = decided(known, partial(sign_beside, side))
    return None if found is None else having(problem, steps, found)


def _place(x: Var, away: Term) -> Term | None:
    """The p of x − p, or of p − x, as these are written; it is a number or a constant."""
    match away:
        case Var():
            found: Term = ZERO
        case App("neg", (inner,)):
            return _place(x, inner)
        case App("add", (v, Num(c))) if v == x:
            found = Num(-c)
        case App("add", (v, App("neg", (p,)))) if v == x:
            found = p
        case App("add", (p, App("neg", (v,)))) if v == x:
            found = p
        case _:
            return None
    return None if free_variables(found) else found


def _rational(place: Term, middle: float, sign: int) -> Fraction:
    """A rational number that is not above, or not below, the place."""
    if isinstance(place, Num):
        return place.value
    return Fraction(round(middle * FINE) + sign, FINE)


def _far(problem: Problem, x: Var, premise: Claim) -> Certificate | None:
    """Beyond a number x is 1/u, or −1/u, for a positive u below its reciprocal."""
    match premise:
        case Rel(">", y, Num(bound)) if y == x and bound > 0:
            small = div(ONE, x)
        case Rel("<", y, Num(bound)) if y == x and bound < 0:
            small = div(num(-1), x)
        case _:
            return None
    reach = 1 / abs(bound)
    close, opposite = Rel("<", small, Num(reach)), Rel(">=", small, Num(reach))
    sign = Rel(premise.op, x, ZERO)
    products = (Product(Fraction(1), (opposite, sign)), Product(reach, (premise,)))
    steps: list[Step] = [
        (Rel(">", small, ZERO), Sign()),
        (close, Contradiction(Farkas(products))),
    ]
    known = problem
    for claim, _ in steps:
        known = known.given(claim)
    far = _Far(x, small, sign.op == ">", reach)
    found = decided(known, partial(_sign_far, far))
    return None if found is None else having(problem, steps, found)


@dataclass(frozen=True, slots=True)
class _Far:
    """x far out, and the small positive number that is 1/x, or −1/x."""

    var: Var
    small: Term
    upward: bool
    reach: Fraction


def _sign_far(far: _Far, problem: Problem, term: Term, steps: list[Step]) -> int | None:
    """The sign of a term far out, by its factors as functions of the small number."""
    u = fresh_variable(Var("u"), problem.names | {far.var})
    written = far_out(term, far.var, u, upward=far.upward)
    factors = None if written is None else factors_of(written)
    if factors is None:
        return None
    inside = And((Rel(">", u, ZERO), Rel("<", u, Num(far.reach))))
    side = Side(u, ZERO, True, Fraction(0), far.reach)
    small = replace(problem, facts=Facts(), names=problem.names | {u}).given(inside)

    def sign_of(known: Problem, factor: Term, more: list[Step]) -> tuple[int, Term] | None:
        before: list[Step] = []
        sign = factor_sign(side, small, factor, before)
        if sign is None:
            return None
        claim = Rel(OPS[sign], factor, ZERO)
        universal = ForAll(u, Implies(inside, claim))
        proof = having(small.to(claim), before, Sign())
        there = instance_of(universal.part, u, far.small)
        assert isinstance(there, Implies)
        assert isinstance(there.conclusion, Rel)
        detached = Detach(there, Split((Sign(), Sign())), Known())
        more.append((universal, Generalize(u, Suppose(proof))))
        more.append((there.conclusion, Specialize(universal, far.small, detached)))
        return sign, there.conclusion.lhs

    return multiplied(problem, term, factors, sign_of, steps)
