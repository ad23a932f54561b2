"""Contradictions with known inequations: a ≠ b against a = b, and products that cannot vanish."""

from __future__ import annotations

from collections.abc import Iterator

from symcheck.kernel.certificate import (
    Absurd, Cases, Certificate, Clash, Have, Known, Ring, Sign, Total,
)  # fmt: skip
from symcheck.kernel.signs import has_value
from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.claim import Claim, Or, Rel
from symcheck.language.forms import negation
from symcheck.language.term import ZERO, App, sub
from symcheck.search.problem import Problem, having, relations
from symcheck.search.provers.identity import identity, nonzero_product
from symcheck.search.workspace import workspace

MOST = 12


def by_clash(problem: Problem) -> Certificate | None:
    """The false claim, from an equality that follows and is known not to hold."""
    known = list(relations(problem.facts))
    for rel in known:
        if problem.is_settled(negation(rel)):
            return Clash(rel)
    unequal = [r for r in known if r.op == "!="][-MOST:]
    if not unequal or not any(r.op == "=" for r in known):
        return None
    for rel in unequal:
        equal = Rel("=", rel.lhs, rel.rhs)
        proof = identity(problem.to(equal), equal)
        if proof is not None:
            return Have(equal, proof, Clash(equal))
    for rel in known:
        if rel.op == "=":
            found = _nonzero_yet_zero(problem, rel)
            if found is not None:
                return found
    return None


def strict_facts(problem: Problem) -> Iterator[tuple[Claim, Certificate]]:
    """a < b where a ≤ b and a ≠ b are known, and likewise a > b."""
    for rel in relations(problem.facts):
        if rel.op != "!=":
            continue
        below, equal, above = (Rel(op, rel.lhs, rel.rhs) for op in ("<", "=", ">"))
        cases = Or((below, equal, above))
        absurd = Absurd(Clash(below)), Absurd(Clash(equal)), Absurd(Clash(above))
        if Rel("<=", rel.lhs, rel.rhs) in problem.facts.known:
            yield below, Have(cases, Total(), Cases(cases, (Known(), *absurd[1:])))
        elif Rel(">=", rel.lhs, rel.rhs) in problem.facts.known:
            yield above, Have(cases, Total(), Cases(cases, (*absurd[:2], Known())))


def _nonzero_yet_zero(problem: Problem, rel: Rel) -> Certificate | None:
    """A known equality a = b where a − b factors into terms none of which vanishes."""
    try:
        space = workspace(t for r in relations(problem.facts) for t in (r.lhs, r.rhs))
    except NoRationalForm:
        return None
    q = space.quotient(sub(rel.lhs, rel.rhs))
    if q is None or q.num.is_constant() or len(q.num.factor()[1]) < 2:
        return None
    steps: list[tuple[Claim, Certificate]] = []
    product = nonzero_product(problem, space, q.num, steps)
    if product is None or has_value(product, problem.facts) is None:
        return None
    if product in (rel.lhs, rel.rhs) and isinstance(product, App):
        # as it stands, its value is known to be 0; in another order its factors tell
        product = App(product.op, product.args[::-1])
    zero = Rel("=", product, ZERO)
    nonzero = Rel("!=", product, ZERO)
    known = problem
    for claim, _ in steps:
        known = known.given(claim)
    if not known.is_settled(nonzero):
        return None
    steps.append((nonzero, Sign()))
    steps.append((zero, Ring(((space.term(q.den), rel),))))
    return having(problem, steps, Clash(zero))
