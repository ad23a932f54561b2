"""Claims of analysis in the ASCII syntax and in LaTeX: how they look, and that they read back."""

import re
from fractions import Fraction

import pytest
from analysis_at_random import any_analysis_claims, any_bound_terms, analysis_claims, bound_terms
from claims_at_random import plain
from hypothesis import HealthCheck, given, settings

from symcheck.language.claim import terms_of
from symcheck.language.term import (
    Derivative, Expectation, Integral, Probability, Recursion, Var, sub, subterms,
)  # fmt: skip
from symcheck.printing.as_ascii import show_claim, show_term, with_places
from symcheck.printing.as_latex import latex_claim, latex_term
from symcheck.reading.ascii_syntax import read_claim, read_term

slowly = settings(
    max_examples=120, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


def again(claim):
    return read_claim(show_claim(claim), integer=("n",), functions=("C",))


@slowly
@given(bound_terms)
def test_a_term_that_binds_variables_reads_back_identical(term):
    assert read_term(show_term(term), integer=("n",), functions=("C",)) == term


@slowly
@given(analysis_claims)
def test_a_claim_of_analysis_reads_back_identical(claim):
    assert again(claim) == claim


@slowly
@given(any_bound_terms)
def test_any_term_that_binds_variables_reads_back_with_the_same_meaning(term):
    read = read_term(show_term(term), integer=("n",), functions=("C",))
    assert plain(read) == plain(term)


@slowly
@given(any_analysis_claims)
def test_what_was_read_once_reads_so_again(claim):
    once = again(claim)
    assert again(once) == once


def depths(latex):
    """How deep braces are open, after each brace that is no letter of its own."""
    depth = 0
    for sign in re.findall(r"\\.|[{}]", latex):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        yield depth


@slowly
@given(any_analysis_claims)
def test_every_claim_of_analysis_has_latex_with_balanced_braces(claim):
    latex = latex_claim(claim)
    assert latex.isascii()
    assert latex.count(r"\left") == latex.count(r"\right")
    found = list(depths(latex))
    assert min(found, default=0) >= 0
    assert not found or found[-1] == 0


def test_the_random_claims_bind_in_every_way():
    """Every kind of term and of claim is drawn, so that the properties speak of all of them."""
    terms, claims = set(), set()

    @settings(max_examples=250, deadline=None, database=None, derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(analysis_claims)
    def collect(claim):
        claims.update(re.findall(r"[a-zA-Z_]+(?=\()|≈", show_claim(claim)))
        terms.update(type(s) for t in terms_of(claim) for s in subterms(t))

    collect()
    assert terms >= {Derivative, Recursion, Integral, Expectation, Probability}
    assert claims >= {"ForAll", "Exists", "ExistsOne", "limit", "max_over", "argmin_over", "bigO",
                      "littleO", "within", "Sum", "Product", "Recursion", "≈"}  # fmt: skip


SAME = [
    "ForAll(x, x^2 >= 0)",
    "Exists(n in Integers, n > x)",
    "ExistsOne(m in Naturals, m + 1 = x)",
    "ForAll(x, x > 0 => Exists(y, y^2 = x)) and z > 0",
    "not (ForAll(x, x > 0))",
    "Sum(1/j, (j, 1, n)) <= 1 + ln(n)",
    "Product(w(j), (j, 2, n + 1)) = 0",
    "Recursion(1, (k, x), k*x, 1, n) > 0",
    "Sum(Sum(j*k, (k, 1, j)), (j, 1, n)) = 0",
    "Integral(exp(-x), (x, 0, oo)) = Integral(x, (x, -oo, oo))",
    "Expectation(x^2, x, Normal(0, 1)) = 1",
    "Probability(0 < x <= 1, x, Uniform(0, 2)) = 1/2",
    "Probability(x > t, x, Exponential(2)) = exp(-2*t)",
    "x ≈ 6.90",
    "x + 1 ≈ -3",
    "within(sin(x), x, 1/100, x in Interval(0, 0.3))",
    "limit(1/x, x, oo) = 0 and limit(1/x, x, 0, above) = oo",
    "limit(1/x, x, 0, below) = -oo",
    "limit(C(n), n in Integers, oo) = x",
    "max_over(f, x in Interval.Ropen(4, oo)) = m",
    "argmin_over(x^2, x in Reals) = 0",
    "sup_over(x, x in Interval.open(0, 1)) ≈ 1.00",
    "argmax_over(n^2, n in Interval(0, 9)) = 9",
    "limit(1/m, m in Naturals, oo) = 0",
    "bigO(sin(x) - x, x^3, x, 0) and littleO(x, x^2, x, -oo)",
]


@pytest.mark.parametrize("text", SAME)
def test_lines_in_their_plainest_form_print_as_they_were(text):
    read = read_claim(text, integer=("n",), functions=("C", "w"))
    printed = show_claim(read)
    # 4 is printed of an interval that is open where it is infinite
    assert printed == text.replace("Interval.Ropen(4, oo)", "Interval(4, oo)")


LATEX = [
    ("all reals", "ForAll(x, x = x)", r"\forall x \in \mathbf{R}:\ x = x"),
    ("an integer", "Exists(k in Integers, k > x)", r"\exists k \in \mathbf{Z}:\ k > x"),
    ("exactly one", "ExistsOne(x, x = 1)", r"\exists! x \in \mathbf{R}:\ x = 1"),
    ("a quantifier within a conjunction", "ForAll(x, x > 0) and y > 0",
     r"(\forall x \in \mathbf{R}:\ x > 0) \land y > 0"),
    ("a sum", "Sum(1/j, (j, 1, n)) = x", r"\sum_{j = 1}^{n} \frac{1}{j} = x"),
    ("a sum of a sum has brackets", "Sum(j + 1, (j, 1, n)) = x",
     r"\sum_{j = 1}^{n} (j + 1) = x"),
    ("a product", "Product(j, (j, 1, n)) = x", r"\prod_{j = 1}^{n} j = x"),
    ("an integral", "Integral(exp(-x), (x, 0, oo)) = 1",
     r"\int_{0}^{\infty} e^{-x} \,dx = 1"),
    ("an expectation", "Expectation(x, x, Normal(0, 1)) = 0",
     r"\operatorname{E}_{x \sim \mathrm{Normal}(0, 1)}\left[x\right] = 0"),
    ("a probability", "Probability(x < 1, x, Exponential(2)) = y",
     r"\operatorname{P}_{x \sim \mathrm{Exponential}(2)}\left(x < 1\right) = y"),
    ("an approximation keeps its zeros", "x ≈ 0.50", r"x \approx 0.50"),
    ("a limit at infinity", "limit(1/x, x, oo) = 0",
     r"\lim_{x \to \infty} \frac{1}{x} = 0"),
    ("a limit from above", "limit(1/x, x, 0, above) = oo",
     r"\lim_{x \to 0^{+}} \frac{1}{x} = \infty"),
    ("a maximum", "max_over(x, x in Interval(0, 1)) = 1",
     r"\max_{x \in \left[0, 1\right]} x = 1"),
    ("of a sequence", "limit(1/n, n, oo) = 0",
     r"\lim_{n \to \infty} \frac{1}{n} = 0"),
    ("where it is", "argmax_over(x, x in Interval(0, 1)) ≈ 1.0",
     r"\operatorname*{arg\,max}_{x \in \left[0, 1\right]} x \approx 1.0"),
    ("an order", "bigO(x^5, x^3, x, 0)", r"x^{5} = O\left(x^{3}\right) \quad (x \to 0)"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "latex"), LATEX, ids=[row[0] for row in LATEX])
def test_claims_of_analysis_look_as_in_a_textbook(title, text, latex):
    assert latex_claim(read_claim(text, integer=("n",))) == latex


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("0", 2, "0.00"), ("-1/20", 2, "-0.05"), ("69/10", 1, "6.9"), ("3", 0, "3"),
     ("-69/10", 3, "-6.900"), ("1/1000", 3, "0.001")],
)  # fmt: skip
def test_decimals_are_written_with_their_zeros(value, places, text):
    assert with_places(Fraction(value), places) == text


def test_sums_that_differ_in_a_name_alone_print_apart_and_mean_the_same():
    j, k = Var("j", "integer"), Var("k", "integer")
    one, other = (read_term(f"Sum({v}^2, ({v}, 1, 3))") for v in "jk")
    assert show_term(one) != show_term(other)
    assert latex_term(one) != latex_term(other)
    assert plain(one) == plain(other) != plain(sub(j, k))
