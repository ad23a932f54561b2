"""All, some and exactly one; intermediate values."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, beyond, check, false, judged, true

TRUE = (
    true("squares", "ForAll(x, x^2 >= 0)"),
    true("under a premise", "ForAll(x, x > 1 => x^2 > x)"),
    true("over the integers", "ForAll(n in Integers, n^2 >= n)"),
    true("two variables", "ForAll(x, ForAll(y, (x - y)^2 >= 0))"),
    true("a root", "Exists(x, x^2 = 2)"),
    true("a root between two values", "Exists(x, x^3 + x = 1)"),
    true("a root of another kind", "Exists(x, exp(x) = 2 - x)"),
    true("a large number", "Exists(x, x > 100)"),
    true("an integer between others", "Exists(n in Integers, n > 3 and n < 5)"),
    true("an opposite", "ForAll(x, Exists(y, x + y = 0))"),
    true("square roots", "ForAll(x, x >= 0 => Exists(y, y >= 0 and y^2 = x))"),
    true("a lower bound", "Exists(y, ForAll(x, x^2 >= y))"),
    true("one solution", "ExistsOne(x, 2*x = 3)"),
    true("one positive solution", "ExistsOne(x, x > 0 and x^2 = 2)"),
    true("one real cube root", "ExistsOne(x, x^3 = 8)"),
    true("a root that is not written", "ExistsOne(x, exp(x) = -x)"),
    true("none", "not Exists(x, x^2 < 0)"),
)

FALSE = (
    false("squares are not all positive", "ForAll(x, x^2 > 0)", "SC501", "at x = 0", "0 and 0"),
    false(
        "no bound",
        "ForAll(x, x >= 0 => x^2 <= 20)",
        "SC501",
        "at x = 5, x^2 <= 20 is false: the sides are 25 and 20",
    ),
    false("between 0 and 1", "ForAll(x, x^2 >= x)", "SC501", "at x = 1/2"),
    false("all natural numbers", "ForAll(n in Naturals, n < 10)", "SC501", "at n = 10,"),
    false(
        "ln below 1", "ForAll(x, x > 0 => ln(x) > 0)", "SC501", "at x = 1,", "the sides are 0 and 0"
    ),
    false(
        "the freshman's dream",
        "ForAll(x, ForAll(y, (x + y)^2 = x^2 + y^2))",
        "SC401",
        "at x = 1, y = 1",
        "4 and 2",
    ),
    false("a negative square", "Exists(x, x^2 < 0)", "SC606", "there is no x with x^2 < 0"),
    false("a root of −1", "Exists(x, x^2 = -1)", "SC606", "there is no x"),
    false("a root of exp", "Exists(x, exp(x) = 0)", "SC606", "there is no x"),
    false(
        "between 0 and 1 again",
        "Exists(x, x > 0 and x < 1 and x^2 > x)",
        "SC606",
        "there is no x",
    ),
    false("no integer between", "Exists(n in Integers, n > 3 and n < 4)", "SC606", "no n"),
    false("an upper bound of all", "Exists(y, ForAll(x, y > x))", "SC606", "there is no y"),
    false(
        "no real root of −1",
        "ForAll(x, Exists(y, y^2 = x))",
        "SC606",
        "at x = -1, there is no y with y^2 = x",
    ),
    false(
        "no reciprocal of 0",
        "ForAll(x, Exists(y, x*y = 1))",
        "SC606",
        "at x = 0, there is no y with x*y = 1",
    ),
    false("two solutions", "ExistsOne(x, x^2 = 1)", "SC607", "both x = -1 and x = 1"),
    false("no solution", "ExistsOne(x, x^2 = -1)", "SC606", "there is no x with x^2 = -1"),
    false("three solutions", "ExistsOne(x, x^3 = x)", "SC607", "both x ="),
    false("two roots", "ExistsOne(x, x^2 = 2)", "SC607", "-sqrt(2)", "sqrt(2)"),
    false("many", "ExistsOne(x, x > 0)", "SC607", "both x ="),
    false(
        "a parameter",
        "ForAll(x, x > 0 => x > a)",
        "SC501",
        "at a = 1, at x = 1,",
        given=["a > 0"],
    ),
    false("below and above", "Exists(x, x > a and x < a)", "SC606", "at a = 0, there is no x"),
    false("there is one", "not Exists(x, x^2 = 4)", "SC402", "at x = 2"),
    false("an empty interval", "Exists(x, x in Interval(2, 1))", "SC606", "there is no x"),
    false(
        "an unknown function",
        "ForAll(x, f(x) >= 0)",
        "SC501",
        "f: t -> t",
        "at x = -1",
        functions=["f"],
    ),
    beyond("twice an integer", "Exists(n in Integers, 2*n = 1)", "parity is not searched for"),
    beyond("1/x for all x", "ForAll(x, 1/x != 0)", "fails for lack of a value at 0"),
)

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
