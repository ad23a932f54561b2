"""Known implications: the conclusions of those whose premises are settled, or can be shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from symcheck.kernel.certificate import Absurd, Certificate, Detach, Known, Sign
from symcheck.kernel.facts import Facts, Origins
from symcheck.language.claim import FALSE, And, Claim, Implies, Rel
from symcheck.search.floats import fails, is_rounding
from symcheck.search.problem import Problem

DEEPEST = 6
CLEARLY = 1e-7

Step = tuple[Claim, Certificate]


def settled_by_kernel(problem: Problem) -> Certificate | None:
    """The goal is known, or a matter of signs."""
    if problem.goal in problem.facts.known:
        return Known()
    if problem.is_settled(problem.goal):
        return Sign()
    return Absurd(Known()) if FALSE in problem.facts.known else None


def is_hopeless(problem: Problem) -> bool:
    """Whether the goal clearly fails at a sample point at which the facts seem to hold."""
    points = problem.points
    if points.size == 0:
        return False
    doubtful = fails(problem.goal, points, margin=CLEARLY)
    if not np.any(doubtful):
        return False
    again = points.select(doubtful).precisely()  # overflow and cancellation are no failures
    still = fails(problem.goal, again, margin=CLEARLY)
    if isinstance(problem.goal, Rel):
        still &= ~is_rounding(problem.goal, again)
    return bool(np.any(still))


def _implications(problem: Problem) -> list[Implies]:
    known = [c for c in problem.facts.known if isinstance(c, Implies)]
    return [c for c in known if not problem.is_settled(c.conclusion)]


def detached(problem: Problem, steps: list[Step], *, aimed_at: Claim | None) -> Problem:
    """Conclusions of known implications: of those with settled premises, or that give the goal."""
    progress = True
    while progress and not problem.is_late:
        progress = False
        for implication in _implications(problem):
            proof = settled_by_kernel(problem.to(implication.premise))
            if proof is None and aimed_at is not None and _gives(implication, aimed_at):
                proof = _premise(problem, implication, 3.0)
            if proof is not None:
                steps.append((implication.conclusion, Detach(implication, proof, Known())))
                problem = problem.given(implication.conclusion)
                progress = True
    return problem


def _gives(claim: Claim, goal: Claim) -> bool:
    match claim:
        case Implies(_, conclusion):
            return _gives(conclusion, goal)
        case And(parts):
            return any(_gives(p, goal) for p in parts)
        case _:
            return claim == goal


def _premise(problem: Problem, implication: Implies, seconds: float) -> Certificate | None:
    premise = problem.to(implication.premise)
    if problem.depth > DEEPEST or is_hopeless(premise):
        return None
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    return solve(_without(premise, implication).deeper().within(seconds))


def prepared(problem: Problem, steps: list[Step], seconds: float) -> Problem:
    """The problem with the conclusions of implications whose premises can be shown by search.

    Each has so many seconds; the last ones that were granted are tried first.
    """
    progress = problem.depth < 3
    tried: set[Claim] = set()
    while progress and not problem.is_late:
        progress = False
        for implication in reversed(_implications(problem)):
            if implication in tried:
                continue
            tried.add(implication)
            proof = _premise(problem, implication, seconds)
            if proof is not None:
                steps.append((implication.conclusion, Detach(implication, proof, Known())))
                problem = detached(problem.given(implication.conclusion), steps, aimed_at=None)
                progress = True
    return problem


def _without(problem: Problem, implication: Implies) -> Problem:
    """The same problem without the implication, so that its premise does not chase itself."""
    items = problem.facts.known.items()
    known: dict[Claim, Origins] = {c: o for c, o in items if c != implication}
    return replace(problem, facts=Facts(known, problem.facts.bounds))
