"""Repair: the nearest line that is right, offered only when it is proved.

Edits of the written line are tried nearest first: numbers choose, the kernel decides. Among the
proved ones that are as near, one under which the next line follows is preferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from time import monotonic
from typing import get_args

import numpy as np

from symcheck.judging.computed_edits import computed
from symcheck.judging.conditions import size
from symcheck.judging.diagnose import Diagnosed
from symcheck.judging.edits import Edit, EditKind, atoms_near, edits_of, neat
from symcheck.judging.fault import Fault
from symcheck.judging.question import Granted, Next, Question, obligation_of
from symcheck.judging.sieve import is_idle, is_loose, is_near, says_nothing, seems_right
from symcheck.judging.simplest import expanded
from symcheck.language.claim import (
    MIRRORED, And, Chain, Claim, Form, Iff, Implies, Member, Or, Rel, RelOp, Truth, map_terms,
    terms_of, variables_of,
)  # fmt: skip
from symcheck.language.context import Obligation, variables_in
from symcheck.language.forms import links, unfold_hypothesis
from symcheck.language.term import MalformedTerm, Num, Term, Var
from symcheck.search.floats import NO_POINTS, THE_POINT, Points
from symcheck.search.points import sample
from symcheck.search.portfolio import prove
from symcheck.search.sampling import sample as precise_sample

A_MOMENT, A_WHILE = 0.8, 2.5
"""Seconds for the proof of one edited line, and of one about a limit or an extremum."""
MOST_PROOFS = 8
ENOUGH = 3
"""Proved edits among which one that serves the next line is looked for."""
SLACK = 2
"""How much farther an edit may be to be preferred for the sake of the next line."""
POINTS, TRIES, FEW = 40, 400, 6
WAYS: Mapping[RelOp, tuple[RelOp, RelOp]] = {
    "<": ("<", "<="), "<=": ("<", "<="), ">": (">", ">="), ">=": (">", ">="),
}  # fmt: skip
"""The strict and the other relation of a direction."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A goal with one edit, proved; and whether the next line follows from it."""

    goal: Claim
    edit: EditKind
    serves_next: bool


def repaired(
    question: Question, fault: Fault, diagnosed: Diagnosed | None, deadline: float
) -> Repaired | None:
    """The nearest proved edit of the goal; None if none was found in time."""
    points = _points(question, fault)
    if points.size == 0:
        return None
    anywhere = _anywhere(question, fault, points)
    candidates = sorted(_candidates(fault, diagnosed, points), key=lambda edit: edit.cost)
    proved: list[tuple[Edit, Claim]] = []
    tried = 0
    for edit in dict.fromkeys(candidates):
        near = not proved or edit.cost <= proved[0][0].cost + SLACK
        left = deadline - monotonic()
        if left <= 0 or not near or len(proved) >= ENOUGH or tried >= MOST_PROOFS:
            break
        goal = _exchanged(question.goal, fault.claim, edit.claim)
        if goal is None or says_nothing(edit.claim, fault) or not seems_right(goal, points):
            continue
        if is_idle(edit, fault, anywhere) or not is_near(edit, points):
            continue
        if isinstance(edit.claim, Or) and is_loose(edit.claim, points):
            continue
        tried += 1
        moment = A_WHILE if isinstance(edit.claim, get_args(Form)) else A_MOMENT
        if is_proved(question, goal, min(moment, left)):
            proved.append((edit, goal))
            if question.next is None:
                break
    return _preferred(question, proved, deadline) if proved else None


def _put_right(right: Claim, written: Claim) -> Iterator[Edit]:
    """What follows by the right rule, as short as SymPy makes it, and strict as it was written."""
    claim = map_terms(_turned(right, written), neat)
    shorter = map_terms(claim, lambda t: expanded(t) or t)
    for form in sorted((claim, shorter), key=size):
        yield Edit("rule", form)


def _number_last(claim: Claim) -> Claim:
    if isinstance(claim, Rel) and isinstance(claim.lhs, Num):
        return Rel(MIRRORED[claim.op], claim.rhs, claim.lhs)
    return claim


def _turned(claim: Claim, written: Claim) -> Claim:
    """Inequalities as strict as the written one, and the way round that it is."""
    if isinstance(claim, Or):
        return Or(tuple(_number_last(_turned(p, written)) for p in claim.parts))
    if not isinstance(claim, Rel) or not isinstance(written, Rel) or claim.op not in WAYS:
        return claim
    if written.op not in WAYS:
        return claim
    op = WAYS[claim.op][written.op in ("<=", ">=")]
    if (op in ("<", "<=")) == (written.op in ("<", "<=")):
        return Rel(op, claim.lhs, claim.rhs)
    return Rel(MIRRORED[op], claim.rhs, claim.lhs)


