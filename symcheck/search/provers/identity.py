"""Equalities: identities of rational functions, modulo known equalities where needed.

The cofactors come from linear algebra: the numerator of the difference is sought as a combination
of monomial multiples of the known equations, over ever more monomials.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from flint import fmpq, fmpq_mpoly

from symcheck.kernel.certificate import Certificate, Clash, Contradiction, Have, Ring
from symcheck.kernel.signs import has_value
from symcheck.kernel.polynomial import NoRationalForm, fraction
from symcheck.language.claim import Claim, Rel
from symcheck.language.term import ONE, ZERO, Term, div, mul, num, power, sub
from symcheck.search.linear import solve_rational
from symcheck.search.problem import Problem, having, relations
from symcheck.search.workspace import Workspace, monomial_over, workspace

MOST_MULTIPLES = 260


def identity(problem: Problem, goal: Rel) -> Certificate | None:
    """A certificate for lhs = rhs whose sides have values already."""
    equations = [r for r in relations(problem.facts) if r.op == "="]
    try:
        space = workspace([goal.lhs, goal.rhs, *(t for e in equations for t in (e.lhs, e.rhs))])
    except NoRationalForm:
        return None
    target = space.quotient(sub(goal.lhs, goal.rhs))
    if target is None:
        return None
    if target.num.is_zero():
        return Ring()
    if not equations:
        return None
    return _modulo(problem, space, target.num, target.den, equations)


def _modulo(
    problem: Problem,
    space: Workspace,
    numerator: fmpq_mpoly,
    denominator: fmpq_mpoly,
    equations: Sequence[Rel],
) -> Certificate | None:
    quotients = [(e, space.quotient(sub(e.lhs, e.rhs))) for e in equations]
    usable = [(e, q) for e, q in quotients if q is not None and not q.num.is_zero()]
    numerators = [q.num for _, q in usable]
    for multipliers in _multipliers(space, numerator, numerators):
        steps: list[tuple[Claim, Certificate]] = []
        below = nonzero_product(problem, space, denominator, steps)
        if below is None:
            return None
        rows = []
        for (fact, q), multiplier in zip(usable, multipliers, strict=True):
            if not multiplier.is_zero():
                above = space.term(multiplier * q.den)
                rows.append((above if below == ONE else div(above, below), fact))
        return having(problem, steps, Ring(tuple(rows)))
    return None


def _multipliers(
    space: Workspace, target: fmpq_mpoly, equations: Sequence[fmpq_mpoly]
) -> Iterator[list[fmpq_mpoly]]:
    """Ways to write the target over the equations: as a multiple of one, else as a combination."""
    nothing = [space.frame.ring.constant(0)] * len(equations)
    for i, equation in enumerate(equations):
        quotient, remainder = divmod(target, equation)
        if remainder.is_zero():
            yield [*nothing[:i], quotient, *nothing[i + 1 :]]
            return
    for degree in (0, 1, 2, 4):
        found = _combination(space, target, equations, degree)
        if found is not None:
            yield found
            return


def _combination(
    space: Workspace, target: fmpq_mpoly, equations: Sequence[fmpq_mpoly], degree: int
) -> list[fmpq_mpoly] | None:
    """Multipliers of at most that degree beyond need with Σ multiplier·equation = target."""
    ring = space.frame.ring
    products: list[tuple[int, fmpq_mpoly, fmpq_mpoly]] = []
    used: set[tuple[int, tuple[int, ...]]] = set()
    wanted = set(target.monoms())
    for _ in range(1 + degree):
        for i, equation in enumerate(equations):
            for goal, own in product(sorted(wanted, key=sum), equation.monoms()):
                if len(products) > MOST_MULTIPLES:
                    break
                shift = monomial_over(goal, own)
                if shift is not None and (i, shift) not in used:
                    used.add((i, shift))
                    monomial = ring.from_dict({shift: 1})
                    products.append((i, monomial, monomial * equation))
        wanted |= {m for _, _, p in products for m in p.monoms()}
        found = _solve(target, [p for _, _, p in products])
        if found is not None:
            result = [ring.constant(0)] * len(equations)
            for (i, monomial, _), value in zip(products, found, strict=True):
                result[i] = result[i] + monomial * value
            return result
        if len(products) > MOST_MULTIPLES:
            return None
    return None


def _solve(target: fmpq_mpoly, columns: Sequence[fmpq_mpoly]) -> list[fmpq] | None:
    rows = {m: i for i, m in enumerate({m for p in (*columns, target) for m in p.monoms()})}
    table = [[fmpq(0)] * (len(columns) + 1) for _ in rows]
    for j, polynomial in enumerate((*columns, target)):
        for monomial, c in zip(polynomial.monoms(), polynomial.coeffs(), strict=True):
            table[rows[monomial]][j] = c
    found = solve_rational(table, len(columns))
    return None if found is None else [fraction(v) for v in found]


def nonzero_product(
    problem: Problem,
    space: Workspace,
    polynomial: fmpq_mpoly,
    steps: list[tuple[Claim, Certificate]],
) -> Term | None:
    """The polynomial as a product of factors known not to vanish; adds the steps that show it."""
    content, parts = polynomial.factor()
    factors: list[Term] = []
    if content != 1:
        factors.append(space.term(space.frame.ring.constant(content)))
    for part, multiplicity in parts:
        term = space.term(part)
        if not _show_nonzero(problem, space, part, term, steps):
            return None
        factors.append(term if multiplicity == 1 else power(term, num(multiplicity)))
    return mul(*factors) if factors else ONE


def _show_nonzero(
    problem: Problem,
    space: Workspace,
    part: fmpq_mpoly,
    term: Term,
    steps: list[tuple[Claim, Certificate]],
) -> bool:
    """p ≠ 0 because p = 0 would make a known non-zero multiple of p vanish."""
    claim = Rel("!=", term, ZERO)
    if problem.is_settled(claim):
        return True
    if has_value(term, problem.facts) is None:
        return False
    vanishing = Rel("=", term, ZERO)
    for known in relations(problem.facts):
        if known.op not in ("!=", "<"):
            continue
        try:
            q = space.quotient(sub(known.lhs, known.rhs))
        except KeyError:  # it speaks of atoms outside this workspace
            continue
        if q is None or q.num.is_zero() or not q.den.is_constant():
            continue
        quotient, remainder = divmod(q.num, part)
        if remainder.is_zero():
            cofactor = space.term(quotient / q.den.leading_coefficient())
            zero = Rel("=", known.lhs, known.rhs)
            proof = Contradiction(Have(zero, Ring(((cofactor, vanishing),)), Clash(zero)))
            steps.append((claim, proof))
            return True
    return False
