"""Mistakes in expansions and limits, told by what the right expansion or the parts' limits are."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from symcheck.judging.patterns import flattened
from symcheck.language.analysis import Approach, Infinite, Limit, Order
from symcheck.language.term import (
    ONE, ZERO, App, Num, Term, Var, add, free_variables, mul, num, power,
)  # fmt: skip
from symcheck.search.bridges.in_time import within
from symcheck.search.bridges.to_sympy import symbol_of, to_sympy
from symcheck.search.tendencies import tendency

A_MOMENT = 1.0
"""Seconds that SymPy may take for an expansion."""
HIGHEST = 8
"""The order up to which expansions are compared."""


def taylor_term(order: Order) -> Literal["sign", "factor"] | None:
    """How the first wrong term of f − polynomial = O(…) is wrong, if it is one term."""
    found = _first_difference(order)
    if found is None:
        return None
    right, said, _ = found
    if right == -said:
        return "sign"
    return "factor" if right != 0 and said != 0 else None


def missing_term(order: Order) -> Term | None:
    """What must be added to the polynomial for its first wrong term to be right."""
    found = _first_difference(order)
    if found is None:
        return None
    right, said, k = found
    return mul(Num(right - said), power(order.to.var, num(k)))


def _first_difference(order: Order) -> tuple[Fraction, Fraction, int] | None:
    """The right and the written coefficient of the first term that is wrong, and its exponent."""
    if order.to.at != ZERO:
        return None
    parts = flattened("add", order.body)
    polynomial = [p for p in parts if _is_polynomial(p, order.to.var)]
    rest = [p for p in parts if p not in polynomial]
    if not polynomial or not rest:
        return None
    return within(A_MOMENT, lambda: _compared(add(*rest), add(*polynomial), order.to.var))


def _compared(function: Term, opposite: Term, var: Var) -> tuple[Fraction, Fraction, int] | None:
    import sympy  # noqa: PLC0415

    x = symbol_of(var)
    f = sympy.series(to_sympy(function), x, 0, HIGHEST).removeO()
    written = -sympy.expand(to_sympy(opposite))
    for k in range(HIGHEST):
        right, said = f.coeff(x, k), written.coeff(x, k)
        if right != said:
            plain = right.is_Rational and said.is_Rational
            return (Fraction(str(right)), Fraction(str(said)), k) if plain else None
    return None


def _is_polynomial(term: Term, var: Var) -> bool:
    match term:
        case Num() | Var():
            return True
        case App("add" | "mul" | "neg", args):
            return all(_is_polynomial(a, var) for a in args)
        case App("div", (above, below)):
            return _is_polynomial(above, var) and var not in free_variables(below)
        case App("pow", (base, Num(n))):
            return n.denominator == 1 and n >= 0 and _is_polynomial(base, var)
        case _:
            return var not in free_variables(term)


def limit_split(limit: Limit) -> Literal["difference", "product", "quotient"] | None:
    """Which indeterminate form the parts of the body have, if its value was taken from that.

    ∞ − ∞ is taken for 0 or infinite, 0·∞ for 0, and 0/0 or ∞/∞ for 1 or 0.
    """
    simple = isinstance(limit.value, Infinite) or limit.value in (ZERO, ONE)
    if not simple or not _has_limit(limit):
        return None
    match limit.body:
        case App("add", args):
            tends = [_tendency(a, limit.to) for a in args]
            signs = {t.sign for t in tends if isinstance(t, Infinite)}
            return "difference" if signs == {1, -1} else None
        case App("mul", args):
            for i, part in enumerate(args):
                others = [a for k, a in enumerate(args) if k != i]
                if _is_vague(_tendency(part, limit.to), _tendency(mul(*others), limit.to)):
                    return "product"
            return None
        case App("div", (above, below)):
            pair = (_tendency(above, limit.to), _tendency(below, limit.to))
            both_zero = pair == (ZERO, ZERO)
            return "quotient" if both_zero or all(isinstance(t, Infinite) for t in pair) else None
        case App("pow", (base, exponent)) if limit.to.var in free_variables(exponent):
            one = _tendency(base, limit.to) == ONE
            grows = isinstance(_tendency(exponent, limit.to), Infinite)
            return "product" if one and grows else None
        case _:
            return None


def _has_limit(limit: Limit) -> bool:
    """Whether the body seems to have a limit, the same one from both sides."""
    if isinstance(limit.to.at, Infinite) or limit.to.side != "both":
        return _tendency(limit.body, limit.to) is not None
    sides = [tendency(limit.body, limit.to, side) for side in ("below", "above")]
    return sides[0] is not None and sides[0] == sides[1]


def _is_vague(one: Term | Infinite | None, other: Term | Infinite | None) -> bool:
    return (one == ZERO and isinstance(other, Infinite)) or (
        other == ZERO and isinstance(one, Infinite)
    )


def _tendency(term: Term, to: Approach) -> Term | Infinite | None:
    side: Literal["above", "below"] = "below" if to.side == "below" else "above"
    return tendency(term, to, side)
