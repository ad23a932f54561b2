"""Patterns of false rules matched with terms, and put together again with what was found.

A letter of a pattern stands for any term, ``k``, ``l`` and ``m`` for numbers. Sums and products
are matched in any order and grouping, −3 as minus 3, 9 as a square. Nothing here decides anything:
what a rule yields is compared with the written line by proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from symcheck.kernel.polynomial import NoRationalForm, equal
from symcheck.language.claim import Claim, Rel, map_terms
from symcheck.language.term import (
    ONE, App, Derivative, Expectation, Integral, Num, Recursion, Term, Var, add, binding, div,
    free_variables, mul, neg, rebound,
)  # fmt: skip
from symcheck.reading.ascii_syntax import read_claim

NUMBERS = frozenset({"k", "l", "m"})
"""Letters that stand for numbers."""
LAW, PLACE = "law of", "place of"
"""Beside letters, what is kept of a mean: a term with its law; of a derivative: where it is."""
WIDEST = 5
"""Sums and products of more parts are not taken apart."""

Found: TypeAlias = Mapping[str, Term]
"""What the letters of a pattern stand for."""


@lru_cache(maxsize=2000)
def pattern(text: str) -> Term:
    """The term of a pattern."""
    claim = pattern_claim(f"{text} = 0")
    assert isinstance(claim, Rel)
    return claim.lhs


@lru_cache(maxsize=2000)
def pattern_claim(text: str) -> Claim:
    """The claim of a pattern; in sums the index and its ends are integers."""
    whole = tuple(
        n for n in ("k", "n", "x") if ("Sum(" in text or "Product(" in text) and n in text
    )
    if "Expectation" in text:
        text = text.replace("x, b)", "x, Normal(0, 1))")
    return read_claim(text, integer=whole)


def matches(wanted: Term, term: Term, known: Found) -> Iterator[Found]:
    """Every way in which the pattern is the term, beyond what is known already."""
    match wanted, term:
        case Var(name), _:
            if name in known:
                if alike(known[name], term):
                    yield known
            elif name not in NUMBERS or isinstance(term, Num):
                yield {**known, name: term}
        case Num(), Num():
            if wanted == term:
                yield known
        case App("neg", (inner,)), _:
            opposite = _negated(term)
            if opposite is not None:
                yield from matches(inner, opposite, known)
        case App("add" | "mul" as op, parts), App():
            if term.op == op:
                yield from _in_any_order(op, parts, flattened(op, term), known)
            elif op == "mul" and (opposite := _negated(term)) is not None:
                yield from _in_any_order(op, parts, (Num(Fraction(-1)), opposite), known)
        case App("pow", (base, Num(n))), Num() | App("mul", _):
            whole = _root_of(term, n)
            if whole is not None:
                yield from matches(base, whole, known)
        case App("div", (above, below)), Num(value) if value.denominator != 1:
            top = {**known}
            for found in matches(above, Num(Fraction(value.numerator)), top):
                yield from matches(below, Num(Fraction(value.denominator)), found)
        case App(f, parts), App(g, others) if f == g and len(parts) == len(others):
            yield from _pairwise(parts, others, known)
        case _ if _binds(wanted) and type(wanted) is type(term):
            yield from _under_variable(wanted, term, known)
        case _:
            return


def instance(wanted: Term, found: Found) -> Term:
    """The pattern with what its letters stand for; bound variables get the names found."""
    match wanted:
        case Var(name):
            return found.get(name, wanted)
        case App(op, parts):
            return _tidied(op, tuple(instance(p, found) for p in parts))
        case Num():
            return wanted
        case _:
            return _bound_instance(wanted, found)


def instance_of_claim(wanted: Claim, found: Found) -> Claim:
    """The same for a claim."""
    return map_terms(wanted, lambda t: instance(t, found))


def letters(wanted: Term) -> frozenset[str]:
    """The letters of a pattern, without those that it binds."""
    return frozenset(v.name for v in free_variables(wanted))


def flattened(op: str, term: Term) -> tuple[Term, ...]:
    """The parts of a sum or product, those of sums or products inside among them."""
    if isinstance(term, App) and term.op == op:
        return tuple(p for a in term.args for p in flattened(op, a))
    return (term,)


def joined(op: str, parts: Sequence[Term]) -> Term:
    """The sum or product of the parts."""
    return add(*parts) if op == "add" else mul(*parts)


def alike(a: Term, b: Term) -> bool:
    """Whether two terms are the same as rational functions of what is in them."""
    if a == b:
        return True
    try:
        return equal(a, b)
    except NoRationalForm:
        return False


def _binds(term: Term) -> bool:
    return isinstance(term, Derivative | Integral | Recursion | Expectation)


def _in_any_order(
    op: str, wanted: tuple[Term, ...], parts: tuple[Term, ...], known: Found
) -> Iterator[Found]:
    """The first part of the pattern takes some of the parts, the others what is left."""
    if len(parts) < len(wanted) or len(parts) > WIDEST:
        return
    if len(wanted) == 1:
        yield from matches(wanted[0], joined(op, parts), known)
        return
    for size in range(1, len(parts) - len(wanted) + 2):
        for chosen in combinations(range(len(parts)), size):
            taken = [parts[i] for i in chosen]
            left = tuple(p for i, p in enumerate(parts) if i not in chosen)
            for found in matches(wanted[0], joined(op, taken), known):
                yield from _in_any_order(op, wanted[1:], left, found)


def _pairwise(wanted: tuple[Term, ...], parts: tuple[Term, ...], known: Found) -> Iterator[Found]:
    if not wanted:
        yield known
        return
    for found in matches(wanted[0], parts[0], known):
        yield from _pairwise(wanted[1:], parts[1:], found)


def _under_variable(wanted: Term, term: Term, known: Found) -> Iterator[Found]:
    """What is under a bound variable, which the pattern calls by another name."""
    assert isinstance(wanted, Derivative | Integral | Recursion | Expectation)
    assert isinstance(term, Derivative | Integral | Recursion | Expectation)
    mine, theirs = binding(wanted), binding(term)
    named = {**known, **{v.name: t for v, t in zip(mine[0], theirs[0], strict=True)}}
    if isinstance(wanted, Derivative):  # the derivative at x is that of a function of x
        named[PLACE] = theirs[2][0]
        yield from _pairwise(mine[1], theirs[1], named)
        return
    if isinstance(wanted, Expectation) and isinstance(term, Expectation):
        named[LAW] = term
        yield from _pairwise(mine[1], theirs[1], named)
        return
    if len(mine[2]) == len(theirs[2]):
        for found in _pairwise(mine[2], theirs[2], named):
            yield from _pairwise(mine[1], theirs[1], found)


def _bound_instance(wanted: Term, found: Found) -> Term:
    assert isinstance(wanted, Derivative | Integral | Recursion | Expectation)
    bound, inside, outside = binding(wanted)
    names = tuple(v if not isinstance(t := found.get(v.name, v), Var) else t for v in bound)
    parts = tuple(instance(t, found) for t in inside)
    law = found.get(LAW)
    if isinstance(wanted, Expectation) and isinstance(law, Expectation):
        return Expectation(parts[0], names[0], law.law)
    return rebound(wanted, names, parts, tuple(instance(t, found) for t in outside))


def _negated(term: Term) -> Term | None:
    """The term of which this is plainly the opposite."""
    match term:
        case Num(value) if value < 0:
            return Num(-value)
        case App("neg", (inner,)):
            return inner
        case App("mul", args):
            for i, part in enumerate(args):
                opposite = _negated(part)
                if opposite is not None:
                    rest = [*args[:i], *([] if opposite == ONE else [opposite]), *args[i + 1 :]]
                    return mul(*rest) if rest else ONE
            return None
        case App("div", (above, below)):
            opposite = _negated(above)
            return None if opposite is None else div(opposite, below)
        case _:
            return None


def _root_of(term: Term, n: Fraction) -> Term | None:
    """The term of which this is plainly that power: 2k for 4k²."""
    match term:
        case Num(value):
            found = _perfect(value, n)
            return None if found is None else Num(found)
        case App("pow", (base, Num(k))) if k == n:
            return base
        case App("mul", args):
            roots = [_root_of(a, n) for a in args]
            return None if None in roots else mul(*(r for r in roots if r is not None))
        case _:
            return None


def _perfect(value: Fraction, n: Fraction) -> Fraction | None:
    """The positive number of which the value is that power."""
    if n.denominator != 1 or not 2 <= n <= 6 or value <= 0:
        return None
    k = int(n)
    parts = [round(p ** (1 / k)) for p in (value.numerator, value.denominator)]
    root = Fraction(parts[0], parts[1]) if parts[1] else None
    return root if root is not None and root**k == value and root != 1 else None


def _tidied(op: str, parts: tuple[Term, ...]) -> Term:
    """The operation, with numbers put together where a person would: 2·(3 − 1) as exponent 4."""
    numbers = [p.value for p in parts if isinstance(p, Num)]
    if len(numbers) == len(parts) and op in ("add", "mul", "neg"):
        total = Fraction(0) if op == "add" else Fraction(1)
        for number in numbers:
            total = total + number if op == "add" else total * number
        return Num(-numbers[0]) if op == "neg" else Num(total)
    return neg(parts[0]) if op == "neg" else App(op, parts)
