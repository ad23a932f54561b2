"""Means and probabilities of a normal law as numbers, by mpmath's quadrature and bisection."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

from symcheck.language.claim import Chain, Claim, map_terms, terms_of
from symcheck.language.term import (
    Expectation, Law, Num, Probability, Term, Var, changed, subterms,
)  # fmt: skip
from symcheck.search.numeric import Point, Undecided, arithmetic, evaluate
from symcheck.search.truth import holds

DIGITS = 35
"""So many that a comparison, which allows for 15 spoilt ones, is of about 20."""
KEPT = 10**30
WORK = 60
"""Digits of the computation itself, so that a logarithm is followed to 10⁻⁴⁵ from where it ends."""
FAR, STEPS = 40, 100
"""Beyond so many deviations there is nothing; the places in between that are looked at."""


def speaks_of_chances(claim: Claim) -> bool:
    parts = (s for term in terms_of(claim) for s in subterms(term))
    return any(isinstance(s, Expectation | Probability) for s in parts)


def holds_by_quadrature(claim: Claim, point: Point) -> bool | None:
    """Whether the claim holds at the point, its means and probabilities being computed."""
    return holds(map_terms(claim, lambda t: _computed(t, point)), point, DIGITS)


def _computed(term: Term, point: Point) -> Term:
    if isinstance(term, Expectation | Probability):
        values = tuple(point.values.items())
        return Num(_number(term, values))
    return changed(term, lambda t: _computed(t, point))


@lru_cache(maxsize=4096)
def _number(term: Expectation | Probability, values: tuple[tuple[Var, Any], ...]) -> Fraction:
    mp = arithmetic(WORK)
    at = dict(values)
    mean, deviation = _normal(term.law, at)
    if isinstance(term, Expectation):

        def weighed(w: Any) -> Any:
            here = Point({**at, term.var: mean + deviation * w})
            try:
                return evaluate(term.body, here, WORK) * mp.npdf(w)
            except Undecided:
                return mp.zero

        found = mp.quad(weighed, [-14, -4, -1, 0]) + mp.quad(weighed, [0, 1, 4, 14])
    else:
        event = Chain(term.first, term.links)

        def happens(w: Any) -> bool:
            return holds(event, Point({**at, term.var: mean + deviation * w}), DIGITS) is True

        found = mp.zero
        places = [mp.mpf(FAR) * (k + mp.mpf("0.37")) / STEPS for k in range(-STEPS, STEPS)]
        for low, high in pairwise(places):
            edge = _edge(happens, low, high)
            if happens(low):
                found += mp.ncdf(edge) - mp.ncdf(low)
            if happens(high):
                found += mp.ncdf(high) - mp.ncdf(edge)
    return Fraction(int(mp.nint(found * KEPT)), KEPT)


def _edge(happens: Any, low: Any, high: Any) -> Any:
    """Where an event begins or ends, if it does in between; else any place."""
    first = happens(low)
    if happens(high) == first:
        return low
    while high - low > 1e-30:
        middle = (low + high) / 2
        low, high = (middle, high) if happens(middle) == first else (low, middle)
    return low


def _normal(law: Law, at: Mapping[Var, Any]) -> tuple[Any, Any]:
    assert law.name == "normal"
    mean, deviation = (evaluate(p, Point(at), DIGITS) for p in law.parameters)
    return mean, deviation
