"""Printing in the ASCII syntax: how it looks, and that it reads back."""

from fractions import Fraction

import pytest
from claims_at_random import any_terms, plain, read_claims, read_terms
from hypothesis import given, settings

from symcheck.language.claim import And, Chain, Claim, Member, Or, Rel, Truth
from symcheck.language.term import (
    ONE, TWO, App, Call, Derivative, Num, Unknown, Var, add, div, exp, mul, neg, num, power, sub,
)  # fmt: skip
from symcheck.printing.as_ascii import decimal, show_claim, show_term
from symcheck.reading.ascii_syntax import read_claim, read_term

x, y, z = Var("x"), Var("y"), Var("z")
THIRD = Num(Fraction(1, 3))

SAME = [
    "x/x = 1",
    "a - b + c - 3 = 0",
    "a - (b + c) = -(a + b)",
    "-x^2 = (-x)^2",
    "(-3)^2 = -3^2",
    "x^(-3) = 2^(-x)",
    "x^y^z = (x^y)^z",
    "a*b/c = a*(b/c)",
    "a/b/c = a/(b/c)",
    "-(a*b) = -a*b",
    "a - b*c = a + (-b)*c",
    "1/(-3) = -(1/3)",
    "-(-x) = x - (-y)",
    "exp(x^2) = 1/e",
    "exp(1)^x = e*e",
    "6.9 <= 0.448 <= 1e-20",
    "1/4 < w",
    "sqrt(x) + root(x, 3) = Abs(x)",
    "Max(x, y) >= Min(x, y, 0)",
    "log(x, 2) = ln(x)/ln(2)",
    "sin(pi*x) = 0",
    "x^(1/3) = x^n",
    "Derivative(C(t), t) = Derivative(t^3, (t, 2))",
    "Subs(Derivative(C(t), t), t, w*a + b) = 0",
    "x > 0 and y > 0 or z > 0",
    "(x > 0 or y > 0) and z > 0",
    "x > 0 and (y > 0 and z > 0)",
    "not (x > 0) and not True",
    "x > 0 => y > 0 => z > 0",
    "(x > 0 => y > 0) => z > 0",
    "x > 0 <=> (y > 0 <=> z > 0)",
    "x in Interval(0, 1) or x in Interval.open(a, b)",
    "x in Interval.Lopen(0, 1) or x in Interval.Ropen(0, 1)",
    "x in Interval(-oo, 0) or x in Interval.open(0, oo) or x in Reals",
    "σ′ + w₁ + lambda_ + e_ > 0",
]


@pytest.mark.parametrize("text", SAME)
def test_lines_in_their_plainest_form_print_as_they_were(text):
    assert show_claim(read_claim(text, integer=("n",), functions=("C",))) == text


OTHER = [
    ("a constant third is printed as a quotient", THIRD, "1/3"),
    ("and takes brackets where a quotient does", power(x, THIRD), "x^(1/3)"),
    ("a negative third", mul(x, neg(THIRD)), "x*(-1/3)"),
    ("a third less", add(x, neg(THIRD)), "x - 1/3"),
    ("a half", Num(Fraction(1, 2)), "1/2"),
    ("the document's constants", sub(num("0.448"), num("6.9")), "0.448 - 6.9"),
    ("a sum of a sum", add(add(x, y), z), "x + y + z"),
    ("a product of a product", mul(mul(x, y), z), "x*y*z"),
    ("the opposite of a literal", App("neg", (TWO,)), "-2"),
    ("the opposite of a negative literal", App("neg", (num(-2),)), "-(-2)"),
    ("a derivative of an unknown function", Unknown("C", 1, mul(TWO, x)),
     "Subs(Derivative(C(t), t), t, 2*x)"),
    ("its second derivative", Unknown("C", 2, ONE), "Subs(Derivative(C(t), (t, 2)), t, 1)"),
    ("a bound variable apart from the argument's", Unknown("C", 1, Var("t")),
     "Subs(Derivative(C(t1), t1), t1, t)"),
    ("a bound variable apart from the function's name", Unknown("t", 1, x),
     "Subs(Derivative(t(t1), t1), t1, x)"),
    ("a call of a defined function", Call("σ", (mul(x, y),)), "σ(x*y)"),
    ("a mixed derivative", Derivative(Derivative(x, x, x), y, y),
     "Derivative(Derivative(x, x), y)"),
    ("an inner derivative elsewhere", Derivative(Derivative(x, x, ONE), x, x),
     "Derivative(Subs(Derivative(x, x), x, 1), x)"),
    ("a name the syntax lacks", Var("a b"), "a_u20_b"),
    ("a natural variable", div(ONE, Var("n", "natural")), "1/n"),
    ("a long decimal", Num(Fraction(1, 10**15)), "1e-15"),
    ("a quotient with a huge denominator", Num(Fraction(1, 2**4000 * 3)), f"1/{2**4000 * 3}"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "term", "text"), OTHER, ids=[row[0] for row in OTHER])
