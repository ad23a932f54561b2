"""What an author writes of analysis: how it is kept, and what is said of it when it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import sympy
from sympy import Abs, Eq, Rational, exp, oo

from symcheck import (
    all_of, approx, argmax_on, big_o, chain, diff, exists, exists_one, expectation, exponential,
    forall, implies, inf_on, integral, limit, little_o, max_on, min_on, negation, normal, prime,
    probability, product_over, sum_over, sup_on, uniform, within,
)  # fmt: skip
from symcheck.derivations.author import Derivation
from symcheck.derivations.load import load
from symcheck.derivations.problem import DerivationError, Problem
from symcheck.derivations.step import DerivationText
from symcheck.language.claim import ForAll, variables_of
from symcheck.language.context import expand_claim
from symcheck.language.term import Var
from symcheck.printing.as_ascii import show_claim
from symcheck.reading.ascii_syntax import read_claim

Body = Callable[[Derivation], Any]


def written(body: Body) -> DerivationText:
    d = Derivation("page.one", __file__)
    with sympy.evaluate(False):
        body(d)
    return d.text("title", None, 1)


def expanded(text: DerivationText) -> list[str]:
    """The lines with abbreviations expanded, in the ASCII syntax."""
    definitions = {d.name: d for d in text.definitions}
    return [show_claim(expand_claim(s.claim, definitions)) for s in text.steps]


def one(make: Callable[[Derivation], Any]) -> str:
    """The one line that claims what is made."""
    (line,) = expanded(written(lambda d: d.then(make(d))))
    return line


def x_of(d: Derivation) -> Any:
    return d.real("x")


RIGHT = [
    ("for all", lambda d: (lambda x: forall(x, x**2 >= 0))(d.real("x")), "ForAll(x, x^2 >= 0)"),
    ("for all integers", lambda d: (lambda n: forall(n, n**2 >= n))(d.integer("n")),
     "ForAll(n in Integers, n^2 >= n)"),
    ("there is", lambda d: (lambda x, y: exists(y, y > x))(*d.reals("x y")), "Exists(y, y > x)"),
    ("there is just one natural number", lambda d: (lambda n: exists_one(n, Eq(n, 3)))(
        d.natural("n")), "ExistsOne(n in Naturals, n = 3)"),
    ("quantifiers among connectives", lambda d: (lambda x, y: implies(
        forall(x, x < y), negation(exists(x, x >= y))))(*d.reals("x y")),
     "ForAll(x, x < y) => not (Exists(x, x >= y))"),
    ("≈", lambda d: approx(d.real("x"), "6.90"), "x ≈ 6.90"),
    ("≈ below 0", lambda d: approx(d.real("x"), "-0.5"), "x ≈ -0.5"),
    ("within", lambda d: (lambda x: within(x**2, x, Rational("0.3"), x, "[", 0, 1, ")"))(
        d.real("x")), "within(x^2, x, 0.3, x in Interval.Ropen(0, 1))"),
    ("a limit at ∞", lambda d: (lambda x: limit(1 / x, x, oo, 0))(d.real("x")),
     "limit(1/x, x, oo) = 0"),
    ("a limit to −∞ from below", lambda d: (lambda x: limit(1 / x, x, 0, -oo, "below"))(
        d.real("x")), "limit(1/x, x, 0, below) = -oo"),
    ("a limit of a sequence", lambda d: (lambda n: limit(1 / n, n, oo, 0))(d.integer("n")),
     "limit(1/n, n in Integers, oo) = 0"),
    ("big O", lambda d: (lambda x: big_o(x**5, x**3, x, 0))(d.real("x")),
     "bigO(x^5, x^3, x, 0)"),
    ("little o", lambda d: (lambda x: little_o(x, x**2, x, oo))(d.real("x")),
     "littleO(x, x^2, x, oo)"),
    ("a maximum", lambda d: (lambda x: max_on(x, x, "[", 0, 1, "]", 1))(d.real("x")),
     "max_over(x, x in Interval(0, 1)) = 1"),
    ("a minimum on a half line", lambda d: (lambda x: min_on(x**2, x, "(", -oo, 1, "]", 0))(
        d.real("x")), "min_over(x^2, x in Interval(-oo, 1)) = 0"),
    ("a supremum by digits", lambda d: (lambda x: sup_on(x, x, "(", 0, 1, ")", about="1.0"))(
        d.real("x")), "sup_over(x, x in Interval.open(0, 1)) ≈ 1.0"),
    ("an infimum", lambda d: (lambda x: inf_on(1 / x, x, "[", 1, oo, ")", 0))(d.real("x")),
     "inf_over(1/x, x in Interval(1, oo)) = 0"),
    ("the place of a maximum", lambda d: (lambda x: argmax_on(-(x**2), x, "[", -9, 9, "]", 0))(
        d.real("x")), "argmax_over(-x^2, x in Interval(-9, 9)) = 0"),
    ("a sum", lambda d: (lambda j, n: Eq(sum_over(j, j, 1, n), n))(*d.integers("j n")),
     "Sum(j, (j, 1, n)) = n"),
    ("a product", lambda d: (lambda x, j, n: product_over(x, j, 1, n + 1) > 0)(
        d.real("x"), *d.integers("j n")), "Product(x, (j, 1, n + 1)) > 0"),
    ("items of a sequence", lambda d: (lambda w, j, n: sum_over(w[j], j, 1, n) >= w[n + 1])(
        d.sequence("w"), *d.integers("j n")), "Sum(w(j), (j, 1, n)) >= w(n + 1)"),
    ("an integral", lambda d: (lambda x: Eq(integral(exp(-x), x, 0, oo), 1))(d.real("x")),
     "Integral(exp(-x), (x, 0, oo)) = 1"),
    ("a mean", lambda d: (lambda w: Eq(expectation(w**2, w, normal(0, 1)), 1))(d.real("w")),
     "Expectation(w^2, w, Normal(0, 1)) = 1"),
    ("a probability", lambda d: (lambda w: probability(Abs(w) < 1, w, uniform(-2, 2)) > 0)(
        d.real("w")), "Probability(Abs(w) < 1, w, Uniform(-2, 2)) > 0"),
    ("a probability of a chain", lambda d: (lambda w: probability(
        chain(0, "<", w, "<=", 1), w, exponential(2)) > 0)(d.real("w")),
     "Probability(0 < w <= 1, w, Exponential(2)) > 0"),
    ("a recursion", lambda d: (lambda n: d.recursive("a", 1, lambda k, before: k * before)(n) > 0)(
        d.integer("n")), "Recursion(1, (k, before), k*before, 1, n) > 0"),
    ("a recursion from 2 on", lambda d: (lambda n, a: Eq(a[n + 1], 0))(
        d.integer("n"), d.recursive("a", 5, lambda k, b: b / k, at=2)),
     "Recursion(5, (k, b), b/k, 3, n + 1) = 0"),
    ("a recursion whose names are taken", lambda d: (lambda k, b, a: Eq(a(k), b))(
        d.integer("k"), d.real("b"), d.recursive("a", 0, lambda k, b: k * b + 1)),
     "Recursion(0, (k_1, b_1), k_1*b_1 + 1, 1, k) = b"),
    ("a derivative of a recursion", lambda d: (lambda x, n, a: Eq(diff(a(n), x), 0))(
        d.real("x"), d.integer("n"), d.recursive("a", 0, lambda k, b: b)),
     "Derivative(Recursion(0, (k, b), b, 1, n), x) = 0"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "line"), [r[1:] for r in RIGHT], ids=[r[0] for r in RIGHT])
def test_what_was_written_is_kept(make: Body, line: str) -> None:
    assert one(make) == line


@pytest.mark.parametrize(("make", "line"), [r[1:] for r in RIGHT], ids=[r[0] for r in RIGHT])
def test_what_was_written_reads_back(make: Body, line: str) -> None:
    text = written(lambda d: d.then(make(d)))
    claim = expand_claim(text.steps[0].claim, {d.name: d for d in text.definitions})
    free = variables_of(claim)
    integer = [v.name for v in free if v.sort != "real"]
    functions = [f for f in text.unknowns if f"{f}(" in line]
    assert read_claim(line, integer=integer, functions=functions) == claim


def test_induction_is_three_lines() -> None:
    def body(d: Derivation) -> None:
        n = d.integer("n")
        d.induction(n, 2, lambda m: 2**m > m, "by doubling", label="power")

    text = written(body)
    assert [s.label for s in text.steps] == ["power.base", "power.step", "power"]
    assert [s.reason for s in text.steps][2] == "by doubling"
    assert expanded(text) == [
        "2^2 > 2",
        "ForAll(n in Integers, n >= 2 and 2^n > n => 2^(n + 1) > n + 1)",
        "ForAll(n in Integers, n >= 2 => 2^n > n)",
    ]


# What is wrong is refused at its line, with what to write.

HEAD = """\
    import sympy
    from sympy import Abs, Eq, Rational, exp, oo
    from symcheck import *
    from symcheck import derivation

    @derivation("One")
    def one(d):
        x, y, C, ε = d.reals("x y C ε")
        n, j = d.integers("n j")
        w = d.sequence("w")
        b = d.define("b", x + 1)
