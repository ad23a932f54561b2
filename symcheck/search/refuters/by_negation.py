"""Refutation by the negation: a quantified claim at a point, denied by a certificate."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from symcheck.kernel.certificate import Certificate, Interpretation, Witness
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import And, Claim, Exists, ForAll, Implies, Or, Rel, terms_of
from symcheck.language.context import Obligation, unknowns_in, variables_in
from symcheck.language.forms import negation
from symcheck.language.term import Expectation, Integral, Probability, Term, subterms
from symcheck.search.numeric import NoValue, Point, Undecided, evaluate
from symcheck.search.points import Values, simple_cloud
from symcheck.search.problem import problem_of
from symcheck.search.provers.logic import solve
from symcheck.search.refuters.checked import READINGS, Found, T
from symcheck.search.refuters.denial import denied
from symcheck.search.solving import solved_for
from symcheck.search.truth import holds, is_quantified

MOST_POINTS = 3
MOST_TRIED = 60
MOST_SHOWN = 6

Shown = tuple[tuple[Claim, Certificate], ...]


def needs_denial(claim: Claim) -> bool:
    """Whether evaluation at a point cannot tell that the claim fails."""
    if is_quantified(claim):
        return True
    return _speaks_of(claim, Expectation, Probability, Integral)


def _speaks_of(claim: Claim, *kinds: type[Term]) -> bool:
    return any(isinstance(s, kinds) for t in terms_of(claim) for s in subterms(t))


def _seems_to_hold(claim: Claim, point: Values) -> bool:
    """Whether numbers say so: then a certificate of the opposite is not worth looking for."""
    try:
        values = {var: evaluate(value, Point({})) for var, value in point.items()}
    except (NoValue, Undecided):
        return False
    return holds(claim, Point(values)) is True


def denying(obligation: Obligation, deadline: float) -> Found | None:
    """A witness whose goal is denied by a certificate, at a simple point."""
    if not needs_denial(obligation.goal):
        return None
    tried = 0
    telling = not is_quantified(obligation.goal) and _speaks_of(obligation.goal, Integral)
    for point in _points(obligation):
        if telling and _seems_to_hold(obligation.goal, point):
            continue
        values = tuple(sorted(point.items(), key=lambda item: item[0].name))
        unknowns = unknowns_in(obligation)
        for reading in READINGS if unknowns else (T,):
            functions = tuple(Interpretation(name, T, reading) for name in unknowns)
            found, was_there = _completed(obligation, Witness(values, functions), deadline)
            if found is not None:
                return found
            tried += was_there
        if time.monotonic() > deadline or tried >= MOST_POINTS:
            return None
    return None


def _points(obligation: Obligation) -> Iterator[Values]:
    if not variables_in(obligation):
        yield {}
        return
    cloud, solutions = simple_cloud(obligation, MOST_TRIED), solved_for(obligation)
    for index in range(cloud.points.size):
        point = cloud.exact(index, solutions)
        if point is not None:
            yield point


def _completed(
    obligation: Obligation, witness: Witness, deadline: float
) -> tuple[Found | None, bool]:
    """The witness with what it must show; and whether the hypotheses hold at its point."""
    for _ in range(MOST_SHOWN):
        outcome = check_witness(obligation, witness)
        if isinstance(outcome, Failure):
            return (witness, outcome), True
        if not isinstance(outcome, Refusal) or outcome.claim is None:
            return None, False
        left = deadline - time.monotonic()
        if outcome.kind == "goal":
            more = _failing(outcome.claim, time.monotonic() + 0.8 * left)
            if more is None:
                return None, True
        else:
            more = _holding(outcome.claim, time.monotonic() + 0.2 * left)
            if more is None:
                return None, False
        if set(more) <= set(witness.shown):
            return None, True
        witness = replace(witness, shown=(*witness.shown, *more))
    return None, False


def _holding(claim: Claim, deadline: float) -> Shown | None:
    """The quantified closed claim proved; of others, evaluation has said that they fail."""
    if not needs_denial(claim):
        return None
    found = solve(problem_of(Obligation((), claim), deadline))
    return _accepted(claim, found)


def _failing(claim: Claim, deadline: float) -> Shown | None:
    """Closed claims by which the kernel sees that this one fails."""
    if time.monotonic() > deadline:
        return None
    match claim:
        case ForAll() | Exists():
            return _denied(claim, deadline)
        case Rel() if needs_denial(claim):
            return _denied(claim, deadline)
        case And(parts):
            for share in (0.3, 1.0):
                for part in parts:
                    now = time.monotonic()
                    found = _failing(part, now + share * (deadline - now))
                    if found is not None:
                        return found
            return None
        case Or(parts):
            every: Shown = ()
            for part in parts:
                found = _failing(part, deadline)
                if found is None:
                    return None
                every = (*every, *found)
            return every
        case Implies(premise, conclusion):
            after = _failing(conclusion, deadline)
            before = _holding(premise, deadline) if needs_denial(premise) else ()
            return None if after is None or before is None else (*before, *after)
        case Rel():
            return () if _fails(claim) else None
        case _:
            return None


def _fails(claim: Rel) -> bool:
    outcome = check_witness(Obligation((), claim), Witness(()))
    return isinstance(outcome, Failure)


def _denied(claim: Claim, deadline: float) -> Shown | None:
    problem = problem_of(Obligation((), negation(claim)), deadline)
    return _accepted(negation(claim), denied(problem, claim))


def _accepted(claim: Claim, certificate: Certificate | None) -> Shown | None:
    if certificate is None:
        return None
    answer = check(Obligation((), claim), certificate)
    return ((claim, certificate),) if isinstance(answer, Accepted) else None
