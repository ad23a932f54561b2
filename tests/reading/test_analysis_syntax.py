"""The ASCII syntax of analysis: texts beside what they mean, and texts that cannot be read."""

from fractions import Fraction

import pytest

from symcheck.language.analysis import (
    Approach, Domain, Extremum, Infinite, Limit, Near, Order, Within,
)  # fmt: skip
from symcheck.language.claim import And, Exists, ExistsOne, ForAll, Implies, Not, Rel
from symcheck.language.term import (
    ONE, TWO, ZERO, App, Derivative, Expectation, Integral, Law, Num, Probability, Recursion,
    Unknown, Var, absolute, add, div, exp, mul, neg, num, power, product_over, sub, sum_over,
)  # fmt: skip
from symcheck.reading.ascii_syntax import read_claim, read_term
from symcheck.reading.errors import ReadError

a, t, w, x, y, z, L, m = map(Var, "atwxyzLm")
n, j, k = (Var(name, "integer") for name in "njk")
UNIT = Domain(x, ZERO, ONE, True, True)
BELL = Law("normal", (ZERO, ONE))

TERMS = [
    ("a sum", "Sum(j^2, (j, 1, n))", sum_over(power(j, TWO), j, ONE, n)),
    ("a product", "Product(x + j, (j, 2, n + 1))", product_over(add(x, j), j, TWO, add(n, ONE))),
    ("an index is an integer there and nowhere else", "x^j + Sum(x^j, (j, 0, 3))",
     add(power(x, Var("j")), sum_over(power(x, j), j, ZERO, num(3)))),
    ("ends are read outside", "Sum(n, (n, 1, n))", sum_over(n, n, ONE, n)),
    ("a sum of a sum", "Sum(Sum(j*k, (k, 1, j)), (j, 1, n))",
     sum_over(sum_over(mul(j, k), k, ONE, j), j, ONE, n)),
    ("a sequence", "Sum(C(j), (j, 1, n))", sum_over(Unknown("C", 0, j), j, ONE, n)),
    ("a recursion", "Recursion(1, (k, x), k*x, 1, n)",
     Recursion(ONE, k, x, mul(k, x), ONE, n)),
    ("its start is read outside", "Recursion(x, (k, x), 2*x, 1, n)",
     Recursion(x, k, x, mul(TWO, x), ONE, n)),
    ("an integral", "Integral(exp(-x), (x, 0, oo))", Integral(exp(neg(x)), x, ZERO, None)),
    ("an integral from −∞", "Integral(x, (x, -∞, a))", Integral(x, x, None, a)),
    ("a variable of integration has its own name", "x*Integral(x, (x, 0, x))",
     mul(x, Integral(x, x, ZERO, x))),
    ("a mean", "Expectation(w^2, w, Normal(0, 1))", Expectation(power(w, TWO), w, BELL)),
    ("parameters are read outside", "Expectation(w, w, Uniform(0, w))",
     Expectation(w, w, Law("uniform", (ZERO, w)))),
    ("a probability", "Probability(abs(w) < 1, w, Normal(0, 1))",
     Probability(absolute(w), (("<", ONE),), w, BELL)),
    ("of a chain", "Probability(0 < w <= 1, w, Exponential(2))",
     Probability(ZERO, (("<", w), ("<=", ONE)), w, Law("exponential", (TWO,)))),
    ("a derivative of a sum", "Derivative(Sum(x^j, (j, 0, n)), x)",
     Derivative(sum_over(power(x, j), j, ZERO, n), x, x)),
    ("a substitution under a sum", "Subs(Sum(x*j, (j, 1, n)), x, y)",
     sum_over(mul(y, j), j, ONE, n)),
    ("Euler's constant and the error function", "EulerGamma + erf(x)",
     add(App("euler", ()), App("erf", (x,)))),
]  # fmt: skip

