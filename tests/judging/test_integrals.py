"""Integrals from one number to another: what is proved, refuted, and left open for which reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from symcheck.judging.prove import prove
from tests.forms.tables import Answers, Row, check, false, judged, true
from tests.judging.derivation_files import steps

TRUE = (
    true("a line", "Integral(x, (x, 0, 1)) = 1/2"),
    true("with a limit that is a variable", "Integral(2*x, (x, 0, a)) = a^2"),
    true("downwards", "Integral(x, (x, 1, 0)) = -1/2"),
    true("equal to itself", "Integral(t, (t, 0, x)) = Integral(t, (t, 0, x))"),
    true("a product", "Integral((x + 1)*(x - 2), (x, -1, 2)) = -9/2"),
    true("a square root from its edge", "Integral(sqrt(x), (x, 0, 1)) = 2/3"),
    true("a reciprocal", "Integral(1/x, (x, 1, 2)) = ln(2)"),
    true("a reciprocal of what is negative", "Integral(1/x, (x, -2, -1)) = -ln(2)"),
    true("between positive ends in any order", "Integral(1/x, (x, a, b)) = ln(b/a)",
         ["a > 0", "b > 0"]),
    true("a sine", "Integral(sin(x), (x, 0, pi)) = 2"),
    true("the square of a sine", "Integral(sin(x)^2, (x, 0, pi)) = pi/2"),
    true("by parts", "Integral(x*exp(x), (x, 0, 1)) = 1"),
    true("by substitution", "Integral(2*x/(1 + x^2), (x, 0, 1)) = ln(2)"),
    true("an arctangent", "Integral(1/(1 + x^2), (x, 0, 1)) = pi/4"),
    true("a quarter of a disc", "Integral(sqrt(1 - x^2), (x, 0, 1)) = pi/4"),
    true("linearity", "Integral(3*x^2 + 2*y*x, (x, 0, 1)) = "
         "3*Integral(x^2, (x, 0, 1)) + 2*y*Integral(x, (x, 0, 1))"),
    true("one after the other", "Integral(x^2, (x, 0, 1)) + Integral(x^2, (x, 1, 2)) = "
         "Integral(x^2, (x, 0, 2))"),
    true("an integral of an integral", "Integral(Integral(x*y, (x, 0, 2)), (y, 0, 1)) = 1"),
    true("an integral for an end", "Integral(x, (x, 0, Integral(2*t, (t, 0, 1)))) = 1/2"),
    true("an inequality", "Integral(exp(-x), (x, 0, a)) < 1", ["a > 0"]),
    true("an approximation", "Integral(exp(x), (x, 0, 1)) ≈ 1.72"),
    true("for all ends", "ForAll(x, Integral(t, (t, 0, x)) >= 0)"),
    true("a parameter", "Integral(exp(a*x), (x, 0, 1)) = (exp(a) - 1)/a", ["a != 0"]),
    true("in a hypothesis", "x = 2", ["Integral(t, (t, 0, x)) = 2", "x > 0"]),
    true("with the letter of a variable outside", "x*Integral(x, (x, 0, x)) = x^3/2"),
)  # fmt: skip

FALSE = (
    false("a wrong power", "Integral(x, (x, 0, 1)) = 1/3", "SC443", "the sides are 1/2 and 1/3"),
    false("a lost factor", "Integral(2*x, (x, 0, a)) = 2*a^2", "SC443", "at a = 1",
          "the sides are 1 and 2"),
    false("the body for the function", "Integral(1/x, (x, 1, 2)) = -1/2", "SC401",
          "the sides are 0.693147 and -1/2"),
    false("the ends exchanged", "Integral(x, (x, 1, 0)) = 1/2", "SC632",
          "the sides are -1/2 and 1/2"),
    false("a sign lost", "Integral(sin(x), (x, 0, pi)) = -2", "SC632", "the sides are 2 and -2"),
    false("the chain rule forgotten", "Integral(cos(2*x), (x, 0, pi/4)) = 1", "SC634",
          "the sides are 1/2 and 1"),
    false("an inequality turned round", "x > 0 => Integral(t, (t, 0, x)) < 0", "SC524", "at x = 1",
          "the sides are 1/2 and 0"),
    false("strict where it is equal", "Integral(x, (x, 0, 1)) < 1/2", "SC517",
          "the sides are 1/2 and 1/2"),
    false("different where it is equal", "Integral(x, (x, 0, 1)) != 1/2", "SC402",
          "the sides are 1/2 and 1/2"),
    false("an approximation", "Integral(exp(x), (x, 0, 1)) ≈ 1.73", "SC604", "0.0117"),
    false("an integral of an integral", "Integral(Integral(x*y, (x, 0, 2)), (y, 0, 1)) = 2",
          "SC401", "is false"),
    false("for all ends", "ForAll(x, Integral(t, (t, 0, x)) > 0)", "SC501", "at x = 0"),
    false("a product of integrals", "Integral(x*x, (x, 0, 1)) = "
          "Integral(x, (x, 0, 1))*Integral(x, (x, 0, 1))", "SC633", "1/3 and 1/4"),
    false("a side without value", "Integral(x, (x, 0, 1)) = 1/0", "SC202", "has no value"),
)  # fmt: skip

ROWS = (*TRUE, *FALSE)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return judged(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_verdict(row: Row, answers: Answers) -> None:
    check(row, answers[row])


WITHOUT_VALUE = [
    ("a pole between the ends", "Integral(1/x^2, (x, -1, 1)) = -2"),
    ("zero by symmetry", "Integral(1/t, (t, -1, 1)) = 0"),
    ("equal to itself", "Integral(1/t, (t, -1, 1)) = Integral(1/t, (t, -1, 1))"),
    ("different from itself", "Integral(1/t, (t, -1, 1)) != Integral(1/t, (t, -1, 1))"),
    ("times zero", "0*Integral(1/t, (t, 0, 1)) = 0"),
    ("a pole at an end", "Integral(1/sqrt(x), (x, 0, 1)) = 2"),
    ("a corner, which no rule differentiates", "Integral(abs(x), (x, -1, 1)) = 1"),
    ("a jump", "Integral(floor(x), (x, 0, 2)) = 1"),
    (
        "a slope that may not be integrable",
        "Integral(Derivative(C(x), x), (x, 0, 1)) = C(1) - C(0)",
    ),
]


@pytest.mark.parametrize(("title", "claim"), WITHOUT_VALUE, ids=[w[0] for w in WITHOUT_VALUE])
def test_an_integral_that_is_not_shown_to_have_a_value_stays_open(title: str, claim: str) -> None:
    found = prove(claim, functions=("C",), seconds=4)
    assert found.verdict == "open", found.message
    assert found.message is not None
    if found.code == "SC802":
        assert "has a value was not shown" in found.message


def test_a_condition_is_found() -> None:
    found = prove("Integral(1/x, (x, 1, a)) = ln(a)", seconds=15)
    assert (found.verdict, found.condition) == ("conditional", "a > 0")
    assert "at a = 0, ln(0) has no value" in (found.message or "")


def test_hypotheses_that_contradict_each_other_are_seen() -> None:
    found = prove("1 = 2", given=("Integral(x, (x, 0, 1)) = 1",), seconds=8)
    assert (found.verdict, found.code) == ("open", "SC203")


INFINITE = [
    "Integral(exp(-x), (x, 0, oo)) = 1",
    "Integral(exp(x), (x, -oo, 0)) = 1",
    "x > 0 => Integral(exp(-t), (t, x, oo)) < 1",
    "Expectation(Integral(exp(-t), (t, w, oo)), w, Normal(0, 1)) = 1/2",
    "limit(Integral(exp(-t)/x, (t, 0, oo)), x, oo) = 0",
]


@pytest.mark.parametrize("claim", INFINITE)
def test_a_claim_with_an_infinite_end_is_unread(claim: str) -> None:
    found = prove(claim, seconds=6)
    assert (found.verdict, found.code) == ("unread", "SC104")
    assert found.message is not None
    assert "infinite ends are read and printed" in found.message
    assert "Integral(" in found.message
    assert found.read_as is not None


BODY = """
from sympy import oo
from symcheck import integral
d.given(x > 0)
d.then(integral(y, y, 0, x) > 0, "the integrand is positive")
d.then(Eq(integral(y, y, 0, x), x**2), "the factor 1/2 is lost")
d.then(integral(1/y, y, x, oo) > 0)
"""


def test_steps_of_a_derivation(tmp_path: Path) -> None:
    found = steps(tmp_path, BODY)
    assert [s.verdict for s in found] == ["assumed", "proved", "refuted", "unread"]
    assert found[2].counterexample is not None
    assert (found[2].counterexample.left, found[2].counterexample.right) == ("1/2", "1")
