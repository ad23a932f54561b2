"""A step from one relation to another, both ways: which solutions are lost, and which gained."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

import numpy as np

from symcheck.judging.conditions import size
from symcheck.judging.diagnosis import Direction
from symcheck.judging.fault import taken_apart
from symcheck.judging.question import Question
from symcheck.language.claim import (
    Claim, Iff, Implies, Or, Rel, RelOp, conjunction, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.context import Context, Obligation, close
from symcheck.language.forms import negation, unfold
from symcheck.language.term import (
    ZERO, MalformedTerm, Num, Term, Var, free_variables, neg, subterms,
)  # fmt: skip
from symcheck.printing.as_ascii import show_claim
from symcheck.search.floats import Points, holds
from symcheck.search.portfolio import prove, refute_quickly
from symcheck.search.truth import is_quantified

A_MOMENT = 0.6
"""Seconds for one of the questions asked here."""
MOST_VALUES = 3
STEPS = 4001
FAR = 50.0


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands fixed, the line before, and the line."""

    fixed: tuple[Claim, ...]
    first: Claim
    second: Claim


def passage_of(question: Question) -> Passage | None:
    """The step from one relation to another that a question is about, if it is about one."""
    granted = tuple(g.claim for g in question.granted)
    match question.goal:
        case Iff(left, right) | Implies(left, right) if _relates(left) and _relates(right):
            return Passage(granted, left, right)
        case Iff() | Implies():
            return None
        case goal if granted and solves(granted[-1]) and is_solved(goal):
            shared = variables_of(granted[-1]) & variables_of(goal)
            passage = Passage(granted[:-1], granted[-1], goal)
            return passage if shared and _restricts(passage) else None
        case _:
            return None


def is_about_solutions(question: Question) -> bool:
    """Whether the question is about an equivalence, or an equation and its solutions."""
    match question.goal:
        case Iff():
            return True
        case Implies(premise, conclusion):
            return solves(premise) and solves(conclusion)
        case goal:
            return is_solved(goal) and passage_of(question) is not None


def is_solved(claim: Claim) -> bool:
    """Whether the claim gives a variable, or the values that it may have."""
    match claim:
        case Rel("=", Var() as var, rhs):
            return var not in free_variables(rhs)
        case Or(parts):
            return all(map(is_solved, parts))
        case _:
            return False


def length_of(passage: Passage) -> int:
    """The number of parts of both lines."""
    return size(passage.first) + size(passage.second)


def _restricts(passage: Passage) -> bool:
    """Whether the line before is an equation to be solved, and no identity."""
    obligation = _obligation(passage.fixed, passage.first)
    return obligation is not None and refute_quickly(obligation, A_MOMENT) is not None


def _relates(claim: Claim) -> bool:
    return not is_quantified(claim) and all(
        isinstance(c, Rel | Or) and variables_of(c) for c in taken_apart(claim)
    )


def solves(claim: Claim) -> bool:
    """Whether the claim is an equation to be solved, or its solutions."""
    match claim:
        case Rel("=", _, _):
            return bool(variables_of(claim))
        case Or(parts):
            return all(map(solves, parts))
        case _:
            return False


def direction_of(
    passage: Passage, deadline: float, known: tuple[bool | None, bool | None] = (None, None)
) -> Direction | None:
    """Both directions of the step; ``known`` are those that were decided before."""
    forward, backward = known
    there, back = (passage.first, passage.second), (passage.second, passage.first)
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    complete = True
    if forward is None:
        forward = _follows(passage.fixed, *there, deadline)
    if backward is None:
        backward = _follows(passage.fixed, *back, deadline)
    if forward is False:
        lost, all_lost = _between(passage.fixed, *there, deadline)
        complete = complete and all_lost
    if backward is False:
        gained, all_gained = _between(passage.fixed, *back, deadline)
        complete = complete and all_gained
    if forward is None and backward is None:
        return None
    return Direction(forward, backward, lost, gained, complete and bool(lost or gained))


def in_words(direction: Direction) -> tuple[str, ...]:
    """What is lost and gained, each in a phrase."""
    more = "" if direction.complete else "for instance "
    phrases = []
    if direction.lost:
        phrases.append(f"the step loses {more}{' and '.join(direction.lost)}")
    if direction.gained:
        phrases.append(f"the step gains {more}{' and '.join(direction.gained)}")
    return tuple(phrases)


