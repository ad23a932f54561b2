"""Derivative ladders and Taylor's formula, for unbounded domains too.

Ladder: g(p) ≥ 0 at a base point p and g′ ≥ 0 between p and x, which is again a relation to prove.
Taylor: a side of the goal is replaced by its Taylor polynomial with Lagrange's remainder, whose
last derivative is rational in the exponentials involved and bounded by the other provers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from symcheck.kernel.analysis_rules import MonotonePlan, monotone_plan, taylor_plan
from symcheck.kernel.certificate import Certificate, Have, Known, Monotone, Rewrite, Taylor
from symcheck.kernel.exact import NoValue, exact
from symcheck.kernel.facts import Facts
from symcheck.kernel.refusal import Refused
from symcheck.language.calculus import differentiate
from symcheck.language.claim import Rel, conjunction
from symcheck.language.substitution import fresh_variable, substitute
from symcheck.language.term import (
    ZERO, App, Num, Term, Var, free_variables, is_integer_by_form, num, subterms,
)  # fmt: skip
from symcheck.search.floats import NO_POINTS, THE_POINT, Points, slacks, values
from symcheck.search.problem import Problem, having
from symcheck.search.provers.atoms import facts_about_atoms
from symcheck.search.provers.detaching import is_hopeless
from symcheck.search.provers.identity import identity
from symcheck.search.provers.logic import compare_cases, solve
from symcheck.search.workspace import exchanged, tidy

MOST_RUNGS = 4
HIGHEST_ORDER = 6
PATIENCE = ((True, 2.0), (False, 0.3), (False, 1.0), (False, 3.0))
"""Whether only matching orders are tried, and the seconds for each."""
SHARES = (0.03, 0.35, 0.7, 0.97)


def by_ladder(problem: Problem, goal: Rel) -> Certificate | None:
    """A ladder along one of the variables, from one of the base points that suggest themselves."""
    rungs = sum(v.name.startswith("_") for v in problem.names)
    if rungs >= MOST_RUNGS or goal.op == "!=" or problem.depth > 7:
        return None
    for var in _variables(goal):
        for base in _bases(problem, goal, var):
            found = _from_base(problem, goal, var, base)
            if found is not None or problem.is_late:
                return found
    return None


def _variables(goal: Rel) -> list[Var]:
    """The variables on which the goal depends other than by algebra."""
    inside: set[Var] = set()
    for side in (goal.lhs, goal.rhs):
        for t in subterms(side):
            if isinstance(t, App) and _is_beyond_algebra(t):
                inside |= free_variables(t)
    return sorted((v for v in inside if v.sort == "real"), key=lambda v: v.name)


def _is_beyond_algebra(term: App) -> bool:
    if term.op == "pow":
        return not is_integer_by_form(term.args[1])
    return term.op not in ("add", "mul", "neg", "div", "abs", "min", "max", "sign", "floor")


def _bases(problem: Problem, goal: Rel, var: Var) -> Iterator[Term]:
    """Bounds of the variable first, then 0, 1, −1; only where the goal is not clearly false."""
    found: dict[Term, None] = {}
    for claim in problem.facts.known:
        match claim:
            case Rel(op, lhs, (Num() | Var()) as bound) if op != "!=" and lhs == var:
                found[bound] = None
    for k in (0, 1, -1):
        found[num(k)] = None
    for base in found:
        at = {var: base}
        start = Rel(goal.op, substitute(goal.lhs, at), substitute(goal.rhs, at))
        points = problem.points if problem.points.size else THE_POINT
        if not np.any(slacks(start, points) < -1e-9):
            yield base


def _from_base(problem: Problem, goal: Rel, var: Var, base: Term) -> Certificate | None:
    """Directly where the side of the base is known, else in the cases x ≥ p and x ≤ p."""
    if problem.is_settled(Rel("<=", base, var)) or problem.is_settled(Rel(">=", base, var)):
        return _monotone(problem, goal, var, base)
    if problem.depth > 5:
        return None
    return compare_cases(problem.deeper(), var, base, ("<", "=", ">"))


def _monotone(problem: Problem, goal: Rel, var: Var, base: Term) -> Certificate | None:
    for strict in (True, False) if goal.op in ("<", ">") else (False,):
        between = _between(problem, var)
        draft = Monotone(var, base, between, Known(), Known(), Known(), strict)
        try:
            plan = monotone_plan(goal, problem.facts, draft)
        except (Refused, ValueError):
            continue
        proofs = _prove_plan(problem, plan, var, base, between)
        if proofs is not None:
            return Monotone(var, base, between, *proofs, strict)
    return None


def _prove_plan(
    problem: Problem, plan: MonotonePlan, var: Var, base: Term, between: Var
) -> tuple[Certificate, Certificate, Certificate] | None:
    inside = replace(problem, points=_points_between(problem, var, base, between))
    inside = inside.given(plan.inside)
    if is_hopeless(inside.to(plan.slope)):
        return None
    start = solve(problem.to(plan.start).deeper())
    if start is None:
        return None
    defined = solve(inside.to(plan.defined).deeper())
    if defined is None:
        return None
    slope = solve(inside.given(plan.defined).to(plan.slope).deeper())
    return None if slope is None else (start, defined, slope)


def _between(problem: Problem, var: Var) -> Var:
    stem = Var("_" + var.name.lstrip("_").split("_")[0])
    return fresh_variable(stem, problem.names)


def _points_between(problem: Problem, var: Var, base: Term, between: Var) -> Points:
    points = problem.points
    copies = {v: np.tile(column, len(SHARES)) for v, column in points.columns.items()}
    points = Points(points.size * len(SHARES), copies)
    share = np.repeat(SHARES, problem.points.size)
    low, high = values(base, points), values(var, points)
    return points.having(between, low + share * (high - low))


def by_taylor(problem: Problem, goal: Rel, *, touching: bool) -> Certificate | None:
    """Taylor's formula for a side of the goal about 0 or a rational bound.

    With ``touching`` only about points at which the sides touch closely, and only to the order at
    which everything but the remainder cancels.
    """
    if any(v.name.startswith("_") for v in problem.names) or problem.depth > 6:
        return None
    for side in (goal.lhs, goal.rhs):
        for var in _variables(Rel("=", side, ZERO)):
            if not _is_transcendental(side, var):
                continue
            for base in _bases(problem, Rel("=", ZERO, ZERO), var):
                if _touches(problem, goal, var, base) != touching:
                    continue
                found = _taylor(problem, goal, side, var, base, touching=touching)
                if found is not None or problem.is_late:
                    return found
    return None


def _touches(problem: Problem, goal: Rel, var: Var, base: Term) -> bool:
    """Whether the sides differ by next to nothing a little away from the base, and more further."""
    points = problem.points.first(4) if problem.points.size else THE_POINT
    near = values(base, points)
    for shift in (0.01, -0.01):
        moved = points.having(var, near + shift)
        gaps = np.abs(values(goal.lhs, moved) - values(goal.rhs, moved))
        if np.all(gaps < 1e-5):
            far = points.having(var, near + 50 * shift)
            gaps = np.abs(values(goal.lhs, far) - values(goal.rhs, far))
            return bool(np.all(gaps > 1e-9))
    return False


def _is_transcendental(term: Term, var: Var) -> bool:
    """Whether the term is smooth, as far as its operations tell, and no rational function."""
    inside = [t for t in subterms(term) if isinstance(t, App) and var in free_variables(t)]
    if any(t.op in ("abs", "min", "max", "sign", "floor") for t in inside):
        return False
    return any(_is_beyond_algebra(t) for t in inside)


def _taylor(
    problem: Problem, goal: Rel, side: Term, var: Var, base: Term, *, touching: bool
) -> Certificate | None:
    right = problem.is_settled(Rel("<=", base, var))
    if not right and not problem.is_settled(Rel(">=", base, var)):
        if problem.depth > 4:
            return None
        return compare_cases(problem.deeper(), var, base, (">=", "<="))
    between = _between(problem, var)
    derivatives: list[Term] = []
    drafts: list[Taylor] = []
    for _ in range(HIGHEST_ORDER):
        last = derivatives[-1] if derivatives else side
        slope = tidy(differentiate(last, var)[0])
        if slope is None or problem.is_late:
            break
        derivatives.append(slope)
        drafts.append(Taylor(side, var, base, between, tuple(derivatives), Known(), Known()))
    for matching, seconds in PATIENCE[:1] if touching else PATIENCE:
        for draft in drafts:
            found = _use_formula(problem, goal, draft, seconds, matching=matching)
            if found is not None or problem.is_late:
                return found
    return None


def _use_formula(
    problem: Problem, goal: Rel, draft: Taylor, seconds: float, *, matching: bool
) -> Certificate | None:
    try:
        plan = taylor_plan(goal, problem.facts, draft)
    except (Refused, ValueError):
        return None
    points = _points_between(problem, draft.var, draft.base, draft.between)
    inside = replace(problem, points=points).given(plan.inside)
    known = replace(inside.given(plan.defined), points=inside.points)
    new = _exchanged(goal, draft.term, plan.formula.rhs)
    values = list(_plain_values(draft))
    plain = new
    for equation in values:
        plain = _exchanged(plain, equation.lhs, equation.rhs)
    if is_hopeless(known.to(plain)) or (matching and not _is_pure_remainder(known, plain, draft)):
        return None
    last = solve(replace(known.to(plain), depth=known.depth + 3).within(seconds))
    if last is None:
        return None
    defined = solve(inside.to(plan.defined).deeper())
    then = _through_values(known, new, values, last)
    if defined is None or then is None:
        return None
    return replace(draft, defined=defined, then=Rewrite(plan.formula, new, then))


def _is_pure_remainder(problem: Problem, goal: Rel, draft: Taylor) -> bool:
    """Whether the sides differ by a multiple of (x − p)ⁿ, n the order of the formula."""
    points = problem.points.first(5)
    if points.size == 0:
        return False
    gaps = []
    for step in (0.5, 1.0):
        shifted = points.having(draft.var, values(draft.base, points) + step)
        gaps.append(values(goal.lhs, shifted) - values(goal.rhs, shifted))
    return bool(np.allclose(gaps[1], gaps[0] * 2 ** len(draft.derivatives), rtol=1e-6))


def _plain_values(draft: Taylor) -> Iterator[Rel]:
    """The values of the term and its derivatives at the base point that are plainly rational."""
    for g in (draft.term, *draft.derivatives[:-1]):
        at_base = substitute(g, {draft.var: draft.base})
        try:
            number = exact(at_base)
        except NoValue:
            continue
        if number is not None and at_base != Num(number):
            yield Rel("=", at_base, Num(number))


def _exchanged(goal: Rel, old: Term, new: Term) -> Rel:
    return Rel(goal.op, exchanged(goal.lhs, old, new), exchanged(goal.rhs, old, new))


def _through_values(
    problem: Problem, goal: Rel, values: list[Rel], last: Certificate
) -> Certificate | None:
    """The goal with the values at the base point written as numbers, one after the other."""
    closed = replace(problem, facts=Facts(), points=NO_POINTS)  # no fact is needed
    named = facts_about_atoms(closed.to(conjunction(tuple(values))))  # e⁰ = 1 and the like
    known = closed
    for claim, _ in named:
        known = known.given(claim)
    goals = [goal]
    for equation in values:
        goals.append(_exchanged(goals[-1], equation.lhs, equation.rhs))
    for equation, simpler in reversed(list(zip(values, goals[1:], strict=True))):
        proof = identity(known.to(equation), equation)
        if proof is None:
            return None
        shown = having(closed.to(equation), named, proof)
        last = Have(equation, shown, Rewrite(equation, simpler, last))
    return last
