"""One relation between terms that have values: which provers, in which order."""

from __future__ import annotations

from symcheck.kernel.certificate import (
    Absurd, Cases, Certificate, Clash, Have, Known, Rewrite, Total,
)  # fmt: skip
from symcheck.kernel.facts import has_value
from symcheck.language.claim import Or, Rel
from symcheck.language.term import ZERO, App, Term, Var, absolute, free_variables, neg, subterms
from symcheck.search.floats import value
from symcheck.search.problem import Problem, having, relations
from symcheck.search.provers.atoms import facts_about_atoms, instance
from symcheck.search.provers.balls import by_balls
from symcheck.search.provers.factored import by_factors
from symcheck.search.provers.identity import identity
from symcheck.search.provers.inequality import by_contradiction
from symcheck.search.provers.inverse import by_inverse
from symcheck.search.provers.ladder import by_ladder, by_taylor
from symcheck.search.provers.logic import Step, compare_cases, solve


def prove_relation(problem: Problem, goal: Rel) -> Certificate | None:
    """A certificate for the relation, whose sides have values by the facts."""
    simpler = _by_known_absolute(problem, goal)
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
        new = facts_about_atoms(enriched)
        steps += new
        for claim, _proof in new:
            enriched = enriched.given(claim)
        found = identity(enriched, goal)
        if found is not None:
            return having(steps, found)
        if not new:
            break
    return (
        by_inverse(problem, goal)
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
    parts = tuple(Rel(op, goal.lhs, goal.rhs) for op in ("<", "=", ">"))  # type: ignore[arg-type]
    cases = Cases(Or(parts), (Absurd(Clash(parts[0])), Known(), Absurd(Clash(parts[2]))))
    return having([(below, first), (above, second), (Or(parts), Total())], cases)


def _inequation(problem: Problem, goal: Rel) -> Certificate | None:
    """a ≠ b because a < b, because a > b, or because a = b is absurd."""
    sides = [(value(goal.lhs, p), value(goal.rhs, p)) for p in problem.points]
    for op, fits in (("<", all(a <= b for a, b in sides)), (">", all(a >= b for a, b in sides))):
        strict = Rel(op, goal.lhs, goal.rhs)  # type: ignore[arg-type]
        if fits:
            proof = _inequality(problem.to(strict).deeper(), strict)
            if proof is not None:
                return Have(strict, proof, Known())
    return by_contradiction(problem, goal, thorough=True)


def _inequality(problem: Problem, goal: Rel) -> Certificate | None:
    variables = free_variables(goal.lhs) | free_variables(goal.rhs)
    if not variables:
        found = by_balls(problem, goal)
        if found is not None:
            return found
    return (
        by_contradiction(problem, goal, thorough=False)
        or by_factors(problem, goal)
        or _bounded_absolute(problem, goal)
        or _splitting_absolutes(problem, goal)
        or by_inverse(problem, goal)
        or by_balls(problem, goal)
        or by_ladder(problem, goal)
        or by_taylor(problem, goal)
        or by_contradiction(problem, goal, thorough=True)
        or _splitting_inequations(problem, goal)
    )


def _by_known_absolute(problem: Problem, goal: Rel) -> Certificate | None:
    """|u| is written as u or −u where the sign of u is known."""
    for side in (goal.lhs, goal.rhs):
        for term in subterms(side):
            if not (isinstance(term, App) and term.op == "abs"):
                continue
            u = term.args[0]
            step = instance(problem, "abs.of-nonnegative", x=u) or instance(
                problem, "abs.of-nonpositive", x=u
            )
            if step is None:
                continue
            simpler = u if step[0] == Rel("=", term, u) else neg(u)
            new = Rel(
                goal.op, _exchange(goal.lhs, term, simpler), _exchange(goal.rhs, term, simpler)
            )
            proof = solve(problem.given(step[0]).to(new))
            if proof is None:
                return None
            equation = Rel("=", term, simpler)
            return having([step], Rewrite(equation, new, proof))
    return None


def _exchange(term: Term, old: Term, new: Term) -> Term:
    if term == old:
        return new
    if isinstance(term, App) and term.op == "pow":
        return App("pow", (_exchange(term.args[0], old, new), term.args[1]))
    if isinstance(term, App):
        return App(term.op, tuple(_exchange(a, old, new) for a in term.args))
    return term


def _bounded_absolute(problem: Problem, goal: Rel) -> Certificate | None:
    """|A| ≤ B from A ≤ B and −A ≤ B, then by the sign of A."""
    lhs, rhs, op = goal.lhs, goal.rhs, goal.op
    if op in (">", ">="):
        lhs, rhs, op = rhs, lhs, "<" if op == ">" else "<="
    if not (isinstance(lhs, App) and lhs.op == "abs") or problem.depth > 6:
        return None
    u = lhs.args[0]
    steps: list[Step] = []
    for side in (u, neg(u)):
        claim = Rel(op, side, rhs)
        proof = solve(problem.to(claim).deeper())
        if proof is None:
            return None
        steps.append((claim, proof))
        problem = problem.given(claim)
    branches = []
    parts = (Rel(">=", u, ZERO), Rel("<=", u, ZERO))
    for part, name, same in zip(
        parts, ("abs.of-nonnegative", "abs.of-nonpositive"), (u, neg(u)), strict=True
    ):
        step = instance(problem.given(part), name, x=u)
        if step is None:
            return None
        new = Rel(op, same, rhs)
        final = Rewrite(Rel("=", absolute(u), same), new, Known())
        branches.append(having([step], final))
    return having([*steps, (Or(parts), Total())], Cases(Or(parts), tuple(branches)))


def _splitting_absolutes(problem: Problem, goal: Rel) -> Certificate | None:
    """Cases by the sign inside an absolute value, or by the larger of two in min and max."""
    if problem.depth > 6:
        return None
    for term in _all_subterms(problem, goal):
        match term:
            case App("abs", (u,)) if not _sign_known(problem, u):
                return compare_cases(problem, u, ZERO, (">=", "<="))
            case App("max" | "min" as op, (a, b)):
                steps = [instance(problem, f"{op}.one-of", x=a, y=b)]
                if steps[0] is None or any(problem.is_settled(p) for p in _parts(steps[0][0])):
                    continue
                known = problem.given(steps[0][0])
                proof = solve(known.deeper())
                return having([s for s in steps if s], proof) if proof is not None else None
    return None


def _parts(claim: object) -> tuple[Rel, ...]:
    return claim.parts if isinstance(claim, Or) else ()  # type: ignore[return-value]


def _sign_known(problem: Problem, u: Term) -> bool:
    return problem.is_settled(Rel(">=", u, ZERO)) or problem.is_settled(Rel("<=", u, ZERO))


def _all_subterms(problem: Problem, goal: Rel) -> list[Term]:
    found: dict[Term, None] = {}
    for rel in (goal, *relations(problem.facts)):
        for side in (rel.lhs, rel.rhs):
            found.update(dict.fromkeys(subterms(side)))
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
