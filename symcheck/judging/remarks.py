"""Remarks on a proof, which change no verdict: said before, even equal, not used."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from symcheck.judging.case import Case, uses
from symcheck.judging.edits import relation_key
from symcheck.language.claim import Claim, Implies, Rel, RelOp
from symcheck.language.context import Obligation
from symcheck.printing.as_ascii import show_claim
from symcheck.search.floats import slacks
from symcheck.search.points import sample
from symcheck.search.portfolio import Proof, prove

A_MOMENT = 0.3
POINTS, TRIES = 12, 200
EQUAL = 1e-13
STRICT: dict[RelOp, RelOp] = {"<=": "=", ">=": "="}
ASSUMED = "what is to be shown is assumed"
RESTATED = "says again what is known"


def remarks_of(case: Case, proof: Proof) -> Iterator[str]:
    """What is to be said of a proved claim."""
    again = _said_before(case)
    if again is not None:
        yield again
        return
    if _is_equality(case):
        yield "the two sides are even equal"
    yield from _unused(case, proof)


def _said_before(case: Case) -> str | None:
    """That the claim is one of its premises in other words, and where that one stands."""
    goal = case.question.goal
    claims = [g.claim for g in case.question.granted]
    if isinstance(goal, Implies):
        claims, goal = [*claims, goal.premise], goal.conclusion
    if not isinstance(goal, Rel):
        return None
    for index, claim in enumerate(claims):
        if not isinstance(claim, Rel) or relation_key(claim) != relation_key(goal):
            continue
        granted = case.question.granted[index] if index < len(case.question.granted) else None
        where = f": {granted.id}" if granted is not None and granted.id is not None else ""
        assumed = granted is None or not granted.follows
        return f"{ASSUMED if assumed else RESTATED}{where}"
    return None


def _is_equality(case: Case) -> bool:
    """Whether a ≤ is proved to be an equality."""
    goal: Claim = case.full.goal
    if not isinstance(goal, Rel) or goal.op not in STRICT:
        return False
    points = sample(Obligation(case.base.hypotheses, goal), POINTS, TRIES)
    gaps = np.abs(slacks(goal, points))
    if points.size == 0 or not np.all(gaps <= EQUAL):
        return False
    equal = Obligation(case.full.hypotheses, Rel("=", goal.lhs, goal.rhs))
    return prove(equal, min(A_MOMENT, case.share(0.3))) is not None


def _unused(case: Case, proof: Proof) -> Iterator[str]:
    """Hypotheses of a single claim that its proof does without."""
    used = uses(proof)
    for index, granted in enumerate(case.question.granted):
        if granted.id is None and index not in used:
            yield f"the hypothesis {show_claim(granted.claim)} is not used"
