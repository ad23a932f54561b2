"""What a citation brings in, and why each premise of it is there."""

from collections.abc import Callable
from typing import Any

import pytest
import sympy
from sympy import Eq, ln, sqrt

from symcheck import diff, prime
from symcheck.derivations.author import Derivation
from symcheck.derivations.problem import DerivationError
from symcheck.derivations.step import DerivationText, citations_of, context_of, premises_of
from symcheck.language.claim import And, Implies, Rel
from symcheck.language.context import close
from symcheck.language.term import (
    ONE, TWO, ZERO, Derivative, Num, Var, add, div, free_variables, mul, neg, power,
)  # fmt: skip
from symcheck.language.term import ln as lnt

X, Y, U = Var("x"), Var("y"), Var("u")


def written(body: Callable[[Derivation], None], name: str = "page.other") -> DerivationText:
    texts: dict[str, DerivationText] = {}

    def resolve(other: Any) -> DerivationText:
        return texts.setdefault(other.__name__, written(other))

    d = Derivation(name, __file__, resolve)
    with sympy.evaluate(False):
        body(d)
    return d.text("title", None, 1)


def cited_by(body: Callable[[Derivation], None]) -> Any:
    """The claims that the citation on the first line of a derivation brings in."""

    def whole(d: Derivation) -> None:
        body(d)
        d.then(Eq(1, 1))

    return [p.claim for p in written(whole, "page.one").steps[0].grants]


def squares(d: Derivation) -> None:
    x = d.real("x")
    d.given(x > 1)
    d.then(x**2 > 1, label="square")
    d.given(x < 2)
    d.then(x**2 < 4)
    d.equals(x + 1)


def test_a_claim_comes_with_the_hypotheses_before_it() -> None:
    claims = cited_by(lambda d: (d.real("x"), d.cite(squares)))
    above, below = Rel(">", X, ONE), Rel("<", X, TWO)
    both = And((above, below))
    four = Num(TWO.value * 2)
    assert claims == [
        Implies(above, Rel(">", power(X, TWO), ONE)),
        Implies(both, Rel("<", power(X, TWO), four)),
        Implies(both, Rel("=", four, add(X, ONE))),
        Implies(both, Rel("<", power(X, TWO), add(X, ONE))),
    ]


def test_the_author_chooses_steps() -> None:
    def body(d: Derivation) -> None:
        d.real("x")
        d.cite(squares, only="square")
        d.cite(squares, only=(4, "square"))
        d.then(Eq(1, 1))

    text = written(body, "page.one")
    assert text.steps[0].cited == ("page.other:square",)
    assert text.steps[1].cited == ("page.other:4", "page.other:square")
    assert {p.id for p in premises_of(text, 1)} == {"page.other:square"}
    assert citations_of(text) == ("page.other",)


def test_a_term_put_for_a_variable_must_have_a_value() -> None:
    # Without the premise, x = ln(-1) would make a false implication of a true theorem.
    def total(d: Derivation) -> None:
        x = d.real("x")
        d.then(Eq(x - x, 0))

    claims = cited_by(lambda d: d.cite(total, x=ln(d.real("y"))))
    log = lnt(Y)
    assert claims == [Implies(Rel(">", Y, ZERO), Rel("=", add(log, neg(log)), ZERO))]


def test_a_derivative_put_for_a_variable_must_exist() -> None:
    def total(d: Derivation) -> None:
        x = d.real("x")
        d.then(Eq(x, x))

    def body(d: Derivation) -> None:
        y = d.real("y")
        d.cite(total, x=diff(sqrt(y), y))

    (claim,) = cited_by(body)
    assert isinstance(claim.premise, And)
    assert Rel(">", Y, ZERO) in claim.premise.parts


def test_abbreviations_of_the_other_derivation_are_expanded() -> None:
    def other(d: Derivation) -> None:
        x = d.real("x")
        s = d.define("s", lambda t: t + 1)
        d.then(Eq(s(x), x + 1))

    def body(d: Derivation) -> None:
        d.define("s", d.real("x") + 2)
        d.cite(other)

    assert cited_by(body) == [Rel("=", add(X, ONE), add(X, ONE))]


def test_an_abbreviation_put_for_a_variable_is_not_captured_by_a_derivative() -> None:
    def other(d: Derivation) -> None:
        x, y = d.reals("x y")
        d.then(Eq(diff(x * y, x), y))

    def body(d: Derivation) -> None:
        x = d.real("x")
        u = d.define("u", x + 1)
        d.cite(other, y=u)

    text_claims = cited_by(body)
    bound = Var("x_1")
    value = add(X, ONE)
    assert text_claims == [Rel("=", Derivative(mul(bound, value), bound, X), value)]


