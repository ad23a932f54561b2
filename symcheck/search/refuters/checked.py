"""A point as a witness, if the kernel agrees; closed claims that it cannot evaluate are proved."""

from __future__ import annotations

import time
from collections.abc import Iterator

from symcheck.kernel.certificate import Certificate, Interpretation, Witness
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import And, Claim, Implies, Or, Rel, terms_of
from symcheck.language.context import Obligation, unknowns_in
from symcheck.language.definedness import own_conditions
from symcheck.language.forms import negation
from symcheck.language.term import App, Term, Var, mul, num, power, subterms
from symcheck.search.floats import Points, slacks, value
from symcheck.search.points import Values
from symcheck.search.problem import problem_of

A_MOMENT = 0.5
"""Seconds for the proof of one closed claim."""

T = Var("t")
READINGS: tuple[Term, ...] = (T, power(T, num(2)), mul(num(-1), T), num(0))
"""What an unknown function is tried as: t, t², −t, 0."""

Found = tuple[Witness, Failure]


def checked(obligation: Obligation, point: Values) -> Found | None:
    """The witness at that point if the kernel accepts it, with closed claims proved if need be."""
    values = tuple(sorted(point.items(), key=lambda item: item[0].name))
    unknowns = unknowns_in(obligation)
    for reading in READINGS if unknowns else (T,):
        functions = tuple(Interpretation(name, T, reading) for name in unknowns)
        witness = Witness(values, functions)
        for _ in range(4):
            outcome = check_witness(obligation, witness)
            if isinstance(outcome, Failure):
                return witness, outcome
            more = _shown(outcome)
            if more is None:
                break
            witness = Witness(values, functions, (*witness.shown, more))
    return None


def _shown(refusal: Refusal) -> tuple[Claim, Certificate] | None:
    """A closed relation of the undecided claim with a proof: an equality that balls cannot see."""
    if refusal.claim is None or refusal.kind not in ("hypothesis", "goal"):
        return None
    if refusal.kind == "goal":
        for missing in _missing_values(refusal.claim):
            found = prove_closed(missing)
            if found is not None:
                return missing, found
    for rel, holds in _undecided(refusal.claim, refusal.kind == "hypothesis"):
        wanted = rel if holds else negation(rel)
        if isinstance(wanted, Rel) and wanted.op in ("<", ">", "!="):
            continue  # balls would have seen it
        found = prove_closed(wanted)
        if found is not None:
            return wanted, found
    return None


def _missing_values(claim: Claim) -> Iterator[Claim]:
    """Opposites of closed conditions that fail by next to nothing: cos(π/2) = 0 in a fraction."""
    for term in terms_of(claim):
        for subterm in subterms(term):
            for condition in own_conditions(subterm) if isinstance(subterm, App) else ():
                close = isinstance(condition, Rel) and abs(value(condition.lhs)) < 1e-9
                if close:
                    yield negation(condition)


def _undecided(claim: Claim, holds: bool) -> Iterator[tuple[Rel, bool]]:
    """The relations of a closed claim whose sides are too close to tell apart, and what is wanted.

    That they hold, or that they fail: of an implication that fails the premise holds.
    """
    match claim:
        case Rel():
            s = float(slacks(claim, Points(1, {}))[0])
            if abs(s) < 1e-9:
                yield claim, holds
        case And(parts) | Or(parts):
            for part in parts:
                yield from _undecided(part, holds)
        case Implies(premise, conclusion):
            yield from _undecided(premise, not holds)
            yield from _undecided(conclusion, holds)


def prove_closed(claim: Claim) -> Certificate | None:
    """A proposed certificate for a closed claim."""
    from symcheck.search.provers.logic import solve  # noqa: PLC0415

    return solve(problem_of(Obligation((), claim), time.monotonic() + A_MOMENT))
