"""Where a term has a value.

``definedness(t)`` lists claims, inner subterms first, that together hold exactly where t has a
value. Each may lean on the ones before it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from symcheck.language.claim import And, Claim, Or, Rel
from symcheck.language.term import (
    ONE, ZERO, App, Derivative, MalformedTerm, Num, Term, children, is_integer_by_form, num,
)  # fmt: skip


@lru_cache(maxsize=100_000)
def definedness(term: Term) -> tuple[Claim, ...]:
    """The claims that hold together exactly where the term has a value.

    Derivatives, calls and derived operations are unfolded first (see `forms`).

    >>> from symcheck.language.term import Var, div, ln
    >>> [claim.op for claim in definedness(ln(div(ONE, Var("x"))))]
    ['!=', '>']
    """
    found: dict[Claim, None] = {}
    _collect(term, found)
    return tuple(found)


def _collect(term: Term, found: dict[Claim, None]) -> None:
    if isinstance(term, Derivative):
        raise MalformedTerm("a derivative must be unfolded before its definedness is asked")
    for child in children(term):
        _collect(child, found)
    if isinstance(term, App):
        found.update(dict.fromkeys(own_conditions(term)))


def own_conditions(term: App) -> tuple[Claim, ...]:
    """What the outermost operation asks of its arguments, given that they have values."""
    match term:
        case App("div", (_, Num(value))) if value != 0:
            return ()
        case App("div", (_, below)):
            return (Rel("!=", below, ZERO),)
        case App("ln", (arg,)):
            return (Rel(">", arg, ZERO),)
        case App("root", (Num(index), radicand)):
            return (Rel(">=", radicand, ZERO),) if index % 2 == 0 else ()
        case App("asin", (arg,)):
            return (Rel(">=", arg, num(-1)), Rel("<=", arg, ONE))
        case App("pow", (base, exponent)):
            return power_conditions(base, exponent)
        case _:
            return ()


def power_conditions(base: Term, exponent: Term) -> tuple[Claim, ...]:
    """An integer by form is an algebraic exponent (x⁰ = 1, negative ones need x ≠ 0).

    Any other exponent needs a positive base, or the base 0 and a positive exponent.
    """
    if is_integer_by_form(exponent):
        if isinstance(exponent, Num):
            return () if exponent.value >= 0 else (Rel("!=", base, ZERO),)
        return (Or((Rel("!=", base, ZERO), Rel(">=", exponent, ZERO))),)
    literal = literal_value(exponent)
    if literal is not None:
        return (Rel(">=" if literal > 0 else ">", base, ZERO),)
    at_zero = And((Rel("=", base, ZERO), Rel(">", exponent, ZERO)))
    return (Or((Rel(">", base, ZERO), at_zero)),)


def literal_value(term: Term) -> Fraction | None:
    """The value of a literal, of its opposite, or of a quotient of literals."""
    match term:
        case Num(value):
            return value
        case App("neg", (Num(value),)):
            return -value
        case App("div", (above, Num(below))) if below != 0:
            numerator = literal_value(above)
            return None if numerator is None else numerator / below
        case _:
            return None