CLAIMS = [
    ("for all", "ForAll(x, x^2 >= 0)", ForAll(x, Rel(">=", power(x, TWO), ZERO))),
    ("for all of a sort", "ForAll(k in Integers, k = k)", ForAll(k, Rel("=", k, k))),
    ("a declared integer", "ForAll(n, n = n)", ForAll(n, Rel("=", n, n))),
    ("unless it is said to be real", "ForAll(n in Reals, n = n)",
     ForAll(Var("n"), Rel("=", Var("n"), Var("n")))),
    ("natural numbers", "Exists(k in Naturals, k > x)",
     Exists(Var("k", "natural"), Rel(">", Var("k", "natural"), x))),
    ("exactly one", "ExistsOne(x, x = 1)", ExistsOne(x, Rel("=", x, ONE))),
    ("quantifiers within each other", "ForAll(x, x > 0 => Exists(y, y^2 = x))",
     ForAll(x, Implies(Rel(">", x, ZERO), Exists(y, Rel("=", power(y, TWO), x))))),
    ("an approximation keeps its decimals", "x ≈ 6.90", Near(x, Fraction(69, 10), 2)),
    ("by name", "approx(x + 1, -0.5)", Near(add(x, ONE), Fraction(-1, 2), 1)),
    ("joined", "x ≈ 3 and not y ≈ 4",
     And((Near(x, Fraction(3), 0), Not(Near(y, Fraction(4), 0))))),
    ("within a tolerance", "within(x^2, x, 1/4, x in Interval(0, 1))",
     Within(power(x, TWO), x, div(ONE, num(4)), UNIT)),
    ("on all reals", "within(x, x, 1, x in Reals)",
     Within(x, x, ONE, Domain(x, None, None, False, False))),
    ("a limit", "limit(1/x, x, oo) = 0",
     Limit(div(ONE, x), Approach(x, Infinite(1)), ZERO)),
    ("from above, to ∞", "limit(1/x, x, 0, above) = oo",
     Limit(div(ONE, x), Approach(x, ZERO, "above"), Infinite(1))),
    ("from below, to −∞", "limit(1/x, x, 0, below) = -oo",
     Limit(div(ONE, x), Approach(x, ZERO, "below"), Infinite(-1))),
    ("of a sequence", "limit(C(n), n, oo) = L",
     Limit(Unknown("C", 0, n), Approach(n, Infinite(1)), L)),
    ("of an integer that was not declared", "limit(1/k, k in Integers, -oo) = 0",
     Limit(div(ONE, k), Approach(k, Infinite(-1)), ZERO)),
    ("a maximum", "max_over(x, x in Interval(0, 1)) = 1", Extremum("max", x, UNIT, ONE)),
    ("a minimum by digits", "min_over(x, x in Interval(0, 1)) ≈ 0.0",
     Extremum("min", x, UNIT, Num(Fraction(0)), 1)),
    ("a supremum on a half line", "sup_over(x, x in Interval.open(-oo, a)) = a",
     Extremum("sup", x, Domain(x, None, a, False, False), a)),
    ("an infimum", "inf_over(x, x in Interval.Lopen(0, 1)) = 0",
     Extremum("inf", x, Domain(x, ZERO, ONE, False, True), ZERO)),
    ("where it is greatest", "argmax_over(x, x in Interval(0, 1)) = 1",
     Extremum("argmax", x, UNIT, ONE)),
    ("a domain is real, whatever its letter is outside", "max_over(n, n in Interval(0, n)) = n",
     Extremum("max", Var("n"), Domain(Var("n"), ZERO, n, True, True), n)),
    ("of a sequence of natural numbers", "limit(1/m, m in Naturals, oo) = 0",
     Limit(div(ONE, Var("m", "natural")), Approach(Var("m", "natural"), Infinite(1)), ZERO)),
    ("an order", "bigO(x^5, x^3, x, 0)",
     Order("O", power(x, num(5)), power(x, num(3)), Approach(x, ZERO))),
    ("a smaller order, from above", "littleO(x, 1, x, 0, above)",
     Order("o", x, ONE, Approach(x, ZERO, "above"))),
    ("a limit of a difference quotient", "limit((C(x) - C(a))/(x - a), x, a) = L",
     Limit(div(sub(Unknown("C", 0, x), Unknown("C", 0, a)), sub(x, a)), Approach(x, a), L)),
    ("a form beside relations", "m > 0 and max_over(m*x, x in Interval(0, 1)) = m => m > -1",
     Implies(And((Rel(">", m, ZERO), Extremum("max", mul(m, x), UNIT, m))),
             Rel(">", m, num(-1)))),
]  # fmt: skip

