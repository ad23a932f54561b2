"""Comparisons of terms whose signs can be told: absolute values first, then the difference.

How a sign is told is given by the caller; everything else is exact algebra.
"""

from __future__ import annotations


from symcheck.kernel.certificate import (
    Certificate, Clash, Contradiction, Have, Known, Rewrite, Ring, Sign, Split,
)  # fmt: skip
from symcheck.kernel.signs import ALLOWED
from symcheck.language.claim import And, Rel
from symcheck.language.definedness import definedness
from symcheck.language.term import ONE, ZERO, App, Term, neg, sub
from symcheck.search.problem import Problem, having
from symcheck.search.provers.atoms import instance
from symcheck.search.provers.leading import OPS, SignOf, Step, by_adding, given_all
from symcheck.search.workspace import exchanged, open_subterms

MOST_ABSOLUTES = 8


def decided(problem: Problem, sign_of: SignOf) -> Certificate | None:
    """The goal, comparisons of terms whose signs can be told."""
    goal = problem.goal
    if isinstance(goal, And):
        proofs = []
        for part in goal.parts:
            found = decided(problem.to(part), sign_of)
            if found is None:
                return None
            proofs.append(found)
            problem = problem.given(part)
        return Split(tuple(proofs))
    if not isinstance(goal, Rel) or problem.is_late:
        return None
    steps: list[Step] = []
    if not _with_values(problem, goal, sign_of, steps):
        return None
    known = given_all(problem, steps)
    rewritten: list[tuple[Rel, Rel]] = []
    written = goal
    for _ in range(MOST_ABSOLUTES):
        size = _innermost_absolute(written)
        if size is None:
            break
        plain = _without_bars(known, size, sign_of, steps)
        if plain is None:
            return None
        known = given_all(problem, steps)
        new = Rel(goal.op, exchanged(written.lhs, size, plain), exchanged(written.rhs, size, plain))
        rewritten.append((Rel("=", size, plain), new))
        written = new
    last = _compared(known.to(written), written, sign_of, steps)
    if last is None:
        return None
    for equation, claim in reversed(rewritten):
        last = Rewrite(equation, claim, last)
    return having(problem, steps, last)


def _with_values(problem: Problem, goal: Rel, sign_of: SignOf, steps: list[Step]) -> bool:
    """Whether both sides have values; adds the steps to see it."""
    for condition in (*definedness(goal.lhs), *definedness(goal.rhs)):
        known = given_all(problem, steps)
        if known.is_settled(condition):
            continue
        if not isinstance(condition, Rel):
            return False
        gap = condition.lhs if condition.rhs == ZERO else sub(condition.lhs, condition.rhs)
        sign = sign_of(known, gap, steps)
        if sign is None or sign not in ALLOWED[condition.op]:
            return False
        if not given_all(problem, steps).is_settled(condition):
            steps.append((condition, by_adding(condition, Rel(OPS[sign], gap, ZERO))))
    return True


def _innermost_absolute(rel: Rel) -> Term | None:
    for side in (rel.lhs, rel.rhs):
        for term in open_subterms(side):
            if isinstance(term, App) and term.op == "abs":
                return term
    return None


def _without_bars(problem: Problem, size: Term, sign_of: SignOf, steps: list[Step]) -> Term | None:
    """|u| as u or −u; adds the steps that show they are equal."""
    assert isinstance(size, App)
    u = size.args[0]
    sign = sign_of(problem, u, steps)
    if sign is None:
        return None
    known = given_all(problem, steps)
    name = "abs.of-nonnegative" if sign >= 0 else "abs.of-nonpositive"
    found = instance(known, name, x=u)
    if found is None:
        return None
    steps.append((Rel("=", size, u if sign >= 0 else neg(u)), found[1]))
    return u if sign >= 0 else neg(u)


def _compared(
    problem: Problem, goal: Rel, sign_of: SignOf, steps: list[Step]
) -> Certificate | None:
    """The goal by the sign of the difference of its sides."""
    if problem.is_settled(goal):
        return Sign()
    gap = sub(goal.lhs, goal.rhs)
    sign = sign_of(problem, gap, steps)
    if sign is None or sign not in ALLOWED[goal.op]:
        return None
    if goal.op == "!=":
        equal = Rel("=", goal.lhs, goal.rhs)
        zero = Rel("=", gap, ZERO)
        return Contradiction(Have(zero, Ring(((ONE, equal),)), Clash(zero)))
    if sign == 0:
        equal = Rel("=", goal.lhs, goal.rhs)
        return Ring() if goal == equal else Have(equal, Ring(), Known())
    return by_adding(goal, Rel(OPS[sign], gap, ZERO))
