"""Lines of a derivation: what each says, where it stands and what it grants."""

from collections.abc import Callable
from typing import Any

import pytest
import sympy
from sympy import Abs, Eq

from symcheck import implies, prime
from symcheck.derivations.author import Derivation
from symcheck.derivations.problem import DerivationError
from symcheck.derivations.step import (
    DerivationText, composed, context_of, goal_of, premises_of,
)  # fmt: skip
from symcheck.language.claim import Iff, Implies, Rel
from symcheck.language.context import Definition, close
from symcheck.language.term import (
    ONE, TWO, ZERO, Call, Var, absolute, add, div, mul, num, power,
)  # fmt: skip

X, Y = Var("x"), Var("y")


def written(body: Callable[[Derivation], None]) -> DerivationText:
    d = Derivation("page.one", __file__)
    with sympy.evaluate(False):
        body(d)
    return d.text("title", "ref", 1)


def refused(body: Callable[[Derivation], None]) -> Any:
    with pytest.raises(DerivationError) as caught:
        written(body)
    return caught.value.problem


def test_lines_are_numbered_with_the_hypotheses_and_may_have_labels() -> None:
    def body(d: Derivation) -> None:
        x = d.real("x")
        d.given(x > 0, "a length")
        d.then(x + 1 > 1, "add 1", label="more")
        d.then(x + 2 > 2)

    text = written(body)
    assert [s.id for s in text.steps] == ["page.one:1", "page.one:more", "page.one:3"]
    assert [s.kind for s in text.steps] == ["given", "then", "then"]
    assert [s.reason for s in text.steps] == ["a length", "add 1", None]
    assert [s.label for s in text.steps] == ["1", "more", "3"]


def test_a_line_knows_where_its_call_begins() -> None:
    def body(d: Derivation) -> None:
        x = d.real("x")
        d.then(
            x**2
            >= 0,
            "a square",
        )  # fmt: skip

    step = written(body).steps[0]
    assert step.line == body.__code__.co_firstlineno + 2
    assert step.column == 9


def test_a_column_counts_characters_and_not_bytes() -> None:
    def body(d: Derivation) -> None:
        x = d.real("x")
        Δ = x; d.then(x**2 >= 0, "two letters, three bytes")  # noqa: E702, F841  # fmt: skip

    (step,) = written(body).steps
    assert step.column == 16


def test_abbreviations_stay_in_the_claim_and_are_expanded_in_the_context() -> None:
    def body(d: Derivation) -> None:
        x = d.real("x")
        s = d.define("s", lambda t: 1 / t)
        y = d.define("y", s(x + 1))
        d.then(Eq(y, s(x + 1)), "by definition")

    text = written(body)
    assert text.variables == (X,)
    assert text.steps[0].claim == Rel("=", Y, Call("s", (add(X, ONE),)))
    assert text.written[1] == Definition("y", (), Call("s", (add(X, ONE),)))
    quotient = div(ONE, add(X, ONE))
    assert text.definitions[1] == Definition("y", (), quotient)
    assert close(context_of(text, 0), goal_of(text, 0)).goal == Rel("=", quotient, quotient)


def test_a_parameter_does_not_capture_a_variable_of_the_same_name() -> None:
    def body(d: Derivation) -> None:
        outer = d.real("t")
        g = d.define("g", lambda t: t * outer)
        d.then(Eq(g(2), 2 * outer))
        d.then(Eq(prime(g)(outer), outer))

    text = written(body)
    t = Var("t")
    assert close(context_of(text, 0), goal_of(text, 0)).goal == Rel("=", mul(TWO, t), mul(TWO, t))
    assert close(context_of(text, 1), goal_of(text, 1)).goal == Rel("=", t, t)


def test_a_continued_row_is_its_new_link_and_grants_the_transitive_conclusion() -> None:
    def body(d: Derivation) -> None:
        x, y = d.reals("x y")
        d.then(x <= y)
        d.equals(y + 0)
        d.less_than(y + 1)
        d.then(x < y + 2)

    text = written(body)
    zero, one = add(Y, ZERO), add(Y, ONE)
    assert text.steps[1].claim == Rel("=", Y, zero)
    assert text.steps[2].claim == Rel("<", zero, one)
    granted = [p.claim for p in premises_of(text, 3)]
    assert granted == [
        Rel("<=", X, Y), Rel("=", Y, zero), Rel("<=", X, zero),
        Rel("<", zero, one), Rel("<", X, one),
    ]  # fmt: skip
    assert {p.id for p in premises_of(text, 3)} == {"page.one:1", "page.one:2", "page.one:3"}


def test_premises_may_be_left_out_by_id() -> None:
    def body(d: Derivation) -> None:
        x = d.real("x")
        d.then(x > 3)
        d.at_least(2)
        d.then(x > 1)

    text = written(body)
    without = context_of(text, 2, without=frozenset({"page.one:2"}))
    assert without.hypotheses == (Rel(">", X, num(3)),)


