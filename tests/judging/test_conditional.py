"""Conditions: the weakest that was found, "exactly" only where both directions are proved."""

from __future__ import annotations

import pytest

from symcheck.judging.prove import prove

EXACTLY = [
    ("a root of a square", "sqrt(x^2) = x", (), "x >= 0"),
    ("a cancelled factor", "(x^2 - 1)/(x - 1) = x + 1", (), "x != 1"),
    ("a logarithm of a product", "ln(a*b) = ln(a) + ln(b)", (), "a > 0 and b > 0"),
    ("a root that needs room", "sqrt(1 - 4/abs(w)) >= 0", (), "Abs(w) >= 4"),
    ("two numbers that may be equal", "(p^2 - q^2)/(p - q) = p + q", (), "p != q"),
    ("a square that can vanish", "x^2 - 2*x + 1 > 0", (), "x != 1"),
    ("an upper bound that is squared", "x < 4 => (x - 1)^2 < 9", (), "x > -2"),
    ("absolute values that add up", "abs(a + b) = abs(a) + abs(b)", (), "a*b >= 0"),
    ("what is granted is not asked again", "x/x*(y/y) = 1", ("x > 0",), "y != 0"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "given", "condition"), [c[1:] for c in EXACTLY],
                         ids=[c[0] for c in EXACTLY])  # fmt: skip
def test_the_condition_is_needed(claim: str, given: tuple[str, ...], condition: str) -> None:
    found = prove(claim, given=given)
    assert (found.verdict, found.condition, found.exactly) == ("conditional", condition, True)
    assert f"holds exactly where {condition}" in (found.message or "")
    assert found.counterexample is not None


ENOUGH = [
    ("a divided inequality", "a*c <= b*c => a <= b", (), (), "c > 0"),
    ("Bernoulli for a natural exponent", "(1 + x)^n >= 1 + n*x", ("n >= 0",), ("n",), "x >= -1"),
    ("a squared inequality", "a < b => a^2 < b^2", (), (), "a >= 0"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "given", "integer", "condition"), [c[1:] for c in ENOUGH],
                         ids=[c[0] for c in ENOUGH])  # fmt: skip
def test_the_condition_is_enough(
    claim: str, given: tuple[str, ...], integer: tuple[str, ...], condition: str
) -> None:
    found = prove(claim, given=given, integer=integer, seconds=20)
    assert (found.verdict, found.condition, found.exactly) == ("conditional", condition, False)
    assert "exactly" not in (found.message or "")


REFUTED = [
    ("it holds at one point only", "(x + 1)^2 = x^2 + 1", ()),
    ("it holds where a variable vanishes", "sqrt(a + b) = sqrt(a) + sqrt(b)", ("a >= 0", "b >= 0")),
    ("the condition would be the claim", "x > 2", ("x > 0",)),
    ("the condition would be the claim in other words", "2*x - 4 > 0", ("x > 0",)),
    ("a part of the claim is its condition", "x/x = 1 and x != 0", ()),
    ("no sign makes it true", "x^2 + 1/x >= 2", ("x > 0",)),
    ("false wherever it has a value", "ln(x) > x", ()),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "given"), [r[1:] for r in REFUTED], ids=[r[0] for r in REFUTED])
def test_no_simple_condition_saves_it(claim: str, given: tuple[str, ...]) -> None:
    found = prove(claim, given=given)
    assert (found.verdict, found.condition) == ("refuted", None)
    assert not found.exactly
