"""Facts about named laws beyond single lemmas: premises to be proved, squares, the impossible."""

from __future__ import annotations

from dataclasses import replace

from symcheck.kernel.certificate import Average, Certificate, Likelier, Ring
from symcheck.kernel.chance_rules import event_at, support
from symcheck.kernel.lemmas import LEDGER
from symcheck.kernel.polynomial import NoRationalForm, equal
from symcheck.language.claim import FALSE, Claim, Rel
from symcheck.language.substitution import fresh_variable, substitute_in_claim
from symcheck.language.term import (
    ONE, TWO, ZERO, App, Expectation, Probability, Term, Var, add, mul, neg, power, sub,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS
from symcheck.search.problem import Problem
from symcheck.search.provers.atoms import instance

Step = tuple[Claim, Certificate]

A_MOMENT = 0.4
"""Seconds for one premise."""


def after_premises(problem: Problem, name: str, **values: Term) -> list[Step]:
    """The lemma at those terms, after premises that have to be shown first; empty if one is not."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    entry, steps = LEDGER[name], list[Step]()
    named = {v: values[v.name] for v in entry.variables}
    for premise in entry.premises:
        there = substitute_in_claim(premise, named)
        if problem.is_settled(there):
            continue
        proof = solve(problem.to(there).deeper().within(A_MOMENT))
        if proof is None:
            return []
        steps.append((there, proof))
        problem = problem.given(there)
    last = instance(problem, name, **values)
    return [] if last is None else [*steps, last]


def second_moment(problem: Problem, whole: Expectation) -> list[Step]:
    """E w² of a normal law: its variance and the square of its mean. E (w − 3)² likewise."""
    match whole:
        case Expectation(App("pow", (base, two)), var, law) if law.name == "normal" and two == TWO:
            mean, deviation = law.parameters
        case _:
            return []
    if base != var:
        return _spread(problem, whole) if _is(base, sub(var, mean)) else []
    steps: list[Step] = []
    known: list[Term] = []
    for name in ("normal.mean", "normal.variance"):
        found = after_premises(problem, name, c=mean, y=deviation)
        if not found:
            return []
        steps += found
        for claim, _ in found:
            problem = problem.given(claim)
        assert isinstance(claim, Rel)
        known.append(claim.lhs)
    at = fresh_variable(Var("x"), problem.names)
    average, spread = known
    assert isinstance(average, Expectation)
    assert isinstance(spread, Expectation)
    rows = ((ONE, spread), (mul(TWO, mean), average))
    constant = neg(power(mean, TWO))
    combination = add(constant, *(mul(k, e) for k, e in rows))
    return [*steps, (Rel("=", whole, combination), Average(constant, rows, at, Ring()))]


def _spread(problem: Problem, whole: Expectation) -> list[Step]:
    """The variance, written in another way than the ledger writes it."""
    mean, deviation = whole.law.parameters
    steps = after_premises(problem, "normal.variance", c=mean, y=deviation)
    if not steps:
        return []
    claim = steps[-1][0]
    assert isinstance(claim, Rel)
    spread = claim.lhs
    assert isinstance(spread, Expectation)
    if spread == whole:
        return []
    at = fresh_variable(Var("x"), problem.names)
    return [*steps, (Rel("=", whole, spread), Average(ZERO, ((ONE, spread),), at, Ring()))]


def _is(a: Term, b: Term) -> bool:
    try:
        return equal(a, b)
    except NoRationalForm:
        return False


def impossible(problem: Problem, event: Probability) -> list[Step]:
    """P(A) ≤ P(w < low) = 0 of a uniform law, where A meets no value between its ends."""
    law = event.law
    if law.name != "uniform":
        return []
    low, high = law.parameters
    nothing = Probability(event.var, (("<", low),), event.var, law)
    if event == nothing or "chance" in problem.spent:
        return []
    at = fresh_variable(Var("x"), problem.names)
    inside = replace(problem, points=NO_POINTS).given(support(law, at))
    proof = _solved(inside.given(event_at(event, at)).to(FALSE))
    value = after_premises(problem, "uniform.below", c=low, d=high, x=low) if proof else []
    if proof is None or not value:
        return []
    then = _solved(inside.given(event_at(event, at)).to(event_at(nothing, at)))
    if then is None:
        return []
    steps = [*value, (Rel("<=", event, nothing), Likelier(at, then))]
    for claim, _ in steps:
        problem = problem.given(claim)
    bound = Rel("<=", event, ZERO)
    last = _solved(problem.spending("chance").to(bound))
    return [*steps, (bound, last)] if last is not None else steps


def _solved(problem: Problem) -> Certificate | None:
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    return solve(problem.deeper().within(A_MOMENT))
