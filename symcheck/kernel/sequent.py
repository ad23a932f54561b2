"""What is to be shown and from what: the sequent that the rules of `check` work on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from symcheck.kernel.certificate import Certificate
from symcheck.kernel.facts import NOTHING, Facts, Origins, assume
from symcheck.kernel.refusal import Refused
from symcheck.kernel.signs import has_value, settled
from symcheck.language.claim import Claim, Rel, variables_of
from symcheck.language.term import ZERO, Term, Var, free_variables, is_integer_by_form


@dataclass(frozen=True, slots=True)
class Sequent:
    """A goal, the facts from which it is to be shown, and the variables already spoken of."""

    facts: Facts
    goal: Claim
    scope: frozenset[Var]

    def to(self, goal: Claim) -> Sequent:
        """Another goal from the same facts."""
        return Sequent(self.facts, goal, self.scope | variables_of(goal))

    def given(self, claim: Claim, origins: Origins = NOTHING) -> Sequent:
        """The same goal with one more fact."""
        scope = self.scope | variables_of(claim)
        return Sequent(assume(self.facts, claim, origins), self.goal, scope)


Show: TypeAlias = Callable[[Sequent, Certificate], Origins]
"""How a rule has a part of its goal shown: `check.show`."""


def values(s: Sequent, terms: tuple[Term, ...]) -> Origins:
    """What it rests on that all the terms have values. Raises `Refused`."""
    origins = NOTHING
    for term in terms:
        found = has_value(term, s.facts)
        if found is None:
            raise Refused("no value shown", "a term is not known to have a value", s.goal, term)
        origins |= found
    return origins


def fresh(s: Sequent, var: Var, *terms: Term) -> None:
    """Refuse a variable of which the facts, the goal or the terms speak, or that is no real."""
    spoken_of = s.scope.union(*map(free_variables, terms))
    if var in spoken_of or var.sort != "real":
        raise Refused("not fresh", f"{var.name} is already spoken of, or is no real", s.goal)


def require(s: Sequent, claim: Claim, message: str) -> Origins:
    """What it rests on that the claim is settled. Raises `Refused`."""
    found = settled(claim, s.facts)
    if found is None:
        raise Refused("not settled", message, claim)
    return found


def of_sort(s: Sequent, var: Var, value: Term) -> Origins:
    """What it rests on that the term has a value of the variable's sort. Raises `Refused`."""
    if var.sort != "real" and not is_integer_by_form(value):
        raise Refused("wrong sort", f"{var.name} stands for an integer", s.goal, value)
    origins = values(s, (value,))
    if var.sort == "natural":
        origins |= require(s, Rel(">=", value, ZERO), f"{var.name} stands for a natural number")
    return origins
