"""Bound variables renamed in one way, so that claims that differ in their names alone are equal."""

from __future__ import annotations

from functools import lru_cache

from symcheck.language.claim import (
    Claim, bound_variable, parts_of, rebuilt, terms_of, variables_inside,
)  # fmt: skip
from symcheck.language.substitution import fresh_variable, substitute, substitute_in_claim
from symcheck.language.term import (
    App, Binder, Call, Num, Term, Unknown, Var, binding, changed, children, free_variables, rebound,
)  # fmt: skip

MARK = "·"
"""Begins the names that are given here; no author's variable does."""


@lru_cache(maxsize=100_000)
def height(term: Term) -> int:
    """How deep variables are bound inside the term."""
    inner = max(map(height, children(term)), default=0)
    return inner + (not isinstance(term, Num | Var | App | Call | Unknown))


def height_of_claim(claim: Claim) -> int:
    """How deep variables are bound inside the claim."""
    inner = (*map(height_of_claim, parts_of(claim)), *map(height, terms_of(claim)))
    return max(inner, default=0) + (bound_variable(claim) is not None)


@lru_cache(maxsize=100_000)
def canonical(term: Term) -> Term:
    """The term with its bound variables named by how deep they stand."""
    if height(term) == 0:
        return term
    term = changed(term, canonical)
    if isinstance(term, Num | Var | App | Call | Unknown):
        return term
    return _renamed(term)


def _renamed(term: Binder) -> Term:
    bound, inside, outside = binding(term)
    free = frozenset[Var]().union(*map(free_variables, inside)) - set(bound)
    names = {v: _name(v, height(term), k, free) for k, v in enumerate(bound)}
    renamed = tuple(substitute(t, names) for t in inside)
    return rebound(term, tuple(names.values()), renamed, outside)


def canonical_claim(claim: Claim) -> Claim:
    """The claim with its bound variables named by how deep they stand.

    >>> from symcheck.language.claim import ForAll, Rel
    >>> x, y = Var("x"), Var("y")
    >>> one, other = ForAll(x, Rel("=", x, x)), ForAll(y, Rel("=", y, y))
    >>> canonical_claim(one) == canonical_claim(other)
    True
    """
    if height_of_claim(claim) == 0:
        return claim
    var = bound_variable(claim)
    claim = rebuilt(claim, var, canonical, canonical, canonical_claim)
    if var is None:
        return claim
    name = _name(var, height_of_claim(claim), 0, variables_inside(claim) - {var})
    return rebuilt(
        claim, name, lambda t: substitute(t, {var: name}), lambda t: t,
        lambda part: substitute_in_claim(part, {var: name}),
    )  # fmt: skip


def _name(var: Var, level: int, place: int, free: frozenset[Var]) -> Var:
    named = Var(f"{MARK}{level}{'abc'[place]}", var.sort)
    taken = named.name in {v.name for v in free}
    return fresh_variable(named, free) if taken else named
