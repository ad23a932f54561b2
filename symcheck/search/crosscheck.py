"""What mpmath says of an obligation at sample points: the evidence reported beside a proof."""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.language.claim import And, Claim, ForAll, Implies, Rel, terms_of, variables_of
from symcheck.language.context import Obligation
from symcheck.language.substitution import fresh_variable, substitute_in_claim
from symcheck.language.term import Expectation, Integral, Probability, Term, subterms
from symcheck.search.numeric import DIGITS, Number, Point
from symcheck.search.sampling import sample
from symcheck.search.truth import clearly, holds, is_quantified, slack

POINTS = 15
AS_WRITTEN = 3
"""Points at which derivatives are taken numerically, which is slow."""
WITH_INTEGRALS = 4
"""Points at which integrals are evaluated, which is slower."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sample points of an obligation, and how its goal fares there.

    ``slack`` is the least distance from failing, None where nothing is measured. ``violation`` is a
    point at which the goal clearly fails, ``doubtful`` one at which the digits do not tell or it
    seems to fail.
    """

    points: int
    digits: int
    slack: Number | None
    violation: Point | None
    doubtful: Point | None


def crosscheck(
    obligation: Obligation, wanted: int = POINTS, written: Claim | None = None
) -> Evidence:
    """Samples the hypotheses and evaluates the goal there.

    Of a goal with premises of its own, each part is sampled where its premises hold. ``written`` is
    the goal before its derivatives and derived functions were unfolded; where the goal holds, that
    must not clearly fail, so what was unfolded is checked as well.
    """
    parts = taken_apart(obligation)
    found = [_one(part, max(1, wanted // len(parts)), written) for part in parts]
    slacks = [e.slack for e in found if e.slack is not None]
    return Evidence(
        sum(e.points for e in found),
        DIGITS,
        min(slacks, default=None),
        next((e.violation for e in found if e.violation), None),
        next((e.doubtful for e in found if e.doubtful), None),
    )


def taken_apart(obligation: Obligation) -> tuple[Obligation, ...]:
    """Obligations that together say the same, with conjunctions and premises of the goal apart."""
    match obligation.goal:
        case Implies(premise, conclusion):
            return taken_apart(Obligation((*obligation.hypotheses, premise), conclusion))
        case ForAll(var, part):
            claims = (*obligation.hypotheses, obligation.goal)
            taken = frozenset({var}).union(*map(variables_of, claims))
            named = fresh_variable(var, taken)
            opened = substitute_in_claim(part, {var: named})
            return taken_apart(Obligation(obligation.hypotheses, opened))
        case And(parts) if not all(isinstance(p, Rel) for p in parts):
            return tuple(
                o for p in parts for o in taken_apart(Obligation(obligation.hypotheses, p))
            )
        case _:
            return (obligation,)


def _one(obligation: Obligation, wanted: int, written: Claim | None) -> Evidence:
    slowly = _speaks_of(obligation.goal, Integral)
    points = sample(obligation, min(wanted, WITH_INTEGRALS) if slowly else wanted)
    least: Number | None = None
    violation = doubtful = None
    beyond = is_quantified(obligation.goal)
    beyond = beyond or _speaks_of(obligation.goal, Expectation, Probability)
    met = not any(map(is_quantified, obligation.hypotheses))  # else only at a few values
    for index, point in enumerate(points):
        if beyond:
            continue
        answer = holds(obligation.goal, point)
        if answer is None and slowly:  # of an integral that may be there all the same
            continue
        if answer is not True:
            doubtful = doubtful or point
            if met and violation is None and clearly(obligation.goal, point) is False:
                violation = point
        elif written is not None and met and index < AS_WRITTEN:
            violation = violation or (point if clearly(written, point) is False else None)
        here = slack(obligation.goal, point)
        if here is not None and (least is None or here < least):
            least = here
    return Evidence(len(points), DIGITS, least, violation, doubtful)


def _speaks_of(claim: Claim, *kinds: type[Term]) -> bool:
    return any(isinstance(s, kinds) for t in terms_of(claim) for s in subterms(t))
