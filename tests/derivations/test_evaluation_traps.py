"""What SymPy does to expressions before anyone can read them, and what symcheck offers instead.

The first test pins SymPy's own behaviour: if it changes, the refusals below may be relaxed.
"""

from collections.abc import Callable
from typing import Any

import pytest
import sympy
from sympy import And, Equivalent, Max, Or, S, Symbol

from symcheck import (
    all_of, any_of, chain, diff, iff, implies, maximum, member, minimum, negation, prime, root,
)  # fmt: skip
from symcheck.derivations.author import Derivation
from symcheck.derivations.problem import DerivationError
from symcheck.language.claim import And as Both
from symcheck.language.claim import Chain, Iff, Implies, Member, Not, Rel
from symcheck.language.claim import Or as Either
from symcheck.language.term import (
    ONE, TWO, ZERO, App, Call, Derivative, Unknown, Var, div, mul, neg, num, power,
)  # fmt: skip

x, A = Symbol("x", real=True), Symbol("x", real=True) > 1
X = Var("x")


@pytest.mark.parametrize(
    ("make", "becomes"),
    [
        (lambda: Or(1 / x > 0, 1 / x <= 0), sympy.true),
        (lambda: Equivalent(A, A), sympy.true),
        (lambda: And(x > 0, x <= 0), sympy.false),
        (lambda: Max(1 / x, 1 / x), S(1) / x),
        (lambda: S(3) >= 2, sympy.true),
        (lambda: -sympy.Mul(-1, x), x),
    ],
)
def test_sympy_evaluates_even_when_told_not_to(make: Callable[[], Any], becomes: Any) -> None:
    with sympy.evaluate(False):
        assert make() == becomes


def test_a_comparison_that_starts_with_a_number_is_turned_round() -> None:
    with sympy.evaluate(False):
        assert (4 <= x) == (x >= 4)  # noqa: SIM300


def test_sympy_garbles_derivatives() -> None:
    with sympy.evaluate(False):
        assert sympy.diff(x**2, x) != 2 * x


def claim_in(make: Callable[[Derivation, Any], Any]) -> Any:
    """The claim of the one line that ``make`` states in a derivation with a real x."""
    d = Derivation("trap.one", "trap.py")
    with sympy.evaluate(False):
        real = d.real("x")
        d.then(make(d, real))
    return d.text("", None, 1).steps[0].claim


KEPT: list[tuple[str, Callable[[Any], Any], Any]] = [
    (
        "a disjunction of opposites",
        lambda x: any_of(1 / x > 0, 1 / x <= 0),
        Either((Rel(">", div(ONE, X), ZERO), Rel("<=", div(ONE, X), ZERO))),
    ),
    (
        "an equivalence of equals",
        lambda x: iff(x > 1, x > 1),
        Iff(Rel(">", X, ONE), Rel(">", X, ONE)),
    ),
    (
        "a conjunction of opposites",
        lambda x: all_of(x > 0, x <= 0),
        Both((Rel(">", X, ZERO), Rel("<=", X, ZERO))),
    ),
    ("a negation", lambda x: negation(x > 0), Not(Rel(">", X, ZERO))),
    (
        "an implication",
        lambda x: implies(x > 1, x > 0),
        Implies(Rel(">", X, ONE), Rel(">", X, ZERO)),
    ),
    ("a relation between numbers", lambda x: chain(3, ">=", 2), Chain(num(3), ((">=", TWO),))),
    (
        "a chain",
        lambda x: chain(0, "<", x, "≤", 1),
        Chain(ZERO, (("<", X), ("<=", ONE))),
    ),
    (
        "an interval",
        lambda x: member(x, "[", 0, None, ")"),
        Member(X, ZERO, None, True, False),
    ),
    (
        "a maximum of equals",
        lambda x: maximum(1 / x, 1 / x) > 0,
        Rel(">", App("max", (div(ONE, X), div(ONE, X))), ZERO),
    ),
    ("a minimum", lambda x: minimum(x, 1) <= 1, Rel("<=", App("min", (X, ONE)), ONE)),
    ("a real root", lambda x: root(x, 3) < x, Rel("<", App("root", (num(3), X)), X)),
    (
        "a derivative",
        lambda x: sympy.Eq(diff(x**2, x), 2 * x),
        Rel("=", Derivative(power(X, TWO), X, X), mul(TWO, X)),
    ),
    ("a quotient of equals", lambda x: sympy.Eq(x / x, 1), Rel("=", div(X, X), ONE)),
    (
        "exp of a logarithm",
        lambda x: sympy.Eq(sympy.exp(sympy.log(x)), x),
        Rel("=", App("exp", (App("ln", (X,)),)), X),
    ),
]


@pytest.mark.parametrize(("make", "claim"), [k[1:] for k in KEPT], ids=[k[0] for k in KEPT])
def test_symcheck_keeps(make: Callable[[Any], Any], claim: Any) -> None:
    assert claim_in(lambda d, x: make(x)) == claim


def test_the_derivative_of_a_defined_function() -> None:
    def make(d: Derivation, x: Any) -> Any:
        s = d.define("s", lambda u: 1 / u)
        return prime(s)(-x) <= 0

    t = Var("t")
    slope = Derivative(Call("s", (t,)), t, neg(X))
    assert claim_in(make) == Rel("<=", slope, ZERO)


def test_the_derivative_of_an_unknown_function() -> None:
    def make(d: Derivation, x: Any) -> Any:
        return sympy.Eq(prime(d.unknown("C"))(x), 0)

    assert claim_in(make) == Rel("=", Unknown("C", 1, X), ZERO)


BARE: list[tuple[str, Callable[[Any], Any]]] = [
    ("numbers compared", lambda x: S(3) >= 2),
    ("opposites joined by Or", lambda x: Or(1 / x > 0, 1 / x <= 0)),
    ("opposites joined by And", lambda x: And(x > 0, x <= 0)),
    ("equals joined by Equivalent", lambda x: Equivalent(x > 0, x > 0)),
    ("Python's ==", lambda x: x == x + 0),
    ("Python's !=", lambda x: x != 0),
]


@pytest.mark.parametrize("make", [b[1] for b in BARE], ids=[b[0] for b in BARE])
def test_a_claim_that_arrives_as_true_or_false_is_refused(make: Callable[[Any], Any]) -> None:
    with pytest.raises(DerivationError) as caught:
        claim_in(lambda d, x: make(x))
    assert caught.value.problem.kind == "truth-value"
    assert caught.value.problem.line is not None


def test_claims_are_not_joined_with_python_words() -> None:
    with pytest.raises(TypeError, match="all_of"):
        claim_in(lambda d, x: chain(0, "<", x) and chain(x, "<", 1))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: chain(0, "<"), "alternates"),
        (lambda: chain(0, "~", 1), "alternates"),
        (lambda: chain(0), "alternates"),
        (lambda: maximum(x), "two or more"),
        (lambda: root(x, 1), "2 or more"),
        (lambda: root(x, sympy.Rational(1, 2)), "2 or more"),
        (lambda: prime(sympy.sin), "d.define"),
        (lambda: member(x, "{", 0, 1, "}"), "interval"),
        (lambda: all_of(), "name the claims"),
        (lambda: diff("x**2", x), "text"),
    ],
)
def test_misuse_says_what_to_write(make: Callable[[], Any], says: str) -> None:
    with pytest.raises(TypeError, match=says):
        make()
