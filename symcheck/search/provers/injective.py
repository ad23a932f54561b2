"""Two values at which a function is the same are equal, where it is strictly monotone."""

from __future__ import annotations

from symcheck.kernel.certificate import Absurd, Cases, Certificate, Clash, Known, Ring, Total
from symcheck.language.claim import Claim, Or, Rel, RelOp
from symcheck.language.substitution import substitute
from symcheck.language.term import ONE, Term, Var, free_variables, num
from symcheck.search.floats import slacks
from symcheck.search.problem import Problem, having, relations

Step = tuple[Claim, Certificate]
ORDERS: tuple[RelOp, ...] = ("<", "=", ">")


def by_injectivity(problem: Problem, goal: Rel) -> Certificate | None:
    """x = y where f(x) = c and f(y) = c are known: f(x) < f(y) if x < y, or the other way round."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    x, y = goal.lhs, goal.rhs
    if not isinstance(x, Var) or not isinstance(y, Var) or problem.depth > 5:
        return None
    for f, g, c in _values_at_both(problem, x, y):
        steps: list[Step] = []
        branches: list[Certificate] = []
        for op in ORDERS:
            case = problem.given(Rel(op, x, y))
            if op == "=":
                branches.append(Known())
                continue
            proof = None
            for order in _likely(case, f, g):
                claim = Rel(order, f, g)
                found = solve(case.to(claim).deeper().sharing(0.4))
                if found is not None:
                    same = Rel("=", f, g)
                    proof = having(case, [(claim, found), *_same(f, g, c)], Absurd(Clash(same)))
                    break
            if proof is None:
                break
            branches.append(proof)
        if len(branches) == 3:
            parts = tuple(Rel(op, x, y) for op in ORDERS)
            steps.append((Or(parts), Total()))
            return having(problem, steps, Cases(Or(parts), tuple(branches)))
    return None


def _same(f: Term, g: Term, c: Term) -> list[Step]:
    rows = ((ONE, Rel("=", f, c)), (num(-1), Rel("=", g, c)))
    return [(Rel("=", f, g), Ring(rows))]


def _likely(problem: Problem, f: Term, g: Term) -> tuple[RelOp, ...]:
    """The order that the sample points suggest first."""
    found = slacks(Rel("<", f, g), problem.points)
    return (">", "<") if problem.points.size and float(found.mean()) < 0 else ("<", ">")


def _values_at_both(problem: Problem, x: Var, y: Var) -> list[tuple[Term, Term, Term]]:
    known = [r for r in relations(problem.facts) if r.op == "="]
    found = []
    for rel in known:
        f, c = rel.lhs, rel.rhs
        if x in free_variables(f) and not {x, y} & free_variables(c) and y not in free_variables(f):
            g = substitute(f, {x: y})
            if Rel("=", g, c) in problem.facts.known:
                found.append((f, g, c))
    return found
