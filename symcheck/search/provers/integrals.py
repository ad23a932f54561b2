"""Integrals by antiderivatives: the value of each, and the goal with that written for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import TypeAlias

from symcheck.kernel.analysis_rules import is_continuous
from symcheck.kernel.certificate import Antiderivative, Certificate, Known, Rewrite
from symcheck.kernel.integral_rules import between
from symcheck.language.calculus import differentiate
from symcheck.language.claim import And, Claim, Or, Rel, conjunction, map_terms, terms_of
from symcheck.language.definedness import definedness
from symcheck.language.forms import unfold_term
from symcheck.language.substitution import fresh_variable, substitute, value_at
from symcheck.language.term import (
    App, Integral, Num, Term, Var, absolute, changed, free_variables, neg, sub, subterms,
)  # fmt: skip
from symcheck.search.bridges.integrating import sympy_primitive
from symcheck.search.floats import NO_POINTS
from symcheck.search.primitives import primitive
from symcheck.search.problem import Problem, having, terms_in
from symcheck.search.workspace import exchanged, open_subterms

Step = tuple[Claim, Certificate]
Find: TypeAlias = Callable[[Term, Var], Term | None]

KNOWN = "integrals"
"""Among what is spent: the values of integrals in the facts have been looked for."""
A_MOMENT, A_WHILE = 0.5, 3.0
"""Seconds for the order of the ends, and for SymPy."""


def by_antiderivatives(problem: Problem) -> Certificate | None:
    """The goal with their values written for its integrals, one after the other."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    if not _is_plain(problem.goal):
        return None
    steps: list[Step] = []
    ready, equations = problem, list[Rel]()
    for integral in integrals_in(terms_of(problem.goal)):
        equation = _known_value(ready, integral)
        found = [] if equation is not None else value_of(ready, integral)
        if found is None:
            return None
        for step in found:
            steps.append(step)
            ready = ready.given(step[0])
            equation = step[0] if isinstance(step[0], Rel) else None
        assert equation is not None
        equations.append(equation)
    goals = [problem.goal]
    for equation in reversed(equations):  # those that stand in the ends of others come last
        goals.append(_written(goals[-1], equation))
    if not equations or goals[-1] == goals[0]:
        return None
    proof = solve(ready.to(goals[-1]).deeper())
    if proof is None:
        return None
    for equation, goal in zip(equations, reversed(goals[1:]), strict=True):
        proof = Rewrite(equation, goal, proof)
    return having(problem, steps, proof)


def facts_about_integrals(problem: Problem) -> list[Step]:
    """The values of the integrals that stand in what is known, once."""
    found: list[Step] = []
    for integral in integrals_in(terms_in(problem)) if KNOWN not in problem.spent else ():
        for step in value_of(problem, integral) or []:
            if step[0] not in problem.facts.known:
                found.append(step)
                problem = problem.given(step[0])
    return found


def _known_value(problem: Problem, integral: Integral) -> Rel | None:
    """A known equality with a term without integrals."""
    for known in problem.facts.known:
        if not isinstance(known, Rel) or known.op != "=" or known.lhs != integral:
            continue
        if not any(isinstance(s, Integral) for s in subterms(known.rhs)):
            return known
    return None


def integrals_in(terms: Iterator[Term]) -> list[Integral]:
    """The integrals that stand under no bound variable, those in the ends of others first."""
    parts = (s for t in terms for s in open_subterms(t))
    return list(dict.fromkeys(s for s in parts if isinstance(s, Integral)))


def _is_plain(claim: Claim) -> bool:
    match claim:
        case And(parts) | Or(parts):
            return all(map(_is_plain, parts))
        case _:
            return isinstance(claim, Rel)


def _written(goal: Claim, equation: Rel) -> Claim:
    return map_terms(goal, lambda t: exchanged(t, equation.lhs, equation.rhs))


