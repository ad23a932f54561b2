"""Inequalities by factoring: the difference of the sides is a product whose signs are known."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from flint import fmpq_mpoly

from symcheck.kernel.certificate import Certificate, Contradiction, Farkas, Product, Sign
from symcheck.kernel.signs import has_value
from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.claim import Claim, Rel
from symcheck.language.forms import negation
from symcheck.language.term import ZERO, Num, Term, div, mul, num, power, sub
from symcheck.search.floats import values
from symcheck.search.problem import Problem, having
from symcheck.search.workspace import Workspace, as_fraction, workspace

Step = tuple[Claim, Certificate]


def by_factors(
    problem: Problem, goal: Rel, *, searching: bool, irreducible: bool = False
) -> Certificate | None:
    """The larger side minus the smaller one, factored, with a sign for each factor.

    Unless searching, the signs must be settled already. A numerator that does not factor is taken
    as it is only when that is asked for.
    """
    larger, smaller = (goal.lhs, goal.rhs) if goal.op in (">", ">=") else (goal.rhs, goal.lhs)
    try:
        space = workspace((larger, smaller))
    except NoRationalForm:
        return None
    q = space.quotient(sub(larger, smaller))
    if q is None or q.num.is_zero() or problem.depth > 7:
        return None
    content, above = q.num.factor()
    steps: list[Step] = []
    strict = goal.op in ("<", ">")
    unfactored = len(above) == 1 and above[0][1] == 1
    if unfactored and (q.den.is_constant() or not irreducible):
        return None
    product = _signed_product(problem, space, above, steps, strict=strict, searching=searching)
    unit, under = q.den.factor()
    below = _signed_product(problem, space, under, steps, strict=True, searching=searching)
    if product is None or below is None:
        return None
    known = problem
    for claim, _ in steps:
        known = known.given(claim)
    term = mul(Num(as_fraction(content / unit)), *product)
    if below:
        term = div(term, mul(*below))
    claim = Rel(">" if strict else ">=", term, ZERO)
    if not known.is_settled(claim):
        return None
    opposite = negation(goal)
    assert isinstance(opposite, Rel)
    farkas = Farkas((Product(Fraction(1), (claim,)), Product(Fraction(1), (opposite,))))
    return having(problem.to(goal), [*steps, (claim, Sign())], Contradiction(farkas))


def _signed_product(
    problem: Problem,
    space: Workspace,
    parts: list[tuple[fmpq_mpoly, int]],
    steps: list[Step],
    *,
    strict: bool,
    searching: bool,
) -> list[Term] | None:
    """The factors as terms, each with a settled sign; even powers need one only if strict."""
    factors: list[Term] = []
    for part, multiplicity in parts:
        term = space.term(part)
        if has_value(term, problem.facts) is None:
            return None
        odd = multiplicity % 2 == 1
        if odd or strict:
            found = _settle(problem, term, steps, strict=strict, odd=odd, searching=searching)
            if not found:
                return None
        factors.append(term if multiplicity == 1 else power(term, num(multiplicity)))
    return factors


def _settle(
    problem: Problem,
    term: Term,
    steps: list[Step],
    *,
    strict: bool,
    odd: bool,
    searching: bool,
) -> bool:
    """Adds a step that gives the factor a sign, guided by the sample points."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    for claim, _ in steps:
        problem = problem.given(claim)
    at = values(term, problem.points)
    ops = [">", "<"] if strict else [">=", "<="]
    for op, fits in zip(ops, (np.all(at >= -1e-9), np.all(at <= 1e-9)), strict=True):
        claim = Rel(op, term, ZERO)  # type: ignore[arg-type]
        if not fits:
            continue
        if problem.is_settled(claim):
            return True
        if not searching:
            continue
        proof = solve(problem.to(claim).deeper().within(1.5))
        if proof is not None:
            steps.append((claim, proof))
            return True
    if not odd and searching:
        unequal = Rel("!=", term, ZERO)
        proof = solve(problem.to(unequal).deeper().within(0.5))
        if proof is not None:
            steps.append((unequal, proof))
            return True
    return False
