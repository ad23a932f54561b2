"""Exact rational values of closed terms, where a value is plainly rational.

``exact(t)`` is the value of t when arithmetic and a few named values (e⁰, ln 1, √4, sin 0, …)
decide it, and None otherwise; it raises `NoValue` where the term certainly has none. It serves
what balls cannot: equalities, and the absence of a value.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from symcheck.language.substitution import value_at
from symcheck.language.term import App, Num, Recursion, Term, is_integer_by_form

LARGEST_BITS = 20_000
MOST_ROUNDS = 2_000


class NoValue(ValueError):
    """The term has no value; ``subterm`` is the innermost one that has none."""

    def __init__(self, subterm: Term) -> None:
        self.subterm = subterm


def exact(term: Term) -> Fraction | None:
    """The rational value of a closed term, or None if this evaluator does not see one."""
    match term:
        case Num(value):
            return value
        case App("pow", (base, exponent)):
            b, e = exact(base), exact(exponent)
            if b is None or e is None:
                return None
            return _power(term, b, e, by_form=is_integer_by_form(exponent))
        case App(op, args):
            values = [exact(a) for a in args]
            found = [v for v in values if v is not None]
            if op == "mul" and len(found) < len(values):
                return None
            return _apply(term, op, found) if len(found) == len(values) else None
        case Recursion():
            return _recursion(term)
        case _:
            return None


def _recursion(term: Recursion) -> Fraction | None:
    """Round by round; None as soon as a value is not plainly rational."""
    value, low, high = exact(term.start), exact(term.low), exact(term.high)
    if low is None or high is None or high - low >= MOST_ROUNDS:
        return None
    for k in range(int(low), int(high) + 1):
        if value is None or _bits(value) > LARGEST_BITS:
            return None
        at_round = {term.index: Num(Fraction(k)), term.previous: Num(value)}
        value = exact(value_at(term.body, at_round))
    return value


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def _apply(term: App, op: str, v: list[Fraction]) -> Fraction | None:
    match op:
        case "add":
            return sum(v, Fraction(0))
        case "mul":
            product = Fraction(1)
            for factor in v:
                product *= factor
            return product
        case "neg":
            return -v[0]
        case "div":
            if v[1] == 0:
                raise NoValue(term)
            return v[0] / v[1]
        case "abs":
            return abs(v[0])
        case "root":
            return _root(term, int(v[0]), v[1])
        case "min":
            return min(v)
        case "max":
            return max(v)
        case "sign":
            return Fraction((v[0] > 0) - (v[0] < 0))
        case "floor":
            return Fraction(v[0].numerator // v[0].denominator)
        case "ln":
            if v[0] <= 0:
                raise NoValue(term)
            return Fraction(0) if v[0] == 1 else None
        case "asin":
            if abs(v[0]) > 1:
                raise NoValue(term)
            return Fraction(0) if v[0] == 0 else None
        case "exp" | "cos":
            return Fraction(1) if v[0] == 0 else None
        case "sin" | "atan" | "erf":
            return Fraction(0) if v[0] == 0 else None
        case _:
            return None


def _root(term: App, index: int, value: Fraction) -> Fraction | None:
    if value < 0:
        if index % 2 == 0:
            raise NoValue(term)
        positive = _root(term, index, -value)
        return None if positive is None else -positive
    top, bottom = (_integer_root(n, index) for n in (value.numerator, value.denominator))
    return None if top is None or bottom is None else Fraction(top, bottom)


def _integer_root(n: int, index: int) -> int | None:
    """The integer r with rⁱ = n, if there is one."""
    if n.bit_length() > LARGEST_BITS:
        return None
    if index == 2:
        r = isqrt(n)
        return r if r * r == n else None
    r = round(n ** (1 / index)) if n.bit_length() < 50 else -1
    return r if r >= 0 and r**index == n else None


def _power(term: App, base: Fraction, exponent: Fraction, *, by_form: bool) -> Fraction | None:
    if by_form:
        if base == 0 and exponent < 0:
            raise NoValue(term)
        return _integer_power(base, exponent)
    if base < 0 or (base == 0 and exponent <= 0):
        raise NoValue(term)
    if base in (0, 1):
        return base
    if exponent.denominator == 1:
        return _integer_power(base, exponent)
    rooted = _root(term, exponent.denominator, base) if exponent.denominator <= 64 else None
    return None if rooted is None else _integer_power(rooted, Fraction(exponent.numerator))


def _integer_power(base: Fraction, n: Fraction) -> Fraction | None:
    if base not in (0, 1, -1) and abs(n) * _bits(base) > LARGEST_BITS:
        return None
    if base in (0, 1, -1):
        return Fraction(1) if n == 0 else base if base != -1 or n % 2 == 1 else Fraction(1)
    return base ** int(n)
