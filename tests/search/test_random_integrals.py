"""Integrals at random: what is shown of them is what numbers say, and nothing else is shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from random import Random

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symcheck.kernel.certificate import Antiderivative, Certificate, Known
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.refusal import Refusal
from symcheck.language.claim import Rel
from symcheck.language.context import Context, Obligation, close
from symcheck.language.substitution import value_at
from symcheck.language.term import (
    App, Integral, Num, Term, Var, add, div, mul, num, power, sub,
)  # fmt: skip
from symcheck.search.numeric import NoValue, Point, Undecided, evaluate
from symcheck.search.portfolio import prove
from symcheck.search.problem import problem_of
from symcheck.search.provers.integrals import integrals_in, value_of
from tests.forgery.forging import mutants

x = Var("x")
SECONDS = 5.0
RATIONALS = st.fractions(-3, 3, max_denominator=4)
COEFFICIENTS = st.integers(-3, 3)


def linear(a: int, b: Fraction) -> Term:
    return add(mul(num(a), x), Num(b))


PARTS = st.one_of(
    st.builds(lambda c, k: mul(num(c), power(x, num(k))), COEFFICIENTS, st.integers(0, 4)),
    st.builds(
        lambda op, a, b: App(op, (linear(a, b),)),
        st.sampled_from(("exp", "sin", "cos")), st.integers(1, 3), RATIONALS,
    ),
    st.builds(lambda k, op: mul(power(x, num(k)), App(op, (x,))),
              st.integers(1, 2), st.sampled_from(("exp", "sin", "cos"))),
    st.builds(lambda a, b: power(linear(a, b), num(3)), st.integers(1, 2), RATIONALS),
)  # fmt: skip
EDGED: dict[str, Callable[[Term], Term]] = {
    "1/u": lambda u: div(num(1), u), "1/u²": lambda u: div(num(1), power(u, num(2))),
    "ln u": lambda u: App("ln", (u,)), "√u": lambda u: App("root", (num(2), u)),
    "|u|": lambda u: App("abs", (u,)), "floor u": lambda u: App("floor", (u,)),
}  # fmt: skip
"""Terms that have a pole, an edge, a corner or a jump where u = 0."""


def value_shown(body: Term, low: Term, high: Term) -> tuple[Obligation, Certificate] | None:
    """What the search shows the integral to be, accepted by the kernel."""
    start = close(Context(), Rel("=", Integral(body, x, low, high), num(0)))
    assert isinstance(start.goal, Rel)
    (whole,) = integrals_in(iter((start.goal.lhs,)))
    found = value_of(problem_of(start, time.monotonic() + SECONDS), whole)
    if found is None:
        return None
    assert len(found) == 1
    claim, certificate = found[0]
    said = Obligation((), claim)
    assert isinstance(check(said, certificate), Accepted)
    return said, certificate


def summed(body: Term, low: Fraction, high: Fraction) -> float:
    """The integral by mpmath, in a few digits; what has no value next to an end does not count."""

    def at(place: mpmath.mpf) -> mpmath.mpf:
        try:
            return evaluate(body, Point({x: place}))
        except (NoValue, Undecided):
            return 0

    with mpmath.workdps(20):
        cuts = [low + (high - low) * k / 4 for k in range(5)]
        places = [mpmath.mpf(c.numerator) / c.denominator for c in cuts]
        return float(mpmath.quad(at, places))


@settings(max_examples=20, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=3), RATIONALS, RATIONALS)
def test_what_is_shown_agrees_with_sums(parts: list[Term], low: Fraction, high: Fraction) -> None:
    body = add(*parts)
    found = value_shown(body, Num(low), Num(high))
    assert found is not None, body
    said, _ = found
    assert isinstance(said.goal, Rel)
    expected = summed(body, low, high)
    shown = float(evaluate(said.goal.rhs, Point({})))
    assert shown == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert float(evaluate(said.goal.lhs, Point({}))) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(EDGED)), RATIONALS, RATIONALS, RATIONALS)
def test_poles_and_corners_between_the_ends_are_seen(
    name: str, place: Fraction, low: Fraction, high: Fraction
) -> None:
    body = EDGED[name](sub(x, Num(place)))
    found = value_shown(body, Num(low), Num(high))
    below, above = sorted((low, high))
    if found is None:
        assert below <= place <= above or name in ("floor u", "ln u", "√u") or low == high
        return
    if name in ("1/u", "1/u²", "ln u"):
        assert not below <= place <= above
    if name == "|u|":
        assert not below < place < above
    assert isinstance(found[0].goal, Rel)
    shown = float(evaluate(found[0].goal.rhs, Point({})))
    assert shown == pytest.approx(summed(body, low, high), rel=1e-6, abs=1e-6)


@settings(max_examples=15, deadline=None)
@given(PARTS, RATIONALS, RATIONALS, st.integers(0, 10**6))
def test_no_mutant_shows_another_value(
    body: Term, low: Fraction, high: Fraction, seed: int
) -> None:
    """A changed certificate shows the same value, or nothing."""
    found = value_shown(body, Num(low), Num(high))
    assert found is not None
    said, certificate = found
    assert isinstance(said.goal, Rel)
    value = said.goal.rhs
    for other in (add(value, num("1/1000")), mul(value, num("11/10")), sub(num(1), value)):
        wrong = Obligation((), Rel("=", said.goal.lhs, other))
        if abs(evaluate(value, Point({})) - evaluate(other, Point({}))) < 1e-9:
            continue
        assert isinstance(check(wrong, certificate), Refusal)
        for mutant in mutants(certificate, wrong, 60, Random(seed)):
            assert isinstance(check(wrong, mutant), Refusal), mutant


@settings(max_examples=20, deadline=None)
@given(PARTS, RATIONALS, RATIONALS, st.integers(0, 10**6))
def test_what_a_mutant_grants_is_so(body: Term, low: Fraction, high: Fraction, seed: int) -> None:
    """Whatever function, end or place a changed certificate has: what it grants, numbers grant."""
    found = value_shown(body, Num(low), Num(high))
    if found is None:
        return
    certificate = found[1]
    for mutant in mutants(certificate, found[0], 40, Random(seed)):
        if not isinstance(mutant, Antiderivative):
            continue
        whole, at = mutant.integral, mutant.between
        if whole.low is None or whole.high is None or mutant.then != Known():
            continue
        ends = (value_at(mutant.function, {at: end}) for end in (whole.high, whole.low))
        said = Obligation((), Rel("=", whole, sub(*ends)))
        if not isinstance(check(said, mutant), Accepted):
            continue
        try:
            left, right = (evaluate(side, Point({})) for side in (whole, said.goal.rhs))
        except Undecided:
            continue
        assert abs(left - right) < 1e-20, (whole, mutant.function)


def test_a_wrong_value_is_not_proved() -> None:
    for text, low, high, wrong in ((x, 0, 1, "1/3"), (power(x, num(2)), -1, 1, "0")):
        whole = Integral(text, x, num(low), num(high))
        assert prove(close(Context(), Rel("=", whole, num(wrong))), 2.0) is None
