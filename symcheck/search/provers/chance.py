"""Expectations and probabilities: lemmas about the named laws, linearity, and what is likelier."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from symcheck.kernel.certificate import Average, Certificate, Likelier
from symcheck.kernel.chance_lemmas import CHANCE
from symcheck.kernel.chance_rules import event_at, support
from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.claim import Claim, Rel, conjunction
from symcheck.language.definedness import definedness
from symcheck.language.substitution import fresh_variable, substitute
from symcheck.language.term import (
    ONE, ZERO, Expectation, Probability, Term, Var, add, div, free_variables, mul,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS, Points, fails, holds, is_out_of_reach
from symcheck.search.matching import matched
from symcheck.search.problem import Problem, terms_in
from symcheck.search.provers.moments import after_premises, impossible, second_moment
from symcheck.search.workspace import open_subterms, workspace

Step = tuple[Claim, Certificate]

TRIAL = (-7.3, -2.1, -0.7, 0.0, 0.2, 0.6, 1.0, 1.9, 4.4, 12.1)
"""Values of a random variable at which what is to hold at every point is tried first."""


def facts_about_chances(problem: Problem) -> list[Step]:
    """The ledger's values of the expectations and probabilities that stand in the problem."""
    found: list[Step] = []
    atoms = (s for t in terms_in(problem) for s in open_subterms(t))
    for atom in dict.fromkeys(a for a in atoms if isinstance(a, Expectation | Probability)):
        for entry in CHANCE:
            if not isinstance(entry.claim, Rel):
                continue
            at = matched(entry.claim.lhs, atom, entry.variables, {})
            if at is not None and set(at) == entry.variables:
                steps = after_premises(problem, entry.id, **{v.name: t for v, t in at.items()})
                found += [s for s in steps if s[0] not in problem.facts.known]
        more = (
            second_moment(problem, atom)
            if isinstance(atom, Expectation)
            else impossible(problem, atom)
        )
        found += [s for s in more if s[0] not in problem.facts.known]
    return found


def split_expectations(problem: Problem) -> list[Step]:
    """Each expectation as a combination of those of its monomials in the random variable.

    Only where the ledger, or a fact, gives every one of these a value.
    """
    found: list[Step] = []
    if "split" in problem.spent:
        return found
    problem = problem.spending("split")
    equations = (k for k in problem.facts.known if isinstance(k, Rel) and k.op == "=")
    valued = {k.lhs for k in equations if k.lhs != k.rhs and not is_out_of_reach(k.rhs)}
    atoms = (s for t in terms_in(problem) for s in open_subterms(t) if isinstance(s, Expectation))
    for whole in dict.fromkeys(atoms):
        if whole in valued:
            continue
        rows = _monomials(whole)
        if rows is None or any(e == whole for _, e in rows[1]):
            continue
        constant, pairs = rows
        values = facts_about_chances(problem.to(conjunction(_equal_to_itself(pairs))))
        known = problem
        for claim, _ in values:
            known = known.given(claim)
        linear = add(constant, *(mul(k, e) for k, e in pairs)) if pairs else constant
        equation = Rel("=", whole, linear)
        proof = _average(known.to(equation).within(1.0), equation, whole)
        if proof is not None:
            found += [*values, (equation, proof)]
    return found


def _equal_to_itself(pairs: tuple[tuple[Term, Expectation], ...]) -> tuple[Claim, ...]:
    return tuple(Rel("=", e, e) for _, e in pairs)


def _monomials(whole: Expectation) -> tuple[Term, tuple[tuple[Term, Expectation], ...]] | None:
    """The body by its monomials: their coefficients, free of the variable, and expectations."""
    try:
        space = workspace((whole.body,))
    except NoRationalForm:
        return None
    q = space.quotient(whole.body)
    if q is None or whole.var in free_variables(space.term(q.den)):
        return None
    below, random = space.term(q.den), [whole.var in free_variables(a) for a in space.atoms]
    sums: dict[tuple[int, ...], Term] = {}
    for exponents, c in q.num.to_dict().items():
        inside = tuple(int(k) if r else 0 for k, r in zip(exponents, random, strict=True))
        outside = tuple(0 if r else int(k) for k, r in zip(exponents, random, strict=True))
        factor = space.term(space.frame.ring.from_dict({outside: c}))
        sums[inside] = add(sums[inside], factor) if inside in sums else factor
    constant: Term = ZERO
    pairs: list[tuple[Term, Expectation]] = []
    for inside, coefficient in sums.items():
        part = space.term(space.frame.ring.from_dict({inside: 1}))
        if part == ONE:
            constant = _over(coefficient, below)
        else:
            pairs.append((_over(coefficient, below), Expectation(part, whole.var, whole.law)))
    return constant, tuple(pairs)


def by_chance(problem: Problem, goal: Rel) -> Certificate | None:
    """P(A) ≤ P(B) where A gives B; an expectation as a combination of others, point by point."""
    match goal:
        case Rel("<=", Probability() as smaller, larger):
            return _likelier(problem, smaller, larger)
        case Rel("=" | "<=" | ">=", Expectation() as whole, _):
            return _average(problem, goal, whole)
        case _:
            return None


def _likelier(problem: Problem, smaller: Probability, larger: Term) -> Certificate | None:
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    at = _fresh(problem)
    if not isinstance(larger, Probability) or larger.law != smaller.law:
        return None
    inside = replace(problem, points=NO_POINTS).given(support(smaller.law, at))
    then = solve(inside.given(event_at(smaller, at)).to(event_at(larger, at)).deeper())
    return Likelier(at, then) if then is not None else None


def _average(problem: Problem, goal: Rel, whole: Expectation) -> Certificate | None:
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    rows = _combination(goal.rhs, whole)
    if rows is None:
        return None
    constant, pairs = rows
    at = _fresh(problem)
    bodies = [(k, substitute(e.body, {e.var: at})) for k, e in pairs]
    pointwise = add(constant, *(mul(k, f) for k, f in bodies)) if bodies else constant
    defined = conjunction(tuple(d for _, f in bodies for d in definedness(f)))
    inside = replace(problem, points=NO_POINTS).given(support(whole.law, at)).given(defined)
    there = Rel(goal.op, substitute(whole.body, {whole.var: at}), pointwise)
    trial = Points(len(TRIAL), {at: np.array(TRIAL)})
    known = free_variables(there.lhs) | free_variables(there.rhs) <= {at}
    if known and np.any(fails(there, trial) & holds(support(whole.law, at), trial)):
        return None
    proof = solve(inside.to(there).deeper())
    return Average(constant, pairs, at, proof) if proof is not None else None


def _combination(
    term: Term, whole: Expectation
) -> tuple[Term, tuple[tuple[Term, Expectation], ...]] | None:
    """The term as a constant plus multiples of expectations of the same law."""
    try:
        space = workspace((term,))
    except NoRationalForm:
        return None
    q = space.quotient(term)
    if q is None:
        return None
    rest, pairs = q.num, []
    below = space.term(q.den)
    for i, atom in enumerate(space.atoms):
        if not isinstance(atom, Expectation):
            continue
        slope = rest.derivative(i)
        if atom.law != whole.law or slope.degrees()[i] or q.den.degrees()[i]:
            return None
        rest = rest - slope * space.frame.ring.gen(i)
        pairs.append((_over(space.term(slope), below), atom))
    return _over(space.term(rest), below), tuple(pairs)


def _over(above: Term, below: Term) -> Term:
    return above if below == ONE else div(above, below)


def _fresh(problem: Problem) -> Var:
    return fresh_variable(Var("x"), problem.names)
