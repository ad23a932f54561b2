"""How fast a smooth term vanishes, or grows, next to a place: c·dᵏ to first order; a guess.

The orders and the coefficients are read off derivatives at the place, in floating point: closer
to the place numbers would cancel.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.calculus import differentiate
from symcheck.language.claim import And, Claim, Exists, Rel
from symcheck.language.substitution import fresh_variable, substitute
from symcheck.language.term import ZERO, App, Num, Term, Var, div, free_variables, num, subterms
from symcheck.search.floats import value
from symcheck.search.provers.approach import Near, is_downward, parsed, place_of
from symcheck.search.workspace import factors_of, tidied_within, tidy

HIGHEST_ORDER = 8
NOTHING_MUCH = 1e-9
"""A number that is not larger, against those it is made from, is taken for 0."""
BENT = frozenset({"abs", "min", "max", "sign", "floor"})


@dataclass(frozen=True, slots=True)
class Rate:
    """|f| is about coefficient·dᵒʳᵈᵉʳ, where d is the distance to the place, or 1/|x|."""

    order: int
    coefficient: float


def rate_of(term: Term, near: Near) -> Rate | None:
    """How fast |term| goes to 0, or grows, as x comes near the place; None if it is not smooth."""
    if free_variables(term) - {near.var}:
        return None
    if not near.infinite:
        place = place_of(near)
        return None if place is None else _rate(term, near.var, place)
    u = fresh_variable(Var("u"), free_variables(term) | {near.var})
    written = far_out(term, near.var, u, upward=not is_downward(near))
    return None if written is None else _rate(written, u, ZERO)


def far_out(term: Term, var: Var, u: Var, *, upward: bool) -> Term | None:
    """The term with 1/u, or −1/u, for the variable; None where an integer is asked for."""
    for part in subterms(term):
        if isinstance(part, App) and part.op == "pow" and var in free_variables(part.args[1]):
            return None
        if not isinstance(part, App | Num | Var):
            return None
    return tidied_within(substitute(term, {var: div(num(1 if upward else -1), u)}))


def _rate(term: Term, var: Var, place: Term) -> Rate | None:
    if isinstance(term, App) and term.op == "abs":
        return _rate(term.args[0], var, place)
    factors = factors_of(term)
    if factors is None or factors[0] == 0:
        return None
    order, coefficient = 0, abs(float(factors[0]))
    for factor, exponent in factors[1]:
        if isinstance(factor, App) and factor.op == "abs":
            found = _rate(factor.args[0], var, place)
        else:
            found = _rate_of_factor(factor, var, place)
        if found is None:
            return None
        order += found.order * exponent
        coefficient *= found.coefficient**exponent
    return Rate(order, coefficient)


def _rate_of_factor(term: Term, var: Var, place: Term) -> Rate | None:
    found = ladder_at(term, var, place)
    if found is None:
        return None
    order = len(found) - 1
    return Rate(order, abs(value(substitute(found[-1], {var: place}))) / factorial(order))


def ladder_at(term: Term, var: Var, place: Term) -> tuple[Term, ...] | None:
    """A smooth term and its derivatives, up to the first that is clearly not 0 at the place."""
    if any(isinstance(s, App) and s.op in BENT for s in subterms(term)):
        return None
    found = [term]
    while (seen := value(there := substitute(found[-1], {var: place}))) == seen:
        if abs(seen) > NOTHING_MUCH * _scale(there):
            return tuple(found)
        if len(found) > HIGHEST_ORDER:
            return None
        try:
            slope = tidy(differentiate(found[-1], var)[0])
        except NoRationalForm:
            return None
        if slope is None:
            return None
        found.append(slope)
    return None


def _scale(term: Term) -> float:
    """How large the numbers are from which a closed term is made."""
    sizes = [abs(value(s)) for s in subterms(term) if not isinstance(s, Num)]
    return max([1.0, *(s for s in sizes if s == s)])


def is_out_of_the_question(goal: Exists) -> bool:
    """Whether a gap that is to be small near a place, or a ratio bounded there, is clearly not."""
    match goal.part:
        case And((Rel(">", k, zero), Exists() as inner)) if k == goal.var and zero == ZERO:
            near = parsed(inner)
        case _:
            near = parsed(goal)
    return near is not None and _is_too_slow(near, near.claim, goal.var)


def _is_too_slow(near: Near, claim: Claim, constant: Var) -> bool:
    match claim:
        case Rel("<=", gap, App("mul", (Var() as k, gauge))) if k not in free_variables(gap):
            above, below, needed = rate_of(gap, near), rate_of(gauge, near), int(k != constant)
        case Rel("<", App("abs", _) as gap, Var()):
            above, below, needed = rate_of(gap, near), Rate(0, 1.0), 1
        case Rel(">" | "<", height, Var()):
            above, below, needed = Rate(0, 1.0), rate_of(height, near), 1
        case _:
            return False
    return above is not None and below is not None and above.order - below.order < needed
