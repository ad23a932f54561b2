"""Which quantified relations the claims of analysis mean.

Every definition is the textbook's (Rudin, Principles of Mathematical Analysis, chs. 1, 4). A limit
asks for values all around the place, but not at it.
"""

from __future__ import annotations

from fractions import Fraction

from symcheck.language.analysis import (
    Approach, Domain, Extremum, Infinite, Limit, Near, Order, Within,
)  # fmt: skip
from symcheck.language.claim import (
    And, Claim, Exists, ExistsOne, ForAll, Form, Implies, Member, Rel, RelOp, bound_variable,
    rebuilt, variables_inside, variables_of,
)  # fmt: skip
from symcheck.language.substitution import fresh_variable, substitute, substitute_in_claim
from symcheck.language.term import (
    ZERO, Num, Term, Var, absolute, free_variables, mul, sub,
)  # fmt: skip


def meaning_of(claim: Form) -> Claim:
    """The claim that a form abbreviates.

    >>> x = Var("x")
    >>> meaning_of(Near(x, Fraction(69, 10), 1)).rhs
    Num(value=Fraction(1, 20))
    """
    match _apart(claim):
        case ExistsOne(var, part):
            return _exactly_one(var, part)
        case Near(term, value, places):
            return near(term, value, places)
        case Within(lhs, rhs, tolerance, on):
            bound = Rel("<=", absolute(sub(lhs, rhs)), tolerance)
            return ForAll(on.var, Implies(inside(on), bound))
        case Extremum() as extremum:
            return _extremum(extremum)
        case Limit() as limit:
            return _limit(limit)
        case Order() as order:
            return _order(order)


def _apart(claim: Form) -> Form:
    """The same form with a bound variable of which nothing speaks outside its scope.

    In lim_{x→0} x = x the x on the right is another one.
    """
    var = bound_variable(claim)
    spoken = variables_of(claim)
    if var is None or var.name not in {v.name for v in spoken}:
        return claim
    fresh = fresh_variable(var, spoken | variables_inside(claim))
    renamed = rebuilt(
        claim, fresh, lambda t: substitute(t, {var: fresh}), lambda t: t,
        lambda part: substitute_in_claim(part, {var: fresh}),
    )  # fmt: skip
    assert isinstance(renamed, ExistsOne | Within | Extremum | Limit | Order)
    return renamed


def near(term: Term, value: Fraction, places: int) -> Rel:
    """|term − value| is at most half a unit of the last decimal."""
    half = Fraction(1, 2) / 10**places
    return Rel("<=", absolute(sub(term, Num(value))), Num(half))


def inside(on: Domain) -> Member:
    """The variable lies in the domain."""
    return Member(on.var, on.low, on.high, on.low_closed, on.high_closed)


def _exactly_one(var: Var, part: Claim) -> Claim:
    """∃x A(x), and any two such x are equal."""
    other = fresh_variable(var, variables_of(part) | {var})
    both = And((part, substitute_in_claim(part, {var: other})))
    same = ForAll(var, ForAll(other, Implies(both, Rel("=", var, other))))
    return And((Exists(var, part), same))


def _extremum(claim: Extremum) -> Claim:
    """Of a maximum: f ≤ m on D, and f = m somewhere. Of argmax = p: p ∈ D, f ≤ f(p), only there.

    Of a supremum: f ≤ m on D, and f > m − ε somewhere for every ε > 0. A value that is met
    approximately is that of some number, or place, near the literal.
    """
    if claim.places is None:
        return _exact_extremum(claim, claim.value)
    assert isinstance(claim.value, Num)
    taken = free_variables(claim.body) | variables_of(inside(claim.on))
    found = fresh_variable(Var("m"), taken)
    close = near(found, claim.value.value, claim.places)
    return Exists(found, And((_exact_extremum(claim, found), close)))


