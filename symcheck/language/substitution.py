"""Capture-free substitution of terms for variables, in terms and in claims."""

from __future__ import annotations

from collections.abc import Mapping

from symcheck.language.claim import (
    Claim, bound_variable, map_terms, rebuilt, variables_inside,
)  # fmt: skip
from symcheck.language.term import (
    ONE, App, Call, Num, Term, Unknown, Var, binding, changed, div, free_variables,
    is_integer_by_form, rebound,
)  # fmt: skip


def substitute(term: Term, values: Mapping[Var, Term]) -> Term:
    """The term with each variable replaced, at once; bound variables are renamed when in the way.

    >>> from symcheck.language.term import Derivative
    >>> x, y = Var("x"), Var("y")
    >>> moved = substitute(Derivative(App("mul", (x, y)), x, x), {y: x})
    >>> moved.var == x, moved.at == x
    (False, True)
    """
    match term:
        case Num():
            return term
        case Var():
            return values.get(term, term)
        case App(op, args):
            fresh = tuple(substitute(a, values) for a in args)
            return term if fresh == args else App(op, fresh)
        case Call() | Unknown():
            return changed(term, lambda t: substitute(t, values))
        case _:
            bound, inside, outside = binding(term)
            spoken = frozenset[Var]().union(*map(free_variables, inside))
            renamed, within = under(bound, spoken, values)
            return rebound(
                term,
                renamed,
                tuple(substitute(t, within) for t in inside),
                tuple(substitute(t, values) for t in outside),
            )


def under(
    bound: tuple[Var, ...], spoken: frozenset[Var], values: Mapping[Var, Term]
) -> tuple[tuple[Var, ...], Mapping[Var, Term]]:
    """What a substitution becomes where variables are bound: these renamed, and the values there.

    ``spoken`` are the variables that occur there. A bound variable is never replaced, and it is
    renamed if a term put in speaks of one of that name.
    """
    inner = {v: t for v, t in values.items() if v not in bound and v in spoken}
    taken = frozenset[Var]().union(*map(free_variables, inner.values()))
    names = {v.name for v in taken}
    renamed: list[Var] = []
    for var in bound:
        avoid = taken | spoken | frozenset(bound) | frozenset(renamed)
        renamed.append(fresh_variable(var, avoid) if var.name in names else var)
    moved = {v: r for v, r in zip(bound, renamed, strict=True) if v != r}
    return tuple(renamed), {**inner, **moved}


def fresh_variable(like: Var, taken: frozenset[Var]) -> Var:
    """A variable of the same sort whose name is not among those taken."""
    names, k = {v.name for v in taken}, 1
    while f"{like.name}_{k}" in names:
        k += 1
    return Var(f"{like.name}_{k}", like.sort)


def substitute_in_claim(claim: Claim, values: Mapping[Var, Term]) -> Claim:
    """The claim with each free variable replaced; bound variables are renamed when in the way."""
    var = bound_variable(claim)
    if var is None:
        return rebuilt(
            claim, None, lambda t: substitute(t, values), lambda t: substitute(t, values),
            lambda part: substitute_in_claim(part, values),
        )  # fmt: skip
    (renamed,), within = under((var,), variables_inside(claim), values)
    return rebuilt(
        claim, renamed, lambda t: substitute(t, within), lambda t: substitute(t, values),
        lambda part: substitute_in_claim(part, within),
    )  # fmt: skip


def instance_of(claim: Claim, var: Var, value: Term) -> Claim:
    """The claim at a value of one of its variables, meaning what it says of all values.

    An exponent that would become an integer by its form, and so another kind of power, is divided
    by 1: 2^x at 3 is 2^(3/1).
    """
    kept = map_terms(claim, lambda term: _with_kept_exponents(term, {var: value}))
    return substitute_in_claim(kept, {var: value})


def value_at(term: Term, values: Mapping[Var, Term]) -> Term:
    """The term at values of its variables, likewise."""
    return substitute(_with_kept_exponents(term, values), values)


def _with_kept_exponents(term: Term, values: Mapping[Var, Term]) -> Term:
    if not any(v.sort == "real" and is_integer_by_form(t) for v, t in values.items()):
        return term
    kept = changed(term, lambda t: _with_kept_exponents(t, values))
    match kept:
        case App("pow", (base, exponent)) if not keeps_form(exponent, values):
            return App("pow", (base, div(exponent, ONE)))
        case _:
            return kept


def keeps_form(exponent: Term, values: Mapping[Var, Term]) -> bool:
    """Whether an exponent is an integer by its form after a substitution just if it was before."""
    return is_integer_by_form(substitute(exponent, values)) == is_integer_by_form(exponent)