def test_a_bound_variable_gives_way_to_an_abbreviation_of_its_name() -> None:
    def other(d: Derivation) -> None:
        x = d.real("x")
        s = d.define("s", lambda v: v**2)
        d.then(Eq(prime(s)(x), 2 * x))

    def body(d: Derivation) -> None:
        d.define("t", d.real("x") + 1)
        d.cite(other)
        d.then(Eq(1, 1))

    text = written(body, "page.one")
    (claim,) = (p.claim for p in text.steps[0].grants)
    assert claim.lhs.var == Var("t_1")
    assert close(context_of(text, 1), text.steps[1].claim).hypotheses == (
        Rel("=", mul(TWO, X), mul(TWO, X)),
    )


def test_what_is_cited_speaks_only_of_what_is_put_for_its_variables() -> None:
    (claim, *_) = cited_by(lambda d: d.cite(squares, x=2 * d.real("u")))
    variables = {v for t in (claim.premise.lhs, claim.conclusion.lhs) for v in free_variables(t)}
    assert variables == {U}


def test_a_variable_that_stands_for_itself_asks_nothing() -> None:
    claims = cited_by(lambda d: d.cite(squares, only="square", x=d.real("x")))
    assert claims == [Implies(Rel(">", X, ONE), Rel(">", power(X, TWO), ONE))]


def counted(d: Derivation) -> None:
    n = d.natural("n")
    d.then(Eq(2**n, 2**n))


def powers(d: Derivation) -> None:
    x, y = d.reals("x y")
    d.given(x**y > 0)
    d.then(x >= 0)


def of_a_function(d: Derivation) -> None:
    C, x = d.unknown("C"), d.real("x")
    d.then(Eq(C(x), C(x)))


def of_a_quotient(d: Derivation) -> None:
    x = d.real("x")
    d.then(Eq(1 / x, 1 / x), label="same")


REFUSED: list[tuple[str, Callable[[Derivation], None], str]] = [
    (
        "a variable that is not declared here",
        lambda d: d.cite(squares),
        "page.other speaks of x, no real variable here: write cite(…, x=…)",
    ),
    (
        "a variable that is an abbreviation here",
        lambda d: (d.define("x", d.real("y") + 1), d.cite(squares)),
        "write cite(…, x=…)",
    ),
    (
        "a variable of another sort here",
        lambda d: (d.integer("x"), d.cite(squares)),
        "no real variable here",
    ),
    (
        "a variable the other does not have",
        lambda d: d.cite(squares, y=d.real("x")),
        "has no variable y",
    ),
    (
        "a step the other does not claim",
        lambda d: (d.real("x"), d.cite(squares, only=1)),
        "claims no step 1; it claims square, 4, 5",
    ),
    (
        "a real put for a natural number",
        lambda d: d.cite(counted, n=d.real("x")),
        "n stands for a natural",
    ),
    (
        "an integer put for a natural number",
        lambda d: d.cite(counted, n=d.integer("k")),
        "n stands for a natural",
    ),
    (
        "an integer put for a real exponent: (−1)² > 0 would give −1 ≥ 0",
        lambda d: (d.real("x"), d.cite(powers, y=2)),
        "makes another power",
    ),
    (
        "an unknown function that is not declared here",
        lambda d: (d.real("x"), d.cite(of_a_function)),
        'd.unknown("C")',
    ),
]


@pytest.mark.parametrize(("body", "says"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_citations_without_meaning_are_refused(body: Any, says: str) -> None:
    with pytest.raises(DerivationError) as caught:
        written(body, "page.one")
    assert caught.value.problem.kind == "citation"
    assert says in caught.value.problem.message


def test_a_natural_put_for_a_natural_is_fine() -> None:
    m = Var("m", "natural")
    claims = cited_by(lambda d: d.cite(counted, n=d.natural("m") + 1))
    both = power(TWO, add(m, ONE))
    assert claims == [Rel("=", both, both)]


def test_only_conditions_of_what_is_spoken_of_are_asked() -> None:
    def other(d: Derivation) -> None:
        x, _ = d.reals("x y")
        d.then(x + 1 > x)

    claims = cited_by(lambda d: (d.real("x"), d.cite(other, y=1 / d.real("u"))))
    assert claims == [Rel(">", add(X, ONE), X)]


def test_a_quotient_put_for_a_variable_asks_for_its_denominator() -> None:
    claims = cited_by(lambda d: d.cite(of_a_quotient, x=1 / d.real("u")))
    reciprocal = div(ONE, div(ONE, U))
    assert claims == [Implies(Rel("!=", U, ZERO), Rel("=", reciprocal, reciprocal))]
