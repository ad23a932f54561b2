"""Sums, products and recursions, with induction."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, check, false, judged, true, under

N0, N1 = ["n >= 0"], ["n >= 1"]
N = ["n"]

TRUE = (
    true("Gauss's sum", "Sum(j, (j, 1, n)) = n*(n+1)/2", N0, N),
    true("the odd numbers", "Sum(2*j - 1, (j, 1, n)) = n^2", N1, N),
    true("the squares", "Sum(j^2, (j, 1, n)) = n*(n+1)*(2*n+1)/6", N1, N),
    true("the cubes", "Sum(j^3, (j, 1, n)) = (n*(n+1)/2)^2", N1, N),
    true("the powers of 2", "Sum(2^j, (j, 0, n)) = 2^(n+1) - 1", N0, N),
    true("a sum of numbers", "Sum(j, (j, 1, 4)) = 10"),
    true("an empty sum", "Sum(j, (j, 1, 0)) = 0"),
    true("a sum that runs backwards", "Sum(j, (j, 5, 3)) = 0"),
    true("an empty product", "Product(j, (j, 1, 0)) = 1"),
    true("a product of numbers", "Product(j, (j, 1, 4)) = 24"),
    true("a power", "Product(x, (j, 1, n)) = x^n", N0, N),
    true("a telescoping product", "Product(1 + 1/j, (j, 1, n)) = n + 1", N1, N),
    true("a telescoping sum", "Sum(1/(j*(j+1)), (j, 1, n)) = n/(n+1)", N1, N),
    true("a constant summand", "Sum(c, (j, 1, n)) = n*c", N1, N),
    true("doubling", "Recursion(1, (k, x), 2*x, 1, n) = 2^n", N0, N),
    true("adding up", "Recursion(0, (k, x), x + k, 1, n) = n*(n+1)/2", N0, N),
    true("Bernoulli's inequality", "(1 + x)^n >= 1 + n*x", [*N0, "x >= -1"], N),
    true("2^n > n", "2^n > n", N0, N),
    true("the geometric sum", "Sum(r^j, (j, 0, n)) = (1-r^(n+1))/(1-r)", [*N0, "r != 1"], N),
)

FALSE = (
    false(
        "a step that fails at 1",
        "Sum(j, (j, 1, n)) = n^2",
        "SC401",
        "at n = 2",
        "the sides are 3 and 4",
        given=N1,
        integer=N,
    ),
    false(
        "a base that fails",
        "Sum(j, (j, 1, n)) = n*(n+1)/2 + 1",
        "SC401",
        "at n = 1",
        "the sides are 1 and 2",
        given=N1,
        integer=N,
    ),
    false("n − 1 for n + 1", "Sum(j, (j, 0, n)) = n*(n-1)/2", "SC441", given=N1, integer=N),
    false(
        "true at 1 only",
        "Sum(j, (j, 1, n)) = n",
        "SC401",
        "at n = 2",
        "the sides are 3 and 2",
        given=N1,
        integer=N,
    ),
    false(
        "a start that is one off",
        "Sum(2^j, (j, 1, n)) = 2^(n+1) - 1",
        "SC441",
        "at n = 0",
        given=N0,
        integer=N,
    ),
    false(
        "true at 1 and 2 only",
        "Product(j, (j, 1, n)) = n",
        "SC401",
        "at n = 3",
        "the sides are 6 and 3",
        given=N1,
        integer=N,
    ),
    false("an empty product is not 0", "Product(j, (j, 1, 0)) = 0", "SC439", "1 and 0"),
    false(
        "a factor 0",
        "Product(j, (j, 0, n)) = 1",
        "SC443",
        "at n = 0",
        given=N0,
        integer=N,
    ),
    false(
        "a power taken for a multiple",
        "Product(x, (j, 1, n)) = n*x",
        "SC401",
        "at n = 0",
        given=N0,
        integer=N,
    ),
    false("a sum of numbers", "Sum(j, (j, 1, 4)) = 11", "SC443", "the sides are 10 and 11"),
    false(
        "true but at 3",
        "2^n >= n^2",
        "SC501",
        "at n = 3",
        "8 and 9",
        given=N0,
        integer=N,
    ),
    false(
        "doubling is not adding",
        "Recursion(1, (k, x), 2*x, 1, n) = 2*n",
        "SC401",
        "at n = 0",
        given=N0,
        integer=N,
    ),
    false(
        "a recursion that is a sum",
        "Recursion(0, (k, x), x + k, 1, n) = n^2",
        "SC401",
        "at n = 2",
        given=N0,
        integer=N,
    ),
    under(
        "Bernoulli far below −1",
        "(1 + x)^n >= 1 + n*x",
        "SC201",
        "x >= -1",
        "at n = 3",
        given=N0,
        integer=N,
    ),
    false(
        "the harmonic sum",
        "Sum(1/j, (j, 1, n)) <= 2",
        "SC501",
        "at n = 4",
        given=N1,
        integer=N,
    ),
    false(
        "a summand without a value",
        "Sum(1/j, (j, 0, n)) > 0",
        "SC202",
        "has no value",
        given=N0,
        integer=N,
    ),
    false(
        "3 for 6",
        "Sum(j^2, (j, 1, n)) = n*(n+1)*(2*n+1)/3",
        "SC441",
        given=N1,
        integer=N,
    ),
    false(
        "for all natural numbers",
        "ForAll(n in Naturals, Sum(j, (j, 1, n)) = n^2)",
        "SC401",
        "at n = 2",
        "Sum(j, (j, 1, n)) = n^2 is false",
        "the sides are 3 and 4",
    ),
)

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
