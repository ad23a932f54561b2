"""Equalities among hypotheses solved for a variable, so that sample points satisfy them exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flint import fmpq_mpoly

from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.claim import And, Claim, Rel, variables_of
from symcheck.language.context import Obligation
from symcheck.language.substitution import substitute
from symcheck.language.term import (
    App, Num, Term, Var, div, exp, free_variables, ln, num, power, sqrt, sub,
)  # fmt: skip
from symcheck.search.workspace import Workspace, workspace


@dataclass(frozen=True, slots=True)
class Solution:
    """var = term, where the term speaks of free variables and of variables solved for before."""

    var: Var
    term: Term


@lru_cache(maxsize=256)
def solved_for(obligation: Obligation) -> tuple[Solution, ...]:
    """Solutions of the equalities among the hypotheses, in an order in which they can be used."""
    found: list[Solution] = []
    for claim in _equalities(obligation.hypotheses):
        done = {s.var for s in found}
        current = Rel("=", _inserted(claim.lhs, found), _inserted(claim.rhs, found))
        for var in sorted(variables_of(current) - done, key=lambda v: v.name):
            if var.sort != "real":
                continue
            solution = solve_for(current, var)
            if solution is not None:
                found = [Solution(s.var, substitute(s.term, {var: solution})) for s in found]
                found.append(Solution(var, solution))
                break
    return tuple(found)


def _equalities(claims: Sequence[Claim]) -> Iterator[Rel]:
    for claim in claims:
        match claim:
            case And(parts):
                yield from _equalities(parts)
            case Rel("=", _, _):
                yield claim


def _inserted(term: Term, solutions: Sequence[Solution]) -> Term:
    return substitute(term, {s.var: s.term for s in solutions})


def solve_for(rel: Rel, var: Var) -> Term | None:
    """The variable in terms of the others, where the equality is linear in it or in f(…it…)."""
    if rel.lhs == var and var not in free_variables(rel.rhs):
        return rel.rhs
    if rel.rhs == var and var not in free_variables(rel.lhs):
        return rel.lhs
    try:
        space = workspace((rel.lhs, rel.rhs))
    except NoRationalForm:
        return None
    holders = [i for i, atom in enumerate(space.atoms) if var in free_variables(atom)]
    if len(holders) != 1:
        return None
    value = _linear_in(space, rel, holders[0])
    if value is not None:
        atom = space.atoms[holders[0]]
        if atom == var:
            return value
        inverted = _inverted(atom, value)
        return None if inverted is None else solve_for(Rel("=", *inverted), var)
    square = _square_in(space, rel, holders[0])
    return sqrt(square) if square is not None and space.atoms[holders[0]] == var else None


def _linear_in(space: Workspace, rel: Rel, i: int) -> Term | None:
    """−q/p for a numerator p·x + q."""
    q = space.quotient(sub(rel.lhs, rel.rhs))
    if q is None or q.num.degrees()[i] != 1:
        return None
    slope = q.num.derivative(i)
    rest = q.num - slope * space.frame.ring.gen(i)
    return _divided(space, -rest, slope)


def _divided(space: Workspace, above: fmpq_mpoly, below: fmpq_mpoly) -> Term:
    if below.is_constant():
        return space.term(above / below.leading_coefficient())
    return div(space.term(above), space.term(below))


def _square_in(space: Workspace, rel: Rel, i: int) -> Term | None:
    """−q/p for a numerator p·x² + q."""
    q = space.quotient(sub(rel.lhs, rel.rhs))
    if q is None or q.num.degrees()[i] != 2:
        return None
    slope = q.num.derivative(i).derivative(i) / 2
    rest = q.num - slope * space.frame.ring.gen(i) ** 2
    if rest.degrees()[i] != 0 or slope.degrees()[i] != 0:
        return None
    return _divided(space, -rest, slope)


def _inverted(atom: Term, value: Term) -> tuple[Term, Term] | None:
    """The argument of the atom and what it must be for the atom to have that value."""
    match atom:
        case App("exp", (u,)):
            return u, ln(value)
        case App("ln", (u,)):
            return u, exp(value)
        case App("root", (Num(index), u)):
            return u, power(value, Num(index))
        case App("abs", (u,)):
            return u, value
        case App("sin", (u,)):
            return u, App("asin", (value,))
        case App("pow", (Num(base), u)) if base > 0 and base != 1:
            return u, div(ln(value), ln(Num(base)))
        case App("pow", (u, Num(n))) if n * 2 == 1:
            return u, power(value, num(2))
        case _:
            return None
