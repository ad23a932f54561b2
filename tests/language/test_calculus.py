"""Derivatives with their conditions: where these hold, the derivative is that; see also mpmath."""

import pytest

from symcheck.language.calculus import differentiate
from symcheck.language.claim import FALSE, Claim, Rel
from symcheck.language.term import App, Term, Unknown, Var, num
from symcheck.reading.ascii_syntax import read_claim, read_term
from symcheck.search.numeric import Point, arithmetic, evaluate
from symcheck.search.truth import clearly

x, y = Var("x"), Var("y")
k = Var("k", "integer")


def term(text: str) -> Term:
    return read_term(text, integer=["k"], functions=["C"])


def claim(text: str) -> Claim:
    return read_claim(text, integer=["k"])


RULES: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("a constant keeps its domain", "sqrt(y)", "0", ("y >= 0",)),
    ("the variable", "x", "1", ()),
    ("a sum", "x + y + x", "1 + 1", ()),
    ("an opposite", "-x", "-1", ()),
    ("a product with a constant", "3*x", "3", ()),
    ("a product that loses a factor keeps its domain", "log(y)*5", "0", ("y > 0",)),
    ("a square", "x^2", "2*x", ()),
    ("a cube", "x^3", "3*x^2", ()),
    ("the exponent 0", "x^0", "0", ()),
    ("the exponent 0 on what has no value everywhere", "(1/x)^0", "0", ("x != 0",)),
    ("a negative exponent", "x^(-1)", "-1*x^(-2)", ("x != 0",)),
    ("an integer variable as exponent", "x^k", "k*x^(k - 1)", ("x != 0",)),
    ("a reciprocal", "1/x", "-1/x^2", ("x != 0",)),
    ("a quotient by a constant", "x/2", "1/2", ()),
    ("a quotient by an unknown constant", "x/y", "1/y", ("y != 0",)),
    ("an exponential", "exp(2*x)", "exp(2*x)*2", ()),
    ("a logarithm", "log(x)", "1/x", ("x > 0",)),
    ("a square root, not at 0", "sqrt(x)", "1/(2*sqrt(x))", ("x > 0",)),
    ("a cube root, not at 0", "root(x, 3)", "root(x, 3)/(3*x)", ("x != 0",)),
    ("a fourth root", "root(x, 4)", "root(x, 4)/(4*x)", ("x > 0",)),
    ("a real exponent", "x^0.5", "x^0.5*(0.5*(1/x))", ("x > 0",)),
    ("x to the x", "x^x", "x^x*(log(x) + x*(1/x))", ("x > 0",)),
    ("the exponent 2/2 has a positive base", "x^(2/2)", "x^(2/2)*((2/2)*(1/x))", ("x > 0",)),
    ("an absolute value, not at 0", "abs(x)", "x/abs(x)", ("x != 0",)),
    ("a sign, not at 0", "sign(x)", "0", ("x != 0",)),
    ("a floor, not at integers", "floor(x)", "0", ("sin(pi*x) != 0",)),
    ("a sine", "sin(x)", "cos(x)", ()),
    ("a cosine", "cos(x)", "-sin(x)", ()),
    ("an arctangent", "atan(x)", "1/(1 + x^2)", ()),
    ("an arcsine, inside", "asin(x)", "1/sqrt(1 - x^2)", ("x > -1", "x < 1")),
]


@pytest.mark.parametrize(
    ("text", "slope", "conditions"), [r[1:] for r in RULES], ids=[r[0] for r in RULES]
)
def test_rules(text: str, slope: str, conditions: tuple[str, ...]) -> None:
    found, asked = differentiate(term(text), x)
    assert asked == tuple(map(claim, conditions))
    for place in ("-2.5", "-0.6", "0.4", "0.7", "3.3"):
        here = Point({v: arithmetic().mpf(p) for v, p in ((x, place), (y, "1.7"), (k, "-3"))})
        if all(clearly(c, here) for c in asked):
            assert abs(evaluate(found, here) - evaluate(term(slope), here)) < 1e-30


def test_an_unknown_function_by_the_chain_rule() -> None:
    inner = term("x^2")
    found = differentiate(Unknown("C", 0, inner), x)
    assert found == (App("mul", (Unknown("C", 1, inner), term("2*x"))), ())


NEVER: list[tuple[str, Term, Var]] = [
    ("a second derivative of an unknown function", Unknown("C", 1, x), x),
    ("a third one at a constant", Unknown("C", 2, y), x),
    ("a minimum", App("min", (x, y)), x),
    ("a maximum", App("max", (x, num(0))), x),
    ("along an integer", term("k + 1"), k),
    ("along an exponent that is an integer", term("x^k"), k),
]


@pytest.mark.parametrize(("given", "var"), [n[1:] for n in NEVER], ids=[n[0] for n in NEVER])
def test_no_derivative_is_claimed(given: Term, var: Var) -> None:
    assert FALSE in differentiate(given, var)[1]


def test_a_condition_of_an_inner_function_is_asked_for() -> None:
    asked = differentiate(term("exp(abs(log(x)))"), x)[1]
    assert asked == (claim("x > 0"), claim("log(x) != 0"))
    assert Rel("!=", term("log(x)"), num(0)) in asked
