"""Which edited lines are worth a proof: numbers say no to what is false, idle, or says nothing."""

from __future__ import annotations

import numpy as np

from symcheck.judging.comparing import is_a_mean, numbers
from symcheck.judging.edits import Edit, EditKind, as_set, relation_key
from symcheck.judging.fault import Fault
from symcheck.judging.simplest import cancelled
from symcheck.language.claim import Claim, Or, Rel
from symcheck.language.context import Obligation
from symcheck.language.forms import unfold
from symcheck.language.term import MalformedTerm, Num, Term, div, free_variables
from symcheck.search.floats import Points, holds, is_false, is_out_of_reach, slacks
from symcheck.search.points import simple_cloud
from symcheck.search.truth import is_quantified

FAITHFUL: frozenset[EditKind] = frozenset({"strictness", "direction", "relation", "both roots"})
"""Edits that leave both sides of an inequality as they were."""
MOST = 0.5
"""The part of the sample points at which an edited line must hold, the rest being out of reach."""
ALMOST, TIGHT, FEW_SIMPLE = 0.9, 0.05, 100
"""When a claim holds nearly everywhere; when it comes close to equality; simple points for that."""


def seems_right(goal: Claim, points: Points) -> bool:
    """Whether the goal is false at no sample point, and holds at most, as far as numbers tell."""
    try:
        plain = unfold(goal)
    except MalformedTerm:
        return False
    if is_quantified(plain):
        return True
    if points.size == 0:
        return False
    if isinstance(plain, Rel) and any(map(is_out_of_reach, (plain.lhs, plain.rhs))):
        return _compares(plain, points)
    return bool(np.mean(holds(plain, points)) > MOST and not np.any(is_false(plain, points)))


def _compares(rel: Rel, points: Points) -> bool:
    """Whether a relation with an integral in it holds at the first few points, by quadrature."""
    left, right = numbers(rel.lhs, points), numbers(rel.rhs, points)
    told = np.isfinite(left) & np.isfinite(right)
    if not np.any(told):  # of a probability no numbers are at hand: the proof decides
        return any(is_a_mean(t) for t in (rel.lhs, rel.rhs))
    left, right = left[told], right[told]
    close, below = np.isclose(left, right, rtol=1e-9, atol=1e-9), left < right
    match rel.op:
        case "=":
            good = close
        case "<" | "<=":
            good = below | close
        case ">" | ">=":
            good = ~below | close
        case _:
            good = ~close
    return bool(np.any(told) and np.all(good))


def says_nothing(claim: Claim, fault: Fault) -> bool:
    """Whether the line says only what is plain or was said before, in whatever order."""
    match claim:
        case Rel(_, lhs, rhs) if as_set(lhs) == as_set(rhs):
            return True
        case Rel(op, lhs, rhs) if op != "=" and _is_multiple(lhs, rhs):
            return True
        case Or(parts):
            return any(says_nothing(p, fault) for p in parts) or len(set(parts)) < len(parts)
        case Rel():
            said = {relation_key(c) for c in fault.before if isinstance(c, Rel)}
            return relation_key(claim) in said
        case _:
            return claim in fault.before


def _is_multiple(a: Term, b: Term) -> bool:
    """Whether one of the terms is a number times the other, as rational functions."""
    if not free_variables(a) or free_variables(a) != free_variables(b):
        return False
    ratio = cancelled(div(a, b))
    return isinstance(ratio, Num)


def is_near(edit: Edit, points: Points) -> bool:
    """Whether an inequality with another side than was written comes close to equality somewhere.

    Else it says little: x² + 1/x ≥ −2 is no repair of x² + 1/x ≥ 2.
    """
    if not isinstance(edit.claim, Rel) or edit.claim.op == "=":
        return True
    if edit.kind in FAITHFUL or edit.kind == "rule":
        return True
    try:
        plain = unfold(edit.claim)
    except MalformedTerm:
        return False
    if not isinstance(plain, Rel):
        return True
    gaps = slacks(plain, points)
    return bool(np.any(np.abs(gaps[np.isfinite(gaps)]) < TIGHT))


def is_idle(edit: Edit, fault: Fault, anywhere: Points) -> bool:
    """Whether an inequality holds almost everywhere without the lines before: nothing follows."""
    if not fault.before or not isinstance(edit.claim, Rel) or anywhere.size == 0:
        return False
    if edit.kind in FAITHFUL:
        return False
    return bool(np.mean(holds(unfold(edit.claim), anywhere)) > ALMOST)


def is_loose(claim: Or, points: Points) -> bool:
    """Whether one of the parts says it alone, or together they hold everywhere."""
    if any(seems_right(p, points) for p in claim.parts):
        return True
    simple = simple_cloud(Obligation((), claim), FEW_SIMPLE).points
    return simple.size > 0 and bool(np.mean(holds(unfold(claim), simple)) > ALMOST)