"""
LINE = len(HEAD.splitlines()) + 1

WRONG = [
    ("for all of what was not declared", "d.then(forall(sympy.Symbol('q'), x > 0))",
     "q is not a declared variable", 'd.real("x")'),
    ("there is one that was not declared", "d.then(exists(sympy.Symbol('q', real=True), x > 0))",
     "q is not a declared variable", 'd.real("x")'),
    ("for all of a sum", "d.then(forall(x + y, x > 0))", "not a declared variable", 'd.real("x")'),
    ("for all of an abbreviation", "d.then(forall(b, b > 0))", "b is not a declared variable",
     'd.real("x")'),
    ("for all of a number", "d.then(forall(3, x > 0))", "3 is not a declared variable",
     'd.real("x")'),
    ("for all, with a term for a claim", "d.then(forall(x, x + 1))", "is not a claim",
     "write a relation"),
    ("induction over a real", "d.induction(x, 0, lambda m: 2**m >= 0)",
     "x is not an integer variable", 'd.integer("n")'),
    ("induction from a fraction", "d.induction(n, Rational(1, 2), lambda m: 2**m >= 0)",
     "begins at an integer", "d.induction(n, 1,"),
    ("induction of a term", "d.induction(n, 0, lambda m: 2**m)", "is not a claim",
     "write a relation"),
    ("a recursion of one name", "d.recursive('a', 1, lambda k: k)",
     "the index and the item before", "lambda k, before:"),
    ("a recursion of a number", "d.recursive('a', 1, 2)", "the index and the item before",
     "lambda k, before:"),
    ("a recursion that begins at a fraction",
     "d.recursive('a', 1, lambda k, before: before, at=Rational(1, 2))",
     "begins at an integer", "at=1"),
    ("a recursion of a float", "d.recursive('a', 0.5, lambda k, before: before)",
     "is a float", 'Rational("0.5")'),
    ("a recursion in use", "d.recursive('x', 1, lambda k, before: before)", "x is in use already",
     "another name"),
    ("a recursion at a real", "d.then(d.recursive('a', 1, lambda k, p: p)(x) > 0)",
     "a takes integers only, not x", "integer variable"),
    ("a sequence at a real", "d.then(w[x] > 0)", "w takes integers only, not x",
     "integer variable"),
    ("a sequence between two items", "d.then(w[n / 2] > 0)", "w takes integers only",
     "integer variable"),
    ("≈ a float", "d.then(approx(x, 6.9))", "digits are text", '"6.9"'),
    ("≈ a number", "d.then(approx(x, 7))", "digits are text", '"6.9"'),
    ("≈ a Rational", "d.then(approx(x, Rational(69, 10)))", "digits are text", '"6.9"'),
    ("≈ digits with an exponent", "d.then(approx(x, '1e3'))", "digits are text", '"6.9"'),
    ("≈ a quotient", "d.then(approx(x, '1/3'))", "digits are text", '"6.9"'),
    ("an approximation in a condition", "d.then(x if approx(x, '7') else y)",
     "neither true nor false", "all_of"),
    ("an extremum without its value", "d.then(max_on(x, x, '[', 0, 1, ']'))",
     "write the value", 'max_on(f, x, "[", 0, 1, "]", m)'),
    ("an extremum with two values", "d.then(argmin_on(x, x, '[', 0, 1, ']', 0, about='0.0'))",
     "write the value", 'argmin_on(f, x, "[", 0, 1, "]", m)'),
    ("an extremum by a float", "d.then(sup_on(x, x, '[', 0, 1, ']', about=1.0))",
     "digits are text", '"6.9"'),
    ("an extremum without brackets", "d.then(min_on(x, x, 0, 1, 2, 3, 4))",
     "an interval is written", 'x, "["'),
    ("an extremum from ∞ down", "d.then(max_on(x, x, '(', oo, 0, ']', 0))",
     "oo is not a real number", "infinite end"),
    ("an extremum that is infinite", "d.then(sup_on(x, x, '[', 0, oo, ')', oo))",
     "oo is not a real number", "infinite end"),
    ("a domain of a term", "d.then(max_on(x, x + y, '[', 0, 1, ']', 0))",
     "is not a declared variable", 'd.real("x")'),
    ("the place of a maximum among integers", "d.then(argmax_on(-n**2, n, '[', -9, 9, ']', 0))",
     "n runs over an interval, and is no real variable", "write forall and exists"),
    ("a supremum of a sequence", "d.then(sup_on(w[n], n, '[', 0, oo, ')', 1))",
     "n runs over an interval, and is no real variable", "write forall and exists"),
    ("within a tolerance on integers", "d.then(within(n, j, 1, n, '[', 0, 9, ']'))",
     "n runs over an interval, and is no real variable", "write forall and exists"),
    ("within a float", "d.then(within(x, y, 0.1, x, '[', 0, 1, ']'))", "0.1",
     'Rational("0.5")'),
    ("a limit of an integer at a number", "d.then(limit(w[n], n, 3, 0))",
     "n is an integer, which goes to no number", "oo or -oo"),
    ("a limit from the left", "d.then(limit(x, x, 0, 0, 'left'))", "the side of a limit",
     '"below" or "above"'),
    ("a limit at ∞ from above", "d.then(limit(x, x, oo, 0, 'above'))", "has no side", "oo"),
    ("a limit by an abbreviation", "d.then(limit(b, b, 0, 0))", "b is not a declared variable",
     'd.real("x")'),
    ("a limit in a sum", "d.then(limit(x, x, 0, 0) + 1 > 0)", "unsupported operand", "+"),
    ("a sum over a real", "d.then(sum_over(x, x, 1, n) > 0)", "over integers",
     'd.integer("j")'),
    ("a sum to a real", "d.then(sum_over(j, j, 1, y) > 0)", "over integers", 'd.integer("j")'),
    ("a sum to ∞", "d.then(sum_over(1 / j, j, 1, oo) > 0)", "oo is not a real number", "end"),
    ("an order of a float", "d.then(big_o(x, 0.5, x, 0))", "is a float", 'Rational("0.5")'),
    ("a law that is none", "d.then(expectation(x, x, y) > 0)", "y is no law", "normal(0, 1)"),
    ("a law alone", "d.then(normal(0, 1) > 0)", "normal is a law", "expectation(f, w, law)"),
    ("a law of too few", "d.then(expectation(x, x, sympy.Function('normal')(0)) > 0)",
     "no law normal of 1 parameters", ""),
    ("a probability of a term", "d.then(probability(x, x, normal(0, 1)) > 0)",
     "an event is a relation or a chain", "probability(Abs(w) < 1, w, law)"),
    ("a probability of a conjunction",
     "d.then(probability(all_of(x > 0, x < 1), x, normal(0, 1)) > 0)",
     "an event is a relation or a chain", "probability(Abs(w) < 1, w, law)"),
    ("SymPy's sum", "d.then(sympy.Sum(j, (j, 1, n)) > 0)", "Sum", "sum_over(term, j, low, high)"),
    ("SymPy's product", "d.then(sympy.Product(j, (j, 1, n)) > 0)", "Product",
     "product_over(term, j, low, high)"),
    ("SymPy's limit", "d.then(Eq(sympy.Limit(1 / x, x, oo), 0))", "Limit",
     "limit(term, x, a, value)"),
    ("SymPy's integral", "d.then(Eq(sympy.Integral(x, (x, 0, 1)), y))", "Integral",
     "integral(term, x, low, high)"),
]  # fmt: skip


def problem_of(folder: Path, line: str, before: str = "") -> Problem:
    (folder / "page.py").write_text(
        dedent(before) + dedent(HEAD) + f"    {line}\n    d.then(Eq(1, 1))\n", encoding="utf-8"
    )
    with pytest.raises(DerivationError) as caught:
        load([folder / "page.py"])
    return caught.value.problem


@pytest.mark.parametrize(
    ("line", "message", "hint"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_what_is_wrong_is_refused_at_its_line(
    tmp_path: Path, line: str, message: str, hint: str
) -> None:
    problem = problem_of(tmp_path, line)
    assert message in problem.message
    assert hint in f"{problem.message} {problem.hint}"
    assert problem.line == LINE


OTHERS = """\
    from sympy import Eq, exp
    from symcheck import Derivation, derivation, forall

    @derivation("Squares")
    def squares(d):
        z, v = d.reals("z v")
        k = d.integer("k")
        d.given(v > 0)
        d.then(z**2 + v > 0, label="more")
        d.then(forall(k, k**2 >= 0), label="all")
