"""Expressions of SymPy come back as the terms that were written."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import sympy
from sympy import Eq, Function, I, Max, Ne, Rational, S, Symbol, exp, floor, ln, log, oo, pi, sqrt

from symcheck.language.claim import Rel
from symcheck.language.term import (
    ONE, PI, TWO, App, Call, Derivative, Num, Unknown, Var, absolute, add, div, mul, neg, num,
    power, root,
)  # fmt: skip
from symcheck.language.term import exp as e
from symcheck.language.term import ln as lnt
from symcheck.search.bridges.from_sympy import (
    ConversionError, Names, claim_from_sympy, term_from_sympy,
)  # fmt: skip

X, Y, Z = Var("x"), Var("y"), Var("z")
x, y, z = (Symbol(v.name, real=True) for v in (X, Y, Z))
σ, C = Function("σ"), Function("C")
NAMES = Names({x: X, y: Y, z: Z}, {"σ": 1, "g": 2}, frozenset({"C"}), frozenset({"z"}))

WRITTEN: list[tuple[str, Callable[[], Any], Any]] = [
    ("a quotient of equals stays", lambda: x / x, div(X, X)),
    ("a reciprocal", lambda: 1 / x, div(ONE, X)),
    ("a quotient of products", lambda: 4 * x / y, div(mul(num(4), X), Y)),
    ("a factor after a quotient", lambda: 2 / x * y, mul(div(TWO, X), Y)),
    ("a quotient as a factor", lambda: x * (y / z), mul(X, div(Y, Z))),
    ("a quotient by a power", lambda: x / y**2, div(X, power(Y, TWO))),
    ("a negative exponent", lambda: x**-2, power(X, num(-2))),
    ("an integer quotient", lambda: S(1) / 4, div(ONE, num(4))),
    ("sums in their order", lambda: y + x + 1, add(Y, X, ONE)),
    ("an inner sum of the author's", lambda: y + (x + 1), add(Y, add(X, ONE))),
    ("a difference", lambda: x - y, add(X, neg(Y))),
    ("a difference with a literal", lambda: x - 1, add(X, num(-1))),
    ("the opposite of a sum", lambda: -(x + y), neg(add(X, Y))),
    ("a quotient taken away", lambda: 1 - 4 / x, add(ONE, neg(div(num(4), X)))),
    ("a product with a minus", lambda: -x * y, neg(mul(X, Y))),
    ("a negative coefficient", lambda: -4 * x, neg(mul(num(4), X))),
    ("a negative last factor", lambda: x * -4, mul(X, num(-4))),
    ("a sum of literals", lambda: S(2) + 3, add(TWO, num(3))),
    ("adding nothing", lambda: x + 0, add(X, num(0))),
    ("exp of ln", lambda: exp(log(y)), e(lnt(Y))),
    ("a power of e", lambda: sympy.E**x, e(X)),
    ("e itself", lambda: sympy.E, e(ONE)),
    ("π", lambda: 2 * pi, mul(TWO, PI)),
    ("a logarithm to a base", lambda: log(x, 2), App("log", (X, TWO))),
    ("a square root", lambda: sqrt(x), root(2, X)),
    ("a fractional exponent", lambda: x ** Rational(1, 3), power(X, Num(Fraction(1, 3)))),
    ("an absolute value", lambda: abs(-x), absolute(neg(X))),
    ("floor of a quotient", lambda: floor(x / 2), App("floor", (div(X, TWO),))),
    ("a decimal given as text", lambda: Rational("0.448") * x, mul(num("0.448"), X)),
    ("a defined function", lambda: σ(-z), Call("σ", (neg(Z),))),
    ("an unknown function", lambda: C(x), Unknown("C", 0, X)),
    ("its derivative", lambda: Function("C′")(x), Unknown("C", 1, X)),
    ("min of equals stays", lambda: Function("minimum")(x, x), App("min", (X, X))),
    ("a cube root", lambda: Function("root")(x, 3), root(3, X)),
    ("a derivative", lambda: Function("diff")(x**2, x), Derivative(power(X, TWO), X, X)),
    (
        "the derivative of a defined function",
        lambda: Function("σ′")(z),
        Derivative(Call("σ", (Var("t"),)), Var("t"), Z),
    ),
    (
        "its second derivative",
        lambda: Function("σ′′")(z),
        Derivative(Derivative(Call("σ", (Var("t"),)), Var("t"), Var("t")), Var("t"), Z),
    ),
]


@pytest.mark.parametrize(("make", "term"), [w[1:] for w in WRITTEN], ids=[w[0] for w in WRITTEN])
def test_keeps_what_was_written(make: Callable[[], Any], term: Any) -> None:
    with sympy.evaluate(False):
        written = make()
    assert term_from_sympy(written, NAMES) == term


REFUSED: list[tuple[str, Callable[[], Any], str, str]] = [
    ("a float", lambda: 0.5 * x, "float", 'Rational("0.5")'),
    ("a bare float", lambda: 0.5, "float", "Rational(1, 2)"),
    ("text, which SymPy would execute", lambda: "x", "text", "quotes"),
    ("a complex number", lambda: I * x, "complex", "reals"),
    ("infinity", lambda: oo, "infinite", "leave out"),
    ("minus infinity", lambda: -oo, "infinite", "leave out"),
    ("not a number", lambda: sympy.nan, "infinite", "leave out"),
    ("complex infinity", lambda: sympy.zoo, "infinite", "leave out"),
    ("a symbol from elsewhere", lambda: Symbol("u") + 1, "foreign-symbol", 'd.real("u")'),
    ("one without its sort", lambda: Symbol("x"), "foreign-symbol", 'd.real("x")'),
    ("a function from elsewhere", lambda: Function("h")(x), "undeclared-function", "d.define"),
    ("too many arguments", lambda: σ(x, y), "arguments", "1"),
    ("Max", lambda: Max(x, y), "refused-form", "maximum(a, b)"),
    ("Min", lambda: sympy.Min(x, y), "refused-form", "minimum(a, b)"),
    ("Derivative", lambda: sympy.Derivative(C(x), x), "refused-form", "prime(f)(x)"),
    ("Integral", lambda: sympy.Integral(x, x), "refused-form", "integral(term, x, low, high)"),
    ("Piecewise", lambda: sympy.Piecewise((x, x > 0), (y, True)), "refused-form", "implies("),
    ("a special function", lambda: sympy.gamma(x), "not-a-term", "exp, ln, sin"),
    ("a claim for a term", lambda: x < y, "not-a-term", "numbers"),
    ("a truth value", lambda: True, "truth-value", "chain"),
    (
        "a derivative by an abbreviation",
        lambda: Function("diff")(z, z),
        "not-a-variable",
        "declared",
    ),
]


@pytest.mark.parametrize(
    ("make", "kind", "hint"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_refuses_what_is_no_term(make: Callable[[], Any], kind: str, hint: str) -> None:
    with sympy.evaluate(False):
        written = make()
    with pytest.raises(ConversionError) as caught:
        term_from_sympy(written, NAMES)
    assert caught.value.problem.kind == kind
    assert hint in caught.value.problem.hint


@pytest.mark.parametrize(
    ("make", "claim"),
    [
        (lambda: x < y, Rel("<", X, Y)),
        (lambda: x >= 1, Rel(">=", X, ONE)),
        (lambda: Eq(x, x), Rel("=", X, X)),
        (lambda: Eq(1, 1), Rel("=", ONE, ONE)),
        (lambda: Ne(x, 0), Rel("!=", X, num(0))),
        (lambda: 1 / x > 0, Rel(">", div(ONE, X), num(0))),
    ],
)
def test_reads_relations(make: Callable[[], Any], claim: Rel) -> None:
    with sympy.evaluate(False):
        written = make()
    assert claim_from_sympy(written, NAMES) == claim


@pytest.mark.parametrize(
    ("make", "kind", "hint"),
    [
        (lambda: sympy.And(x > 0, y > 0), "refused-form", "all_of"),
        (lambda: sympy.Or(x > 0, y > 0), "refused-form", "any_of"),
        (lambda: sympy.Not(sympy.And(x > 0, y > 0)), "refused-form", ""),
        (lambda: sympy.Implies(x > 0, y > 0), "refused-form", "implies"),
        (lambda: sympy.Equivalent(x > 0, y > 0), "refused-form", "iff"),
        (lambda: sympy.true, "truth-value", "chain"),
        (lambda: x == y, "truth-value", "Eq(a, b)"),
        (lambda: x + y, "not-a-claim", "relation"),
        (lambda: "x < y", "not-a-claim", "relation"),
    ],
)
def test_refuses_what_is_no_claim(make: Callable[[], Any], kind: str, hint: str) -> None:
    with sympy.evaluate(False):
        written = make()
    with pytest.raises(ConversionError) as caught:
        claim_from_sympy(written, NAMES)
    assert caught.value.problem.kind == kind
    assert hint in caught.value.problem.hint


def test_a_variable_called_t_is_not_captured_by_a_derivative() -> None:
    t = Symbol("t", real=True)
    names = Names({t: Var("t")}, {"σ": 1})
    term = term_from_sympy(Function("σ′")(t), names)
    assert term == Derivative(Call("σ", (Var("t_1"),)), Var("t_1"), Var("t"))


def test_evaluated_results_of_a_search_are_read_too() -> None:
    assert term_from_sympy(1 / sqrt(x), NAMES) == div(ONE, root(2, X))
    assert term_from_sympy(x / y / 2, NAMES) == div(mul(Num(Fraction(1, 2)), X), Y)
    assert term_from_sympy(ln(x), NAMES) == lnt(X)
