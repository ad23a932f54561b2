"""Polynomial inequalities in one atom: products of its bounds with squares near its minima.

If all facts and the negated goal speak, after clearing denominators, of one atom t with rational
bounds, a non-negative polynomial on the interval is a sum of (t − a)ⁱ(b − t)ʲ(t − m)² (Pólya and
Szegő, Problems and Theorems in Analysis II, part 6, problems 44–47); m is taken near the minima.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

import numpy as np
from flint import fmpq_mpoly

from symcheck.kernel.algebra_rules import gap
from symcheck.kernel.certificate import Certificate, Farkas, Product
from symcheck.kernel.polynomial import NoRationalForm, fraction
from symcheck.language.claim import Rel
from symcheck.language.term import Num, Term, sub
from symcheck.search.linear import vanishing_combination
from symcheck.search.problem import Problem
from symcheck.search.provers.farkas import Gap, cleared
from symcheck.search.workspace import Workspace, workspace

HIGHEST_DEGREE = 24


def by_one_atom(problem: Problem, focus: Rel | None) -> Certificate | None:
    """A contradiction between a negated goal in one atom and the atom's rational bounds."""
    if focus is None or focus.op == "=":
        return None
    try:
        space = workspace((focus.lhs, focus.rhs))
    except NoRationalForm:
        return None
    if len(space.atoms) != 1:
        return None
    q = space.quotient(gap(focus))
    if q is None or not 1 <= q.num.total_degree() <= HIGHEST_DEGREE:
        return None
    negated = cleared(problem, space, focus, q, {})
    return _combine(problem, space, negated)


def _combine(problem: Problem, space: Workspace, negated: Gap) -> Certificate | None:
    atom, t = space.atoms[0], space.frame.ring.gen(0)
    lower, upper = _bounds(problem, atom)
    degree = negated.polynomial.total_degree()
    ends: list[tuple[Rel, fmpq_mpoly]] = []
    if lower is not None:
        ends.append((lower, t - fraction(_constant(lower))))
    if upper is not None:
        ends.append((upper, fraction(_constant(upper)) - t))
    middles = _minima(negated.polynomial)
    columns = [negated]
    for powers in product(range(degree + 1), repeat=len(ends)):
        if sum(powers) > degree:
            continue
        factors = tuple(rel for (rel, _), k in zip(ends, powers, strict=True) for _ in range(k))
        polynomial = space.frame.ring.constant(1)
        for (_, p), k in zip(ends, powers, strict=True):
            polynomial = polynomial * p**k
        columns.append(Gap(factors, (), polynomial))
        for m in middles:
            base = t - fraction(m)
            square = polynomial * base * base
            if square.total_degree() <= degree + 1:
                columns.append(Gap(factors, (sub(atom, Num(m)),), square))
    columns += _multiples_of_goal(negated, ends, degree)
    columns += _squares_of_pairs(space, t, middles, ends)
    columns += [_even_power(space, t, k) for k in range(1, degree // 2 + 1)]
    columns += [_square(space, t - fraction(m), k) for m in middles for k in range(degree // 2)]
    found = vanishing_combination(
        [c.polynomial for c in columns], [c.is_strict for c in columns], [], 1.0
    )
    if found is None:
        return None
    products = [Product(v, columns[i].factors, columns[i].squares) for i, v in found.signed.items()]
    return Farkas(tuple(products))


def _multiples_of_goal(
    negated: Gap, ends: list[tuple[Rel, fmpq_mpoly]], degree: int
) -> Iterator[Gap]:
    """The negated goal times powers of one bound (Pólya: positive coefficients in the end)."""
    for rel, gap_polynomial in ends:
        for k in range(1, 2 * degree + 3):
            factors = (*negated.factors, *(rel for _ in range(k)))
            yield Gap(factors, negated.squares, negated.polynomial * gap_polynomial**k)
            yield Gap((rel,) * (degree + k), (), gap_polynomial ** (degree + k))


def _squares_of_pairs(
    space: Workspace, t: fmpq_mpoly, middles: list[Fraction], ends: list[tuple[Rel, fmpq_mpoly]]
) -> Iterator[Gap]:
    """((t − m)(t − n))², and the same times a bound."""
    for m, n in combinations(middles[:10], 2):
        base = (t - fraction(m)) * (t - fraction(n))
        yield Gap((), (space.term(base),), base * base)
        for rel, gap_polynomial in ends:
            yield Gap((rel,), (space.term(base),), base * base * gap_polynomial)


def _even_power(space: Workspace, t: fmpq_mpoly, k: int) -> Gap:
    return Gap((), (space.term(t**k),), t ** (2 * k))


def _square(space: Workspace, base: fmpq_mpoly, k: int) -> Gap:
    ring_t = space.frame.ring.gen(0) ** k
    return Gap((), (space.term(base * ring_t),), base * base * ring_t * ring_t)


def _bounds(problem: Problem, atom: Term) -> tuple[Rel | None, Rel | None]:
    """The best rational bounds among the facts, and 0 where the sign is known."""
    lower: Rel | None = None
    upper: Rel | None = None
    for bound in problem.facts.bounds.get(atom, ()):
        rel = Rel(bound.op, atom, Num(bound.value))
        if bound.op in (">", ">=") and (lower is None or _is_better(rel, lower, 1)):
            lower = rel
        if bound.op in ("<", "<=") and (upper is None or _is_better(rel, upper, -1)):
            upper = rel
    for op in (">", ">="):
        positive = Rel(op, atom, Num(Fraction(0)))
        if lower is None and problem.is_settled(positive):
            lower = positive
    return lower, upper


def _constant(rel: Rel) -> Fraction:
    assert isinstance(rel.rhs, Num)
    return rel.rhs.value


def _is_better(new: Rel, old: Rel, direction: int) -> bool:
    difference = direction * (_constant(new) - _constant(old))
    return difference > 0 or (difference == 0 and new.op in ("<", ">"))


def _minima(polynomial: fmpq_mpoly) -> list[Fraction]:
    """Rational points near the places where the polynomial comes close to 0 or turns."""
    size = polynomial.total_degree()
    coefficients = [0.0] * (size + 1)
    for (k,), c in polynomial.to_dict().items():
        coefficients[size - k] = int(c.p) / int(c.q)
    places = [*np.roots(coefficients), *np.roots(np.polyder(coefficients))]
    found: list[Fraction] = []
    for place in places:
        for denominator in (1, 12, 200):
            near = Fraction(float(place.real)).limit_denominator(denominator)
            if near not in found:
                found.append(near)
    return found[:30]