"""

EVERY = [
    ("for all values of one", 'd.cite(squares, only="more", every="z", v=y)',
     "ForAll(z, y > 0 => z^2 + y > 0)"),
    ("for all values of both", 'd.cite(squares, only="more", every="z v")',
     "ForAll(z, ForAll(v, v > 0 => z^2 + v > 0))"),
    ("a name that is taken here", 'z = d.real("z"); d.cite(squares, only="more", every="z", v=z)',
     "ForAll(z_1, z > 0 => z_1^2 + z > 0)"),
    ("a name that abbreviates something here",
     'z = d.define("z", y + 1); d.cite(squares, only="more", every="z", v=z)',
     "ForAll(z_1, y + 1 > 0 => z_1^2 + (y + 1) > 0)"),
    ("what is put speaks of the general name", 'z = d.real("z"); '
     'd.cite(squares, only="more", every="z", v=z**2)', "ForAll(z_1, z^2 > 0 => z_1^2 + z^2 > 0)"),
    ("what was quantified stays so", 'd.cite(squares, only="all", v=y)',
     "y > 0 => ForAll(k in Integers, k^2 >= 0)"),
    ("with a name that abbreviates something here",
     'k = d.define("k", y + 1); d.cite(squares, only="all", v=y)',
     "y > 0 => ForAll(k_1 in Integers, k_1^2 >= 0)"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "claim"), [e[1:] for e in EVERY], ids=[e[0] for e in EVERY])
def test_a_citation_for_all_values(tmp_path: Path, line: str, claim: str) -> None:
    (tmp_path / "page.py").write_text(
        dedent(OTHERS) + dedent(HEAD) + f"    {line}\n    d.then(Eq(1, 1))\n", encoding="utf-8"
    )
    texts = {t.name: t for t in load([tmp_path / "page.py"]).requested}
    text = texts["page.one"]
    assert expanded(text)[0] == claim
    assert isinstance(text.steps[0].grants[0].claim, ForAll) == claim.startswith("ForAll")


EVERY_WRONG = [
    ("a variable that it does not have", 'd.cite(squares, only="more", every="u", v=y)',
     "page.squares has no variable u"),
    ("one that has a value already", 'd.cite(squares, only="more", every="z", z=y, v=y)',
     "page.squares has no variable z left"),
    ("one of which the step does not speak", 'd.cite(squares, only="all", every="z", v=y)',
     "page.squares has no variable z left"),
    ("the other is not here", 'd.cite(squares, only="more", every="z")',
     "page.squares speaks of v, no real variable here"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "message"), [e[1:] for e in EVERY_WRONG], ids=[e[0] for e in EVERY_WRONG]
)
def test_a_citation_for_all_values_that_is_wrong(tmp_path: Path, line: str, message: str) -> None:
    problem = problem_of(tmp_path, line, OTHERS)
    assert message in problem.message
    assert problem.line == len(OTHERS.splitlines()) + LINE


def test_a_derivative_of_a_recursion_does_not_catch_its_names() -> None:
    """a(n) = a(n − 1) + x, derived by x where the index or the item before is called x too."""

    def body(d: Derivation) -> None:
        y, n = d.real("y"), d.integer("n")
        a = d.recursive("a", y, lambda x, before: before + x * y)
        x = d.real("x")
        d.then(Eq(diff(a(n) * x, x), a(n)))
        d.then(Eq(prime(d.define("g", lambda k: k + a(n)))(x), 1))

    text = written(body)
    first, second = expanded(text)
    assert first == (
        "Derivative(Recursion(y, (x, before), before + x*y, 1, n)*x, x) "
        "= Recursion(y, (x, before), before + x*y, 1, n)"
    )
    assert "Recursion(y, (x, before), before + x*y, 1, n)" in second
    assert variables_of(read_claim(first, integer=("n",))) == {
        Var("x"), Var("y"), Var("n", "integer"),
    }  # fmt: skip


def test_digits_keep_their_zeros() -> None:
    text = written(lambda d: d.then(all_of(approx(d.real("x"), "0.500"), approx(3, "3"))))
    claims = getattr(text.steps[0].claim, "parts", ())
    assert [(c.value, c.places) for c in claims] == [(Fraction(1, 2), 3), (Fraction(3), 0)]
