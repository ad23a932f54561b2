"""What signs settle: relations, and values of terms, that follow from the facts without a proof.

A sign set says which signs a value may have, a subset of {-1, 0, 1}. It is read off a term from the
inside out, and from the rational bounds among the facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from symcheck.kernel.facts import NOTHING, Bound, Facts, Origins, assume
from symcheck.language.claim import (
    MIRRORED, And, Claim, ForAll, Implies, Or, Rel, RelOp, Truth, variables_of,
)  # fmt: skip
from symcheck.language.definedness import own_conditions, parts_with_values
from symcheck.language.substitution import fresh_variable, substitute, substitute_in_claim
from symcheck.language.term import (
    DERIVED, App, Call, Derivative, Num, Probability, Recursion, Term,
    Unknown, Var, free_variables,
)  # fmt: skip

Signs: TypeAlias = frozenset[int]
ANY: Signs = frozenset({-1, 0, 1})
ALLOWED: Mapping[RelOp, Signs] = {
    "=": frozenset({0}), "!=": frozenset({-1, 1}), "<": frozenset({-1}), ">": frozenset({1}),
    "<=": frozenset({-1, 0}), ">=": frozenset({0, 1}),
}  # fmt: skip


def sign(term: Term, facts: Facts) -> tuple[Signs, Origins]:
    """The signs that the value may have at a point where the facts hold and the term has a value.

    Each rule reads off the signs of the arguments; nothing is searched for.
    """
    structural, origins = _structural_sign(term, facts)
    for bound in facts.bounds.get(term, ()):
        narrowed = structural & _signs_of_bound(bound)
        if narrowed != structural:
            structural, origins = narrowed, origins | bound.origins
    return structural, origins


def _signs_of_bound(bound: Bound) -> Signs:
    """x > c with c ≥ 0 ⟹ x > 0, and so on; x ≠ c says something only for c = 0."""
    c = bound.value
    match bound.op:
        case "=":
            return frozenset({(c > 0) - (c < 0)})
        case "!=":
            return ALLOWED["!="] if c == 0 else ANY
        case ">" | ">=":
            if c > 0 or (c == 0 and bound.op == ">"):
                return ALLOWED[">"]
            return ALLOWED[">="] if c == 0 else ANY
        case "<" | "<=":
            if c < 0 or (c == 0 and bound.op == "<"):
                return ALLOWED["<"]
            return ALLOWED["<="] if c == 0 else ANY


def _structural_sign(term: Term, facts: Facts) -> tuple[Signs, Origins]:
    match term:
        case Num(value):
            return frozenset({(value > 0) - (value < 0)}), NOTHING
        case Var(_, "natural"):
            return ALLOWED[">="], NOTHING
        case App("exp" | "pi" | "euler", _):  # eˣ > 0
            return ALLOWED[">"], NOTHING
        case Probability():
            return ALLOWED[">="], NOTHING
        case App("neg", (a,)):
            signs, origins = sign(a, facts)
            return frozenset(-s for s in signs), origins
        case App("add", args):
            return _sum_sign([sign(a, facts) for a in args])
        case App("mul", args):
            return _product_sign([sign(a, facts) for a in args])
        case App("div", args):  # a/b has the sign of a·b, b ≠ 0
            return _product_sign([sign(a, facts) for a in args])
        case App("pow", (base, exponent)):
            return _power_sign(base, exponent, facts)
        case App("abs", (a,)):
            signs, origins = sign(a, facts)
            return frozenset(abs(s) for s in signs), origins
        case App("root", (Num(index), a)):  # a root has the sign of its radicand
            signs, origins = sign(a, facts)
            return (signs & ALLOWED[">="] if index % 2 == 0 else signs), origins
        case App("asin" | "atan" | "sign" | "erf", (a,)):  # odd and increasing
            return sign(a, facts)
        case _:
            return ANY, NOTHING


def _sum_sign(parts: list[tuple[Signs, Origins]]) -> tuple[Signs, Origins]:
    """Terms that are all ≥ 0 have a sum ≥ 0, which is > 0 if one of them is; likewise ≤."""
    origins = NOTHING.union(*(o for _, o in parts))
    for direction in (1, -1):
        if all(-direction not in signs for signs, _ in parts):
            strict = any(signs == {direction} for signs, _ in parts)
            zero = all(signs == {0} for signs, _ in parts)
            allowed = {direction} if strict else {0} if zero else {0, direction}
            return frozenset(allowed), origins
    return ANY, NOTHING


def _product_sign(parts: list[tuple[Signs, Origins]]) -> tuple[Signs, Origins]:
    signs, origins = frozenset({1}), NOTHING
    for more, why in parts:
        signs, origins = frozenset(s * m for s in signs for m in more), origins | why
    return signs, origins


def _power_sign(base: Term, exponent: Term, facts: Facts) -> tuple[Signs, Origins]:
    """Even powers are ≥ 0 and odd ones keep the sign; a power of a positive base is positive."""
    signs, origins = sign(base, facts)
    if signs == {1}:
        return signs, origins
    if isinstance(exponent, Num) and exponent.value == 0:
        return ALLOWED[">"], NOTHING
    if isinstance(exponent, Num) and exponent.value.denominator == 1:
        if exponent.value < 0:
            signs = signs - {0}
        if exponent.value % 2 == 0:
            return frozenset(abs(s) for s in signs), origins
        return signs, origins
    if isinstance(exponent, Num):  # a real power has a base ≥ 0
        return signs & ALLOWED[">="], origins
    return ANY, NOTHING


def settled(claim: Claim, facts: Facts) -> Origins | None:
    """What the claim rests on if it is known, or a matter of signs; None if neither.

    A relation settled by signs must have two values, which is settled first (`has_value`).
    """
    found = facts.origins(claim)
    if found is not None:
        return found
    match claim:
        case Truth(True):
            return NOTHING
        case And(parts):
            return _all_settled(parts, facts)
        case Or(parts):
            answers = (settled(part, facts) for part in parts)
            return next((a for a in answers if a is not None), None)
        case Rel():
            return _settled_relation(claim, facts)
        case ForAll(var, part):
            return _settled_for_all(var, part, facts)
        case _:
            return None


def _settled_for_all(var: Var, part: Claim, facts: Facts) -> Origins | None:
    """Settled at a value of which nothing is known but the premise, if there is one."""
    spoken = facts.spoken_of()
    if var.name in {v.name for v in spoken}:
        fresh = fresh_variable(var, spoken | variables_of(part))
        part = substitute_in_claim(part, {var: fresh})
    if isinstance(part, Implies):
        return settled(part.conclusion, assume(facts, part.premise, NOTHING))
    return settled(part, facts)


def _decided(condition: Claim, facts: Facts) -> Origins | None:
    """Like `settled`, for a condition on terms that are already known to have values."""
    found = facts.origins(condition)
    if found is not None:
        return found
    match condition:
        case Rel():
            return _sign_decides(condition, facts)
        case And(parts):
            answers = [_decided(part, facts) for part in parts]
            return None if None in answers else NOTHING.union(*(a for a in answers if a))
        case Or(parts):
            answers = [_decided(part, facts) for part in parts]
            return next((a for a in answers if a is not None), None)
        case _:
            return None


def _all_settled(claims: tuple[Claim, ...], facts: Facts) -> Origins | None:
    origins = NOTHING
    for claim in claims:
        found = settled(claim, facts)
        if found is None:
            return None
        origins |= found
    return origins


def _settled_relation(rel: Rel, facts: Facts) -> Origins | None:
    decided = _sign_decides(rel, facts)
    if decided is None:
        return None
    defined = [has_value(side, facts) for side in (rel.lhs, rel.rhs)]
    if defined[0] is None or defined[1] is None:
        return None
    return decided | defined[0] | defined[1]


def _sign_decides(rel: Rel, facts: Facts) -> Origins | None:
    """Decided by the signs of both sides, or by a rational bound on one of them."""
    (left, why_left), (right, why_right) = sign(rel.lhs, facts), sign(rel.rhs, facts)
    if left and right and all(_compare(rel.op, a, b) for a in left for b in right):
        return why_left | why_right
    for r in (rel, Rel(MIRRORED[rel.op], rel.rhs, rel.lhs)):
        if isinstance(r.rhs, Num):
            value = r.rhs.value
            if isinstance(r.lhs, Num) and _true(r.op, r.lhs.value, value):
                return NOTHING
            for bound in facts.bounds.get(r.lhs, ()):
                if _bound_gives(bound, r.op, value):
                    return bound.origins
    return None


def _compare(op: RelOp, a: int, b: int) -> bool:
    """Whether every value of sign a stands in the relation to every value of sign b."""
    if a == b != 0:
        return False
    return _true(op, Fraction(a), Fraction(b))


def _true(op: RelOp, a: Fraction, b: Fraction) -> bool:
    return ((a > b) - (a < b)) in ALLOWED[op]


def _bound_gives(bound: Bound, op: RelOp, value: Fraction) -> bool:
    """Whether x bound.op bound.value makes x op value true for every x."""
    if bound.op == "=":
        return _true(op, bound.value, value)
    if bound.op == "!=" or op == "=":
        return bound.op == op and bound.value == value
    up = bound.op in (">", ">=")
    ahead = bound.value > value if up else bound.value < value
    if op == "!=":
        return ahead or (bound.value == value and bound.op in ("<", ">"))
    if (op in (">", ">=")) != up:
        return False
    return ahead or (bound.value == value and (bound.op in ("<", ">") or op in ("<=", ">=")))


def has_value(term: Term, facts: Facts) -> Origins | None:
    """What it rests on that the term has a value: each condition of its definedness is settled."""
    match term:
        case Unknown(_, order, _) if order > 1:  # it need not be differentiable twice
            return None
        case Call() | Derivative():
            return None
        case App(op, _) if op in DERIVED:
            return None
    origins = NOTHING
    for part in parts_with_values(term):
        found = has_value(part, facts)
        if found is None:
            return None
        origins |= found
    if isinstance(term, Recursion):
        everywhere = _body_has_value(term, facts)
        if everywhere is not None:
            return origins | everywhere
    for condition in own_conditions(term):
        found = _decided(condition, facts)
        if found is None:
            return None
        origins |= found
    return origins


def _body_has_value(term: Recursion, facts: Facts) -> Origins | None:
    """Whether the body of a recursion has a value whatever the index and the value before are.

    Then, by induction, each round has one.
    """
    taken = facts.spoken_of().union(*map(free_variables, (term.body, term.low, term.high)))
    index = fresh_variable(term.index, taken | {term.index, term.previous})
    previous = fresh_variable(term.previous, taken | {index, term.index, term.previous})
    body = substitute(term.body, {term.index: index, term.previous: previous})
    running = And((Rel("<=", term.low, index), Rel("<=", index, term.high)))
    return has_value(body, assume(facts, running, NOTHING))
