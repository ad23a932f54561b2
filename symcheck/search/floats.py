"""Terms and claims in floating point at many points at once: a fast guide, never evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from symcheck.language.claim import And, Claim, ForAll, Implies, Or, Rel, Truth
from symcheck.language.term import (
    App, Expectation, Integral, Num, Probability, Recursion, Term, Unknown, Var,
    is_integer_by_form, subterms,
)  # fmt: skip

Floats: TypeAlias = NDArray[np.floating[Any]]
Mask: TypeAlias = NDArray[np.bool_]

MOST_ROUNDS = 300
"""More than any sample point asks for."""

TOLERANCE = 1e-9
"""Relative differences below this are taken for rounding."""


@dataclass(frozen=True, slots=True)
class Points:
    """A number of points: for each variable the column of its values."""

    size: int
    columns: Mapping[Var, Floats]
    known: dict[Term, Floats] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Values found before: the facts of a problem share most of their subterms."""

    def select(self, mask: Mask) -> Points:
        """The points at which the mask is true."""
        columns = {v: column[mask] for v, column in self.columns.items()}
        return Points(int(np.count_nonzero(mask)), columns)

    def first(self, count: int) -> Points:
        """At most the first so many points."""
        columns = {v: column[:count] for v, column in self.columns.items()}
        return Points(min(count, self.size), columns)

    def having(self, var: Var, column: Floats) -> Points:
        """The points with a value for one more variable."""
        return Points(self.size, {**self.columns, var: column})

    def precisely(self) -> Points:
        """The same points in the longest floating-point format at hand."""
        columns = {v: column.astype(np.longdouble) for v, column in self.columns.items()}
        return Points(self.size, columns)

    def point(self, index: int) -> dict[Var, float]:
        """One of the points."""
        return {v: float(column[index]) for v, column in self.columns.items()}


NO_POINTS = Points(0, {})
THE_POINT = Points(1, {})
"""The one point of a space without variables."""


def values(term: Term, points: Points) -> Floats:
    """The values at the points; NaN where there is none or it is out of reach."""
    with np.errstate(all="ignore"):
        found = _values(term, points)
    return np.asarray(np.where(np.isfinite(found), found, np.nan))


@lru_cache(maxsize=20_000)
def is_out_of_reach(term: Term) -> bool:
    """Whether there is an integral in the term, which is not evaluated here."""
    return any(isinstance(s, Expectation | Probability | Integral) for s in subterms(term))


def value(term: Term) -> float:
    """The value of a closed term; NaN if there is none."""
    return float(values(term, THE_POINT)[0])


def _values(term: Term, points: Points) -> Floats:
    if isinstance(term, Var):
        column = points.columns.get(term)
        return np.full(points.size, np.nan) if column is None else column
    found = points.known.get(term)
    if found is None:
        found = points.known[term] = _evaluated(term, points)
    return found


def _evaluated(term: Term, points: Points) -> Floats:
    match term:
        case Num(number):
            try:
                return np.full(points.size, float(number))
            except OverflowError:
                return np.full(points.size, np.inf if number > 0 else -np.inf)
        case App("root", (Num(index), radicand)):
            return _root(float(index), _values(radicand, points))
        case App("pow", (base, exponent)):
            return _power(_values(base, points), _values(exponent, points), exponent)
        case App(op, args):
            return _apply(op, [_values(a, points) for a in args], points.size)
        case Unknown(_, order, arg):  # reads every unknown function as t ↦ t + t²/3
            t = _values(arg, points)
            slopes = (t + t * t / 3, 1 + 2 * t / 3, 2 / 3 + 0 * t)
            return slopes[order] if order < len(slopes) else 0 * t
        case Recursion():
            return _recursion(term, points)
        case _:  # a variable has its column, the rest is out of reach
            return np.full(points.size, np.nan)


def _recursion(term: Recursion, points: Points) -> Floats:
    """All points at once, each until its own last round."""
    low, high = _values(term.low, points), _values(term.high, points)
    value = np.asarray(_values(term.start, points) + 0.0)
    rounds = np.nan_to_num(high - low, nan=np.inf) + 1
    value[rounds > MOST_ROUNDS] = np.nan
    kept = rounds[rounds <= MOST_ROUNDS]
    for k in range(int(max(kept, default=0))):
        inner = points.having(term.index, low + k).having(term.previous, value)
        value = np.asarray(np.where(k < rounds, _values(term.body, inner), value))
    return value


