"""Terms as rational functions over opaque atoms, exactly.

An atom is a subterm that arithmetic does not look into: a variable, exp(u), √u, |u|, … Two atoms
are the same when their operations agree and their arguments are equal as rational functions, so
that exp(−(a+b)) and exp(−b−a) are one atom. Equality as rational functions means equal values at
every point at which both sides have a value; it never says that they have one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import prod

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from symcheck.language.alpha import canonical
from symcheck.language.term import (
    App, Expectation, Integral, Num, Probability, Recursion, Term, Unknown, Var, children,
)  # fmt: skip

LARGEST_POWER = 100
"""A literal exponent beyond this is not multiplied out; the power is an atom."""


class NoRationalForm(ValueError):
    """A denominator is identically zero: the term has no value anywhere."""


@dataclass(frozen=True, slots=True)
class Quotient:
    """numerator / denominator, polynomials over the atoms of one `Frame`."""

    num: fmpq_mpoly
    den: fmpq_mpoly


@dataclass(frozen=True, slots=True)
class Frame:
    """The polynomial ring over the atoms of some terms."""

    ring: fmpq_mpoly_ctx
    position: dict[str, int]


def frame_of(terms: Iterable[Term]) -> Frame:
    """The ring over all atoms that occur in the terms, in a fixed order."""
    keys: set[str] = set()
    for term in terms:
        keys |= _atom_keys(term)
    ordered = sorted(keys)
    ring = fmpq_mpoly_ctx.get([f"x{i}" for i in range(len(ordered))], Ordering.degrevlex)
    return Frame(ring, {key: i for i, key in enumerate(ordered)})


def rational(term: Term, frame: Frame) -> Quotient:
    """The term as a quotient of polynomials. Raises `NoRationalForm`."""
    one = frame.ring.constant(1)
    match term:
        case Num(value):
            return Quotient(frame.ring.constant(fraction(value)), one)
        case App("neg", (a,)):
            q = rational(a, frame)
            return Quotient(-q.num, q.den)
        case App("add", args):
            total = Quotient(frame.ring.constant(0), one)
            for a in args:
                total = plus(total, rational(a, frame))
            return total
        case App("mul", args):
            total = Quotient(one, one)
            for a in args:
                total = times(total, rational(a, frame))
            return total
        case App("div", (a, b)):
            return times(rational(a, frame), _inverse(rational(b, frame)))
        case App("pow", (a, exponent)) if (n := small_exponent(exponent)) is not None:
            q = rational(a, frame)
            q = q if n >= 0 else _inverse(q)
            return Quotient(q.num ** abs(n), q.den ** abs(n))
        case _:
            return Quotient(frame.ring.gen(frame.position[atom_key(term)]), one)


def plus(a: Quotient, b: Quotient) -> Quotient:
    """The sum, over the least common denominator."""
    if a.den == b.den:
        return Quotient(a.num + b.num, a.den)
    common = a.den.gcd(b.den)
    left, right = b.den / common, a.den / common
    return Quotient(a.num * left + b.num * right, a.den * left)


def times(a: Quotient, b: Quotient) -> Quotient:
    """The product; common factors are left, which values do not mind."""
    return Quotient(a.num * b.num, a.den * b.den)


def scaled(a: Quotient, by: Fraction) -> Quotient:
    """The quotient times a rational number."""
    return Quotient(a.num * fraction(by), a.den)


def _inverse(q: Quotient) -> Quotient:
    if q.num.is_zero():
        raise NoRationalForm
    return Quotient(q.den, q.num)


def fraction(value: Fraction) -> fmpq:
    """The same rational number for FLINT."""
    return fmpq(value.numerator, value.denominator)


def small_exponent(exponent: Term) -> int | None:
    """The value of an exponent that is an integer by its form, without variables, and not large.

    >>> small_exponent(App("add", (Num(Fraction(1)), Num(Fraction(2)))))
    3
    """
    value = _integer_value(exponent)
    return value if value is not None and abs(value) <= LARGEST_POWER else None


def _integer_value(term: Term) -> int | None:
    match term:
        case Num(value):
            return int(value) if value.denominator == 1 else None
        case App("add" | "mul" | "neg" as op, args):
            values = [_integer_value(a) for a in args]
            if any(v is None or abs(v) > LARGEST_POWER for v in values):
                return None
            known = [v for v in values if v is not None]
            return -known[0] if op == "neg" else sum(known) if op == "add" else prod(known)
        case _:
            return None


def is_atom(term: Term) -> bool:
    """Whether arithmetic stops at this term."""
    match term:
        case Num() | App("neg" | "add" | "mul" | "div", _):
            return False
        case App("pow", (_, exponent)):
            return small_exponent(exponent) is None
        case _:
            return True


@lru_cache(maxsize=100_000)
def _atom_keys(term: Term) -> frozenset[str]:
    if is_atom(term):
        return frozenset({atom_key(term)})
    if isinstance(term, App) and term.op == "pow":
        return _atom_keys(term.args[0])
    return frozenset[str]().union(*map(_atom_keys, children(term)))


@lru_cache(maxsize=100_000)
def atom_key(term: Term) -> str:
    """A text that two atoms share exactly when they are the same atom."""
    match term:
        case Var(name, sort):
            return f"{sort}:{name!r}"
        case App(op, args):
            return f"{op}({','.join(map(normal_form, args))})"
        case Unknown(name, order, arg):
            return f"{name!r}^{order}({normal_form(arg)})"
        case Recursion():
            return _recursion_key(term)
        case Expectation() | Probability() | Integral():  # what has no value counts: as written
            return repr(canonical(term))
        case _:
            raise NoRationalForm


def _recursion_key(term: Recursion) -> str:
    """Recursions whose starts, ends and bodies are equal as rational functions are one atom.

    The bound variables belong to the key, so that one that is free elsewhere is not taken for them.
    """
    named = canonical(term)
    assert isinstance(named, Recursion)
    parts = (named.start, named.body, named.low, named.high)
    bound = f"{named.index.name!r},{named.previous.name!r}"
    return f"recursion({bound},{','.join(map(normal_form, parts))})"


@lru_cache(maxsize=100_000)
def normal_form(term: Term) -> str:
    """A text that two terms share exactly when they are equal as rational functions."""
    frame = frame_of((term,))
    q = rational(term, frame)
    common = q.num.gcd(q.den)
    num, den = q.num / common, q.den / common
    lead = den.leading_coefficient()
    keys = sorted(frame.position, key=frame.position.__getitem__)
    used = [i for i in range(len(keys)) if num.degrees()[i] or den.degrees()[i]]
    above, below = _listed(num / lead, used), _listed(den / lead, used)
    return f"[{above}|{below}|{';'.join(keys[i] for i in used)}]"


def _listed(polynomial: fmpq_mpoly, used: list[int]) -> str:
    """The terms of a polynomial with the exponents of the atoms that are used."""
    terms = polynomial.to_dict().items()
    return ",".join(sorted(f"{c}*{[int(m[i]) for i in used]}" for m, c in terms))


def equal(a: Term, b: Term, relations: Iterable[tuple[Term, Term, Term]] = ()) -> bool:
    """Whether a − b = Σ cofactor·(left − right) as rational functions.

    Then a and b have the same value wherever both have one, each cofactor has one, and each
    left = right holds.

    >>> x = Var("x")
    >>> equal(App("div", (App("pow", (x, Num(Fraction(2)))), x)), x)
    True
    """
    rows = tuple(relations)
    frame = frame_of((a, b, *(t for row in rows for t in row)))
    total = plus(rational(a, frame), _negated(rational(b, frame)))
    for cofactor, left, right in rows:
        gap = plus(rational(left, frame), _negated(rational(right, frame)))
        total = plus(total, _negated(times(rational(cofactor, frame), gap)))
    return bool(total.num.is_zero())


def _negated(q: Quotient) -> Quotient:
    return Quotient(-q.num, q.den)
