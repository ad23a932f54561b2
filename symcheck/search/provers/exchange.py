"""Goals that known equalities turn into a known relation or an identity, as they are written.

f(x) < f(y) where f(x) = a, f(y) = b and a < b are known, or f(x) = f(y) where x = y is known: no
algebra is needed, however large the terms are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from symcheck.kernel.certificate import Certificate, Known, Rewrite, Ring
from symcheck.kernel.polynomial import NoRationalForm, equal
from symcheck.kernel.signs import has_value
from symcheck.language.claim import Rel, terms_of
from symcheck.language.term import Num, Term, subterms
from symcheck.search.problem import Problem, relations
from symcheck.search.workspace import exchanged, open_subterms

MOST_EQUALS = 12

Path = tuple[tuple[Rel, Term], ...]
"""Equalities in the order of their use, each with the side that it leads to."""


def by_exchange(problem: Problem, goal: Rel) -> Certificate | None:
    """The goal with sides written as known equals of theirs, where that is a known relation."""
    links = _links(problem)
    if goal.lhs not in links and goal.rhs not in links:
        return None
    lefts, rights = _equals(goal.lhs, links), _equals(goal.rhs, links)
    for left, first in lefts.items():
        for right, second in rights.items():
            if Rel(goal.op, left, right) in problem.facts.known:
                return _rewritten(goal, first, second)
    return None


def by_putting(problem: Problem, goal: Rel) -> Certificate | None:
    """The goal with one side of a known equality put for the other throughout."""
    inside = {t for side in (goal.lhs, goal.rhs) for t in open_subterms(side)}
    for old, ways in _links(problem).items():
        if isinstance(old, Num) or old not in inside:
            continue
        for equation, new in ways:
            claim = Rel(goal.op, exchanged(goal.lhs, old, new), exchanged(goal.rhs, old, new))
            proof = _plainly(problem, claim)
            if proof is not None:
                return Rewrite(equation, claim, proof)
    return None


def _plainly(problem: Problem, claim: Rel) -> Certificate | None:
    if claim in problem.facts.known:
        return Known()
    if claim.op != "=" or any(has_value(t, problem.facts) is None for t in terms_of(claim)):
        return None
    try:
        return Ring() if equal(claim.lhs, claim.rhs) else None
    except NoRationalForm:
        return None


def _links(problem: Problem) -> Mapping[Term, list[tuple[Rel, Term]]]:
    """From each side of a known equality to the other; not where one side contains the other."""
    links: dict[Term, list[tuple[Rel, Term]]] = defaultdict(list)
    for rel in relations(problem.facts):
        if rel.op != "=" or rel.lhs in subterms(rel.rhs) or rel.rhs in subterms(rel.lhs):
            continue
        links[rel.lhs].append((rel, rel.rhs))
        links[rel.rhs].append((rel, rel.lhs))
    return links


def _equals(start: Term, links: Mapping[Term, list[tuple[Rel, Term]]]) -> dict[Term, Path]:
    """The terms that known equalities lead to, nearest first, with the way there."""
    found: dict[Term, Path] = {start: ()}
    queue = [start]
    while queue and len(found) < MOST_EQUALS:
        term = queue.pop(0)
        for rel, other in links.get(term, ()):
            if other not in found:
                found[other] = (*found[term], (rel, other))
                queue.append(other)
    return found


def _rewritten(goal: Rel, first: Path, second: Path) -> Certificate:
    """The goal by writing other terms for its left side and then for its right side."""
    stages: list[tuple[Rel, Rel]] = []
    left, right = goal.lhs, goal.rhs
    for equation, term in first:
        left = term
        stages.append((equation, Rel(goal.op, left, right)))
    for equation, term in second:
        right = term
        stages.append((equation, Rel(goal.op, left, right)))
    proof: Certificate = Known()
    for equation, claim in reversed(stages):
        proof = Rewrite(equation, claim, proof)
    return proof