def _points(question: Question, fault: Fault) -> Points:
    """Points at which everything holds from which the line was to follow, the witness among them.

    What solves an equation by a root knows one sign only; the witness often has the other.
    """
    hypotheses = tuple(unfold_hypothesis(c) for c in reversed(fault.before))
    there = Obligation(hypotheses, _anything(question))
    found = sample(there, POINTS, TRIES)
    names = variables_in(there)
    solving = any(isinstance(c, Rel) and c.op == "=" for c in hypotheses)
    rows = [p.values for p in precise_sample(there, FEW)] if solving or found.size == 0 else []
    if all(v in fault.point.values for v in names) and not fault.point.functions:
        rows.append(fault.point.values)
    columns = {
        v: np.append(found.columns.get(v, ()), [float(row[v]) for row in rows]) for v in names
    }
    return Points(found.size + len(rows), columns) if names else THE_POINT


def _anywhere(question: Question, fault: Fault, points: Points) -> Points:
    """Points for the same variables that owe nothing to the lines before; none for an equality.

    Hypotheses that say where a variable lies are kept: without them a root may have no value.
    """
    if not isinstance(fault.claim, Rel) or fault.claim.op == "=" or not points.columns:
        return NO_POINTS
    places = tuple(h for h in fault.before if _is_place(h))
    if len(places) == len(fault.before):
        return NO_POINTS
    return sample(Obligation(places, _anything(question)), POINTS, TRIES)


def _is_place(claim: Claim) -> bool:
    return (
        isinstance(claim, Rel)
        and any(isinstance(t, Num) for t in (claim.lhs, claim.rhs))
        and (any(isinstance(t, Var) for t in (claim.lhs, claim.rhs)))
    )


def _candidates(fault: Fault, diagnosed: Diagnosed | None, points: Points) -> Iterator[Edit]:
    terms = tuple(t for c in (fault.claim, *fault.before[:2]) for t in terms_of(c))
    rule = None if diagnosed is None else diagnosed.rule
    right = None if diagnosed is None else diagnosed.right
    edits = (
        *(() if right is None else _put_right(right, fault.claim)),
        *edits_of(fault.claim, atoms_near(*terms)),
        *computed(fault.claim, fault.before[:4], rule, points),
    )
    written = set(terms_of(fault.claim))
    for edit in edits:
        yield Edit(edit.kind, map_terms(edit.claim, lambda t: t if t in written else neat(t)))


def _preferred(question: Question, proved: list[tuple[Edit, Claim]], deadline: float) -> Repaired:
    for edit, goal in proved:
        left = deadline - monotonic()
        if question.next is not None and left > 0 and _leads_on(question, goal, left):
            return Repaired(goal, edit.kind, True)
    edit, goal = proved[0]
    return Repaired(goal, edit.kind, False)


def _leads_on(question: Question, goal: Claim, seconds: float) -> bool:
    """Whether the next line follows when this one stands as edited."""
    assert question.next is not None
    wanted = next_goal(question.next, goal)
    if wanted is None:
        return False
    premises = (*question.granted, Granted(goal))
    try:
        obligation = obligation_of(Question(premises, wanted))
    except MalformedTerm:
        return False
    return prove(obligation, min(A_MOMENT, seconds)) is not None


def next_goal(after: Next, goal: Claim) -> Claim | None:
    """What the next line claims when the line it continues ends as in the goal."""
    if not after.continues:
        return after.claim
    match after.claim, goal:
        case Rel(op, _, rhs), Rel(_, _, end):
            return Rel(op, end, rhs)
        case Rel(op, _, rhs), Chain(_, row):
            return Rel(op, row[-1][1], rhs)
        case _:
            return None


def is_proved(question: Question, goal: Claim, seconds: float) -> bool:
    """Whether the goal is proved from the premises of the question."""
    try:
        obligation = obligation_of(replace(question, goal=goal, next=None))
    except MalformedTerm:
        return False
    return prove(obligation, seconds) is not None


def _exchanged(goal: Claim, part: Claim, edited: Claim) -> Claim | None:
    """The goal with the edited claim in the place of one of its parts."""
    if goal == part:
        return edited
    match goal:
        case Chain(first, row) if isinstance(edited, Rel):
            return _row_exchanged(first, row, part, edited)
        case Member():
            return _exchanged(links(goal), part, edited)
        case And(parts):
            for i, inner in enumerate(parts):
                found = _exchanged(inner, part, edited)
                if found is not None:
                    return And((*parts[:i], found, *parts[i + 1 :]))
            return None
        case Implies(premise, conclusion):
            found = _exchanged(conclusion, part, edited)
            return None if found is None else Implies(premise, found)
        case Iff(left, right):
            found = _exchanged(right, part, edited)
            return None if found is None else Iff(left, found)
        case _:
            return None


def _row_exchanged(
    first: Term, row: tuple[tuple[RelOp, Term], ...], part: Claim, edited: Rel
) -> Claim | None:
    """A chain with one link edited, if the edit leaves the beginning of the link alone."""
    before = first
    for i, (op, term) in enumerate(row):
        if Rel(op, before, term) == part and edited.lhs == before:
            return Chain(first, (*row[:i], (edited.op, edited.rhs), *row[i + 1 :]))
        before = term
    return None


def _anything(question: Question) -> Claim:
    """A claim in the variables of the question that always holds."""
    claims = (question.goal, *(g.claim for g in question.granted))
    found = frozenset[Var]().union(*map(variables_of, claims))
    return And((Truth(True), *(Rel("=", v, v) for v in sorted(found, key=lambda v: v.name))))