ERRORS = [
    ("a quantifier over a term", "ForAll(x + 1, x > 0)", "arguments", 8, "variable"),
    ("a quantifier over a constant", "Exists(pi, pi > 0)", "arguments", 8, "variable"),
    ("a quantifier over a function", "ForAll(C, C(x) > 0)", "arguments", 8, "variable"),
    ("a quantifier over an interval", "ForAll(x in Interval(0, 1), x > 0)", "arguments", 8,
     "=>"),
    ("a quantifier without a claim", "ForAll(x, x + 1)", "not a claim", 11, "relation"),
    ("a quantifier of one argument", "ForAll(x > 0)", "arguments", 1, "2 arguments, not 1"),
    ("a quantifier as a term", "ForAll(x, x > 0) + 1 > 0", "not a term", 1, "claim"),
    ("a sum without its ends", "Sum(j, j) = 0", "arguments", 1, "Sum(f, (j, 1, n))"),
    ("a sum over a number", "Sum(j, (1, 1, n)) = 0", "arguments", 9, "variable"),
    ("a sum to a real number", "Sum(j, (j, 1, x)) = 0", "arguments", 1, "integers"),
    ("a sum to infinity", "Sum(1/j, (j, 1, oo)) = 0", "arguments", 17,
     "limit(Sum(...), n, oo)"),
    ("a product to a quotient", "Product(j, (j, 1, n/2)) = 0", "arguments", 1, "integers"),
    ("a recursion without names", "Recursion(1, k, k, 1, n) = 0", "arguments", 1,
     "Recursion(start, (k, x), f, 1, n)"),
    ("a recursion with one name twice", "Recursion(1, (k, k), k, 1, n) = 0", "arguments", 1,
     "two names"),
    ("an integral without its ends", "Integral(x, x) = 0", "arguments", 1,
     "Integral(f, (x, 0, 1))"),
    ("an integral from infinity down", "Integral(x, (x, oo, 0)) = 0", "name", 17,
     "not a number"),
    ("a mean without a law", "Expectation(w, w, 3) = 0", "arguments", 19, "Normal"),
    ("a law without its deviation", "Expectation(w, w, Normal(0)) = 0", "arguments", 19,
     "2 arguments, not 1"),
    ("a law alone", "Normal(0, 1) > 0", "not a term", 1, "Expectation(f, w, Normal(...))"),
    ("a probability of a term", "Probability(w, w, Normal(0, 1)) = 0", "arguments", 13,
     "relation"),
    ("a probability of a conjunction", "Probability(w > 0 and w < 1, w, Normal(0, 1)) = 0",
     "arguments", 13, "chain"),
    ("≈ a variable", "x ≈ y", "number", 5, "abs(a - b)"),
    ("≈ a quotient", "x ≈ 1/3", "number", 5, "decimal number"),
    ("≈ in scientific notation", "x ≈ 1e3", "number", 5, "decimal number"),
    ("≈ in a chain", "x ≈ 3 < y", "syntax", 1, "chain"),
    ("approx of one argument", "approx(x)", "arguments", 1, "2 arguments, not 1"),
    ("within no domain", "within(x, y, 1, x)", "arguments", 17, "x in Interval(0, 1)"),
    ("within over a term", "within(x, y, 1, x^2 in Interval(0, 1))", "arguments", 17,
     "variable"),
    ("within on a number", "within(x, y, 1, x in 3)", "syntax", 22, "Interval"),
    ("a limit alone", "limit(1/x, x, oo)", "not a term", 1, "limit(f, x, a) = L"),
    ("a limit on the right", "0 = limit(1/x, x, oo)", "syntax", 1, "left"),
    ("a limit in a sum", "limit(1/x, x, oo) + 1 = 1", "not a term", 1, "limit(f, x, a) = L"),
    ("a limit and an inequality", "limit(1/x, x, oo) <= 0", "syntax", 1, "= or ≈"),
    ("a limit ≈ digits", "limit(1/x, x, oo) ≈ 0.0", "syntax", 21, "Exists(L"),
    ("a limit of two arguments", "limit(1/x, x) = 0", "arguments", 1, "3 or 4 arguments, not 2"),
    ("a limit from the left", "limit(1/x, x, 0, left) = 0", "arguments", 18, "above or below"),
    ("a limit at ∞ from above", "limit(1/x, x, oo, above) = 0", "arguments", 19, "above or below"),
    ("an integer to a number", "limit(n, n, 0) = 0", "arguments", 10, "oo or -oo"),
    ("a natural number to −∞", "limit(1/m, m in Naturals, -oo) = 0", "arguments", 12,
     "write oo for the place"),
    ("a limit at a claim", "limit(1/x, x, y > 0) = 0", "not a term", 15, "claim"),
    ("a maximum alone", "max_over(x, x in Reals)", "not a term", 1, "max_over(f, x in D) = m"),
    ("a maximum in a sum", "max_over(x, x in Reals) + 1 = 2", "not a term", 1,
     "max_over(f, x in D) = m"),
    ("a maximum of an inequality", "max_over(x, x in Reals) < 2", "syntax", 1, "ForAll"),
    ("a maximum over no domain", "max_over(x, x) = 2", "arguments", 13, "x in Interval(0, 1)"),
    ("a maximum over two intervals", "max_over(x, x in Reals & Reals & Reals) = 1",
     "syntax", 18, "x in Interval(a, b)"),
    ("a maximum over integers", "max_over(k^2, k in Integers) = 0", "arguments", 20,
     "ForAll(k in Integers, ...)"),
    ("over some of them", "argmax_over(C(k), k in Integers & Interval(0, 9)) = 2", "arguments",
     24, "ForAll(k in Integers, ...)"),
    ("written the other way", "sup_over(C(k), k in Interval(0, 9) & Integers) = 2", "arguments",
     21, "interval of real numbers"),
    ("over natural numbers", "min_over(m^2, m in Naturals) = 0", "arguments", 20,
     "ForAll(k in Naturals, ...)"),
    ("within a tolerance on integers", "within(k, k, 1, k in Integers & Interval(0, 9))",
     "arguments", 22, "ForAll(k in Integers, ...)"),
    ("a maximum ≈ a term", "max_over(x, x in Reals) ≈ y", "number", 27, "decimal number"),
    ("a maximum is infinite", "max_over(x, x in Reals) = oo", "name", 27, "not a number"),
    ("an order without a place", "bigO(x, x^2, x)", "arguments", 1, "4 or 5 arguments, not 3"),
    ("an order compared", "bigO(x, x^2, x, 0) = 1", "not a term", 1, "bigO"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "term"), TERMS, ids=[row[0] for row in TERMS])
def test_terms_are_read_as_written(title, text, term):
    assert read_term(text, integer=("n",), functions=("C",)) == term


@pytest.mark.parametrize(("title", "text", "claim"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claims_are_read_as_written(title, text, claim):
    assert read_claim(text, integer=("n",), functions=("C",)) == claim


@pytest.mark.parametrize(
    ("title", "text", "kind", "column", "said"), ERRORS, ids=[row[0] for row in ERRORS]
)
def test_the_error_names_the_place_and_what_to_write(title, text, kind, column, said):
    with pytest.raises(ReadError) as caught:
        read_claim(text, integer=("n",), functions=("C",))
    error = caught.value
    assert (error.kind, error.column) == (kind, column), str(error)
    assert said in f"{error.message} {error.hint}"
