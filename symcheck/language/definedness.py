"""Where a term has a value.

``definedness(t)`` lists claims, inner subterms first, that together hold exactly where t has a
value. Each may lean on the ones before it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from symcheck.language.claim import And, Claim, ForAll, Implies, Or, Rel, variables_of
from symcheck.language.substitution import fresh_variable, substitute_in_claim
from symcheck.language.term import (
    ONE, ZERO, App, Derivative, Expectation, Integral, Law, MalformedTerm, Num, Probability,
    Recursion, Term, children, free_variables, is_integer_by_form, num, sub,
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
    for part in parts_with_values(term):
        _collect(part, found)
    found.update(dict.fromkeys(own_conditions(term)))


def parts_with_values(term: Term) -> tuple[Term, ...]:
    """The immediate subterms that must have values, at the point itself, for the term to have one.

    Of a term that binds a variable, what is outside its scope.
    """
    match term:
        case Derivative():
            raise MalformedTerm("a derivative must be unfolded before its definedness is asked")
        case Recursion(start, _, _, _, low, high):
            return start, low, high
        case Integral(_, _, low, high):
            return tuple(end for end in (low, high) if end is not None)
        case Expectation() | Probability():
            return term.law.parameters
        case _:
            return children(term)


def own_conditions(term: Term) -> tuple[Claim, ...]:
    """What the outermost operation asks, given that the parts of `parts_with_values` have values.

    Of an expectation or an integral, which may diverge, that it equals itself: that holds exactly
    where it has a value.
    """
    match term:
        case Recursion(_, _, _, body):
            return tuple(in_every_round(term, condition) for condition in definedness(body))
        case Expectation(_, _, law):
            return (*law_conditions(law), Rel("=", term, term))
        case Probability(_, _, _, law):
            return law_conditions(law)
        case Integral():
            return (Rel("=", term, term),)
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


def holds_by_form(claim: Claim) -> bool:
    """Whether the claim is t ≠ 0 or t > 0, where t has a value everywhere and is plainly positive.

    >>> from symcheck.language.term import Var, add, exp
    >>> holds_by_form(Rel("!=", add(ONE, exp(Var("x"))), ZERO))
    True
    """
    match claim:
        case Rel("!=" | ">", term, Num(value)) if value == 0:
            return is_positive_by_form(term) and not definedness(term)
        case _:
            return False


def is_positive_by_form(term: Term) -> bool:
    """Whether the term is positive where it has a value: literals and exponentials under + · /."""
    match term:
        case Num(value):
            return value > 0
        case App("exp" | "pi", _):
            return True
        case App("add" | "mul" | "div", args):
            return all(map(is_positive_by_form, args))
        case App("pow", (base, Num())):
            return is_positive_by_form(base)
        case _:
            return False


def in_every_round(term: Recursion, condition: Claim) -> Claim:
    """The condition, on the body of a recursion, at every index and at the value before it."""
    outside = free_variables(term) | free_variables(term.low) | free_variables(term.high)
    index = term.index
    if index.name in {v.name for v in outside}:
        index = fresh_variable(index, outside | variables_of(condition))
    before = earlier(term, sub(index, ONE))
    there = substitute_in_claim(condition, {term.index: index, term.previous: before})
    running = And((Rel("<=", term.low, index), Rel("<=", index, term.high)))
    return ForAll(index, Implies(running, there))


def earlier(term: Recursion, high: Term) -> Recursion:
    """The same recursion stopped at another index."""
    return Recursion(term.start, term.index, term.previous, term.body, term.low, high)


def law_conditions(law: Law) -> tuple[Claim, ...]:
    """What the parameters must be for there to be such a law."""
    match law.name, law.parameters:
        case "normal", (_, deviation):
            return (Rel(">", deviation, ZERO),)
        case "uniform", (low, high):
            return (Rel("<", low, high),)
        case _, (rate,):
            return (Rel(">", rate, ZERO),)
        case _:
            raise MalformedTerm(f"there is no law {law.name}")


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
