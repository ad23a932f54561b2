"""Limits and orders that the first terms of an expansion decide, true and false."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, check, false, judged, true

TRUE = (
    true("sin t next to t", "limit(sin(t)/t, t, 0) = 1"),
    true("sin 3t next to t", "limit(sin(3*t)/t, t, 0) = 3"),
    true("sin t next to t, from below", "limit(sin(t)/t, t, 0, below) = 1"),
    true("1 − cos h next to h²", "limit((1 - cos(h))/h^2, h, 0) = 1/2"),
    true("a difference quotient of exp", "limit((exp(h) - 1)/h, h, 0) = 1"),
    true("a difference quotient of the root", "limit((sqrt(4 + h) - 2)/h, h, 0) = 1/4"),
    true("a difference quotient of a power", "limit((x^2 - 9)/(x - 3), x, 3) = 6"),
    true("tan x next to x", "limit(tan(x)/x, x, 0) = 1"),
    true("at π", "limit(sin(x)/(x - pi), x, pi) = -1"),
    true("a continuous function", "limit(exp(x), x, 1) = exp(1)"),
    true("small in the argument, far out", "limit(x*sin(1/x), x, oo) = 1"),
    true("far out below", "limit((2*x + 1)/(x + 3), x, -oo) = 2"),
    true("∞ far out below", "limit(x^2 + x, x, -oo) = oo"),
    true("−∞ far out below", "limit(x^3 + x, x, -oo) = -oo"),
    true("−∞ at a pole", "limit((cos(h) - (1 + h^2/2))/h^4, h, 0) = -oo"),
    true("exp to first order", "bigO(exp(h) - (1 + h), h^2, h, 0)"),
    true("exp to second order", "bigO(exp(h) - (1 + h + h^2/2), h^3, h, 0)"),
    true("cos to third order", "bigO(cos(h) - (1 - h^2/2), h^4, h, 0)"),
    true("ln to first order", "bigO(ln(1 + h) - h, h^2, h, 0)"),
    true("ln to second order", "bigO(ln(1 + h) - (h - h^2/2), h^3, h, 0)"),
    true("the root to first order", "bigO(sqrt(1 + h) - (1 + h/2), h^2, h, 0)"),
    true("sin to second order", "bigO(sin(t) - t, t^3, t, 0)"),
    true("a geometric series", "bigO(1/(1 + h) - (1 - h), h^2, h, 0)"),
    true("less than the order says", "bigO(sin(t) - t, t^2, t, 0)"),
    true("far out", "bigO(sin(1/x), 1/x, x, oo)"),
    true("a small order", "littleO(1 - cos(x), x, x, 0)"),
    true("a small order from above", "littleO(sin(x) - x, x^2, x, 0, above)"),
    true("a small order far out below", "littleO(x, x^2, x, -oo)"),
)

FALSE = (
    false(
        "a wrong coefficient of exp",
        "bigO(exp(h) - (1 + h + h^2), h^3, h, 0)",
        "SC621",
        "tends to oo as h -> 0",
    ),
    false(
        "a wrong coefficient of sin",
        "bigO(sin(t) - (t - t^3/3), t^5, t, 0)",
        "SC621",
        "tends to oo as t -> 0",
    ),
    false(
        "a wrong coefficient of the root",
        "bigO(sqrt(1 + h) - (1 + h/2 - h^2/4), h^3, h, 0)",
        "SC621",
    ),
    false(
        "a wrong sign in cos",
        "bigO(cos(h) - (1 + h^2/2), h^4, h, 0)",
        "SC622",
        "tends to oo as h -> 0",
    ),
    false("a wrong sign in ln", "bigO(ln(1 + h) - (h + h^2/2), h^3, h, 0)", "SC622"),
    false("an order too high", "bigO(sin(h) - h, h^4, h, 0)", "SC605", "tends to oo as h -> 0"),
    false("O taken for o", "littleO(1 - cos(x), x^2, x, 0)", "SC605"),
    false("O taken for o from above", "littleO(sin(x) - x, x^3, x, 0, above)", "SC605"),
    false("0·bounded far out", "limit(x*sin(1/x), x, oo) = 0", "SC624", "the limit is 1"),
    false("a factor forgotten", "limit(sin(3*t)/t, t, 0) = 1", "SC624", "the limit is 3"),
    false("0/0 taken for 0", "limit(sin(x)/x, x, 0) = 0", "SC624", "the limit is 1"),
    false("a half forgotten", "limit((1 - cos(h))/h^2, h, 0) = 1", "SC624", "the limit is 1/2"),
    false("a wrong slope", "limit((sqrt(4 + h) - 2)/h, h, 0) = 1/2", "SC601", "the limit is 1/4"),
    false("a wrong sign at π", "limit(sin(x)/(x - pi), x, pi) = 1", "SC624", "the limit is -1"),
    false("the wrong end of a pole", "limit(1/(x - 1), x, 1, below) = oo", "SC601", "is -oo"),
)

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
