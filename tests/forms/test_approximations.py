"""≈ with the digits shown, and approximations within a tolerance on an interval."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, beyond, check, false, judged, true

TRUE = (
    true("π to two decimals", "pi ≈ 3.14"),
    true("π to three decimals", "pi ≈ 3.142"),
    true("e to three decimals", "exp(1) ≈ 2.718"),
    true("√2 to two decimals", "sqrt(2) ≈ 1.41"),
    true("√2 to three decimals", "sqrt(2) ≈ 1.414"),
    true("ln 2 to two decimals", "ln(2) ≈ 0.69"),
    true("a third, rounded down", "1/3 ≈ 0.33"),
    true("two thirds, rounded up", "2/3 ≈ 0.67"),
    true("a negative number", "-1/3 ≈ -0.33"),
    true("6.94 is 6.9 to one decimal", "6.94 ≈ 6.9"),
    true("6.896 is 6.90 to two decimals", "6.896 ≈ 6.90"),
    true("half a unit exactly", "1/8 ≈ 0.13"),
    true("from a narrower bound", "x ≈ 2.0", ["abs(x - 2) <= 1/100"]),
    true("1 − x for 1/(1 + x) near 0", "within(1/(1+x), 1 - x, 1/50, x in Interval(0, 1/10))"),
    true("a parabola near its vertex", "within(x^2, 0, 1/4, x in Interval(-1/2, 1/2))"),
    true("x/x without 0", "within(x/x, 1, 0, x in Interval.open(0, 1))"),
    true("1/x far out", "within(1/x, 0, 1/10, x in Interval(10, oo))"),
    true("anything on an empty interval", "within(ln(x), x, 1/100, x in Interval(2, 1))"),
)

FALSE = (
    false("π is not 3.15", "pi ≈ 3.15", "SC604", "pi ≈ 3.15 is false", "0.00840735 apart"),
    false("the second of two", "pi ≈ 3.142 and pi ≈ 3.15", "SC604", "pi ≈ 3.15 is false"),
    false("√2 is not 1.42", "sqrt(2) ≈ 1.42", "SC604", "0.005"),
    false("6.90 asks for more than 6.9", "6.94 ≈ 6.90", "SC604", "6.94 ≈ 6.90", "0.04 apart"),
    false("a wrong last digit", "6.9 ≈ 6.95", "SC604", "0.05 apart"),
    false("a third is not 0.34", "1/3 ≈ 0.34", "SC604", "0.34"),
    false("two thirds cut off", "2/3 ≈ 0.66", "SC604", "0.66"),
    false("ln 2 with a 0 too many", "ln(2) ≈ 0.70", "SC604", "0.70"),
    false("a number that may be larger", "x ≈ 2.0", "SC604", "at x = 3", given=["x > 1"]),
    false("1/x on a wide interval", "1/x ≈ 0.5", "SC604", "at x = 3/2", given=["x > 1", "x < 3"]),
    false(
        "sin x is not x at 1",
        "within(sin(x), x, 1/100, x in Interval(0, 1))",
        "SC604",
        "at x = 1",
        "0.158529",
    ),
    false(
        "the tangent of exp too far out",
        "within(exp(x), 1 + x, 1/10, x in Interval(-1, 1))",
        "SC604",
        "at x = 1",
    ),
    false(
        "Taylor's remainder outside its interval",
        "within(exp(x), 1 + x + x^2/2, 1/4, x in Interval(0, 2))",
        "SC604",
        "at x = 2",
        "2.38906",
    ),
    false(
        "√(1 + x) too far out",
        "within(sqrt(1+x), 1 + x/2, 1/200, x in Interval(0, 3))",
        "SC604",
        "is false",
    ),
    false(
        "cos x beyond 1",
        "within(cos(x), 1 - x^2/2, 1/100, x in Interval(-2, 2))",
        "SC604",
        "is false",
    ),
    false(
        "1 − x for 1/(1 + x) up to 1",
        "within(1/(1+x), 1 - x, 1/50, x in Interval(0, 1))",
        "SC604",
        "at x = 1",
        "1/2",
    ),
    false(
        "an interval that is longer to the left",
        "within(x^2, 0, 1/4, x in Interval(-1, 1/2))",
        "SC604",
        "at x = -1",
    ),
    false(
        "ln(1 + x) up to 1",
        "within(ln(1+x), x - x^2/2, 1/100, x in Interval(0, 1))",
        "SC604",
        "at x = 1",
    ),
    false(
        "1/x just too near",
        "within(1/x, 0, 1/10, x in Interval(9, oo))",
        "SC604",
        "at x = 9",
    ),
    beyond(
        "x/x with 0",
        "within(x/x, 1, 0, x in Interval(0, 1))",
        "fails for lack of a value, which no negation says",
    ),
)

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