def value_of(problem: Problem, integral: Integral) -> list[Step] | None:
    """The equality with F(q) − F(p), last, after what it needs; None if none was found.

    While one is looked for, the integral itself is left alone.
    """
    from symcheck.search.provers.logic import with_values  # noqa: PLC0415

    low, high = integral.low, integral.high
    key = f"integral {integral}"
    if low is None or high is None or problem.is_late or key in problem.spent:
        return None
    steps: list[Step] = []
    ready = with_values(problem.spending(key), (low, high), steps)
    if ready is None:
        return None
    ready = _in_order(ready, low, high, steps)
    at = fresh_variable(Var("t"), problem.names | free_variables(integral))
    body = substitute(integral.body, {integral.var: at})
    for function in _candidates(ready, body, at):
        shown = _shown(ready, integral, (low, high), body, function, at)
        if shown is not None:
            return [*steps, shown]
        if problem.is_late:
            return None
    return None


def _in_order(problem: Problem, low: Term, high: Term, steps: list[Step]) -> Problem:
    """The problem with the order of the ends among the facts, if it is found."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    orders = Rel("<=", low, high), Rel("<=", high, low)
    if any(map(problem.is_settled, orders)):
        return problem
    for order in orders:
        proof = solve(problem.to(order).deeper().within(A_MOMENT))
        if proof is not None:
            steps.append((order, proof))
            return problem.given(order)
    return problem


def _shown(
    problem: Problem,
    integral: Integral,
    ends: tuple[Term, Term],
    body: Term,
    function: Term,
    at: Var,
) -> Step | None:
    """The equality for that function, if it has the derivative and the values that it needs."""
    from symcheck.search.provers.logic import resampled, solve  # noqa: PLC0415

    low, high = ends
    slope, conditions = differentiate(function, at)
    closed, _ = between("<=", low, at, high, problem.facts)
    inner, _ = between("<", low, at, high, problem.facts)
    inside = resampled(replace(problem, points=NO_POINTS).given(closed)).deeper()
    defined = conjunction((*definedness(function), *definedness(body)))
    first = solve(inside.to(defined))
    if first is None:
        return None
    where = inner if is_continuous(body, at) else closed
    there = resampled(replace(problem, points=NO_POINTS).given(where).given(defined)).deeper()
    second = solve(there.to(conjunction((*conditions, Rel("=", slope, body)))))
    if second is None:
        return None
    values = (value_at(function, {at: end}) for end in (high, low))
    equation = Rel("=", integral, sub(*values))
    return equation, Antiderivative(integral, function, at, first, second, Known())


def _candidates(problem: Problem, body: Term, at: Var) -> Iterator[Term]:
    """Functions that may have that derivative, with logarithms of u, −u and |u| by turns."""
    for find in (primitive, partial(_by_sympy, deadline=problem.deadline)):
        plain = _without_integrals(body, find)
        function = None if plain is None else find(plain, at)
        if function is None:
            continue
        for change in (lambda u: u, neg, absolute):
            other = _with_logarithms(function, at, change)
            yield other
            if other == function == _with_logarithms(function, at, neg):
                break


def _by_sympy(body: Term, at: Var, deadline: float) -> Term | None:
    """What SymPy finds, once for each body, unless there was too little time."""
    answer = _answer(body, at)
    seconds = min(A_WHILE, deadline - time.monotonic())
    if not answer and seconds > 0:
        found = sympy_primitive(body, at, seconds)
        if found is not None or seconds == A_WHILE:
            answer.append(None if found is None else unfold_term(found, {}))
    return answer[0] if answer else None


@lru_cache(maxsize=500)
def _answer(body: Term, at: Var) -> list[Term | None]:
    """Where what was found is kept."""
    return []


def _without_integrals(body: Term, find: Find) -> Term | None:
    """The body with differences of primitives for the integrals in it, if they are found."""
    match body:
        case Integral(inner, var, low, high):
            plain = _without_integrals(inner, find)
            function = None if plain is None else find(plain, var)
            if function is None or low is None or high is None:
                return None
            return sub(value_at(function, {var: high}), value_at(function, {var: low}))
        case App(op, args):
            parts = [_without_integrals(a, find) for a in args]
            known = tuple(p for p in parts if p is not None)
            return App(op, known) if len(known) == len(parts) else None
        case _:
            return body


def _with_logarithms(term: Term, at: Var, change: Callable[[Term], Term]) -> Term:
    match term:
        case App("ln", (u,)) if at in free_variables(u):
            return App("ln", (change(u),))
        case Num() | Var():
            return term
        case _:
            return changed(term, lambda t: _with_logarithms(t, at, change))