def _root(index: float, base: Floats) -> Floats:
    if index % 2 == 1:
        return np.sign(base) * np.abs(base) ** (1 / index)
    return np.sqrt(base) if index == 2 else base ** (1 / index)


def _power(base: Floats, exponent: Floats, written: Term) -> Floats:
    found: Floats = np.power(base, exponent)
    if is_integer_by_form(written):
        return np.asarray(np.where((base == 0) & (exponent < 0), np.nan, found))
    undefined = (base < 0) | ((base == 0) & (exponent <= 0))
    return np.asarray(np.where(undefined, np.nan, found))


def _apply(op: str, v: list[Floats], size: int) -> Floats:
    match op:
        case "add":
            return sum(v[1:], v[0])
        case "mul":
            return reduce(np.multiply, v)
        case "neg":
            return -v[0]
        case "div":
            return np.asarray(np.where(v[1] == 0, np.nan, v[0] / v[1]))
        case "ln":
            return np.asarray(np.where(v[0] > 0, np.log(v[0]), np.nan))
        case "abs" | "exp" | "sin" | "cos" | "sign" | "floor":
            return getattr(np, op)(v[0])  # type: ignore[no-any-return]
        case "asin" | "atan":
            return (np.arcsin if op == "asin" else np.arctan)(v[0])
        case "pi" | "euler":
            return np.full(size, np.pi if op == "pi" else np.euler_gamma)
        case "erf":
            return np.array([math.erf(x) for x in v[0]])
        case "min" | "max":
            return (np.minimum if op == "min" else np.maximum)(v[0], v[1])
        case _:
            return np.full(size, np.nan)


def _all(masks: list[Mask]) -> Mask:
    return np.asarray(np.logical_and.reduce(masks), dtype=bool)


def _any(masks: list[Mask]) -> Mask:
    return np.asarray(np.logical_or.reduce(masks), dtype=bool)


SOME_VALUES = (0.0, 1.0, -1.0, 0.5, -0.5, 2.0, 3.0, -3.0, 6.9, 10.0, 1e2, 1e4, 1e6)
SOME_INTEGERS = (0.0, 1.0, 2.0, 3.0, 7.0, -1.0)
"""Recursions run up to them, so that they are small."""


def at_some(var: Var, points: Points) -> list[Points]:
    """The points with a few values each for a bound variable."""
    some: tuple[float, ...] = SOME_VALUES if var.sort == "real" else SOME_INTEGERS
    some = tuple(x for x in some if var.sort != "natural" or x >= 0)
    return [points.having(var, np.full(points.size, x)) for x in some]


def slacks(rel: Rel, points: Points) -> Floats:
    """How far the relation is from failing, relative to the sizes; negative where it fails."""
    a, b = values(rel.lhs, points), values(rel.rhs, points)
    gap: Floats = np.asarray((b - a) / (1 + np.abs(a) + np.abs(b)))
    match rel.op:
        case "<" | "<=":
            return gap
        case ">" | ">=":
            return -gap
        case "=":
            return -np.abs(gap)
        case _:
            return np.abs(gap)


def sizes(term: Term, points: Points) -> Floats:
    """How large the numbers are that meet in sums inside the term; rounding is relative to that."""
    match term:
        case App("add", args):
            return sum((sizes(a, points) for a in args), np.zeros(points.size))
        case App("mul", args):
            return reduce(np.multiply, [sizes(a, points) for a in args])
        case App("neg", (a,)):
            return sizes(a, points)
        case App("div", (a, b)):
            return sizes(a, points) / np.abs(values(b, points))
        case App("pow", (a, Num(n))) if n.denominator == 1 and n > 0:
            return sizes(a, points) ** float(n)
        case _:
            return np.abs(values(term, points))


def is_rounding(rel: Rel, points: Points) -> Mask:
    """Where the two sides differ by no more than rounding may explain."""
    with np.errstate(all="ignore"):
        scale = sizes(rel.lhs, points) + sizes(rel.rhs, points)
        gap = np.abs(values(rel.lhs, points) - values(rel.rhs, points))
        return gap <= 1e-12 * scale


