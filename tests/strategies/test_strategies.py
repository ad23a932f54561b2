"""Points drawn from a context meet its hypotheses, and cover what they allow."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import FailedHealthCheck, Unsatisfiable

from symcheck.language.claim import Claim
from symcheck.language.context import Context
from symcheck.language.term import Var
from symcheck.reading.ascii_syntax import read_claim
from symcheck.search.numeric import Point
from symcheck.search.truth import holds
from symcheck.strategies import points

DRAWS = 40


def context(*hypotheses: str, **names: list[str]) -> Context:
    claims: tuple[Claim, ...] = tuple(read_claim(h, **names) for h in hypotheses)
    return Context(hypotheses=claims)


def drawn(where: Context, count: int = DRAWS) -> list[Point]:
    """Points that the strategy gives in a test that runs to its end."""
    found: list[Point] = []

    @settings(max_examples=count, database=None, derandomize=True, deadline=None)
    @given(points(where))
    def collect(point: Point) -> None:
        found.append(point)

    collect()
    return found


REGIONS = [
    ("a half-line", context("x > 100")),
    ("a thin strip", context("x > 1.234", "x < 1.235")),
    ("an equality for a variable", context("y = exp(x)", "x > 1")),
    ("a curve", context("x^2 + y^2 = 1", "x > 0")),
    ("a double equality", context("x*y = 1", "x + z = 2", "x > 1")),
    ("either of two", context("x > 5 or x < -5")),
    ("an implication", context("x > 0 => y > x", "x > -1")),
    (
        "a steep neuron",
        context(
            "Abs(w) >= 4",
            "1/(1 + exp(-(w*a + b)))*(1 - 1/(1 + exp(-(w*a + b)))) >= 1/Abs(w)",
        ),
    ),
    ("integers", context("n > 2", "n < 9", integer=["n"])),
    ("an unknown function", context("C(0) >= 0", functions=["C"])),
]


@pytest.mark.parametrize("where", [r[1] for r in REGIONS], ids=[r[0] for r in REGIONS])
def test_every_point_meets_the_hypotheses(where: Context) -> None:
    found = drawn(where)
    assert len(found) >= DRAWS // 2
    assert all(holds(h, p) for p in found for h in where.hypotheses)


def test_points_cover_both_sides_of_a_disjunction() -> None:
    signs = {p.values[Var("x")] > 0 for p in drawn(context("x > 5 or x < -5"))}
    assert signs == {True, False}


def test_points_without_hypotheses_differ_and_include_simple_ones() -> None:
    x = Var("x")
    found = {p.values[x] for p in drawn(Context(variables=(x,)), 100)}
    assert len(found) > 40
    assert 0 in found


def test_declared_names_get_values_even_if_no_claim_speaks_of_them() -> None:
    n = Var("n", "natural")
    for point in drawn(Context(variables=(Var("x"), n), unknowns=("C",)), 10):
        assert set(point.values) == {Var("x"), n}
        assert set(point.functions) == {"C"}
        assert point.values[n] >= 0


def test_integers_are_whole() -> None:
    n = Var("n", "integer")
    assert all(p.values[n] == int(p.values[n]) for p in drawn(context("n > 2", integer=["n"])))


def test_unknown_functions_vary() -> None:
    found = {p.functions["C"] for p in drawn(context("C(0) >= 0", functions=["C"]))}
    assert len(found) > 5


def test_a_contradiction_fails_instead_of_passing_on_nothing() -> None:
    impossible = context("x > 1", "x < 0")

    @settings(max_examples=10, database=None, deadline=None, suppress_health_check=[
        HealthCheck.too_slow
    ])  # fmt: skip
    @given(points(impossible), st.none())
    def never(point: Point, nothing: None) -> None:
        raise AssertionError("no point can be drawn")

    with pytest.raises((Unsatisfiable, FailedHealthCheck)):
        never()
