"""Equations solved, and laws of logarithms, roots and angles, with false near relatives."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, check, false, judged, true

REAL_ROOTS = ["b^2 >= 4*c"]

TRUE = (
    true(
        "the roots of a quadratic",
        "x^2 + b*x + c = 0 => x = (-b + sqrt(b^2 - 4*c))/2 or x = (-b - sqrt(b^2 - 4*c))/2",
        REAL_ROOTS,
    ),
    true(
        "with a leading coefficient",
        "a*x^2 + b*x + c = 0"
        " => x = (-b + sqrt(b^2 - 4*a*c))/(2*a) or x = (-b - sqrt(b^2 - 4*a*c))/(2*a)",
        ["b^2 >= 4*a*c", "a != 0"],
    ),
    true("a product that is 0", "(x - p)*(x - q) = 0 => x = p or x = q"),
    true("one of the factors being the variable", "x*(x - 4) = 0 => x = 0 or x = 4"),
    true("an absolute value", "abs(x) = 3 => x = 3 or x = -3"),
    true("two squares that are equal", "x^2 = p^2 => x = p or x = -p"),
    true("the logarithm of a square", "ln(x^2) = 2*ln(abs(x))", ["x != 0"]),
    true("the logarithm of a fourth power", "ln(x^4) = 4*ln(abs(x))", ["x != 0"]),
    true("half of it", "ln((x - 1)^2)/2 = ln(abs(x - 1))", ["x != 1"]),
    true("of two negative factors", "sqrt(p*q) = sqrt(abs(p))*sqrt(abs(q))", ["p < 0", "q < 0"]),
    true("half an angle in 1 − cos", "1 - cos(h) = 2*sin(h/2)^2"),
    true("half an angle in 1 + cos", "1 + cos(h) = 2*cos(h/2)^2"),
    true("half an angle in sin", "sin(h) = 2*sin(h/2)*cos(h/2)"),
    true("sin increases up to π/2", "sin(s) < sin(t)", ["0 < s", "s < t", "t < pi/2"]),
    true("from −π/2 on", "sin(s) <= sin(t)", ["-pi/2 <= s", "s <= t", "t <= pi/2"]),
    true("cos decreases up to π", "cos(s) > cos(t)", ["0 < s", "s < t", "t < pi"]),
    true("sin is positive up to π", "sin(x) > 0", ["0 < x", "x < pi"]),
    true("cos is not negative up to π/2", "cos(x) >= 0", ["-pi/2 <= x", "x <= pi/2"]),
    true("tan is positive up to π/2", "tan(x) > 0", ["0 < x", "x < pi/2"]),
)

FALSE = (
    false("an exponent without its base", "2^t = 5 => t = ln(5)", "SC434", "t = ln(5)/ln(2)"),
    false("with base 10", "10^t = 3 => t = ln(3)", "SC434", "t = ln(3)/ln(10)"),
    false("a factor in the exponent lost", "exp(2*t) = 5 => t = ln(5)", "SC401", "1/2*ln(5)"),
    false("a root left out", "x^2 = 5 => x = sqrt(5)", "SC312", "x = -sqrt(5)"),
    false(
        "a wrong sign in the formula",
        "x^2 + b*x + c = 0 => x = (b + sqrt(b^2 - 4*c))/2 or x = (b - sqrt(b^2 - 4*c))/2",
        "SC436",
        given=REAL_ROOTS,
    ),
    false("half an angle without its 2", "1 - cos(h) = sin(h/2)^2", "SC401", "at h = 1"),
    false("roots of negative numbers", "sqrt(p*q) = sqrt(p)*sqrt(q)", "SC202", "has no value",
          given=["p < 0", "q < 0"]),
    false("sin beyond π/2", "sin(s) < sin(t)", "SC501", "at s = 1, t = 3",
          given=["0 < s", "s < t", "t < pi"]),
    false("cos does not increase", "cos(s) < cos(t)", "SC522",
          given=["0 < s", "s < t", "t < pi"]),
    false("sin is not negative up to π", "sin(x) < 0", "SC524", given=["0 < x", "x < pi"]),
)  # fmt: skip

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
