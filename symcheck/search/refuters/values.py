"""Values of a universal claim's variable at which its part may be denied."""

from __future__ import annotations

import time
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from symcheck.language.claim import And, Claim, Exists, ForAll, Implies, Rel, variables_of
from symcheck.language.context import Obligation
from symcheck.language.substitution import fresh_variable, substitute_in_claim
from symcheck.language.term import Num, Term, Var, free_variables, num, subterms
from symcheck.search.floats import Points, holds, values
from symcheck.search.points import flat
from symcheck.search.refuters import by_points
from symcheck.search.truth import is_quantified

SIMPLE = tuple(num(s) for s in ("0", "1", "-1", "2", "1/2", "-2", "1/4", "3", "10", "1/10", "100"))
POSITIVE = tuple(
    Fraction(s)
    for s in ("1000", "100", "10", "5", "2", "1", "1/2", "1/4", "1/10", "1/20", "1/100", "1/1000",
              "1/10000", "1/1000000")
)  # fmt: skip
A_MOMENT = 1.5
CLEARLY = 1e-4
"""A gap that is not narrower is taken for one."""
MODEST = 20.0
"""Farther out, what is positive may look like 0."""
ROOM = 0.95
"""How much of a gap seen in floating point is claimed."""


def failing_values(claim: ForAll) -> Iterator[Term]:
    """The value of the variable at points at which the opened claim fails."""
    from symcheck.search.refuters.by_negation import denying, needs_denial  # noqa: PLC0415

    taken = frozenset({claim.var})
    hypotheses: list[Claim] = []
    first: Var | None = None
    goal: Claim = claim
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
    at_points = (
        by_points.simple, by_points.unsolved, by_points.mirrored, by_points.random,
        by_points.climbing,
    )  # fmt: skip
    for refuter in (denying,) if needs_denial(goal) and not is_quantified(goal) else at_points:
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
    """The least value seen where the relations hold, looked at more closely around it."""
    column, least = _column(domain), None
    for _ in range(4):
        points = Points(len(column), {x: column})
        seen = np.where(holds(And(domain), points), values(gap, points), np.nan)
        if np.all(np.isnan(seen)):
            return None
        at = int(np.nanargmin(seen))
        least = float(seen[at])
        ends = column[max(at - 1, 0)], column[min(at + 1, len(column) - 1)]
        column = np.linspace(*ends, 301)
    return least if least is not None and least > CLEARLY else None


def _column(relations: tuple[Rel, ...]) -> np.ndarray:
    """Numbers at all scales, and around those that stand in the relations."""
    far = np.logspace(-6, 6, 241)
    around = np.concatenate([-far[::-1], [0.0], far])
    written = {float(t.value) for r in relations for side in (r.lhs, r.rhs)
               for t in subterms(side) if isinstance(t, Num)}  # fmt: skip
    return np.unique(np.concatenate([around, *(around + w for w in sorted(written)[:6])]))


def seems_met(claim: Exists) -> bool:
    """Whether, by evaluation, some value is as the claim says, which may be in vain to deny."""
    var, part = claim.var, claim.part
    if variables_of(claim) or is_quantified(part):
        return False
    relations = tuple(r for r in flat([part]) if isinstance(r, Rel))
    column = _column(relations)
    column = column[np.abs(column) <= MODEST]
    if var.sort != "real":
        column = np.unique(np.rint(column))
    if var.sort == "natural":
        column = column[column >= 0]
    return bool(np.any(holds(part, Points(len(column), {var: column}))))
