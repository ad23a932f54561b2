"""Where terms have values."""

from typing import Any

import pytest

from symcheck.language.claim import Claim, Rel
from symcheck.language.context import Context, close
from symcheck.language.definedness import definedness
from symcheck.language.forms import unfold_term
from symcheck.language.term import (
    App, Call, Derivative, MalformedTerm, Num, Term, Unknown, Var, div, is_integer_by_form, mul,
    neg, num, power, root, sqrt,
)  # fmt: skip
from symcheck.reading.ascii_syntax import read_claim, read_term
from symcheck.search.numeric import NoValue, Point, Undecided, arithmetic, evaluate

x, y = Var("x"), Var("y")
k, n = Var("k", "integer"), Var("n", "natural")


def claims(*texts: str) -> tuple[Claim, ...]:
    return tuple(read_claim(text, integer=["k"]) for text in texts)


CONDITIONS: list[tuple[str, str, tuple[str, ...]]] = [
    ("a polynomial has a value everywhere", "x^3 - 2*x*y + x^0", ()),
    ("a divisor is not 0", "1/x", ("x != 0",)),
    ("a literal divisor needs no saying", "x/2", ()),
    ("the literal divisor 0 does", "x/0", ("0 != 0",)),
    ("inner conditions come first", "1/log(x)", ("x > 0", "log(x) != 0")),
    ("an even root", "sqrt(x - 1)", ("x - 1 >= 0",)),
    ("an odd root", "root(x, 3)", ()),
    ("an arcsine", "asin(x)", ("x >= -1", "x <= 1")),
    ("a negative literal exponent", "x^(-2)", ("x != 0",)),
    ("an integer variable as exponent", "x^k", ("x != 0 or k >= 0",)),
    ("an integer by form as exponent", "x^(2*k - 1)", ("x != 0 or 2*k - 1 >= 0",)),
    ("a positive fraction as exponent", "x^0.5", ("x >= 0",)),
    ("a negative fraction as exponent", "x^(-0.5)", ("x > 0",)),
    ("the exponent 2/2 is no integer by form", "x^(2/2)", ("x >= 0",)),
    ("nor is -2/2", "x^(-2/2)", ("x > 0",)),
    ("nor is 0/2", "x^(0/2)", ("x > 0",)),
    ("a fraction without value as exponent", "x^(2/0)", ("0 != 0", "x > 0 or (x = 0 and 2/0 > 0)")),
    ("a real variable as exponent", "x^y", ("x > 0 or (x = 0 and y > 0)",)),
    ("a quotient of integers as exponent", "x^(k/k)", ("k != 0", "x > 0 or (x = 0 and k/k > 0)")),
    ("what multiplies 0 needs a value all the same", "0*log(x)", ("x > 0",)),
    ("an exponent of 0 does not excuse its base", "(1/x)^0", ("x != 0",)),
]


@pytest.mark.parametrize(
    ("text", "conditions"), [c[1:] for c in CONDITIONS], ids=[c[0] for c in CONDITIONS]
)
def test_conditions(text: str, conditions: tuple[str, ...]) -> None:
    assert definedness(read_term(text, integer=["k"])) == claims(*conditions)


def test_a_derivative_is_unfolded_first() -> None:
    with pytest.raises(MalformedTerm, match="unfolded"):
        definedness(Derivative(x, x, x))


INTEGERS = [num(2), num(-3), k, n, neg(k), mul(num(2), k, n), App("add", (k, num(1)))]
NO_INTEGERS = [
    num("1/2"), x, div(num(2), num(2)), div(k, num(1)), power(k, num(2)), App("floor", (x,)),
    App("abs", (k,)), mul(k, x), sqrt(num(4)), Unknown("C", 0, k),
]  # fmt: skip


@pytest.mark.parametrize("exponent", INTEGERS, ids=str)
def test_an_integer_by_form(exponent: Term) -> None:
    assert is_integer_by_form(exponent)


@pytest.mark.parametrize("exponent", NO_INTEGERS, ids=str)
def test_no_integer_by_form(exponent: Term) -> None:
    assert not is_integer_by_form(exponent)


DERIVED = ("tan", "acos", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh")
PLACES = ("-3", "-1", "-0.999", "-0.5", "0", "0.3", "0.999", "1", "1.001", "2", "40")


@pytest.mark.parametrize("op", DERIVED)
def test_a_derived_function_unfolds_to_one_with_the_same_domain_and_values(op: str) -> None:
    plain = unfold_term(App(op, (x,)), {})
    told = 0
    for place in PLACES:
        point = Point({x: arithmetic().mpf(place)})
        values = [_value(term, point) for term in (App(op, (x,)), plain)]
        if "undecided" not in values:
            told += 1
            same = values[0] == values[1]
            assert same or abs(values[0] - values[1]) < 1e-30
    assert told >= 9


@pytest.mark.parametrize("base", ["-2", "0", "0.5", "1", "3"])
def test_a_logarithm_to_a_base_unfolds_to_a_quotient_with_the_same_domain(base: str) -> None:
    written = App("log", (x, y))
    plain = unfold_term(written, {})
    for place in PLACES:
        point = Point({x: arithmetic().mpf(place), y: arithmetic().mpf(base)})
        values = [_value(term, point) for term in (written, plain)]
        assert values[0] == values[1] or "undecided" in values


def _value(term: Term, point: Point) -> Any:
    try:
        return evaluate(term, point)
    except NoValue:
        return "none"
    except Undecided:
        return "undecided"


@pytest.mark.parametrize("op", ["min", "max"])
def test_a_minimum_of_many_is_one_of_two(op: str) -> None:
    many = App(op, (x, y, num(1), k))
    assert unfold_term(many, {}) == App(op, (App(op, (App(op, (x, y)), num(1))), k))


MALFORMED = [
    ("an unknown operation", "sec", (x,)),
    ("too few arguments", "add", (x,)),
    ("too many arguments", "ln", (x, y)),
    ("a root index that is no literal", "root", (k, x)),
    ("a root index that is no integer", "root", (num("5/2"), x)),
    ("the first root", "root", (num(1), x)),
]


@pytest.mark.parametrize(("op", "args"), [m[1:] for m in MALFORMED], ids=[m[0] for m in MALFORMED])
def test_a_malformed_term_cannot_be_built(op: str, args: tuple[Term, ...]) -> None:
    with pytest.raises(MalformedTerm):
        App(op, args)


def test_nothing_is_evaluated_when_it_is_built() -> None:
    assert div(x, x) != num(1)
    assert App("add", (x, y)) != App("add", (y, x))
    assert root(2, num(4)) != num(2)
    assert neg(neg(x)) != x
    assert Var("x") != Var("x", "integer")
    assert num("0.1") == Num(num(1).value / 10)


@pytest.mark.parametrize(
    "raw",
    [Rel("=", Call("f", (x,)), x), Rel("=", Call("f", (x, y)), x)],
    ids=["a function that is not defined", "with two arguments"],
)
def test_what_has_no_meaning_is_not_closed(raw: Claim) -> None:
    with pytest.raises(MalformedTerm, match="f is not defined as a function of"):
        close(Context(), raw)
