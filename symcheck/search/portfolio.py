"""The portfolio: proofs and refutations, each replayed by the kernel before it is returned."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

from symcheck.kernel.certificate import (
    Antiderivative, Cases, Certificate, Cover, Farkas, Instance, Monotone, Ring, Taylor,
    Witness,
)  # fmt: skip
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.witness import Failure
from symcheck.kernel.polynomial import is_atom
from symcheck.language.claim import Claim, Rel, terms_of
from symcheck.language.context import Obligation, variables_in
from symcheck.language.term import App, Integral, Term, Var, subterms
from symcheck.search.abstraction import abstracted, instance
from symcheck.search.floats import NO_POINTS
from symcheck.search.points import sample
from symcheck.search.problem import is_about_all_of_a_function, problem_of
from symcheck.search.provers.logic import solve
from symcheck.search.refuters import by_negation, by_points

FEW = 8
STAGES = ((0.12, None), (0.06, 0), (0.12, 1), (0.15, 2), (0.25, 4), (0.4, 8), (1.0, None))
"""Shares of the time that is left, and how many of the last hypotheses are used."""
AT_ONCE, PUTTING_AWAY = 0.12, 0.25
"""Shares of the time where shared terms can be put away: for a try without that, and with it."""
DEEPEST = 2
"""How many terms are put away behind variables, one after the other."""
SAMPLES = 12
SAMPLE_TRIES = 400


@dataclass(frozen=True, slots=True)
class Proof:
    """A certificate that the kernel accepted, what it rests on, and a phrase for the method."""

    certificate: Certificate
    rests_on: frozenset[str]
    method: str


@dataclass(frozen=True, slots=True)
class Refutation:
    """A witness that the kernel accepted: the goal is false there, or a subterm has no value."""

    witness: Witness
    kind: Literal["false", "no value"]
    point: tuple[tuple[Var, Term], ...]
    functions: tuple[tuple[str, Var, Term], ...]
    subterm: Term | None


def prove(obligation: Obligation, seconds: float) -> Proof | None:
    """A replayed proof, or None when none was found in time.

    First from all hypotheses, for a while; then from those at hand, for many lines that are not
    needed make a search slow; then from all again.
    """
    deadline = time.monotonic() + seconds
    if any(True for _ in abstracted(obligation)):
        first = time.monotonic() + AT_ONCE * seconds
        found = _attempt(obligation, obligation.hypotheses, first)
        found = found or _abstractly(obligation, PUTTING_AWAY * seconds, DEEPEST)
        if found is not None:
            return found
    return _staged(obligation, deadline)


def _staged(obligation: Obligation, deadline: float) -> Proof | None:
    everything = len(obligation.hypotheses)
    for share, recent in STAGES if everything > FEW else STAGES[-1:]:
        now = time.monotonic()
        until = min(deadline, now + share * (deadline - now))
        found = _attempt(obligation, _at_hand(obligation, recent), until)
        if found is not None or time.monotonic() > deadline:
            return found
    return None


def _abstractly(obligation: Obligation, seconds: float, deepest: int) -> Proof | None:
    """A proof that puts shared terms away behind variables, if there are some to be put away."""
    deadline = time.monotonic() + seconds
    for abstract in abstracted(obligation) if deepest else ():
        further = _abstractly(abstract.obligation, seconds / 2, deepest - 1)
        inner = further or _staged(abstract.obligation, deadline)
        if inner is None:
            continue
        origins = (o for o in inner.rests_on if o.startswith("hyp:"))
        used = tuple(sorted(int(o.removeprefix("hyp:")) for o in origins))
        certificate = instance(abstract, inner.certificate, used)
        result = check(obligation, certificate)
        if isinstance(result, Accepted):
            return Proof(certificate, result.rests_on, method(certificate))
    return None


def _at_hand(obligation: Obligation, recent: int | None) -> tuple[Claim, ...]:
    """The last so many hypotheses, and those before them that are about variables only."""
    given = obligation.hypotheses
    if recent is None:
        return given
    first = len(given) - recent
    return (*filter(_is_plain, given[:first]), *given[first:])


def _is_plain(claim: Claim) -> bool:
    if not isinstance(claim, Rel):
        return False
    parts = (s for t in terms_of(claim) for s in subterms(t))
    return not any(is_atom(s) and not (isinstance(s, Var) or _is_size(s)) for s in parts)


def _is_size(term: Term) -> bool:
    """Whether a term is the absolute value of a variable."""
    return isinstance(term, App) and term.op == "abs" and isinstance(term.args[0], Var)


def _attempt(
    obligation: Obligation, hypotheses: tuple[Claim, ...], deadline: float
) -> Proof | None:
    narrow = replace(obligation, hypotheses=hypotheses)
    blind = any(map(_is_untold, hypotheses))
    points = NO_POINTS if blind else sample(narrow, SAMPLES, SAMPLE_TRIES)
    names = frozenset(variables_in(obligation))
    problem = problem_of(narrow, deadline, points)
    try:
        certificate = solve(replace(problem, names=problem.names | names))
    except RecursionError:
        return None
    if certificate is None:
        return None
    result = check(obligation, certificate)
    if not isinstance(result, Accepted):
        return None
    return Proof(certificate, result.rests_on, method(certificate))


def _is_untold(claim: Claim) -> bool:
    """Whether points may seem to meet the claim that do not."""
    integrals = any(isinstance(s, Integral) for t in terms_of(claim) for s in subterms(t))
    return integrals or is_about_all_of_a_function(claim)


def refute(obligation: Obligation, seconds: float) -> Refutation | None:
    """A checked witness against the obligation, the simplest that the refuters find, or None."""
    deadline = time.monotonic() + seconds
    for refuter in (
        by_negation.denying, by_points.simple, by_points.unsolved, by_points.supposed,
        by_points.mirrored, by_points.valueless, by_points.random, by_points.climbing,
    ):  # fmt: skip
        found = refuter(obligation, deadline)
        if found is not None:
            return _refutation(*found)
        if time.monotonic() > deadline:
            return None
    return None


def refute_quickly(obligation: Obligation, seconds: float) -> Refutation | None:
    """A checked witness among the simplest points only."""
    deadline = time.monotonic() + seconds
    found = by_points.simple(obligation, deadline) or by_points.unsolved(obligation, deadline)
    found = found or by_points.supposed(obligation, deadline)
    found = found or by_negation.denying(obligation, deadline)
    return None if found is None else _refutation(*found)


def _refutation(witness: Witness, failure: Failure) -> Refutation:
    functions = tuple((f.name, f.var, f.body) for f in witness.functions)
    return Refutation(witness, failure.kind, witness.values, functions, failure.subterm)


PHRASES: dict[type, str] = {
    Antiderivative: "antiderivative",
    Taylor: "Taylor's formula", Monotone: "sign of the derivative", Cover: "ball arithmetic",
    Farkas: "combination of inequalities", Cases: "cases", Ring: "identity", Instance: "lemma",
}  # fmt: skip


def method(certificate: Certificate) -> str:
    """The kinds of reasoning in a certificate, most telling first."""
    kinds = set(_kinds(certificate))
    phrases = [phrase for kind, phrase in PHRASES.items() if kind in kinds]
    return ", ".join(phrases[:3]) or "known facts and signs"


def _kinds(certificate: Certificate) -> Iterator[type]:
    yield type(certificate)
    for field in fields(certificate):
        value = getattr(certificate, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, get_args(Certificate)):
                yield from _kinds(part)
