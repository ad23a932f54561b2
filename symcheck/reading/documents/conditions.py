"""Conditions after a claim: what the claim is made under, and what is said besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symcheck.language.claim import And, Chain, Claim, Implies, Rel, conjunction, variables_of
from symcheck.language.term import App, Term, Var, free_variables
from symcheck.reading.errors import ReadError


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions that were read.

    A reason ("since x > 0") is asserted as much as what follows from it. Conditions after space
    alone are ``under`` as well, with their columns in ``bare``.
    """

    under: tuple[Claim, ...] = ()
    asserted: tuple[Claim, ...] = ()
    bare: tuple[tuple[int, Claim], ...] = ()

    @property
    def are_none(self) -> bool:
        """Whether the claim is made outright."""
        return not (self.under or self.asserted)


def made_under(conditions: Conditions, claim: Claim) -> Claim:
    """The claim under its conditions, with the reasons for it."""
    whole = conjunction((*conditions.asserted, claim)) if conditions.asserted else claim
    return Implies(conjunction(conditions.under), whole) if conditions.under else whole


def refuse_doubtful(conditions: Conditions, claim: Claim) -> None:
    """Refuse what stands after space alone, unless it can only be a condition.

    It can where it bounds variables of the claim, and the claim is more than such a bound itself:
    "f(x) < 1, x > 2" says the first under the second, "x = 1, y = 2" says both.
    """
    for column, one in conditions.bare:
        bounds = _is_bound(one) and variables_of(one) <= variables_of(claim)
        if not bounds or _is_plain(claim):
            message = "is this a condition, or is it said as well?"
            raise ReadError("doubt", column, message, r"write \text{for} or \text{and} before it")


def _is_bound(claim: Claim) -> bool:
    """Whether a claim bounds a variable by constants."""
    match claim:
        case Rel(op, lhs, rhs):
            return op != "=" and _bounds((lhs, rhs))
        case Chain(first, links):
            return all(op != "=" for op, _ in links) and _bounds((first, *(t for _, t in links)))
        case And(parts):
            return all(map(_is_bound, parts))
        case _:
            return False


def _bounds(terms: Sequence[Term]) -> bool:
    return all(_is_name(t) or not free_variables(t) for t in terms) and any(map(_is_name, terms))


def _is_plain(claim: Claim) -> bool:
    """Whether a claim only compares names and constants."""
    match claim:
        case Rel(_, lhs, rhs):
            return all(_is_name(t) or not free_variables(t) for t in (lhs, rhs))
        case Chain(first, links):
            return all(
                _is_name(t) or not free_variables(t) for t in (first, *(t for _, t in links))
            )
        case _:
            return False


def _is_name(term: Term) -> bool:
    """Whether a term is a name, or its absolute value."""
    match term:
        case App("abs", (inner,)):
            return isinstance(inner, Var)
        case _:
            return isinstance(term, Var)
