"""Means and integrals against a law in floating point: to guess with, never evidence."""

from __future__ import annotations

import numpy as np

from symcheck.language.term import Expectation, Term, changed, free_variables, num
from symcheck.search.floats import THE_POINT, Floats, Points, values

NODES = 60


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
    places, weights = _rule(term.law.name, parameters)
    seen = values(term.body, Points(len(places), {term.var: places}))
    if not np.all(np.isfinite(seen)):
        return None
    return float(np.sum(weights * seen))


def _rule(law: str, parameters: list[float]) -> tuple[Floats, Floats]:
    match law:
        case "normal":
            x, w = np.polynomial.hermite_e.hermegauss(NODES)
            return parameters[0] + parameters[1] * x, w / np.sqrt(2 * np.pi)
        case "uniform":
            x, w = np.polynomial.legendre.leggauss(NODES)
            low, high = parameters
            return (low + high) / 2 + (high - low) / 2 * x, w / 2
        case _:
            x, w = np.polynomial.laguerre.laggauss(NODES)
            return x / parameters[0], w
