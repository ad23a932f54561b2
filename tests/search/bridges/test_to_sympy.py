"""Terms go to SymPy and come back."""

import pytest
import sympy

from symcheck.language.term import (
    ONE, PI, TWO, App, Call, Derivative, MalformedTerm, Term, Unknown, Var, absolute, add, div, exp,
    ln, mul, neg, num, power, root, sqrt,
)  # fmt: skip
from symcheck.search.bridges.from_sympy import Names, term_from_sympy
from symcheck.search.bridges.to_sympy import symbol_of, to_sympy

X, Y, N, K = Var("x"), Var("y"), Var("n", "natural"), Var("k", "integer")
NAMES = Names({symbol_of(v): v for v in (X, Y, N, K)}, {"σ": 1}, frozenset({"C"}))

TERMS: list[Term] = [
    num("0.448"),
    div(X, X),
    neg(neg(X)),
    add(X, neg(Y), num(-1)),
    add(X, add(Y, ONE)),
    mul(div(X, Y), Y),
    mul(X, mul(Y, X)),
    neg(div(mul(num(4), X), Y)),
    power(X, N),
    power(X, add(K, num(-2))),
    power(TWO, num("1/3")),
    sqrt(absolute(X)),
    root(3, X),
    root(4, X),
    exp(ln(X)),
    exp(ONE),
    App("log", (X, TWO)),
    App("min", (X, X)),
    App("max", (X, Y, ONE)),
    App("floor", (App("sin", (mul(PI, X),)),)),
    Call("σ", (X,)),
    Unknown("C", 1, X),
]


@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_unevaluated_round_trip_is_the_same_term(term: Term) -> None:
    assert term_from_sympy(to_sympy(term, evaluate=False), NAMES) == term


def test_evaluation_is_for_search_alone() -> None:
    assert to_sympy(div(X, X)) == 1
    assert to_sympy(App("min", (X, X))) == symbol_of(X)


def test_an_odd_root_is_the_real_one() -> None:
    assert to_sympy(root(3, num(-8))) == -2


def test_sorts_become_assumptions() -> None:
    assert symbol_of(N).is_nonnegative
    assert symbol_of(K).is_integer
    assert symbol_of(X).is_real


def test_the_setting_of_evaluation_is_left_as_it_was() -> None:
    to_sympy(div(X, X), evaluate=False)
    assert sympy.core.parameters.global_parameters.evaluate


def test_a_derivative_is_unfolded_first() -> None:
    with pytest.raises(MalformedTerm, match="unfolded"):
        to_sympy(Derivative(X, X, X))
