"""The rules for ∀ and ∃ (natural deduction: Gentzen, Math. Z. 39 (1935))."""

from __future__ import annotations

from symcheck.kernel.certificate import Exhibit, Generalize, Obtain, Specialize
from symcheck.kernel.facts import Origins
from symcheck.kernel.refusal import Refused
from symcheck.kernel.sequent import Sequent, Show, of_sort
from symcheck.language.claim import Exists, ForAll
from symcheck.language.substitution import instance_of, substitute_in_claim
from symcheck.language.term import Var


def generalize(s: Sequent, c: Generalize, show: Show) -> Origins:
    """A(y) for a y of which nothing is known gives ∀x A(x)."""
    if not isinstance(s.goal, ForAll):
        raise Refused("wrong shape", "the goal is no universal claim", s.goal)
    _new(s, c.var, s.goal.var)
    return show(s.to(substitute_in_claim(s.goal.part, {s.goal.var: c.var})), c.then)


def specialize(s: Sequent, c: Specialize, show: Show) -> Origins:
    """∀x A(x) gives A(t) for every t that has a value of the sort of x."""
    origins = s.facts.origins(c.universal)
    if origins is None:
        raise Refused("not known", "the universal claim is not among the facts", c.universal)
    origins |= of_sort(s, c.universal.var, c.value)
    instance = instance_of(c.universal.part, c.universal.var, c.value)
    return show(s.given(instance, origins), c.then)


def exhibit(s: Sequent, c: Exhibit, show: Show) -> Origins:
    """A(t), for a t that has a value of the sort of x, gives ∃x A(x)."""
    if not isinstance(s.goal, Exists):
        raise Refused("wrong shape", "the goal is no existential claim", s.goal)
    origins = of_sort(s, s.goal.var, c.value)
    return origins | show(s.to(instance_of(s.goal.part, s.goal.var, c.value)), c.then)


def obtain(s: Sequent, c: Obtain, show: Show) -> Origins:
    """∃x A(x), and (A(y) ⊢ B) for a y of which nothing else is known, give B."""
    origins = s.facts.origins(c.existing)
    if origins is None:
        raise Refused("not known", "the existential claim is not among the facts", c.existing)
    _new(s, c.var, c.existing.var)
    part = substitute_in_claim(c.existing.part, {c.existing.var: c.var})
    return origins | show(s.given(part, origins), c.then)


def _new(s: Sequent, var: Var, like: Var) -> None:
    """Nothing is known of the variable, and it runs over the same numbers."""
    if var.sort != like.sort:
        raise Refused("wrong sort", f"{var.name} is no {like.sort} variable", s.goal)
    if var in s.scope or var.name in {v.name for v in s.scope}:
        raise Refused("not fresh", f"{var.name} is already spoken of", s.goal)
