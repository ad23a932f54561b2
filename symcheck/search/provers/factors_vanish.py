"""x = a or x = b, because the product of the differences vanishes."""

from __future__ import annotations

from dataclasses import replace

from symcheck.kernel.certificate import Certificate, Clash, Contradiction, Have, Ring, Sign
from symcheck.kernel.facts import Facts
from symcheck.language.claim import Claim, Rel
from symcheck.language.term import ONE, ZERO, Term, mul, sub
from symcheck.search.problem import Problem, having, relations
from symcheck.search.provers.atoms import facts_about_atoms
from symcheck.search.provers.identity import identity

Step = tuple[Claim, Certificate]

MOST_PARTS = 4


def one_of_equals(problem: Problem, parts: tuple[Claim, ...]) -> Certificate | None:
    """A disjunction of equalities, whose terms have values."""
    equations = [p for p in parts if isinstance(p, Rel) and p.op == "="]
    if len(equations) < len(parts) or not 2 <= len(parts) <= MOST_PARTS:
        return None
    gaps = [sub(e.lhs, e.rhs) for e in equations]
    product = mul(ONE, *gaps)  # not as it may be known to be 0: then it has no sign
    vanishing = Rel("=", product, ZERO)
    shown = _by_the_last(problem, vanishing) or _by_all(problem.to(vanishing), vanishing)
    if shown is None:
        return None
    last: Certificate = Have(vanishing, shown, Clash(vanishing))
    last = Have(Rel("!=", product, ZERO), Sign(), last)
    for equation, gap in zip(equations, gaps, strict=True):
        last = Have(Rel("!=", gap, ZERO), _apart(equation, gap), last)
    return Contradiction(last)


def _by_the_last(problem: Problem, vanishing: Rel) -> Certificate | None:
    """By the equation that was supposed last alone."""
    latest = [r for r in relations(problem.facts) if r.op == "="][-1:]
    alone = replace(problem, facts=Facts())
    for equation in latest:
        alone = alone.given(equation)
    return identity(alone, vanishing)


def _by_all(problem: Problem, vanishing: Rel) -> Certificate | None:
    steps: list[Step] = facts_about_atoms(problem)
    known = problem
    for claim, _ in steps:
        known = known.given(claim)
    found = identity(known, vanishing)
    return None if found is None else having(problem, steps, found)


def _apart(equation: Rel, gap: Term) -> Certificate:
    """a − b ≠ 0 where a ≠ b."""
    zero = Rel("=", gap, ZERO)
    return Contradiction(Have(equation, Ring(((ONE, zero),)), Clash(equation)))