def holds(claim: Claim, points: Points, *, margin: float = TOLERANCE) -> Mask:
    """Where the claim seems to hold: strict relations by more than the margin, others up to it.

    What cannot be evaluated here seems to hold, and never clearly fails.
    """
    match claim:
        case Rel(op, lhs, rhs):
            if is_out_of_reach(lhs) or is_out_of_reach(rhs):
                return np.full(points.size, True)
            found = slacks(claim, points)
            if op in ("<", ">", "!="):
                return found > margin
            return found >= -abs(margin)
        case And(parts):
            return _all([holds(p, points, margin=margin) for p in parts])
        case Or(parts):
            return _any([holds(p, points, margin=margin) for p in parts])
        case Implies(premise, conclusion):
            return is_false(premise, points) | holds(conclusion, points, margin=margin)
        case Truth(truth):
            return np.full(points.size, truth)
        case ForAll(var, part):
            return _all([holds(part, p, margin=margin) for p in at_some(var, points)])
        case _:
            return np.full(points.size, True)


def is_false(claim: Claim, points: Points) -> Mask:
    """Where the claim is false with all its values at hand: overflow does not count."""
    match claim:
        case Rel(op, _, _):
            found = slacks(claim, points)
            return found <= 0 if op in ("<", ">", "!=") else found < -TOLERANCE
        case And(parts):
            return _any([is_false(p, points) for p in parts])
        case Or(parts):
            return _all([is_false(p, points) for p in parts])
        case Implies(premise, conclusion):
            return holds(premise, points) & is_false(conclusion, points)
        case _:
            return np.full(points.size, False)


def fails(claim: Claim, points: Points, *, margin: float = TOLERANCE) -> Mask:
    """Where the claim clearly fails; what has no value fails. Not the opposite of `holds`."""
    match claim:
        case Rel(op, lhs, rhs):
            if is_out_of_reach(lhs) or is_out_of_reach(rhs):
                return np.full(points.size, False)
            found = slacks(claim, points)
            if op == "!=":
                return ~(found > 0)
            return ~(found >= -margin)
        case And(parts):
            return _any([fails(p, points, margin=margin) for p in parts])
        case Or(parts):
            return _all([fails(p, points, margin=margin) for p in parts])
        case Implies(premise, conclusion):
            return holds(premise, points, margin=margin) & fails(conclusion, points, margin=margin)
        case Truth(truth):
            return np.full(points.size, not truth)
        case ForAll(var, part):
            return _any([fails(part, p, margin=margin) for p in at_some(var, points)])
        case _:
            return np.full(points.size, False)


def may_fail(claim: Claim, points: Points) -> Mask:
    """Where the claim might fail, up to rounding: a first sieve for witnesses."""
    match claim:
        case Rel(op, _, _):
            found = slacks(claim, points)
            near_a_pole = np.abs(values(claim.lhs, points)) > 1e12
            if op in ("<", ">", "!="):
                return ~(found > 1e-12) | near_a_pole
            return ~(found >= -1e-14) | near_a_pole
        case And(parts):
            return _any([may_fail(p, points) for p in parts])
        case Or(parts):
            return _all([may_fail(p, points) for p in parts])
        case Implies(premise, conclusion):
            return may_hold(premise, points) & may_fail(conclusion, points)
        case Truth(truth):
            return np.full(points.size, not truth)
        case _:
            return np.full(points.size, True)


def may_hold(claim: Claim, points: Points) -> Mask:
    """Where the claim might hold, up to rounding."""
    match claim:
        case Rel(op, _, _):
            found = slacks(claim, points)
            return found > 0 if op in ("<", ">", "!=") else found >= -TOLERANCE
        case And(parts):
            return _all([may_hold(p, points) for p in parts])
        case Or(parts):
            return _any([may_hold(p, points) for p in parts])
        case Implies(premise, conclusion):
            return may_fail(premise, points) | may_hold(conclusion, points)
        case Truth(truth):
            return np.full(points.size, truth)
        case _:
            return np.full(points.size, True)
