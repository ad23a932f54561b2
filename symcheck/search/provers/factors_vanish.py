"""x = a or x = b, because the product of the differences vanishes."""

from __future__ import annotations

from symcheck.kernel.certificate import Certificate, Clash, Contradiction, Have, Ring, Sign
from symcheck.language.claim import Claim, Rel
from symcheck.language.term import ONE, ZERO, Term, mul, sub
from symcheck.search.problem import Problem, having
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
    steps: list[Step] = facts_about_atoms(problem.to(vanishing))
    known = problem
    for claim, _ in steps:
        known = known.given(claim)
    found = identity(known.to(vanishing), vanishing)
    if found is None:
        return None
    last: Certificate = Have(
        vanishing, having(problem.to(vanishing), steps, found), Clash(vanishing)
    )
    last = Have(Rel("!=", product, ZERO), Sign(), last)
    for equation, gap in zip(equations, gaps, strict=True):
        last = Have(Rel("!=", gap, ZERO), _apart(equation, gap), last)
    return Contradiction(last)


def _apart(equation: Rel, gap: Term) -> Certificate:
    """a − b ≠ 0 where a ≠ b."""
    zero = Rel("=", gap, ZERO)
    return Contradiction(Have(equation, Ring(((ONE, zero),)), Clash(equation)))