def test_terms_that_no_reader_of_this_syntax_makes(title, term, text):
    assert show_term(term) == text


ODD_CLAIMS: list[tuple[str, Claim, str]] = [
    ("a conjunction of nothing", And(()), "True"),
    ("a disjunction of nothing", Or(()), "False"),
    ("a conjunction of one", And((Rel("<", x, y),)), "x < y"),
    ("a chain of one link", Chain(x, (("<", y),)), "x < y"),
    ("a chain of none", Chain(x, ()), "True"),
    ("an infinite end that says it is closed", Member(x, None, ONE, True, True),
     "x in Interval(-oo, 1)"),
    ("a disjunction of one inside a conjunction", And((Or((Truth(True),)), Rel("=", x, x))),
     "True and x = x"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "claim", "text"), ODD_CLAIMS, ids=[r[0] for r in ODD_CLAIMS])
def test_claims_that_no_reader_makes(title, claim, text):
    assert show_claim(claim) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("1/10", "0.1"), ("-69/10", "-6.9"), ("1/200", "0.005"), ("1/8", None), ("7", None),
     ("1/256", "0.00390625"), ("1/30", None), ("1/700", None), ("1001/100", "10.01")],
)  # fmt: skip
def test_decimals_only_where_they_are_plainer(value, text):
    assert decimal(Fraction(value)) == text


@settings(max_examples=500, deadline=None)
@given(read_terms)
def test_a_term_of_the_readers_shape_reads_back_identical(term):
    assert read_term(show_term(term), integer=("n",), functions=("C",)) == term


@settings(max_examples=500, deadline=None)
@given(read_claims)
def test_a_claim_of_the_readers_shape_reads_back_identical(claim):
    assert read_claim(show_claim(claim), integer=("n",), functions=("C",)) == claim


@settings(max_examples=500, deadline=None)
@given(any_terms)
def test_any_term_reads_back_with_the_same_meaning(term):
    again = read_term(show_term(term), integer=("n",), functions=("C",))
    assert plain(again) == plain(term)


@settings(max_examples=200, deadline=None)
@given(any_terms)
def test_what_was_read_once_reads_so_again(term):
    once = read_term(show_term(term), integer=("n",), functions=("C",))
    assert read_term(show_term(once), integer=("n",), functions=("C",)) == once


def test_the_comparison_of_meanings_tells_terms_apart():
    apart = [x, y, neg(x), exp(x), sub(x, y), sub(y, x), THIRD, Unknown("C", 1, x),
             Unknown("C", 2, x), Derivative(mul(x, y), x, x), Derivative(mul(x, y), y, x),
             ]  # fmt: skip
    assert len({plain(term) for term in apart}) == len(apart)


SORTS = [
    "ForAll(n in Reals, n^2 >= n) or n = 0",
    "ForAll(m in Integers, Exists(m in Reals, 2*m = 1))",
    "ForAll(n in Naturals, Exists(n, 2*n = 1))",
    "ForAll(n in Reals, ForAll(m in Integers, n < m or m in Interval(0, n)))",
    "limit(1/n, n in Reals, oo) = 0",
    "limit(1/m, m in Integers, oo) = 0",
    "max_over(n, n in Interval(0, n)) = n",
]
"""Where n is declared an integer."""


@pytest.mark.parametrize("text", SORTS)
def test_sorts_of_bound_variables_are_told_where_the_reader_takes_them_for_others(text):
    assert show_claim(read_claim(text, integer=("n",)), frozenset({"n"})) == text