def _exact_extremum(claim: Extremum, value: Term) -> Claim:
    var, body, on = claim.on.var, claim.body, claim.on
    low = claim.kind in ("min", "inf", "argmin")
    beyond: RelOp = ">=" if low else "<="
    if claim.kind in ("argmax", "argmin"):
        at_place = substitute(body, {var: value})
        all_below = ForAll(var, Implies(inside(on), Rel(beyond, body, at_place)))
        elsewhere = And((inside(on), Rel("!=", var, value)))
        only_there = ForAll(var, Implies(elsewhere, Rel("!=", body, at_place)))
        return And((substitute_in_claim(inside(on), {var: value}), all_below, only_there))
    bound = ForAll(var, Implies(inside(on), Rel(beyond, body, value)))
    if claim.kind in ("max", "min"):
        return And((bound, Exists(var, And((inside(on), Rel("=", body, value))))))
    taken = free_variables(body) | free_variables(value) | variables_of(inside(on))
    ε = fresh_variable(Var("ε"), taken)
    gap = sub(body, value) if low else sub(value, body)
    reached = Exists(var, And((inside(on), Rel("<", gap, ε))))
    return And((bound, ForAll(ε, Implies(Rel(">", ε, ZERO), reached))))


def around(to: Approach, reach: Term) -> Claim:
    """The variable is near the place and not at it: within ``reach`` of it, or beyond that."""
    var = to.var
    match to.at:
        case Infinite(1):
            return Rel(">", var, reach)
        case Infinite():
            return Rel("<", var, reach)
        case place:
            distance = sub(var, place)
    match to.side:
        case "above":
            return And((Rel("<", ZERO, distance), Rel("<", distance, reach)))
        case "below":
            opposite = sub(place, var)
            return And((Rel("<", ZERO, opposite), Rel("<", opposite, reach)))
        case "both":
            away = absolute(distance)
            return And((Rel("<", ZERO, away), Rel("<", away, reach)))


def _near_enough(to: Approach, claim: Claim) -> Claim:
    """The claim holds all around the place: ∃δ > 0, or ∃ a bound, such that it does within it."""
    δ = fresh_variable(Var("δ"), _spoken(to) | variables_of(claim))
    everywhere = ForAll(to.var, Implies(around(to, δ), claim))
    if isinstance(to.at, Infinite):
        return Exists(δ, everywhere)
    return Exists(δ, And((Rel(">", δ, ZERO), everywhere)))


def _limit(claim: Limit) -> Claim:
    """∀ε > 0: |f − L| < ε near the place; for L = ∞, ∀M: f > M near the place."""
    taken = _spoken(claim.to) | free_variables(claim.body)
    if isinstance(claim.value, Infinite):
        bound = fresh_variable(Var("M"), taken)
        beyond: RelOp = ">" if claim.value.sign == 1 else "<"
        return ForAll(bound, _near_enough(claim.to, Rel(beyond, claim.body, bound)))
    ε = fresh_variable(Var("ε"), taken | free_variables(claim.value))
    value = claim.value
    close = Rel("<", absolute(sub(claim.body, value)), ε)
    return ForAll(ε, Implies(Rel(">", ε, ZERO), _near_enough(claim.to, close)))


def _order(claim: Order) -> Claim:
    """O: |f| ≤ K|g| near the place for some K > 0; o: for every K > 0."""
    taken = _spoken(claim.to) | free_variables(claim.body) | free_variables(claim.gauge)
    constant = fresh_variable(Var("K"), taken)
    bound = Rel("<=", absolute(claim.body), mul(constant, absolute(claim.gauge)))
    positive, there = Rel(">", constant, ZERO), _near_enough(claim.to, bound)
    if claim.kind == "o":
        return ForAll(constant, Implies(positive, there))
    return Exists(constant, And((positive, there)))


def _spoken(to: Approach) -> frozenset[Var]:
    at = frozenset[Var]() if isinstance(to.at, Infinite) else free_variables(to.at)
    return at | {to.var}
