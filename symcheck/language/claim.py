"""Claims: relations between terms, and connectives over them.

A relation holds at a point when both sides have a value there and it is true. ``And`` and ``Or``
are over "holds"; ``Implies(a, b)`` says that wherever a holds, b holds. ``Not`` is pushed down to
the relations, so ¬(a < b) is a ≥ b, which again needs both values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from symcheck.language.analysis import (
    Approach, Domain, Extremum, Infinite, Limit, Near, Order, Within,
)  # fmt: skip
from symcheck.language.term import RelOp as RelOp
from symcheck.language.term import Term, Var, free_variables


OPPOSITE: dict[RelOp, RelOp] = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
"""The relation that is true of two values exactly when the given one is false."""

MIRRORED: dict[RelOp, RelOp] = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""The relation with its sides exchanged."""


@dataclass(frozen=True, slots=True)
class Rel:
    """lhs op rhs."""

    op: RelOp
    lhs: Term
    rhs: Term


@dataclass(frozen=True, slots=True)
class Chain:
    """first op₁ t₁ op₂ t₂ …, link by link."""

    first: Term
    links: tuple[tuple[RelOp, Term], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """term ∈ an interval; an end that is None is infinite (and open)."""

    term: Term
    low: Term | None
    high: Term | None
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds."""

    parts: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Some part holds."""

    parts: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The negation, pushed down to the relations."""

    part: Claim


@dataclass(frozen=True, slots=True)
class Implies:
    """Wherever the premise holds, the conclusion holds."""

    premise: Claim
    conclusion: Claim


@dataclass(frozen=True, slots=True)
class Iff:
    """Each side holds wherever the other does."""

    left: Claim
    right: Claim


@dataclass(frozen=True, slots=True)
class Truth:
    """The claim that always holds, or the one that never does."""

    value: bool


@dataclass(frozen=True, slots=True)
class ForAll:
    """The part holds for every value of the variable."""

    var: Var
    part: Claim


@dataclass(frozen=True, slots=True)
class Exists:
    """The part holds for some value of the variable."""

    var: Var
    part: Claim


@dataclass(frozen=True, slots=True)
class ExistsOne:
    """The part holds for exactly one value of the variable."""

    var: Var
    part: Claim


Form: TypeAlias = ExistsOne | Near | Within | Extremum | Limit | Order
"""Claims of analysis, which unfold to quantified relations (see `analysis_forms`)."""

Claim: TypeAlias = (
    Rel | Chain | Member | And | Or | Not | Implies | Iff | Truth | ForAll | Exists
    | ExistsOne | Near | Within | Extremum | Limit | Order
)  # fmt: skip

FALSE = Truth(False)


def conjunction(parts: tuple[Claim, ...]) -> Claim:
    """The conjunction; of one claim that claim, of none the true claim."""
    if len(parts) == 1:
        return parts[0]
    return And(parts) if parts else Truth(True)


def parts_of(claim: Claim) -> tuple[Claim, ...]:
    """The immediate claims inside a claim, those under a bound variable too."""
    match claim:
        case And(parts) | Or(parts):
            return parts
        case Not(part) | ForAll(_, part) | Exists(_, part) | ExistsOne(_, part):
            return (part,)
        case Implies(a, b) | Iff(a, b):
            return (a, b)
        case _:
            return ()


def bound_variable(claim: Claim) -> Var | None:
    """The variable that a claim binds."""
    match claim:
        case ForAll(var, _) | Exists(var, _) | ExistsOne(var, _):
            return var
        case Within() | Extremum():
            return claim.on.var
        case Limit() | Order():
            return claim.to.var
        case _:
            return None


def rebuilt(
    claim: Claim,
    var: Var | None,
    inside: Callable[[Term], Term],
    outside: Callable[[Term], Term],
    part: Callable[[Claim], Claim],
) -> Claim:
    """The claim of the same kind with another bound variable and other terms and parts.

    ``inside`` is applied to terms in which the variable is bound, ``outside`` to all others.
    """
    match claim:
        case Rel(op, lhs, rhs):
            return Rel(op, outside(lhs), outside(rhs))
        case Chain(first, links):
            return Chain(outside(first), tuple((op, outside(t)) for op, t in links))
        case Member(term, low, high, low_closed, high_closed):
            ends = [None if end is None else outside(end) for end in (low, high)]
            return Member(outside(term), ends[0], ends[1], low_closed, high_closed)
        case And(parts):
            return And(tuple(map(part, parts)))
        case Or(parts):
            return Or(tuple(map(part, parts)))
        case Not(inner):
            return Not(part(inner))
        case Implies(a, b):
            return Implies(part(a), part(b))
        case Iff(a, b):
            return Iff(part(a), part(b))
        case Truth():
            return claim
        case Near():
            return Near(outside(claim.term), claim.value, claim.places)
    assert var is not None
    match claim:
        case ForAll(_, inner):
            return ForAll(var, part(inner))
        case Exists(_, inner):
            return Exists(var, part(inner))
        case ExistsOne(_, inner):
            return ExistsOne(var, part(inner))
        case Within(lhs, rhs, tolerance, on):
            return Within(inside(lhs), inside(rhs), outside(tolerance), _moved(on, var, outside))
        case Extremum(kind, body, on, value, places):
            moved = _moved(on, var, outside)
            return Extremum(kind, inside(body), moved, outside(value), places)
        case Limit(body, to, value):
            limit = value if isinstance(value, Infinite) else outside(value)
            return Limit(inside(body), _going(to, var, outside), limit)
        case Order(kind, body, gauge, to):
            return Order(kind, inside(body), inside(gauge), _going(to, var, outside))


def _moved(on: Domain, var: Var, change: Callable[[Term], Term]) -> Domain:
    low, high = (None if end is None else change(end) for end in (on.low, on.high))
    return Domain(var, low, high, on.low_closed, on.high_closed)


def _going(to: Approach, var: Var, change: Callable[[Term], Term]) -> Approach:
    return Approach(var, to.at if isinstance(to.at, Infinite) else change(to.at), to.side)


def map_terms(claim: Claim, change: Callable[[Term], Term]) -> Claim:
    """The claim with every outermost term changed, those under a bound variable as well."""
    return rebuilt(claim, bound_variable(claim), change, change, lambda p: map_terms(p, change))


def terms_of(claim: Claim) -> Iterator[Term]:
    """The outermost terms of a claim, left to right, those under a bound variable as well."""
    match claim:
        case Rel(_, lhs, rhs):
            yield lhs
            yield rhs
        case Chain(first, links):
            yield first
            yield from (term for _, term in links)
        case Member(term, low, high):
            yield term
            yield from (end for end in (low, high) if end is not None)
        case Near() | Within() | Extremum() | Limit() | Order():
            inside, outside = _terms_of_form(claim)
            yield from inside
            yield from outside
        case _:
            for part in parts_of(claim):
                yield from terms_of(part)


def _terms_of_form(claim: Form) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The terms in which the variable of a form is bound, and the others."""
    match claim:
        case Near():
            return (), (claim.term,)
        case Within(lhs, rhs, tolerance, on):
            return (lhs, rhs), (tolerance, *_ends(on))
        case Extremum(_, body, on, value, _):
            return (body,), (*_ends(on), value)
        case Limit(body, to, value):
            return (body,), tuple(t for t in (to.at, value) if not isinstance(t, Infinite))
        case Order(_, body, gauge, to):
            return (body, gauge), () if isinstance(to.at, Infinite) else (to.at,)
        case ExistsOne():
            return (), ()


def _ends(on: Domain) -> tuple[Term, ...]:
    return tuple(end for end in (on.low, on.high) if end is not None)


def variables_inside(claim: Claim) -> frozenset[Var]:
    """The variables that occur where a claim binds one, that one among them."""
    if isinstance(claim, ForAll | Exists | ExistsOne):
        return variables_of(claim.part)
    if isinstance(claim, Within | Extremum | Limit | Order):
        inside, _ = _terms_of_form(claim)
        return frozenset[Var]().union(*map(free_variables, inside))
    return frozenset()


@lru_cache(maxsize=50_000)
def variables_of(claim: Claim) -> frozenset[Var]:
    """The free variables of a claim."""
    match claim:
        case ForAll(var, part) | Exists(var, part) | ExistsOne(var, part):
            return variables_of(part) - {var}
        case Near() | Within() | Extremum() | Limit() | Order():
            _, outside = _terms_of_form(claim)
            inner = variables_inside(claim) - {bound_variable(claim)}
            return inner.union(*map(free_variables, outside))
        case Rel() | Chain() | Member():
            return frozenset[Var]().union(*map(free_variables, terms_of(claim)))
        case _:
            return frozenset[Var]().union(*map(variables_of, parts_of(claim)))
