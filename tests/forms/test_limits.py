"""Limits from both sides or one, at ±∞, of infinite value, over the integers."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, beyond, check, false, judged, true

TRUE = (
    true("a removable singularity", "limit((x^2-1)/(x-1), x, 1) = 2"),
    true("1/x at ∞", "limit(1/x, x, oo) = 0"),
    true("1/x² at 0", "limit(1/x^2, x, 0) = oo"),
    true("the sign of x from above", "limit(abs(x)/x, x, 0, above) = 1"),
    true("the sign of x from below", "limit(abs(x)/x, x, 0, below) = -1"),
    true("sign from above", "limit(sign(x), x, 0, above) = 1"),
    true("√x at 0 from above", "limit(sqrt(x), x, 0, above) = 0"),
    true("a small factor of what oscillates", "limit(x*sin(1/x), x, 0) = 0"),
    true("a ratio of degrees", "limit((2*x+1)/(x+3), x, oo) = 2"),
    true("∞ − ∞ that is ∞", "limit(x^2 - x, x, oo) = oo"),
    true("∞ − ∞ that is 1", "limit((x+1) - x, x, oo) = 1"),
    true("0·∞ that is 1", "limit(x*(1/x), x, 0) = 1"),
    true("exp(−x) at ∞", "limit(exp(-x), x, oo) = 0"),
    true("over the integers", "limit((n+1)/n, n in Integers, oo) = 1"),
    true("1/n", "limit(1/n, n in Integers, oo) = 0"),
    true("2^n", "limit(2^n, n in Integers, oo) = oo"),
)

FALSE = (
    false("a wrong value", "limit((x^2-1)/(x-1), x, 1) = 1", "SC624", "the limit is 2"),
    false("a value of a polynomial", "limit(x^2, x, 2) = 5", "SC601"),
    false(
        "one-sided limits that differ",
        "limit(abs(x)/x, x, 0) = 1",
        "SC601",
        "the one-sided limits differ",
        "-1 from below, 1 from above",
    ),
    false(
        "the value of sign at its jump",
        "limit(sign(x), x, 0) = 0",
        "SC601",
        "the one-sided limits differ",
    ),
    false("1/x at 0 is not ∞", "limit(1/x, x, 0) = oo", "SC601"),
    false("1/x at 0 is not 0", "limit(1/x, x, 0) = 0", "SC601"),
    false("1/x² at 0 is not 0", "limit(1/x^2, x, 0) = 0", "SC601"),
    false("0·∞ taken for 0", "limit(x*(1/x), x, 0) = 0", "SC624", "the limit is 1"),
    false("∞ − ∞ taken for 0", "limit((x+1) - x, x, oo) = 0", "SC623", "the limit is 1"),
    false("the wrong infinity", "limit(x - x^2, x, oo) = oo", "SC623", "the limit is -oo"),
    false("−∞ taken for 0", "limit(x - x^2, x, oo) = 0", "SC623", "the limit is -oo"),
    false("1/x at ∞ is not 1", "limit(1/x, x, oo) = 1", "SC601", "the limit is 0"),
    false(
        "the ratio of the constants",
        "limit((2*x+1)/(x+3), x, oo) = 1/3",
        "SC601",
        "the limit is 2",
    ),
    false("x^x taken for 0^0 = 0", "limit(x^x, x, 0, above) = 0", "SC601", "1/2 of 0"),
    false("ln at 0", "limit(ln(x), x, 0, above) = 0", "SC601"),
    false(
        "at a parameter",
        "limit(a*x, x, 1) = 2*a",
        "SC601",
        "at a = 1",
        given=["a > 0"],
    ),
    false("what grows beyond all bounds", "limit(x^2, x, oo) = 1000", "SC601", "the limit is oo"),
    beyond(
        "√x at 0 from both sides",
        "limit(sqrt(x), x, 0) = 0",
        "fails for lack of values below 0, which no negation says",
    ),
    beyond(
        "sin(1/x) at 0",
        "limit(sin(1/x), x, 0) = 0",
        "asks for values 1/(2πn + π/2) with n beyond every bound",
    ),
    beyond("floor at a jump", "limit(floor(x), x, 1) = 1", "floor is not known between integers"),
    beyond(
        "a sequence with another limit",
        "limit((n+1)/n, n in Integers, oo) = 2",
        "no integer beyond a real bound can be exhibited",
    ),
    beyond(
        "a sequence that alternates",
        "limit((-1)^n, n in Integers, oo) = 1",
        "no integer beyond a real bound can be exhibited",
    ),
    beyond(
        "a removable singularity of sin",
        "limit(sin(x)/x, x, 0) = 0",
        "no bound below sin(x)/x is found near 0",
    ),
)

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
