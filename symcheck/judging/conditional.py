"""Under which simple conditions a claim holds that fails as it stands.

First those under which its terms have values; then signs of its parts. What is found is proved
anew, and "exactly when" is said only if the claim is proved to need it.
"""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.judging.case import A_WHILE, Case, under
from symcheck.judging.conditions import conditions_of, is_restated, isolated, size
from symcheck.judging.regions import bounds_a_variable, regions_of, weaker
from symcheck.judging.direction import is_about_solutions
from symcheck.language.claim import Claim, conjunction
from symcheck.language.context import Context, Obligation, close
from symcheck.search.crosscheck import crosscheck
from symcheck.search.portfolio import Proof, Refutation, prove

A_MOMENT = 1.0
MOST_REGIONS = 3


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions, a proof of the claim under them, and whether the claim is proved to need them."""

    claims: tuple[Claim, ...]
    proof: Proof
    exactly: bool = False


def under_definedness(case: Case) -> tuple[tuple[Claim, ...], Conditions | None]:
    """Definedness conditions that the premises do not grant, with a proof under them if found.

    They are wanted as simple as can be, and the claim must have points that meet them.
    """
    needed: tuple[Claim, ...] = ()
    for simply in (True, False):
        needed = _needed(case, conditions_of(case.full.goal, simply=simply))
        if not needed or any(is_restated(c, case.full.goal) for c in needed):
            return needed, None
        evidence = crosscheck(under(case.base, needed))
        if evidence.points == 0 or evidence.violation is not None:
            return needed, None
        proof = prove(under(case.full, needed), case.share(0.3))
        if proof is not None:
            claims, proof = _put_plainly(case, *_fewest(case, needed, proof))
            return claims, Conditions(claims, proof, _is_needed(case, claims))
    return needed, None


def in_a_region(
    case: Case, refutation: Refutation, tried: tuple[Claim, ...] = ()
) -> Conditions | None:
    """Signs of parts of the claim, or bounds of a variable, under which it is proved.

    There is none where the conditions that were tried are the claim itself.
    """
    if is_about_solutions(case.question):  # then what matters is which of them are lost
        return None
    if any(is_restated(c, case.full.goal) for c in tried):
        return None
    for region in regions_of(case.base, refutation.point)[:MOST_REGIONS]:
        for claims in (*weaker(case.base, region), region.conditions):
            proof = prove(under(case.full, claims), min(A_MOMENT, case.share(0.2)))
            if proof is None:
                continue
            exactly = region.seems_exact or claims != region.conditions
            exactly = exactly and _is_needed(case, claims)
            if exactly or not bounds_a_variable(case.base.goal):
                return Conditions(claims, proof, exactly)
    return None


def _needed(case: Case, conditions: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The conditions that the premises and the simpler conditions do not grant."""
    kept: tuple[Claim, ...] = ()
    for condition in sorted(conditions, key=size):
        full, base = (under(o, kept, condition) for o in (case.full, case.base))
        doubtful = crosscheck(base).doubtful is not None
        if doubtful or prove(full, min(A_WHILE / 2, case.share(0.2))) is None:
            kept = (*kept, condition)
    return tuple(c for c in conditions if c in kept)


def _fewest(
    case: Case, conditions: tuple[Claim, ...], proof: Proof
) -> tuple[tuple[Claim, ...], Proof]:
    """The conditions without those that are not needed, the longest being tried first."""
    for condition in sorted(conditions, key=size, reverse=True):
        fewer = tuple(c for c in conditions if c != condition)
        if fewer and crosscheck(under(case.base, fewer)).doubtful is None:
            again = prove(under(case.full, fewer), min(A_WHILE, case.share(0.3)))
            conditions, proof = (conditions, proof) if again is None else (fewer, again)
    return conditions, proof


def _put_plainly(
    case: Case, conditions: tuple[Claim, ...], proof: Proof
) -> tuple[tuple[Claim, ...], Proof]:
    """The conditions solved for a part that occurs once: |w| ≥ 4 for 1 − 4/|w| ≥ 0."""
    for index, condition in enumerate(conditions):
        for plain in isolated(condition):
            others = (*conditions[:index], plain, *conditions[index + 1 :])
            if crosscheck(under(case.base, others)).doubtful is not None:
                continue
            again = prove(under(case.full, others), min(A_MOMENT, case.share(0.2)))
            if again is not None and _is_as_wide(case, condition, plain):
                conditions, proof = others, again
                break
    return conditions, proof


def _is_as_wide(case: Case, condition: Claim, plain: Claim) -> bool:
    """Whether the plain condition is proved to leave out nothing that the other one leaves in."""
    there = Obligation((*case.base.hypotheses, condition), plain)
    return prove(there, min(A_MOMENT, case.share(0.2))) is not None


def _is_needed(case: Case, claims: tuple[Claim, ...]) -> bool:
    """Whether the conditions are proved to hold wherever the claim does."""
    granted = tuple(g.claim for g in case.question.granted if not g.follows)
    context = Context(hypotheses=(*granted, case.question.goal))
    there = close(context, conjunction(claims))
    return prove(there, min(A_MOMENT, case.share(0.2))) is not None
