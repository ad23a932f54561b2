"""Conditions under which a claim that lacks a value somewhere holds after all.

Only definedness conditions are looked for: those of the claim's terms that the premises do not
grant, written as comparisons of a variable with a number where they amount to that. Nothing here
is trusted: the claim is proved anew under the conditions that are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from symcheck.kernel.exact import NoValue, exact
from symcheck.language.claim import MIRRORED, Claim, Rel, RelOp, parts_of, terms_of
from symcheck.language.definedness import definedness
from symcheck.language.term import ZERO, App, Num, Term, Var, changed, free_variables, subterms

LARGEST_PART = 3
"""Parts of a condition that it may be solved for: a variable, |w|, a product of two."""


def conditions_of(goal: Claim, *, simply: bool = True) -> tuple[Claim, ...]:
    """Where the terms of an unfolded claim have values, inner conditions first.

    They are put simply, or as the operations ask for them; that integrals have values comes last.
    """
    found: dict[Claim, None] = {}
    for term in terms_of(goal):
        for condition in definedness(term):
            found.update(dict.fromkeys(simpler(condition) if simply else (condition,)))
    return tuple(sorted(found, key=lambda c: isinstance(c, Rel) and c.lhs == c.rhs))


def is_restated(condition: Claim, goal: Claim) -> bool:
    """Whether the condition is a part of the claim itself."""
    mirror = None
    if isinstance(condition, Rel):
        mirror = Rel(MIRRORED[condition.op], condition.rhs, condition.lhs)
    return any(part in (condition, mirror) for part in _all_parts(goal))


def size(claim: Claim) -> int:
    """The number of subterms, by which conditions are compared."""
    return sum(1 for term in terms_of(claim) for _ in subterms(term))


def simpler(condition: Claim) -> tuple[Claim, ...]:
    """Claims that together amount to the condition where its terms have values.

    >>> from symcheck.language.term import mul, power, num
    >>> x, y = Var("x"), Var("y")
    >>> simpler(Rel("!=", mul(power(x, num(2)), y), ZERO)) == (
    ...     Rel("!=", x, ZERO), Rel("!=", y, ZERO))
    True
    """
    if not isinstance(condition, Rel):
        return (condition,)
    line = _affine(condition.lhs, condition.rhs)
    match condition:
        case Rel(op, App("add", (Var() as a, App("neg", (Var() as b,)))), zero) if zero == ZERO:
            return (Rel(op, a, b),)
    if line is not None:
        op = condition.op if line.slope > 0 else MIRRORED[condition.op]
        return (Rel(op, line.var, Num(-line.rest / line.slope)),)
    if condition.rhs == ZERO:
        parts = _by_sign(condition.op, condition.lhs)
        if parts is not None:
            return tuple(p for part in parts for p in simpler(part))
    return (condition,)


def _all_parts(claim: Claim) -> Iterator[Claim]:
    yield claim
    for part in parts_of(claim):
        yield from _all_parts(part)


def _by_sign(op: RelOp, term: Term) -> tuple[Rel, ...] | None:
    """What a comparison with 0 says of the parts of a term; None if nothing simpler."""
    match term:
        case App("neg", (a,)):
            return (Rel(MIRRORED[op], a, ZERO),)
        case App("mul", args) if op == "!=":
            return tuple(Rel("!=", a, ZERO) for a in args if not isinstance(a, Num))
        case App("div", (a, _)) if op == "!=":
            return (Rel("!=", a, ZERO),)
        case App("pow", (a, Num(n))) if n > 0 and n.denominator == 1:
            if op == "!=" or (op == ">" and n % 2 == 0):
                return (Rel("!=", a, ZERO),)
            return (Rel(op, a, ZERO),) if n % 2 == 1 else None
        case App("abs", (a,)) if op in ("!=", ">"):
            return (Rel("!=", a, ZERO),)
        case App("root", (_, a)) if op in ("!=", ">"):
            return (Rel(op, a, ZERO),)
        case _:
            return None


class _Line(NamedTuple):
    """slope · var + rest."""

    var: Var
    slope: Fraction
    rest: Fraction


def _affine(lhs: Term, rhs: Term) -> _Line | None:
    """The difference of two terms as a line in one variable, if it plainly is one."""
    left, right = _linear(lhs), _linear(rhs)
    if left is None or right is None:
        return None
    total = _sum(left, _times(right, Fraction(-1)))
    variables = [v for v in total if v is not None and total[v] != 0]
    if len(variables) != 1 or variables[0] is None:
        return None
    return _Line(variables[0], total[variables[0]], total.get(None, Fraction(0)))


_Linear = Mapping[Var | None, Fraction]
"""Coefficients of variables; that of None is the constant."""


def _linear(term: Term) -> _Linear | None:
    match term:
        case Num(value):
            return {None: value}
        case Var():
            return {term: Fraction(1)}
        case App("neg", (a,)):
            inner = _linear(a)
            return None if inner is None else _times(inner, Fraction(-1))
        case App("add", args):
            total: _Linear = {}
            for a in args:
                inner = _linear(a)
                if inner is None:
                    return None
                total = _sum(total, inner)
            return total
        case App("mul", (Num(k), a)) | App("mul", (a, Num(k))):
            inner = _linear(a)
            return None if inner is None else _times(inner, k)
        case App("div", (a, Num(k))) if k != 0:
            inner = _linear(a)
            return None if inner is None else _times(inner, 1 / k)
        case _:
            return None


def _sum(a: _Linear, b: _Linear) -> _Linear:
    return {v: a.get(v, Fraction(0)) + b.get(v, Fraction(0)) for v in {**a, **b}}


def _times(a: _Linear, k: Fraction) -> _Linear:
    return {v: k * c for v, c in a.items()}


def isolated(condition: Claim) -> tuple[Claim, ...]:
    """Comparisons of a part that occurs once with a number, one of which may be the condition.

    >>> from symcheck.language.term import absolute, div, num, sub, ONE
    >>> w = Var("w")
    >>> found = isolated(Rel(">=", sub(ONE, div(num(4), absolute(w))), ZERO))
    >>> Rel(">=", absolute(w), num(4)) in found
    True
    """
    if not isinstance(condition, Rel) or isinstance(condition.lhs, Var):
        return ()
    for part in _parts_by_size(condition.lhs):
        others = free_variables(_without(condition.lhs, part))
        if others or not free_variables(part):
            continue
        places = {p for side in (condition.lhs, condition.rhs) for p in _roots(side, part)}
        return tuple(
            Rel(op, part, Num(place))
            for place in sorted(places)
            for op in ((">=", "<=") if condition.op in (">=", "<=") else (">", "<"))
        )
    return ()


def _parts_by_size(term: Term) -> list[Term]:
    parts = [s for s in subterms(term) if isinstance(s, Var | App) and s != term]
    simple = [s for s in dict.fromkeys(parts) if sum(1 for _ in subterms(s)) <= LARGEST_PART]
    return sorted(simple, key=lambda s: -sum(1 for _ in subterms(s)))


def _without(term: Term, part: Term) -> Term:
    """The term with 0 for the part."""
    return ZERO if term == part else changed(term, lambda t: _without(t, part))


def _roots(term: Term, part: Term) -> tuple[Fraction, ...]:
    """Where the term vanishes, if it is p·t + q or p + q/t in the part t."""
    at = [_value(term, part, Fraction(x)) for x in (3, 5)]
    if None in at:
        return ()
    first, second = at
    assert first is not None
    assert second is not None
    for guess in _guesses(first, second):
        if _value(term, part, guess) == 0:
            return (guess,)
    return ()


def _guesses(at_3: Fraction, at_5: Fraction) -> Iterator[Fraction]:
    """Where p·t + q vanishes, and where p + q/t does, from two values."""
    if at_3 == at_5:
        return
    yield 3 - at_3 * 2 / (at_5 - at_3)
    q = (at_3 - at_5) / (Fraction(1, 3) - Fraction(1, 5))
    p = at_3 - q / 3
    if p != 0:
        yield -q / p


def _value(term: Term, part: Term, number: Fraction) -> Fraction | None:
    def put(t: Term) -> Term:
        return Num(number) if t == part else changed(t, put)

    try:
        return exact(put(term))
    except NoValue:
        return None
