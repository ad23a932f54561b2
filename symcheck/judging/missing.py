"""Of a claim that stays open: what was tried, and a fact under which it would be proved."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

import numpy as np

from symcheck.judging.case import Case, under
from symcheck.judging.conditional import under_definedness
from symcheck.judging.regions import candidates
from symcheck.language.claim import Claim, Rel, terms_of, variables_of
from symcheck.language.context import Obligation
from symcheck.language.term import App, Num, Term, free_variables, num, subterms
from symcheck.search.floats import Points, holds, is_out_of_reach, values
from symcheck.search.numeric import arithmetic
from symcheck.search.points import sample
from symcheck.search.portfolio import prove
from symcheck.search.truth import is_quantified

A_MOMENT = 0.5
"""Seconds for a proof under one more fact."""
MOST = 8
POINTS, TRIES = 60, 400
LARGEST_PART = 9
LEAST_SHARE = 0.1
"""Of the sample points, how many a fact must hold at: from one that never holds all follows."""
BOUNDS: tuple[Term, ...] = tuple(num(s) for s in ("0", "1", "-1", "1/2", "2"))


@dataclass(frozen=True, slots=True)
class Missing:
    """Facts under which the claim is proved; whether they seem to hold wherever the premises do."""

    claims: tuple[Claim, ...]
    seems_true: bool


def missing_fact(case: Case) -> Missing | None:
    """The first fact found under which the claim is proved, those that seem true first."""
    needed, found = under_definedness(case)
    if found is not None:
        return Missing(needed, False)
    points = sample(Obligation(case.base.hypotheses, case.base.goal), POINTS, TRIES)
    if points.size == 0:
        return None
    facts = [c for c in _facts(case, points) if c not in case.full.hypotheses]
    facts = [c for c in facts if np.mean(holds(c, points)) >= LEAST_SHARE]
    deadline = monotonic() + case.share(0.7)
    for fact in facts[:MOST]:
        left = min(A_MOMENT, deadline - monotonic())
        if left <= 0:
            return None
        if prove(under(case.full, (fact,)), left) is not None:
            return Missing((fact,), bool(np.all(holds(fact, points))))
    return None


def _facts(case: Case, points: Points) -> list[Claim]:
    """Bounds of parts that hold at all sample points, then signs of parts in any case."""
    found: dict[Claim, None] = {}
    for part in _parts(case.base.goal):
        seen = values(part, points)
        if not np.all(np.isfinite(seen)):
            continue
        for bound in BOUNDS:
            number = float(bound.value) if isinstance(bound, Num) else 0.0
            if np.all(seen >= number):
                found[Rel(">=", part, bound)] = None
            if np.all(seen <= number):
                found[Rel("<=", part, bound)] = None
    true = sorted(found, key=lambda c: -_tightness(c, points))
    signs = [c for c in candidates(case.base) if c not in found]
    return [*true[: MOST // 2], *signs]


def _tightness(claim: Claim, points: Points) -> float:
    """How close a bound is to what it bounds: the tighter, the more it says."""
    assert isinstance(claim, Rel)
    gap = np.abs(values(claim.lhs, points) - values(claim.rhs, points))
    return -float(np.min(gap))


def _parts(goal: Claim) -> list[Term]:
    found: dict[Term, int] = {}
    outside = variables_of(goal)
    for term in terms_of(goal):
        for part in subterms(term):
            size, spoken = sum(1 for _ in subterms(part)), free_variables(part)
            if isinstance(part, App) and spoken and spoken <= outside and size <= LARGEST_PART:
                found.setdefault(part, size)
    return sorted(found, key=lambda t: found[t])[:12]


def tried_in_words(case: Case, seconds: float) -> str:
    """What was tried, and what the numbers say: no word that sounds like blame."""
    proofs = "identities, bounds, combinations of inequalities, monotonicity, Taylor, cases"
    text = f"tried for {seconds:.1f} s: {proofs}; and counterexamples at simple and random points"
    return f"{text}; {_numbers(case)}"


def _numbers(case: Case) -> str:
    evidence = case.evidence
    beyond = any(map(is_out_of_reach, terms_of(case.base.goal)))
    if beyond or is_quantified(case.base.goal) or evidence.points == 0:
        return "sample points do not tell of it"
    against = evidence.violation or evidence.doubtful
    if against is None:
        many = (
            "the one sample point"
            if evidence.points == 1
            else (f"all {evidence.points} sample points")
        )
        return f"it holds at {many}"
    mp = arithmetic()
    place = ", ".join(f"{v.name} = {mp.nstr(x, 6)}" for v, x in against.values.items())
    return f"numbers cast doubt on it at {place}" if place else "numbers cast doubt on it"
