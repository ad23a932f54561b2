"""Factorials and binomial coefficients, as products over an integer."""

from __future__ import annotations

from symcheck.language.term import (
    ONE, App, Num, Term, Var, add, div, free_variables, is_integer_by_form, product_over, sub,
)  # fmt: skip
from symcheck.reading.latex.cursor import Cursor, is_sign
from symcheck.reading.latex.tokens import Token


def factorial(cursor: Cursor, base: Term, begin: int) -> Term:
    """n! = ∏_{k=1}^{n} k, for n that is a natural number by its form. The ! is passed."""
    before = cursor.nodes[cursor.at - 1]
    after = cursor.peek()
    if is_sign(after, "!"):
        cursor.fail("not supported", "double factorials are not read")
    if isinstance(after, Token) and is_sign(after, "=") and after.start == before.end:
        cursor.at -= 1
        cursor.fail("doubt", "!= is ≠ in programs, and a factorial here", r"write \ne, or n! = m")
    if not is_natural(base):
        cursor.at = begin
        message = "the factorial of what is not said to be a natural number"
        cursor.fail("context", message, "say: natural n")
    index = _fresh("k", base)
    return product_over(index, index, ONE, base)


def binomial(cursor: Cursor, above: Term, below: Term, place: int) -> Term:
    """C(n, k) = ∏_{i=1}^{k} (n + 1 − i)/i, for k that is a natural number by its form."""
    if not is_natural(below):
        cursor.at = place
        message = "a binomial coefficient over what is not said to be a natural number"
        cursor.fail("context", message, "say: natural k")
    index = _fresh("i", add(above, below))
    return product_over(div(sub(add(above, ONE), index), index), index, ONE, below)


def is_natural(term: Term) -> bool:
    """Whether a term is a natural number by its form."""
    match term:
        case Num(value):
            return value.denominator == 1 and value >= 0
        case Var(sort=sort):
            return sort == "natural"
        case App("add" | "mul", args):
            return is_integer_by_form(term) and all(map(is_natural, args))
        case _:
            return False


def _fresh(name: str, term: Term) -> Var:
    taken = {v.name for v in free_variables(term)}
    while name in taken:
        name += "′"
    return Var(name, "integer")
