"""The roots of a quadratic by a wrong formula."""

from __future__ import annotations

from collections.abc import Iterator

from symcheck.judging.comparing import Frame, is_line
from symcheck.judging.mistakes.mistake import Roots
from symcheck.judging.patterns import Found, instance, pattern
from symcheck.judging.simplest import expanded
from symcheck.language.claim import Claim, Or, Rel
from symcheck.language.substitution import substitute
from symcheck.language.term import (
    ONE, TWO, ZERO, Term, Var, add, div, free_variables, mul, neg, num, power, sqrt, sub,
)  # fmt: skip


def is_by_formula(premise: Claim, claim: Claim, rule: Roots, frame: Frame) -> bool:
    """Whether the claim gives one or both of the roots that the formula makes of the equation."""
    parts = claim.parts if isinstance(claim, Or) else (claim,)
    unknowns = {p.lhs for p in parts if isinstance(p, Rel) and p.op == "="}
    if len(unknowns) != 1 or not isinstance(var := unknowns.pop(), Var):
        return False
    found = coefficients(premise, var) if isinstance(premise, Rel) else None
    if found is None:
        return False
    right = [instance(pattern(t), found) for t in ("(-q + s)/(2*p)", "(-q - s)/(2*p)")]
    wrong = [instance(pattern(t), found) for t in (rule.first, rule.second)]
    if len(parts) == 2:
        ways = _either(var, right), _either(var, wrong)
        return not is_line(ways[0], claim, frame) and is_line(ways[1], claim, frame)
    if any(is_line(Rel("=", var, r), claim, frame) for r in right):
        return False
    return any(is_line(Rel("=", var, w), claim, frame) for w in wrong)


def _either(var: Var, roots: list[Term]) -> Claim:
    return Or(tuple(Rel("=", var, r) for r in roots))


def coefficients(premise: Rel, var: Var) -> Found | None:
    """p, q, r of an equation p·u² + q·u + r = 0, with s and ``turned``; None if it is none."""
    body = sub(premise.lhs, premise.rhs)
    at = [substitute(body, {var: value}) for value in _values()]
    r = at[0]
    p = div(sub(add(at[1], at[2]), mul(TWO, r)), TWO)
    q = div(sub(at[1], at[2]), TWO)
    simple = [expanded(t) for t in (p, q, r)]
    if any(t is None or var in free_variables(t) for t in simple):
        return None
    p, q, r = (t for t in simple if t is not None)
    rest = expanded(sub(body, add(mul(p, power(var, TWO)), mul(q, var), r)))
    if p == ZERO or rest != ZERO:
        return None
    product = mul(num(4), p, r)
    return {
        "p": p, "q": q, "r": r,
        "s": sqrt(sub(power(q, TWO), product)), "turned": sqrt(add(power(q, TWO), product)),
    }  # fmt: skip


def _values() -> Iterator[Term]:
    yield ZERO
    yield ONE
    yield neg(ONE)
