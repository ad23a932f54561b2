"""Contradictions among polynomial inequalities, by linear programming.

Algorithm. Each known inequality gives a gap that is ≥ 0; its denominators are cleared with factors
of known sign or with squares. Products of gaps, gaps times squares, and multiples of the known
equalities are columns of a linear program that looks for a combination that vanishes although a
strict column takes part. Levels add columns: single gaps; pairwise products; squares; triples.

Reference: Handelman, Pacific J. Math. 132 (1988); Mathlib's Polyrith and Linarith split search and
replay the same way.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product

from flint import fmpq_mpoly

from symcheck.kernel.algebra_rules import gap
from symcheck.kernel.certificate import Certificate, Farkas, Product
from symcheck.kernel.signs import sign
from symcheck.kernel.polynomial import NoRationalForm, Quotient, fraction
from symcheck.language.claim import Rel
from symcheck.language.term import ZERO, Term
from symcheck.search.linear import vanishing_combination
from symcheck.search.problem import Problem, relations
from symcheck.search.workspace import Workspace, monomial_over, workspace

MOST_COLUMNS = 1500
MOST_MULTIPLES = 900
HIGHEST_DEGREE = 14
MOST_TERMS = 1500


@dataclass(frozen=True, slots=True)
class Gap:
    """A product of known gaps and squares with its polynomial, which is ≥ 0 (> 0 if strict)."""

    factors: tuple[Rel, ...]
    squares: tuple[Term, ...]
    polynomial: fmpq_mpoly

    @property
    def is_strict(self) -> bool:
        """Whether the product is known to be > 0."""
        return not self.squares and all(f.op in ("<", ">") for f in self.factors)


@dataclass(frozen=True, slots=True)
class Equation:
    """A known equality: numerator = 0 after multiplying its gap by the denominator."""

    fact: Rel
    numerator: fmpq_mpoly
    denominator: fmpq_mpoly


def contradiction(problem: Problem, level: int, focus: Rel | None = None) -> Certificate | None:
    """A Farkas certificate that the facts contradict each other, with columns of that level.

    Products with ``focus`` (a negated goal, say) are tried before others.
    """
    facts = [r for r in relations(problem.facts) if r.op in ("<", "<=", "=")]
    try:
        space = workspace(t for f in facts for t in (f.lhs, f.rhs))
    except NoRationalForm:
        return None
    for fact in facts:
        q = space.quotient(gap(fact)) if fact.op == "<" else None
        if q is not None and q.num.is_zero():  # a < a
            return Farkas((Product(Fraction(1), (fact,)),))
    gaps, equations = _gaps_and_equations(problem, space, facts)
    gaps += _signs_of_atoms(problem, space)
    columns = _columns(space, _distinct(gaps), level, focus)
    if level >= 2:
        columns += _completed_squares(space, columns)
    multiples = list(_multiples(space, columns, equations, level))
    remaining = problem.deadline - time.monotonic()
    found = vanishing_combination(
        [c.polynomial for c in columns],
        [c.is_strict for c in columns],
        [m * e.numerator for m, e in multiples],
        remaining,
    )
    if found is None:
        return None
    products = tuple(
        Product(value, columns[i].factors, columns[i].squares) for i, value in found.signed.items()
    )
    cofactors: dict[Rel, fmpq_mpoly] = {}
    for j, value in found.free.items():
        monomial, equation = multiples[j]
        scaled = monomial * equation.denominator * fraction(value)
        cofactors[equation.fact] = cofactors.get(equation.fact, 0) + scaled
    return Farkas(products, tuple((space.term(c), f) for f, c in cofactors.items()))


def _gaps_and_equations(
    problem: Problem, space: Workspace, facts: Sequence[Rel]
) -> tuple[list[Gap], list[Equation]]:
    gaps, equations = [], []
    quotients = [(fact, space.quotient(gap(fact))) for fact in facts]
    strict = {
        _shape(q.num): Strict(fact, q.num / q.den.leading_coefficient())
        for fact, q in quotients
        if fact.op == "<" and q is not None and q.den.is_constant() and not q.num.is_zero()
    }
    for fact, q in quotients:
        if q is None or q.num.is_zero() or q.num.total_degree() > HIGHEST_DEGREE:
            continue
        if fact.op == "=":
            equations.append(Equation(fact, q.num, q.den))
        elif not q.num.is_constant() or q.num.leading_coefficient() < 0:
            gaps.append(cleared(problem, space, fact, q, strict))
    return gaps, equations


@dataclass(frozen=True, slots=True)
class Strict:
    """A known strict inequality and the polynomial that is its gap."""

    fact: Rel
    polynomial: fmpq_mpoly


def _shape(polynomial: fmpq_mpoly) -> str:
    """The polynomial up to a rational factor."""
    return str(polynomial / polynomial.leading_coefficient())


def cleared(
    problem: Problem, space: Workspace, fact: Rel, q: Quotient, strict: Mapping[str, Strict]
) -> Gap:
    """The gap times factors of known sign, or squares, that clear its denominator."""
    factors, squares = [fact], list[Term]()
    content, parts = q.den.factor()
    polynomial = q.num / content  # q.den = content·Π parts
    for part, multiplicity in parts:
        term = space.term(part)
        known = _sign_fact(problem, term)
        gap_like = strict.get(_shape(part))
        if known is not None:
            factors += [known] * multiplicity
            if known.op == "<" and multiplicity % 2 == 1:
                polynomial = -polynomial
        elif gap_like is not None and gap_like.fact != fact:
            factors += [gap_like.fact] * multiplicity
            scale = gap_like.polynomial.leading_coefficient() / part.leading_coefficient()
            polynomial = polynomial * scale**multiplicity
        elif multiplicity % 2 == 0:
            squares.append(space.term(part ** (multiplicity // 2)))
        else:
            squares.append(space.term(part ** ((multiplicity + 1) // 2)))
            polynomial = polynomial * part
    return Gap(tuple(factors), tuple(squares), polynomial)


def _sign_fact(problem: Problem, term: Term) -> Rel | None:
    signs, _ = sign(term, problem.facts)
    if signs == {1}:
        return Rel(">", term, ZERO)
    if signs == {-1}:
        return Rel("<", term, ZERO)
    for op in (">", "<"):
        known = Rel(op, term, ZERO)
        if problem.is_settled(known):
            return known
    return None


def _signs_of_atoms(problem: Problem, space: Workspace) -> Iterator[Gap]:
    for i, atom in enumerate(space.atoms):
        signs, _ = sign(atom, problem.facts)
        if signs not in ({1}, {0, 1}):
            continue
        fact = Rel(">" if signs == {1} else ">=", atom, ZERO)
        if problem.is_settled(fact):
            yield Gap((fact,), (), space.frame.ring.gen(i))


def _distinct(gaps: Sequence[Gap]) -> list[Gap]:
    """One gap for each polynomial up to a positive factor, the strictest and simplest."""
    best: dict[str, Gap] = {}
    for g in sorted(gaps, key=lambda g: (not g.is_strict, len(g.factors) + len(g.squares))):
        if g.polynomial.is_zero():
            continue
        lead = abs(g.polynomial.leading_coefficient())
        best.setdefault(str(g.polynomial / lead), g)
    return list(best.values())


def _times(a: Gap, b: Gap) -> Gap:
    return Gap((*a.factors, *b.factors), (*a.squares, *b.squares), a.polynomial * b.polynomial)


def _columns(space: Workspace, gaps: list[Gap], level: int, focus: Rel | None) -> list[Gap]:
    one = Gap((), (), space.frame.ring.constant(1))
    columns = [one, *gaps]
    if level >= 1:
        ordered = sorted(gaps, key=lambda g: focus not in g.factors)
        pairs = combinations_with_replacement(ordered, 2)
        columns += (_times(a, b) for a, b in pairs if _fits(a, b))
    if level >= 2:
        squares = _squares(space)
        columns += squares
        columns += (_times(g, s) for s in squares for g in gaps if _fits(g, s))
    if level >= 3:
        positive = [g for g in gaps if g.polynomial.total_degree() <= 2]
        triples = combinations_with_replacement(positive[:14], 3)
        columns += (_times(_times(a, b), c) for a, b, c in triples)
    return columns[:MOST_COLUMNS]


def _fits(a: Gap, b: Gap) -> bool:
    """Whether the product stays of a size that a linear program can digest."""
    degree = a.polynomial.total_degree() + b.polynomial.total_degree()
    return degree <= HIGHEST_DEGREE and len(a.polynomial) * len(b.polynomial) <= MOST_TERMS


def _squares(space: Workspace) -> list[Gap]:
    """Squares of atoms, of their sums and differences, and of differences of their products."""
    ring = space.frame.ring
    atoms = list(ring.gens())[:8]
    bases = [*atoms]
    for a, b in combinations(atoms, 2):
        bases += [a - b, a + b]
    bases += [a - 1 for a in atoms]
    if len(atoms) <= 5:
        monomials = [a * b for a, b in combinations_with_replacement(atoms, 2)]
        bases += monomials
        bases += [p - q for p, q in combinations([*monomials, *atoms, ring.constant(1)], 2)]
    return [Gap((), (space.term(b),), b * b) for b in bases]


def _completed_squares(space: Workspace, columns: Sequence[Gap]) -> list[Gap]:
    """(t + p/2a)² for each column that is a·t² + p·t + q in an atom t with a constant a ≠ 0."""
    found: dict[str, fmpq_mpoly] = {}
    for column in columns[:200]:
        for i in range(len(space.atoms)):
            base = _square_inside(space, column.polynomial, i)
            if base is not None:
                found.setdefault(str(base), base)
    return [Gap((), (space.term(b),), b * b) for b in list(found.values())[:120]]


def _square_inside(space: Workspace, polynomial: fmpq_mpoly, i: int) -> fmpq_mpoly | None:
    if polynomial.degrees()[i] != 2:
        return None
    ring, t = space.frame.ring, space.frame.ring.gen(i)
    second = polynomial.derivative(i).derivative(i)
    if not second.is_constant():
        return None
    a = second.leading_coefficient() / 2
    p = polynomial.derivative(i) - 2 * a * t
    return None if p.is_zero() else t + p / (2 * a) + ring.constant(0)


def _multiples(
    space: Workspace, columns: Sequence[Gap], equations: Sequence[Equation], level: int
) -> Iterator[tuple[fmpq_mpoly, Equation]]:
    """Monomials times equations that share a monomial with what is already there."""
    ring = space.frame.ring
    wanted = {m for c in columns for m in c.polynomial.monoms()}
    wanted |= {m for e in equations for m in e.numerator.monoms()}
    count = 0
    limit = max(1, MOST_MULTIPLES // max(1, len(equations)))
    targets, highest = sorted(wanted, key=sum), 2 + 2 * level
    for equation in equations:
        seen: set[tuple[int, ...]] = set()
        own_monomials = equation.numerator.monoms()
        for target, own in product(targets, own_monomials):
            if len(seen) >= limit or count > MOST_MULTIPLES:
                break
            quotient = monomial_over(target, own)
            if quotient is not None and sum(quotient) <= highest and quotient not in seen:
                seen.add(quotient)
                count += 1
                yield ring.from_dict({quotient: 1}), equation
        if not seen and not wanted:
            yield ring.constant(1), equation