@pytest.mark.parametrize(
    ("ops", "whole"),
    [
        (("=", "="), "="),
        (("<=", "<"), "<"),
        (("<=", "="), "<="),
        ((">=", ">"), ">"),
        (("=", "!="), "!="),
        (("!=", "!="), None),
        (("!=", "<"), None),
        (("<=", ">="), None),
    ],
)
def test_what_a_row_of_relations_amounts_to(ops: Any, whole: Any) -> None:
    assert composed(ops) == whole


def test_an_equivalent_line_may_not_lean_on_the_lines_it_is_equivalent_to() -> None:
    def body(d: Derivation) -> None:
        x = d.real("x")
        d.given(x > 0)
        d.given(Eq(x**2, 4))
        d.iff(Eq(Abs(x), 2))
        d.iff(Eq(x, 2))
        d.then(x > 1)

    text = written(body)
    square, size, two = (Rel("=", t, c) for t, c in (
        (power(X, TWO), num(4)), (absolute(X), TWO), (X, TWO)))  # fmt: skip
    positive = Rel(">", X, ZERO)
    assert goal_of(text, 2) == Iff(square, size)
    assert goal_of(text, 3) == Iff(size, two)
    assert [p.claim for p in premises_of(text, 2)] == [positive]
    assert [p.claim for p in premises_of(text, 3)] == [positive]
    assert [p.claim for p in premises_of(text, 4)] == [positive, square, size, two]


def test_sorts_and_unknown_functions_are_declared() -> None:
    def body(d: Derivation) -> None:
        n, _k, x = d.natural("n"), d.integer("k"), d.real("x")
        d.unknown("C")
        d.then(x**n >= 0)

    text = written(body)
    assert text.variables == (Var("n", "natural"), Var("k", "integer"), X)
    assert text.unknowns == ("C",)
    claim = text.steps[0].claim
    assert claim == Rel(">=", power(X, Var("n", "natural")), ZERO)


PROBLEMS: list[tuple[str, Callable[[Derivation], None], str, str]] = [
    ("a derivation that claims nothing", lambda d: d.given(d.real("x") > 0), "empty", "d.then"),
    (
        "a label used twice",
        lambda d: (d.then(d.real("x") < 1, label="a"), d.then(d.real("y") < 1, label="a")),
        "duplicate",
        "another label",
    ),
    ("a variable declared twice", lambda d: d.reals("x x"), "name", "another name"),
    (
        "an abbreviation of a name in use",
        lambda d: d.define("x", d.real("x") + 1),
        "name",
        "another name",
    ),
    ("no name", lambda d: d.reals(""), "name", "d.reals"),
    ("a name of two words", lambda d: d.real("x y"), "name", "one word"),
    ("a word of Python", lambda d: d.real("lambda"), "name", "one word"),
    ("the name of a constant", lambda d: d.real("pi"), "name", "another name"),
    ("the name of an operation", lambda d: d.define("exp", lambda t: t), "name", "another name"),
    ("a function of nothing", lambda d: d.define("f", lambda: 1), "usage", "term"),
    ("a reason that is not text", lambda d: d.then(d.real("x") < 1, 3), "usage", "reason"),
    ("nothing to continue", lambda d: d.equals(1), "continuation", "begin a row"),
    (
        "an implication to continue",
        lambda d: (d.then(implies(d.real("x") > 1, d.real("y") > 0)), d.equals(1)),
        "continuation",
        "begin a row",
    ),
    (
        "a row that changes direction",
        lambda d: (d.then(d.real("x") <= 1), d.at_least(0)),
        "continuation",
        "new row",
    ),
    ("nothing to be equivalent to", lambda d: d.iff(d.real("x") < 1), "continuation", "given"),
    (
        "a continued row to be equivalent to",
        lambda d: (d.then(d.real("x") < 1), d.equals(1), d.iff(d.real("y") < 1)),
        "continuation",
        "given",
    ),
    (
        "an abbreviation named like the variable of a derivative above",
        lambda d: (
            d.then(prime(d.define("s", lambda u: u))(d.real("x")) <= 1),
            d.define("t", d.real("y")),
        ),
        "name",
        "before that line",
    ),
    ("a float", lambda d: d.then(d.real("x") < 0.5), "float", 'Rational("0.5")'),
    ("a foreign symbol", lambda d: d.then(sympy.Symbol("q") < 1), "foreign-symbol", 'd.real("q")'),
]


@pytest.mark.parametrize(
    ("body", "kind", "hint"), [p[1:] for p in PROBLEMS], ids=[p[0] for p in PROBLEMS]
)
def test_problems_have_a_kind_and_a_hint(body: Any, kind: str, hint: str) -> None:
    problem = refused(body)
    assert problem.kind == kind
    assert hint in problem.hint


def test_a_problem_names_the_line_of_the_call() -> None:
    def body(d: Derivation) -> None:
        x = d.real("x")
        d.then(x < 1)
        d.then(x < 0.5)

    problem = refused(body)
    assert problem.line == body.__code__.co_firstlineno + 3


def test_an_implication_is_one_line() -> None:
    def body(d: Derivation) -> None:
        x = d.real("x")
        d.then(implies(x > 1, x > 0))

    assert written(body).steps[0].claim == Implies(Rel(">", X, ONE), Rel(">", X, ZERO))
