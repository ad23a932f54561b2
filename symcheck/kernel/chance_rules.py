"""The rules for expectations and probabilities (Billingsley, Probability and Measure, §§16, 21)."""

from __future__ import annotations

from symcheck.kernel.certificate import Average, Likelier
from symcheck.kernel.facts import Origins
from symcheck.kernel.polynomial import equal
from symcheck.kernel.refusal import Refused
from symcheck.kernel.sequent import Sequent, Show, fresh, require, values
from symcheck.language.claim import And, Claim, Rel, conjunction
from symcheck.language.definedness import definedness, law_conditions
from symcheck.language.substitution import substitute, substitute_in_claim
from symcheck.language.term import (
    ONE, ZERO, Expectation, Law, Probability, Term, Var, add, mul,
)  # fmt: skip


def average(s: Sequent, c: Average, show: Show) -> Origins:
    """E is linear and monotone: f = c₀ + Σ cᵢfᵢ almost everywhere gives E f = c₀ + Σ cᵢ E fᵢ.

    The fᵢ have values almost everywhere since their expectations exist; so has f, by what is shown
    of it. For ≤ and ≥ the expectation of f must be known to exist.
    """
    match s.goal:
        case Rel("=" | "<=" | ">=" as op, Expectation() as whole, combination):
            pass
        case _:
            raise Refused("wrong shape", "the goal compares no expectation", s.goal)
    fresh(s, c.at, c.constant, *(t for row in c.rows for t in row))
    parts = tuple(e for _, e in c.rows)
    if any(e.law != whole.law for e in parts):
        raise Refused("other law", "the expectations are of different laws", s.goal)
    coefficients = (c.constant, *(k for k, _ in c.rows))
    origins = values(s, (*coefficients, *parts, combination))
    origins |= _law_holds(s, whole.law)
    if op != "=":
        origins |= values(s, (whole,))
    linear = add(c.constant, *(mul(k, e) for k, e in c.rows)) if c.rows else c.constant
    if not equal(linear, combination):
        raise Refused("not an identity", "the rows are another combination", s.goal)
    bodies = [(k, substitute(e.body, {e.var: c.at})) for k, e in c.rows]
    pointwise = add(c.constant, *(mul(k, f) for k, f in bodies)) if bodies else c.constant
    defined = conjunction(tuple(d for _, f in bodies for d in definedness(f)))
    inside = s.given(support(whole.law, c.at)).given(defined)
    goal = Rel(op, substitute(whole.body, {whole.var: c.at}), pointwise)
    return origins | show(inside.to(goal), c.pointwise)


def likelier(s: Sequent, c: Likelier, show: Show) -> Origins:
    """A ⊆ B gives P(A) ≤ P(B); every P(A) ≤ 1."""
    match s.goal:
        case Rel("<=", Probability() as smaller, larger):
            origins = values(s, (smaller,))
        case _:
            raise Refused("wrong shape", "the goal compares no probabilities", s.goal)
    if larger == ONE:
        return origins
    if not isinstance(larger, Probability) or larger.law != smaller.law:
        raise Refused("other law", "the probabilities are of different laws", s.goal)
    fresh(s, c.at)
    inside = s.given(support(smaller.law, c.at)).given(event_at(smaller, c.at))
    return origins | show(inside.to(event_at(larger, c.at)), c.then)


def event_at(term: Probability, at: Term) -> Claim:
    """The event, at a value of the random variable."""
    terms = (term.first, *(t for _, t in term.links))
    rows = zip(terms, term.links, strict=False)
    event = conjunction(tuple(Rel(op, left, right) for left, (op, right) in rows))
    return substitute_in_claim(event, {term.var: at})


def _law_holds(s: Sequent, law: Law) -> Origins:
    origins = values(s, law.parameters)
    for condition in law_conditions(law):
        origins |= require(s, condition, "the parameters may be those of no law")
    return origins


def support(law: Law, at: Var) -> Claim:
    """Where the density is positive; what happens elsewhere does not count."""
    match law.name, law.parameters:
        case "uniform", (low, high):
            return And((Rel("<", low, at), Rel("<", at, high)))
        case "exponential", _:
            return Rel(">", at, ZERO)
        case _:
            return And(())
