"""Orders of magnitude, O and o."""

from __future__ import annotations

import pytest

from tests.forms.tables import Answers, Row, beyond, check, false, judged, true

TRUE = (
    true("x² near 0", "bigO(x^2, x, x, 0)"),
    true("the lowest power counts at 0", "bigO(x^3 + x^2, x^2, x, 0)"),
    true("a constant is no matter at ∞", "bigO(3*x + 1, x, x, oo)"),
    true("sin x", "bigO(sin(x), x, x, 0)"),
    true("√x at ∞", "bigO(sqrt(x), x, x, oo)"),
    true("a higher power at ∞", "bigO(x^2, x^3, x, oo)"),
    true("1/x at ∞", "bigO(1/x, 1, x, oo)"),
    true("a constant", "bigO(5, 1, x, 0)"),
    true("0 is of every order", "bigO(0, x, x, 0)"),
    true("over the integers", "bigO(n, n^2, n in Integers, oo)"),
    true("1 − cos x", "bigO(1 - cos(x), x^2, x, 0)"),
    true("x² = o(x) at 0", "littleO(x^2, x, x, 0)"),
    true("x = o(x²) at ∞", "littleO(x, x^2, x, oo)"),
    true("1 = o(x) at ∞", "littleO(1, x, x, oo)"),
    true("x³ = o(x²) at 0", "littleO(x^3, x^2, x, 0)"),
    true("with an absolute value", "littleO(x*abs(x), x, x, 0)"),
    true("1/x² = o(1/x) at ∞", "littleO(1/x^2, 1/x, x, oo)"),
)

FALSE = (
    false("x = O(x²) at 0", "bigO(x, x^2, x, 0)", "SC605"),
    false("x² = O(x) at ∞", "bigO(x^2, x, x, oo)", "SC605", "tends to oo as x -> oo"),
    false("1 = O(x) at 0", "bigO(1, x, x, 0)", "SC605"),
    false("x³ = O(x²) at ∞", "bigO(x^3, x^2, x, oo)", "SC605", "tends to oo"),
    false("1/x = O(1) at 0", "bigO(1/x, 1, x, 0)", "SC605"),
    false("at another place", "bigO(x^2, (x-1)^2, x, 1)", "SC605"),
    false("x = O(1) at ∞", "bigO(x, 1, x, oo)", "SC605"),
    false("the highest power does not count at 0", "bigO(x + x^2, x^2, x, 0)", "SC605"),
    false("x = o(x) at 0", "littleO(x, x, x, 0)", "SC605", "tends to 1 as x -> 0"),
    false("2x = o(x) at ∞", "littleO(2*x, x, x, oo)", "SC605", "tends to 2 as x -> oo"),
    false("x = o(x²) at 0", "littleO(x, x^2, x, 0)", "SC605"),
    false("x² = o(x) at ∞", "littleO(x^2, x, x, oo)", "SC605", "tends to oo"),
    false("x² + x = o(x) at 0", "littleO(x^2 + x, x, x, 0)", "SC605", "abs(x^2 + x)"),
    false("1 = o(1)", "littleO(1, 1, x, 0)", "SC605"),
    false("1 = o(1/x) at ∞", "littleO(1, 1/x, x, oo)", "SC605", "tends to oo"),
    false("exp(x) − 1 = o(x) at 0", "littleO(exp(x) - 1, x, x, 0)", "SC605"),
    beyond(
        "√x = O(x) at 0",
        "bigO(sqrt(x), x, x, 0, above)",
        "the ratio grows like 1/√x only, and 1/x is tried",
    ),
    beyond("exp(x) = O(x) at ∞", "bigO(exp(x), x, x, oo)", "floating point overflows"),
    beyond(
        "n² = O(n)",
        "bigO(n^2, n, n in Integers, oo)",
        "no integer beyond a real bound can be exhibited",
    ),
)

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])
