"""One relation between terms that have values: which provers, in which order."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from symcheck.kernel.certificate import (
    Absurd, Cases, Certificate, Clash, Contradiction, Have, Known, Rewrite, Total,
)  # fmt: skip
from symcheck.kernel.signs import has_value
from symcheck.language.claim import FALSE, Or, Rel, parts_of
from symcheck.language.definedness import literal_value
from symcheck.language.forms import negation
from symcheck.language.term import (
    ZERO, App, Num, Term, Var, free_variables, is_integer_by_form, neg, subterms,
)  # fmt: skip
from symcheck.search.floats import is_rounding, values
from symcheck.search.problem import Problem, having, relations
from symcheck.search.provers.angles import double_angles, even_logarithms
from symcheck.search.provers.atoms import facts_about_atoms, instance
from symcheck.search.provers.balls import by_balls
from symcheck.search.provers.congruence import congruent_atoms
from symcheck.search.provers.detaching import detached, settled_by_kernel
from symcheck.search.provers.exchange import by_exchange, by_putting
from symcheck.search.provers.factored import by_factors
from symcheck.search.provers.farkas import contradiction
from symcheck.search.provers.identity import identity
from symcheck.search.provers.inequality import by_contradiction, by_tangents
from symcheck.search.provers.injective import by_injectivity
from symcheck.search.provers.inverse import by_inverse
from symcheck.search.provers.ladder import by_ladder, by_taylor
from symcheck.search.provers.logic import Step, compare_cases, solve
from symcheck.search.provers.transitivity import by_transitivity
from symcheck.search.provers.univariate import by_one_atom
from symcheck.search.workspace import exchanged, open_subterms

Prover: TypeAlias = Callable[[Problem, Rel], Certificate | None]


def prove_quickly(problem: Problem, goal: Rel) -> Certificate | None:
    """An identity or a linear consequence of the facts, if the values are plain already."""
    written = by_exchange(problem, goal) or by_putting(problem, goal)
    if written is not None:
        return written
    if any(has_value(side, problem.facts) is None for side in (goal.lhs, goal.rhs)):
        return None
    row = by_transitivity(problem, goal)
    if row is not None:
        return row
    if goal.op == "=":
        return identity(problem, goal)
    if goal.op == "!=":
        return None
    opposite = negation(goal)
    assert isinstance(opposite, Rel)
    steps: list[Step] = []
    negated = problem.given(opposite).to(FALSE)
    alone = by_one_atom(negated, opposite)
    if alone is not None:
        return Contradiction(alone)
    known = detached(negated, steps, aimed_at=None)
    for level in (0, 1):
        then = contradiction(known, level, opposite)
        if then is not None:
            return Contradiction(having(negated, steps, then))
    return None


def prove_relation(problem: Problem, goal: Rel) -> Certificate | None:
    """A certificate for the relation, whose sides have values by the facts."""
    simpler = _by_rewriting(problem, goal)
    if simpler is not None:
        return simpler
    if goal.op == "=":
        return _equality(problem, goal)
    if goal.op == "!=":
        return _inequation(problem, goal)
    return _inequality(problem, goal)


def _equality(problem: Problem, goal: Rel) -> Certificate | None:
    found = identity(problem, goal)
    if found is not None:
        return found
    steps: list[Step] = []
    enriched = problem
    for _ in range(2):
        new = [*facts_about_atoms(enriched), *congruent_atoms(enriched)]
        new += [*double_angles(enriched), *even_logarithms(enriched)]
        steps += new
        for claim, _proof in new:
            enriched = enriched.given(claim)
        found = identity(enriched, goal)
        if found is not None:
            return having(problem, steps, found)
        if not new:
            break
    return (
        by_inverse(problem, goal)
        or by_injectivity(problem, goal)
        or _splitting_absolutes(problem, goal)
        or _both_ways(problem, goal)
        or by_ladder(problem, goal)
    )


def _both_ways(problem: Problem, goal: Rel) -> Certificate | None:
    """a ≤ b and a ≥ b leave a = b."""
    if problem.depth > 5:
        return None
    below, above = Rel("<=", goal.lhs, goal.rhs), Rel(">=", goal.lhs, goal.rhs)
    first = by_contradiction(problem.to(below), below, thorough=False)
    if first is None:
        return None
    second = by_contradiction(problem.to(above), above, thorough=False)
    if second is None:
        return None
    parts = tuple(Rel(op, goal.lhs, goal.rhs) for op in ("<", "=", ">"))
    cases = Cases(Or(parts), (Absurd(Clash(parts[0])), Known(), Absurd(Clash(parts[2]))))
    return having(problem, [(below, first), (above, second), (Or(parts), Total())], cases)


def _inequation(problem: Problem, goal: Rel) -> Certificate | None:
    """a ≠ b because a < b, because a > b, or because a = b is absurd."""
    left, right = values(goal.lhs, problem.points), values(goal.rhs, problem.points)
    for strict in (Rel("<", goal.lhs, goal.rhs), Rel(">", goal.lhs, goal.rhs)):
        proof = prove_quickly(problem.to(strict), strict)
        if proof is not None:
            return Have(strict, proof, Known())
    for op, fits in (("<", np.all(left <= right)), (">", np.all(left >= right))):
        strict = Rel(op, goal.lhs, goal.rhs)  # type: ignore[arg-type]
        if fits:
            proof = _inequality(problem.to(strict).deeper(), strict)
            if proof is not None:
                return Have(strict, proof, Known())
    return by_contradiction(problem, goal, thorough=True)


def _algebraically(problem: Problem, goal: Rel) -> Certificate | None:
    """Of roots and quotients in several variables, products of what is known say most."""
    variables = free_variables(goal.lhs) | free_variables(goal.rhs)
    if len(variables) < 2 or not all(map(_is_algebraic, (goal.lhs, goal.rhs))):
        return None
    return by_contradiction(problem.sharing(0.4), goal, thorough=True)


def _is_algebraic(term: Term) -> bool:
    """Whether there are only numbers, variables, sums, products, quotients, powers, roots in it."""
    return all(
        isinstance(s, Num | Var)
        or (isinstance(s, App) and s.op in ("add", "mul", "neg", "div", "pow", "root"))
        for s in subterms(term)
    )


def _of_equals(problem: Problem, goal: Rel) -> Certificate | None:
    """a ≤ b because a = b, where the numbers leave no other way."""
    if goal.op not in ("<=", ">=") or problem.points.size == 0:
        return None
    if not np.all(is_rounding(goal, problem.points)):
        return None
    equation = Rel("=", goal.lhs, goal.rhs)
    proof = _equality(problem.to(equation).sharing(0.3), equation)
    if proof is None:
        return None
    then = settled_by_kernel(problem.given(equation).to(goal))
    return None if then is None else having(problem, [(equation, proof)], then)


def _inequality(problem: Problem, goal: Rel) -> Certificate | None:
    variables = free_variables(goal.lhs) | free_variables(goal.rhs)
    if not variables:
        found = by_balls(problem, goal)
        if found is not None:
            return found
    return (
        _of_equals(problem, goal)
        or by_factors(problem, goal, searching=False)
        or _bounded_absolute(problem, goal, prove_quickly)
        or by_taylor(problem.sharing(0.5), goal, touching=True)
        or by_contradiction(problem, goal, thorough=False)
        or _algebraically(problem, goal)
        or by_factors(problem, goal, searching=True)
        or _bounded_absolute(problem, goal, lambda p, _: solve(p.deeper()))
        or _splitting_absolutes(problem, goal)
        or by_inverse(problem.sharing(0.5), goal)
        or by_balls(problem, goal)
        or by_tangents(problem.sharing(0.4), goal)
        or by_ladder(problem.sharing(0.4), goal)
        or by_taylor(problem.sharing(0.6), goal, touching=False)
        or by_factors(problem, goal, searching=True, irreducible=True)
        or by_contradiction(problem, goal, thorough=True)
        or _splitting_inequations(problem, goal)
    )


def _by_rewriting(problem: Problem, goal: Rel) -> Certificate | None:
    """An atom of the goal is written in simpler terms: |u| as ±u, ln eᵘ as u, xʸ as e^(y ln x)."""
    for term in dict.fromkeys(t for side in (goal.lhs, goal.rhs) for t in open_subterms(side)):
        before: list[Step] = []
        step = _simpler(_with_positive_base(problem, term, before), term)
        if step is None or not isinstance(step[0], Rel):
            continue
        new = Rel(
            goal.op,
            exchanged(goal.lhs, term, step[0].rhs),
            exchanged(goal.rhs, term, step[0].rhs),
        )
        if new == goal:
            continue
        known = problem
        for claim, _ in (*before, step):
            known = known.given(claim)
        proof = solve(known.to(new))
        if proof is not None:
            return having(problem, [*before, step], Rewrite(step[0], new, proof))
        return None
    return None


def _with_positive_base(problem: Problem, term: Term, steps: list[Step]) -> Problem:
    """The problem in which the base of a real power is known to be positive, if that is so."""
    match term:
        case App("pow", (base, exponent)) if not is_integer_by_form(exponent):
            positive = Rel(">", base, ZERO)
            if not problem.is_settled(positive):
                proof = solve(problem.to(positive).deeper().within(0.5))
                if proof is not None:
                    steps.append((positive, proof))
                    return problem.given(positive)
    return problem


def _simpler(problem: Problem, term: Term) -> Step | None:
    match term:
        case App("abs", (u,)):
            return instance(problem, "abs.of-nonnegative", x=u) or instance(
                problem, "abs.of-nonpositive", x=u
            )
        case App("ln", (App("exp", (u,)),)):
            return instance(problem, "ln.exp", x=u)
        case App("exp", (App("ln", (u,)),)):
            return instance(problem, "exp.ln", x=u)
        case App("root", (Num(index), App("pow", (u, Num(n))))) if index == n == 2:
            return instance(problem, "sqrt.of-square", x=u)
        case App("pow", (base, exponent)) if not is_integer_by_form(exponent):
            if literal_value(exponent) == Fraction(1, 2):
                if not isinstance(exponent, Num):
                    return None
                return instance(problem, "power.half", x=base)
            return instance(problem, "power.real", x=base, y=exponent)
        case _:
            return None


def _bounded_absolute(problem: Problem, goal: Rel, prove: Prover) -> Certificate | None:
    """|A| ≤ B from A ≤ B and −A ≤ B, then by the sign of A."""
    lhs, rhs, op = goal.lhs, goal.rhs, goal.op
    if op in (">", ">="):
        lhs, rhs, op = rhs, lhs, "<" if op == ">" else "<="
    if not (isinstance(lhs, App) and lhs.op == "abs") or problem.depth > 6:
        return None
    u = lhs.args[0]
    steps: list[Step] = []
    start = problem
    for side in (u, neg(u)):
        claim = Rel(op, side, rhs)
        proof = prove(problem.to(claim), claim)
        if proof is None:
            return None
        steps.append((claim, proof))
        problem = problem.given(claim)
    parts = (Rel(">=", u, ZERO), Rel("<=", u, ZERO))
    names = (("abs.of-nonnegative", u), ("abs.of-nonpositive", neg(u)))
    branches: list[Certificate] = []
    for part, (name, same) in zip(parts, names, strict=True):
        step = instance(problem.given(part), name, x=u)
        if step is None:
            return None
        bounded = Rewrite(Rel("=", lhs, same), Rel(op, same, rhs), Known())
        branches.append(Have(*step, bounded))
    last: Certificate = Cases(Or(parts), tuple(branches))
    if goal.op != op:  # the goal is written the other way round
        claim = Rel(op, lhs, rhs)
        last = Have(claim, last, Known())
    return having(start, [*steps, (Or(parts), Total())], last)


def _splitting_absolutes(problem: Problem, goal: Rel) -> Certificate | None:
    """Cases by the sign inside an absolute value, or by the larger of two in min and max."""
    if problem.depth > 4:
        return None
    for term in _all_subterms(problem, goal):
        match term:
            case App("abs", (u,)) if not _sign_known(problem, u):
                return compare_cases(problem, u, ZERO, (">=", "<="))
            case App("max" | "min" as op, (a, b)):
                step = instance(problem, f"{op}.one-of", x=a, y=b)
                if step is None or any(problem.is_settled(p) for p in parts_of(step[0])):
                    continue
                known = problem.given(step[0])
                proof = solve(known.deeper())
                return having(problem, [step], proof) if proof is not None else None
    return None


def _sign_known(problem: Problem, u: Term) -> bool:
    return problem.is_settled(Rel(">=", u, ZERO)) or problem.is_settled(Rel("<=", u, ZERO))


def _all_subterms(problem: Problem, goal: Rel) -> list[Term]:
    found: dict[Term, None] = {}
    for rel in (goal, *relations(problem.facts)):
        for side in (rel.lhs, rel.rhs):
            found.update(dict.fromkeys(open_subterms(side)))
    return [t for t in found if has_value(t, problem.facts) is not None]


def _splitting_inequations(problem: Problem, goal: Rel) -> Certificate | None:
    """Cases x < 0, x > 0 for a variable that is known only not to be 0, or not known at all."""
    if problem.depth > 3:
        return None
    for var in sorted(free_variables(goal.lhs) | free_variables(goal.rhs), key=lambda v: v.name):
        if isinstance(var, Var) and not _sign_known(problem, var):
            found = compare_cases(problem, var, ZERO, ("<", "=", ">"))
            if found is not None:
                return found
    return None
