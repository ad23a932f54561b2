"""Values of a universal claim's variable at which its part may be denied."""

from __future__ import annotations

import time
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from symcheck.language.claim import (
    And, Claim, Exists, ForAll, Implies, Rel, variables_of,
)  # fmt: skip
from symcheck.language.context import Obligation
from symcheck.language.substitution import fresh_variable, substitute_in_claim
from symcheck.language.term import Num, Term, Var, free_variables, num
from symcheck.search.floats import Points, values
from symcheck.search.points import flat, sample
from symcheck.search.refuters import by_points

SIMPLE = tuple(num(s) for s in ("0", "1", "-1", "2", "1/2", "-2", "1/4", "3", "10", "1/10", "100"))
POSITIVE = tuple(
    Fraction(s)
    for s in ("1000", "100", "10", "5", "2", "1", "1/2", "1/4", "1/10", "1/20", "1/100", "1/1000",
              "1/10000", "1/1000000")
)  # fmt: skip
A_MOMENT = 1.5
ROOM = 0.95
"""How much of a gap seen in floating point is claimed."""


def failing_values(claim: ForAll) -> Iterator[Term]:
    """The value of the variable at points at which the opened claim fails."""
    taken = frozenset({claim.var})
    hypotheses: list[Claim] = []
    first, goal = None, claim
    while isinstance(goal, ForAll | Implies):
        if isinstance(goal, Implies):
            hypotheses += flat([goal.premise])
            goal = goal.conclusion
            continue
        var = fresh_variable(goal.var, taken | variables_of(goal.part))
        taken |= {var}
        first = first or var
        goal = substitute_in_claim(goal.part, {goal.var: var})
    obligation = Obligation(tuple(hypotheses), goal)
    assert first is not None
    deadline = time.monotonic() + A_MOMENT
    for refuter in (
        by_points.simple, by_points.unsolved, by_points.mirrored, by_points.random,
        by_points.climbing,
    ):  # fmt: skip
        found = refuter(obligation, deadline)
        if found is not None and found[1].kind == "false":
            yield dict(found[0].values)[first]
            return
    if first not in variables_of(goal).union(*map(variables_of, hypotheses)):
        yield num(0)


def parameters(claim: ForAll) -> Iterator[Num]:
    """Values of ε, K or M that what is denied leaves room for; else simple numbers."""
    from symcheck.search.refuters.nearness import tail_values  # noqa: PLC0415

    special = tail_values(claim)
    if special is None:
        special = _room(claim)
    yield from SIMPLE if special is None else special


def below(value: float) -> list[Num]:
    """Simple positive numbers somewhat below."""
    return [Num(p) for p in POSITIVE if float(p) <= ROOM * value][:2]


def _room(claim: ForAll) -> list[Num] | None:
    """Of ∀ε > 0 ∃x ∈ D: gap < ε, numbers that the gap stays above."""
    match claim.part:
        case Implies(_, Exists(x, And() as part)):
            relations = [r for r in flat([part]) if isinstance(r, Rel)]
        case _:
            return None
    match relations[-1] if relations else None:
        case Rel("<", gap, target) if target == claim.var and free_variables(gap) <= {x}:
            pass
        case _:
            return None
    least = _least(gap, x, tuple(relations[:-1]))
    return None if least is None else below(least)


def _least(gap: Term, x: Var, domain: tuple[Rel, ...]) -> float | None:
    points = sample(Obligation(domain, Rel("=", gap, gap)), 60, 1500)
    if points.size == 0 or x not in points.columns:
        return None
    ends = [float(t.value) for r in domain for t in (r.lhs, r.rhs) if isinstance(t, Num)]
    inner = np.concatenate([points.columns[x], [e + d for e in ends for d in (-1e-6, 1e-6)]])
    found = values(gap, Points(len(inner), {x: inner}))
    kept = found[: points.size][~np.isnan(found[: points.size])]
    return float(np.min(kept)) if kept.size else None
