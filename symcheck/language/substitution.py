"""Capture-free substitution of terms for variables, in terms and in claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symcheck.language.claim import (
    And, Chain, Claim, Iff, Implies, Member, Not, Or, Rel, Truth,
)  # fmt: skip
from symcheck.language.term import App, Call, Derivative, Num, Term, Unknown, Var, free_variables


def substitute(term: Term, values: Mapping[Var, Term]) -> Term:
    """The term with each variable replaced, at once; bound variables are renamed when in the way.

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
        case Call(name, args):
            return Call(name, tuple(substitute(a, values) for a in args))
        case Unknown(name, order, arg):
            return Unknown(name, order, substitute(arg, values))
        case Derivative(body, var, at):
            inner = {v: t for v, t in values.items() if v != var and v in free_variables(body)}
            taken = frozenset[Var]().union(*map(free_variables, inner.values()))
            if var in taken:
                renamed = fresh_variable(var, taken | free_variables(body))
                body, var = substitute(body, {var: renamed}), renamed
            return Derivative(substitute(body, inner), var, substitute(at, values))


def fresh_variable(like: Var, taken: frozenset[Var]) -> Var:
    """A variable of the same sort whose name is not among those taken."""
    names, k = {v.name for v in taken}, 1
    while f"{like.name}_{k}" in names:
        k += 1
    return Var(f"{like.name}_{k}", like.sort)


def map_terms(claim: Claim, change: Callable[[Term], Term]) -> Claim:
    """The claim with every outermost term changed."""
    match claim:
        case Rel(op, lhs, rhs):
            return Rel(op, change(lhs), change(rhs))
        case Chain(first, links):
            return Chain(change(first), tuple((op, change(t)) for op, t in links))
        case Member(term, low, high, low_closed, high_closed):
            ends = [None if end is None else change(end) for end in (low, high)]
            return Member(change(term), ends[0], ends[1], low_closed, high_closed)
        case And(parts):
            return And(tuple(map_terms(p, change) for p in parts))
        case Or(parts):
            return Or(tuple(map_terms(p, change) for p in parts))
        case Not(part):
            return Not(map_terms(part, change))
        case Implies(a, b):
            return Implies(map_terms(a, change), map_terms(b, change))
        case Iff(a, b):
            return Iff(map_terms(a, change), map_terms(b, change))
        case Truth():
            return claim


def substitute_in_claim(claim: Claim, values: Mapping[Var, Term]) -> Claim:
    """The claim with each variable replaced; claims bind nothing themselves."""
    return map_terms(claim, lambda term: substitute(term, values))
