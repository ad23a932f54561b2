"""Hypothesis strategies: points at which the hypotheses of a context hold.

>>> from hypothesis import given, settings
>>> from symcheck.language.claim import Rel
>>> from symcheck.language.term import ONE, Var
>>> x = Var("x")
>>> @settings(max_examples=10, database=None)
... @given(points(Context(variables=(x,), hypotheses=(Rel(">", x, ONE),))))
... def beyond_one(point):
...     assert point.values[x] > 1
>>> beyond_one()
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import assume
from hypothesis import strategies as st

from symcheck.language.claim import Truth
from symcheck.language.context import Context, Obligation, close
from symcheck.language.term import Var
from symcheck.search.numeric import Point
from symcheck.search.sampling import Region, near, region_of
from symcheck.search.truth import holds

LARGEST = 50
TRIES = 4
"""Ways to reach the region from one draw, each choosing differently among disjunctions."""


def points(where: Context | Obligation) -> st.SearchStrategy[Point]:
    """Points at which all hypotheses of a context, or of an obligation, hold to 50 digits.

    Numbers are drawn freely, then moved towards the region of the inequalities; an equality is
    solved for one of its variables; of a disjunction one part is chosen; unknown functions are
    polynomials of degree up to 3. Every variable that the context declares gets a number, as does
    every one that the claims speak of. A draw from which no point is reached is rejected, so that
    a test whose hypotheses contradict each other fails with Hypothesis's health check instead of
    passing on nothing.
    """
    if isinstance(where, Obligation):
        return _points(region_of(where))
    region = region_of(close(where, Truth(True)))
    variables = dict.fromkeys((*where.variables, *region.variables))
    functions = dict.fromkeys((*where.unknowns, *region.functions))
    return _points(replace(region, variables=tuple(variables), functions=tuple(functions)))


@st.composite
def _points(draw: st.DrawFn, region: Region) -> Point:
    start = {var: float(draw(_number(var, region))) for var in region.variables}
    chance = draw(st.integers(0, 2**16))
    for attempt in range(TRIES):
        found = near(region, start, Random(chance + attempt))
        if found is not None:
            functions = {name: draw(_polynomial()) for name in region.functions}
            drawn = Point(found.values, functions)
            return drawn if _meets(region, drawn) else found
    assume(False)
    raise AssertionError  # assume has left


def _number(var: Var, region: Region) -> st.SearchStrategy[float]:
    if var.sort != "real":
        whole = st.integers(0 if var.sort == "natural" else -LARGEST, LARGEST)
        return whole.map(float)
    simple = st.sampled_from(region.landmarks)
    fractions = st.fractions(-LARGEST, LARGEST, max_denominator=64).map(float)
    small = st.floats(-8, 8, allow_subnormal=False)
    return simple | small | fractions


def _polynomial() -> st.SearchStrategy[tuple[int, ...]]:
    """Coefficients from the constant upwards; the simplest is t ↦ t."""
    some = st.lists(st.integers(-3, 3), min_size=1, max_size=4).map(tuple)
    return st.just((0, 1)) | some


def _meets(region: Region, point: Point) -> bool:
    return all(holds(h, point) for h in region.hypotheses)