def _follows(
    fixed: tuple[Claim, ...], premise: Claim, conclusion: Claim, deadline: float
) -> bool | None:
    obligation = _obligation((*fixed, premise), conclusion)
    if obligation is None or deadline <= monotonic():
        return None
    if refute_quickly(obligation, _moment(deadline)) is not None:
        return False
    return True if prove(obligation, _moment(deadline)) is not None else None


def _obligation(hypotheses: tuple[Claim, ...], goal: Claim) -> Obligation | None:
    try:
        return close(Context(hypotheses=hypotheses), goal)
    except MalformedTerm:
        return None


def _moment(deadline: float) -> float:
    return max(0.01, min(A_MOMENT, deadline - monotonic()))


def _between(
    fixed: tuple[Claim, ...], premise: Claim, conclusion: Claim, deadline: float
) -> tuple[tuple[str, ...], bool]:
    """Solutions of the premise that the conclusion has not, and whether they are all."""
    variables = variables_of(premise) & variables_of(conclusion)
    if len(variables) != 1:
        return (), False
    (var,) = variables
    region = _region(fixed, premise, conclusion, var, deadline)
    if region is not None:
        return (f"every {show_claim(region)}",), True
    found: list[Claim] = []
    for _ in range(MOST_VALUES):
        without = tuple(Rel("!=", c.lhs, c.rhs) for c in found if isinstance(c, Rel))
        obligation = _obligation((*fixed, premise, *without), conclusion)
        if obligation is None or deadline <= monotonic():
            break
        refutation = refute_quickly(obligation, _moment(deadline))
        if refutation is None:
            all_found = prove(obligation, _moment(deadline)) is not None
            return tuple(map(show_claim, found)), all_found
        value = dict(refutation.point).get(var)
        if value is None:
            break
        found.append(Rel("=", var, value))
    return tuple(map(show_claim, found[:1] if len(found) == MOST_VALUES else found)), False


def _region(
    fixed: tuple[Claim, ...], premise: Claim, conclusion: Claim, var: Var, deadline: float
) -> Claim | None:
    """A comparison with a number that says which solutions lie between, proved to be all."""
    if var.sort != "real" or solves(premise) or any(variables_of(c) - {var} for c in fixed):
        return None
    column = np.linspace(-FAR, FAR, STEPS)
    points = Points(STEPS, {var: column})
    try:
        inside, outside = unfold(conjunction((*fixed, premise))), unfold(conclusion)
    except MalformedTerm:
        return None
    wanted = holds(inside, points) & ~holds(outside, points)
    for bound in _bounds(premise, conclusion):
        for op in _ops():
            candidate = Rel(op, var, bound)
            shown = holds(candidate, points)
            near = np.abs(column - _float(bound)) > 1e-6
            alike = np.any(wanted) and np.array_equal(wanted & near, shown & near)
            if alike and _is_exactly(fixed, premise, conclusion, candidate, deadline):
                return candidate
    return None


def _ops() -> tuple[RelOp, ...]:
    return ("<", "<=", ">", ">=")


def _float(term: Term) -> float:
    return float(term.value) if isinstance(term, Num) else 0.0


def _bounds(*claims: Claim) -> tuple[Term, ...]:
    found: dict[Term, None] = {ZERO: None}
    for claim in claims:
        for term in terms_of(claim):
            for part in subterms(term):
                if isinstance(part, Num):
                    found |= {part: None, neg(part): None}
    return tuple(found)


def _is_exactly(
    fixed: tuple[Claim, ...], premise: Claim, conclusion: Claim, region: Rel, deadline: float
) -> bool:
    """Whether the region holds just where the premise does and the conclusion does not."""
    questions = (
        _obligation((*fixed, premise, negation(region)), conclusion),
        _obligation((*fixed, region), premise),
        _obligation((*fixed, region, conclusion), Rel("=", ZERO, Num(ZERO.value + 1))),
    )
    return all(
        q is not None and deadline > monotonic() and prove(q, _moment(deadline)) is not None
        for q in questions
    )
