"""Rows of known relations between the same terms: a ≤ b, b = c and c < d give a < d.

The terms are not looked into, so that large ones cost nothing.
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction

from symcheck.kernel.certificate import Certificate, Contradiction, Farkas, Product, Ring
from symcheck.language.claim import Rel
from symcheck.language.forms import negation
from symcheck.language.term import ONE, Term, num
from symcheck.search.problem import Problem, relations

MOST_EDGES = 400

Edge = tuple[Term, Rel, bool]
"""Where a relation leads, the relation, and whether it is read from right to left."""


def by_transitivity(problem: Problem, goal: Rel) -> Certificate | None:
    """The goal by a row of known relations from one of its sides to the other."""
    if goal.op == "!=":
        return None
    low, high = (goal.rhs, goal.lhs) if goal.op in (">", ">=") else (goal.lhs, goal.rhs)
    edges = _edges(problem, equalities=goal.op == "=")
    row = _row(edges, low, high, strict=goal.op in ("<", ">"))
    if row is None:
        return None
    equalities = tuple((ONE if back else num(-1), rel) for _, rel, back in row if rel.op == "=")
    if goal.op == "=":
        return Ring(tuple((num(-1) if back else ONE, rel) for _, rel, back in row))
    opposite = negation(goal)
    assert isinstance(opposite, Rel)
    one = Fraction(1)
    gaps = [opposite, *(rel for _, rel, _ in row if rel.op != "=")]
    return Contradiction(Farkas(tuple(Product(one, (g,)) for g in gaps), equalities))


def _edges(problem: Problem, *, equalities: bool) -> dict[Term, list[Edge]]:
    """Known relations by the term from which they lead upwards."""
    found: dict[Term, list[Edge]] = {}
    for rel in list(relations(problem.facts))[:MOST_EDGES]:
        if rel.op == "=":
            found.setdefault(rel.lhs, []).append((rel.rhs, rel, False))
            found.setdefault(rel.rhs, []).append((rel.lhs, rel, True))
        elif rel.op in ("<", "<=") and not equalities:
            found.setdefault(rel.lhs, []).append((rel.rhs, rel, False))
    return found


def _row(
    edges: dict[Term, list[Edge]], low: Term, high: Term, *, strict: bool
) -> list[Edge] | None:
    """The shortest row from one term to the other, with a strict relation in it if asked."""
    start = (low, not strict)
    before: dict[tuple[Term, bool], tuple[tuple[Term, bool], Edge] | None] = {start: None}
    pending = deque([start])
    while pending:
        state = pending.popleft()
        if state == (high, True) and before[state] is not None:
            row: list[Edge] = []
            step = before[state]
            while step is not None:
                row.append(step[1])
                step = before[step[0]]
            return row[::-1]
        for edge in edges.get(state[0], ()):
            after = (edge[0], state[1] or edge[1].op == "<")
            if after not in before:
                before[after] = (state, edge)
                pending.append(after)
    return None
