"""Maxima, minima, suprema, infima, and the places where they are."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, check, false, judged, true

TRUE = (
    true("x² up to 2", "max_over(x^2, x in Interval(0, 2)) = 4"),
    true("x(1 − x)", "max_over(x*(1-x), x in Interval(0, 1)) = 1/4"),
    true("x² around 0", "min_over(x^2, x in Interval(-1, 2)) = 0"),
    true("x + 1/x", "min_over(x + 1/x, x in Interval(1/2, 3)) = 2"),
    true("exp(−x) from 0", "max_over(exp(-x), x in Interval(0, oo)) = 1"),
    true("a supremum that is not attained", "sup_over(x^2, x in Interval.Ropen(0, 2)) = 4"),
    true("an infimum at ∞", "inf_over(1/x, x in Interval(1, oo)) = 0"),
    true("an infimum at an open end", "inf_over(x^2, x in Interval.open(0, 1)) = 0"),
    true("a supremum that is attained", "sup_over(x^3, x in Interval(-1, 1)) = 1"),
    true("the place of a maximum", "argmax_over(x*(1-x), x in Interval(0, 1)) = 1/2"),
    true("the place of a minimum", "argmin_over(x^2 - 2*x, x in Interval(-3, 3)) = 1"),
    true("a place among all reals", "argmax_over(exp(-x^2), x in Reals) = 0"),
    true("two maximizers, one maximum", "max_over(abs(x), x in Interval(-1, 1)) = 1"),
    true("a maximum among all reals", "max_over(2 - x^2, x in Reals) = 2"),
    true("an interval of one point", "max_over(x, x in Interval(3, 3)) = 3"),
    true("a corner", "min_over(abs(x - 1), x in Reals) = 0"),
    true("a maximum to one decimal", "max_over(x^2, x in Interval(0, 2)) ≈ 4.0"),
    true("a maximum, roughly", "max_over(x*(1-x), x in Interval(0, 1)) ≈ 0.3"),
)

FALSE = (
    false(
        "a maximum too small",
        "max_over(x^2, x in Interval(0, 2)) = 3",
        "SC602",
        "at x = 2",
        "the sides are 4 and 3",
        "the maximum is 4",
    ),
    false(
        "a maximum too large",
        "max_over(x^2, x in Interval(0, 2)) = 5",
        "SC603",
        "not attained",
        "x^2 < 5 everywhere",
        "the maximum is 4",
    ),
    false(
        "a supremum taken for a maximum",
        "max_over(x^2, x in Interval.Ropen(0, 2)) = 4",
        "SC603",
        "4 is the supremum and is not attained",
        "x^2 < 4 everywhere",
    ),
    false(
        "an asymptote taken for a maximum",
        "max_over(1 - 1/x, x in Interval(1, oo)) = 1",
        "SC603",
        "not attained",
        "1 - 1/x < 1 everywhere",
    ),
    false(
        "an asymptote taken for a minimum",
        "min_over(exp(-x), x in Interval(0, oo)) = 0",
        "SC603",
        "not attained",
        "exp(-x) > 0 everywhere",
    ),
    false(
        "a minimum outside the interval",
        "min_over(x^2, x in Interval(1, 2)) = 0",
        "SC603",
        "x^2 > 0 everywhere",
        "the minimum is 1",
    ),
    false(
        "a supremum too large",
        "sup_over(x^2, x in Interval.Ropen(0, 2)) = 5",
        "SC602",
        "away from 5",
        "the supremum is 4",
    ),
    false(
        "a supremum too small",
        "sup_over(x^2, x in Interval.Ropen(0, 2)) = 3",
        "SC602",
        "x^2 <= 3 is false",
    ),
    false(
        "an infimum too large",
        "inf_over(1/x, x in Interval(1, oo)) = 1/10",
        "SC602",
        "1/x >= 1/10 is false",
    ),
    false(
        "one of two maximizers",
        "argmax_over(x^2, x in Interval(-1, 1)) = 1",
        "SC602",
        "at x = -1",
        "the same value as at 1",
        "not the only one",
    ),
    false(
        "the lower of two ends",
        "argmax_over(x^2, x in Interval(-1, 2)) = -1",
        "SC602",
        "at x = 2",
        "the sides are 4 and 1",
    ),
    false(
        "a place outside the interval",
        "argmax_over(x^2, x in Interval(0, 2)) = 3",
        "SC602",
        "3 is not in the interval",
    ),
    false(
        "a wrong place",
        "argmax_over(x*(1-x), x in Interval(0, 1)) = 1/3",
        "SC602",
        "at x = 1/2",
        "1/4 and 2/9",
    ),
    false(
        "a place at an open end",
        "argmin_over(x^2, x in Interval.open(0, 1)) = 0",
        "SC602",
        "0 is not in the interval",
    ),
    false("an empty interval", "max_over(x, x in Interval(2, 1)) = 2", "SC603", "not attained"),
    false(
        "an open interval of no point",
        "max_over(x, x in Interval.open(1, 1)) = 1",
        "SC603",
        "not attained",
    ),
    false(
        "no maximum at all",
        "max_over(x^2, x in Reals) = 100",
        "SC602",
        "x^2 <= 100 is false",
    ),
    false(
        "unbounded at an open end",
        "max_over(1/x, x in Interval.Lopen(0, 1)) = 1",
        "SC602",
        "at x = 1/2",
        "the sides are 2 and 1",
    ),
    false(
        "a minimum that is never reached",
        "min_over(abs(x), x in Interval(-1, 1)) = -1",
        "SC603",
        "the minimum is 0",
    ),
    false("sin stays below 2", "sup_over(sin(x), x in Reals) = 2", "SC602", "away from 2"),
    false(
        "a slope of unknown sign",
        "max_over(a*x, x in Interval(0, 1)) = a",
        "SC602",
        "at a = -1",
        "the maximum is 0",
    ),
)

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
