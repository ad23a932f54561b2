"""Terms at a point, by mpmath: the second line of evidence, independent of the kernel.

Values are floating, so nothing here proves anything. `evaluate` gives a value, or says that the
term clearly has none (`NoValue`), or that the digits do not tell (`Undecided`): a divisor or a
radicand that is zero up to rounding, a floor next to an integer, a number too large to handle.
Unlike the kernel it meets derivatives and derived functions as written, so it also checks what
`forms` unfolds them to.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from math import prod
from typing import Any

from symcheck.language.term import (
    App, Call, Derivative, Integral, Num, Recursion, Term, Unknown, Var, free_variables,
    is_integer_by_form, subterms,
)  # fmt: skip
from symcheck.search.quadrature import integrated

DIGITS = 50
GUARD = 15
"""Digits that rounding may have spoilt: a comparison closer than that is not clear."""
CLEAR = 1e-20
"""A difference beyond this, relative to the sides, is no matter of rounding."""
MOST_DIGITS = 1_000
LARGEST_LOGARITHM = 1_000_000
"""Beyond exp of this, numbers are not written down."""
LARGEST_ANGLE = 10**30
MOST_ROUNDS = 200
NEAR_ENDS = 3
"""How many times the digits a body is evaluated with: some places are very close to the ends."""

Number = Any
"""An mpf of some context; mpmath has no types."""


class Undecided(ValueError):
    """The digits do not tell whether there is a value, or which."""


class NoValue(ValueError):
    """The term clearly has no value; ``subterm`` is the innermost one that has none."""

    def __init__(self, subterm: Term) -> None:
        self.subterm = subterm


@dataclass(frozen=True, slots=True)
class Point:
    """Numbers for variables and, for unknown functions, coefficients from the constant upwards."""

    values: Mapping[Var, Number]
    functions: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)


@lru_cache(maxsize=64)
def arithmetic(digits: int = DIGITS) -> Any:
    """The mpmath context of that many digits; mpmath is imported only here."""
    import mpmath  # noqa: PLC0415

    context = mpmath.mp.clone()
    context.dps = digits
    return context


@dataclass(slots=True)
class _Run:
    """One evaluation: its arithmetic, how far outside is clearly outside, and the sizes met."""

    mp: Any
    edge: Number
    largest: int = 0

    def keep(self, value: Number) -> Number:
        """The value, if it is finite."""
        if not self.mp.isfinite(value):
            raise Undecided
        if value != 0:
            self.largest = max(self.largest, abs(self.mp.mag(value)))
        return value

    def nonzero(self, value: Number) -> Number:
        """The value, if it is clearly not zero."""
        if abs(value) <= tiny(self.mp):
            raise Undecided
        return value

    def inside(self, term: App, distance: Number, *, closed: bool) -> None:
        """Whether an argument is in a domain, given its signed distance from the boundary."""
        if distance < -self.edge:
            raise NoValue(term)
        if distance < tiny(self.mp) and not (closed and distance == 0):
            raise Undecided


def evaluate(term: Term, point: Point, digits: int = DIGITS) -> Number:
    """The value of the term at the point.

    Raises `NoValue` where it clearly has none and `Undecided` where the digits do not tell.

    >>> x = Var("x")
    >>> int(evaluate(App("abs", (x,)), Point({x: -2})))
    2
    """
    mp = arithmetic(digits)
    return _evaluate(term, point, _Run(mp, tiny(mp)))


def precise(term: Term, point: Point) -> Number:
    """The value with at least twice the digits, and more the larger the numbers met on the way.

    What it says has no value is further outside a domain than rounding can take it.
    """
    first = _Run(arithmetic(DIGITS), arithmetic(DIGITS).mpf(CLEAR))
    with suppress(NoValue):
        _evaluate(term, point, first)
    places = first.largest * 3 // 10
    if places > MOST_DIGITS:
        raise Undecided
    mp = arithmetic(2 * DIGITS + 2 * places)
    return _evaluate(term, point, _Run(mp, mp.mpf(CLEAR)))


def _evaluate(term: Term, point: Point, run: _Run) -> Number:
    try:
        return _value(term, point, run)
    except (ArithmeticError, MemoryError, RecursionError):
        raise Undecided from None


def _value(term: Term, point: Point, run: _Run) -> Number:
    mp = run.mp
    match term:
        case Num(value):
            return mp.mpf(value.numerator) / value.denominator
        case Var():
            if term not in point.values:
                raise Undecided
            return run.keep(mp.mpf(point.values[term]))
        case Unknown(name, order, arg):
            return run.keep(_polynomial(point, name, order, _value(arg, point, run), mp))
        case Derivative(body, var, at):
            place = _value(at, point, run)

            def along(t: Number) -> Number:
                return _value(body, Point({**point.values, var: t}, point.functions), run)

            along(place)
            return run.keep(mp.diff(along, place))
        case App("pow", (base, exponent)):
            return run.keep(_power(term, base, exponent, point, run))
        case App("sign" | "floor" as op, (arg,)):
            return _step(op, arg, _value(arg, point, run), run)
        case App(_, args):
            return run.keep(_apply(term, [_value(a, point, run) for a in args], run))
        case Recursion():
            return _recursion(term, point, run)
        case Integral(_, _, low, high) if low is not None and high is not None:
            ends = _value(low, point, run), _value(high, point, run)
            outer = {v: x for v, x in point.values.items() if v in free_variables(term)}
            row = tuple(sorted(outer.items(), key=lambda item: item[0].name))
            return run.keep(_integral(term, ends, row, tuple(point.functions.items()), run.mp.dps))
        case Call(name, _):
            raise ValueError(f"the abbreviation {name} was not expanded")
        case _:  # expectations and infinite ends are left to the kernel
            raise Undecided


def _recursion(term: Recursion, point: Point, run: _Run) -> Number:
    ends = (_value(end, point, run) for end in (term.low, term.high))
    low, high = (int(run.mp.nint(end)) for end in ends)
    if high - low >= MOST_ROUNDS:
        raise Undecided
    value = _value(term.start, point, run)
    for k in range(low, high + 1):
        inner = {**point.values, term.index: k, term.previous: value}
        value = _value(term.body, Point(inner, point.functions), run)
    return value


@lru_cache(maxsize=2_000)
def _integral(
    term: Integral,
    ends: tuple[Number, Number],
    row: tuple[tuple[Var, Number], ...],
    functions: tuple[tuple[str, tuple[Number, ...]], ...],
    digits: int,
) -> Number:
    """The number on which two sums agree. Where the body lacks a value, nothing is said."""
    mp, finer = arithmetic(digits), arithmetic(NEAR_ENDS * digits)
    if any(isinstance(s, Integral) for s in subterms(term.body)):
        raise Undecided  # too many values would be needed
    run = _Run(finer, tiny(finer))

    def along(t: Number) -> Number:
        inside = Point({**dict(row), term.var: t}, dict(functions))
        return mp.mpf(_value(term.body, inside, run))

    try:
        found = integrated(along, *ends, mp, tiny(mp))
    except NoValue:
        raise Undecided from None
    if found is None:
        raise Undecided
    return found


def tiny(mp: Any) -> Number:
    """What rounding may make of zero in this arithmetic."""
    return mp.mpf(10) ** -(mp.dps - GUARD)


def _polynomial(point: Point, name: str, order: int, at: Number, mp: Any) -> Number:
    if name not in point.functions:
        raise Undecided
    coefficients = [mp.mpf(c) for c in point.functions[name]]
    for _ in range(order):
        coefficients = [k * c for k, c in enumerate(coefficients)][1:]
    total = mp.mpf(0)
    for c in reversed(coefficients):
        total = total * at + c
    return total


def _step(op: str, arg: Term, value: Number, run: _Run) -> Number:
    """Functions with jumps: next to one, only a number that was given is sure to be there."""
    if not isinstance(arg, Num | Var):
        run.nonzero(value if op == "sign" else value - run.mp.nint(value))
    return run.mp.sign(value) if op == "sign" else run.mp.floor(value)


def _power(term: App, base: Term, exponent: Term, point: Point, run: _Run) -> Number:
    b, e = _value(base, point, run), _value(exponent, point, run)
    if is_integer_by_form(exponent):
        n = int(run.mp.nint(e))
        if n < 0:
            run.nonzero(b)
        if b != 0:
            _modest(n * run.mp.log(abs(b)))
        return b**n
    if b == 0 and e > tiny(run.mp):
        return run.mp.mpf(0)
    run.inside(term, b, closed=False)
    return run.mp.exp(_modest(e * run.mp.log(b)))


def _modest(logarithm: Number) -> Number:
    if abs(logarithm) > LARGEST_LOGARITHM:
        raise Undecided
    return logarithm


def _apply(term: App, v: list[Number], run: _Run) -> Number:
    mp = run.mp
    match term.op, v:
        case "add", _:
            return sum(v[1:], v[0])
        case "mul", _:
            return prod(v[1:], start=v[0])
        case "neg", [a]:
            return -a
        case "div", [a, b]:
            return a / run.nonzero(b)
        case "abs", [a]:
            return abs(a)
        case "min", _:
            return min(v)
        case "max", _:
            return max(v)
        case "exp", [a]:
            return mp.exp(_modest(a))
        case "ln", [a]:
            run.inside(term, a, closed=False)
            return mp.log(a)
        case "log", [a, b]:
            run.inside(term, a, closed=False)
            run.inside(term, b, closed=False)
            return mp.log(a) / run.nonzero(mp.log(b))
        case "root", [index, a]:
            if index % 2 == 0:
                run.inside(term, a, closed=True)
            return mp.sign(a) * mp.root(abs(a), int(index))
        case "pi", []:
            return mp.pi()
        case "euler", []:
            return mp.euler()
        case _:
            return _transcendental(term, v[0], run)


def _transcendental(term: App, a: Number, run: _Run) -> Number:
    mp = run.mp
    match term.op:
        case "sin" | "cos" | "tan" if abs(a) > LARGEST_ANGLE:
            raise Undecided
        case "tan":
            run.nonzero(mp.cos(a))
        case "sinh" | "cosh" | "tanh":
            _modest(a)
        case "asin" | "acos":
            run.inside(term, 1 - abs(a), closed=True)
        case "acosh":
            run.inside(term, a - 1, closed=True)
        case "atanh":
            run.inside(term, 1 - abs(a), closed=False)
        case "sin" | "cos" | "atan" | "asinh" | "erf":
            pass
        case op:
            raise ValueError(f"no value is known for {op}")
    return getattr(mp, term.op)(a)
