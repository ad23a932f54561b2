"""Derivatives at a point and substitutions, as SymPy writes them, made of terms already read."""

from __future__ import annotations

from collections.abc import Mapping

from symcheck.language.substitution import substitute
from symcheck.language.term import Derivative, Term, Unknown, Var, children

MOST_NODES = 5_000
MOST_LEVELS = 120
HIGHEST_ORDER = 9


def derivative(body: Term, var: Var, order: int) -> Term:
    """The order-th derivative with respect to a variable, at that variable."""
    for _ in range(order):
        body = Derivative(body, var, var)
    return body


def derivative_of_unknown(name: str, order: int, arg: Term, bound: Var) -> Term:
    """``C''(arg)``, written with the bound variable unless the argument is a variable itself."""
    var = arg if isinstance(arg, Var) and arg.sort == "real" else bound
    return substitute(derivative(Unknown(name, 0, var), var, order), {var: arg})


def fits(term: Term, values: Mapping[Var, Term]) -> bool:
    """Whether the term stays of a size to work with when the variables have been replaced.

    Terms are trees: one that holds x twice doubles with every substitution for x.
    """
    sizes = {var: _measure(value) for var, value in values.items()}
    nodes = levels = 0
    pending = [(term, 1)]
    while pending and nodes <= MOST_NODES and levels <= MOST_LEVELS:
        part, level = pending.pop()
        more, below = sizes.get(part, (1, 0)) if isinstance(part, Var) else (1, 0)
        nodes, levels = nodes + more, max(levels, level + below)
        pending.extend((child, level + 1) for child in children(part))
    return nodes <= MOST_NODES and levels <= MOST_LEVELS


def is_deep(term: Term) -> bool:
    """Whether a term has more levels than functions that descend into it can be trusted with."""
    return _measure(term)[1] > MOST_LEVELS


def _measure(term: Term) -> tuple[int, int]:
    """The number of nodes and of levels; counting stops where the latter is past its limit."""
    nodes = levels = 0
    pending = [(term, 1)]
    while pending and levels <= MOST_LEVELS:
        part, level = pending.pop()
        nodes, levels = nodes + 1, max(levels, level)
        pending.extend((child, level + 1) for child in children(part))
    return nodes, levels
