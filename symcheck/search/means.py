"""Means and integrals against a law in floating point: to guess with, never evidence."""

from __future__ import annotations

import numpy as np

from symcheck.language.term import Expectation, Term, changed, free_variables, num
from symcheck.search.floats import THE_POINT, Floats, Points, values

NODES = (60, 43)
"""Two rules, which must agree: a corner or a pole makes them differ."""
AGREE = 1e-9


def with_means(term: Term) -> Term:
    """The term with the numbers that its closed means seem to be in their places."""
    term = changed(term, with_means)
    if not isinstance(term, Expectation) or free_variables(term):
        return term
    seen = mean(term)
    return term if seen is None else num(str(round(seen, 12)))


def mean(term: Expectation) -> float | None:
    """The mean of a closed term, by Gauss quadrature; None if it is not to be told."""
    parameters = [float(values(p, THE_POINT)[0]) for p in term.law.parameters]
    if not np.all(np.isfinite(parameters)):
        return None
    sums = []
    for nodes in NODES:
        places, weights = _rule(term.law.name, parameters, nodes)
        seen = values(term.body, Points(len(places), {term.var: places}))
        sums.append(float(np.sum(weights * seen)))
    close = abs(sums[0] - sums[1]) <= AGREE * max(1.0, abs(sums[0]))
    return sums[0] if close else None


def _rule(law: str, parameters: list[float], nodes: int) -> tuple[Floats, Floats]:
    match law:
        case "normal":
            x, w = np.polynomial.hermite_e.hermegauss(nodes)
            return parameters[0] + parameters[1] * x, w / np.sqrt(2 * np.pi)
        case "uniform":
            x, w = np.polynomial.legendre.leggauss(nodes)
            low, high = parameters
            return (low + high) / 2 + (high - low) / 2 * x, w / 2
        case _:
            x, w = np.polynomial.laguerre.laggauss(nodes)
            return x / parameters[0], w
