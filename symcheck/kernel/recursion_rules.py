"""The rules for integers: induction, and the rounds of a recursion."""

from __future__ import annotations

from symcheck.kernel.certificate import Induction, Unroll
from symcheck.kernel.facts import Origins
from symcheck.kernel.polynomial import equal
from symcheck.kernel.refusal import Refused
from symcheck.kernel.sequent import Sequent, Show, require, values
from symcheck.kernel.signs import settled
from symcheck.language.claim import Rel
from symcheck.language.definedness import earlier
from symcheck.language.substitution import substitute, substitute_in_claim
from symcheck.language.term import (
    ONE, Recursion, Term, add, free_variables, is_integer_by_form, sub,
)  # fmt: skip


def induction(s: Sequent, c: Induction, show: Show) -> Origins:
    """A(low), and A(k) ⊢ A(k + 1) for every integer k ≥ low, give A(n) at an integer n ≥ low.

    The facts hold throughout: what they say of n they say of one number, not of k.
    """
    index, k = c.index, c.following
    if index.sort == "real" or k.sort != "integer" or not is_integer_by_form(c.low):
        raise Refused("wrong sort", "induction runs over integers", s.goal)
    if index in free_variables(c.low):
        raise Refused("not fresh", f"the base depends on {index.name}", s.goal, c.low)
    if k.name in {v.name for v in s.scope | free_variables(c.low)}:
        raise Refused("not fresh", f"{k.name} is already spoken of", s.goal)
    origins = require(s, Rel("<=", c.low, index), "the facts do not put the integer there")
    based = show(s.to(substitute_in_claim(s.goal, {index: c.low})), c.base)
    supposed = s.given(Rel("<=", c.low, k)).given(substitute_in_claim(s.goal, {index: k}))
    stepped = show(supposed.to(substitute_in_claim(s.goal, {index: add(k, ONE)})), c.step)
    return origins | based | stepped


def unroll(s: Sequent, c: Unroll) -> Origins:
    """x_h = body(h, x_{h−1}) if low ≤ h, and x_h = start if h < low; x_h must have a value."""
    match s.goal:
        case Rel("=", Recursion() as whole, other):
            origins = values(s, (whole,))
            return origins | _last_round(s, whole, other, c.below)
        case _:
            raise Refused("wrong shape", "the goal equates no recursion with a round", s.goal)


def _last_round(s: Sequent, whole: Recursion, other: Term, below: Term) -> Origins:
    empty = settled(Rel("<", whole.high, whole.low), s.facts)
    if empty is not None:
        if other != whole.start:
            raise Refused("other claim", "a recursion without rounds is its start", s.goal)
        return empty
    origins = require(s, Rel("<=", whole.low, whole.high), "the recursion may have no round")
    if not is_integer_by_form(below) or not equal(below, sub(whole.high, ONE)):
        raise Refused("other claim", "that is not the index before the last", s.goal, below)
    at_last = {whole.index: whole.high, whole.previous: earlier(whole, below)}
    if substitute(whole.body, at_last) != other:
        raise Refused("other claim", "that is not the last round", s.goal, other)
    return origins
