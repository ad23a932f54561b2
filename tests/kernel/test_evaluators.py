"""The kernel's balls, exact values, signs, identities and derivatives against mpmath, at random."""

from __future__ import annotations

import os
from collections import Counter
from fractions import Fraction

from flint import arb, ctx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from terms_at_random import (
    Exact, contains, has_none, integer_exponents, n, point_of, points, rationals, shuffled, terms,
    value_of, x, y,
)  # fmt: skip

from symcheck.kernel import ball, exact
from symcheck.kernel.ball import Undecided
from symcheck.kernel.facts import Facts, assume
from symcheck.kernel.signs import has_value, sign
from symcheck.kernel.polynomial import NoRationalForm, equal, fraction, normal_form
from symcheck.language.calculus import differentiate
from symcheck.language.claim import Claim, Rel, RelOp
from symcheck.language.definedness import definedness
from symcheck.language.forms import Conditions, unfold_term
from symcheck.language.substitution import substitute
from symcheck.language.term import App, Derivative, Num, Term, Var, num
from symcheck.search.truth import clearly, holds

MANY = int(os.environ.get("EXAMPLES", "250"))
at_random = settings(
    max_examples=MANY, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
widths = st.sampled_from((Fraction(0), Fraction(1, 100), Fraction(1), Fraction(3)))
relations: st.SearchStrategy[RelOp] = st.sampled_from(("<", "<=", ">", ">=", "!="))
t = Var("t")


def placed(term: Term, point: Exact) -> Term:
    """The closed term at the point; a real exponent stays one, as at a witness."""
    return substitute(integer_exponents(term), {v: Num(q) for v, q in point.items()})


def test_a_ball_contains_the_value_at_every_point_of_its_box() -> None:
    met: Counter[str] = Counter()

    @at_random
    @given(terms, points, st.tuples(widths, widths, widths, widths), st.sampled_from((4, 64, 128)))
    def agrees(term: Term, point: Exact, w: tuple[Fraction, ...], bits: int) -> None:
        ends = {x: w[:2], y: w[2:], n: (Fraction(0), Fraction(0))}
        with ctx.workprec(bits):
            box = {
                v: ball.interval(fraction(q - ends[v][0]), fraction(q + ends[v][1]))
                for v, q in point.items()
            }
            try:
                found = ball.evaluate(term, box)
            except Undecided:
                return
        value = value_of(term, point)  # raises where mpmath is sure that there is none
        met["values"] += value is not None
        assert value is None or contains(found, value)

    agrees()
    assert met["values"] > MANY / 3


def test_an_exact_value_is_the_value() -> None:
    met: Counter[str] = Counter()

    @at_random
    @given(terms, points)
    def agrees(term: Term, point: Exact) -> None:
        try:
            found = exact.exact(placed(term, point))
        except exact.NoValue:
            met["none"] += has_none(term, point)
            assert has_none(term, point) or value_of(term, point) is None
            return
        if found is None:
            return
        value = value_of(term, point)
        met["values"] += value is not None
        if value is not None:
            assert abs(value * found.denominator - found.numerator) <= 1e-25 * (
                max(1, abs(value)) * found.denominator
            )

    agrees()
    assert met["values"] > MANY / 5
    assert met["none"] > MANY / 50


def test_a_ball_at_a_point_contains_the_exact_value() -> None:
    met: Counter[str] = Counter()

    @at_random
    @given(terms, points)
    def agrees(term: Term, point: Exact) -> None:
        closed = placed(term, point)
        try:
            found, value = ball.evaluate(closed, {}), exact.exact(closed)
        except Undecided:
            return  # a ball of what exactly has no value would raise `exact.NoValue`
        met["values"] += value is not None
        with ctx.workprec(1000):
            assert value is None or found.overlaps(arb(fraction(value)))

    agrees()
    assert met["values"] > MANY / 5


def test_definedness_asks_for_what_a_value_needs() -> None:
    met: Counter[str] = Counter()

    @at_random
    @given(terms, points)
    def agrees(term: Term, point: Exact) -> None:
        asked = [holds(c, point_of(point)) for c in definedness(term)]
        if has_none(term, point):
            met["none"] += 1
            assert not all(asked)
        elif value_of(term, point) is not None:
            met["values"] += bool(asked)
            assert False not in asked

    agrees()
    assert met["none"] > MANY / 20
    assert met["values"] > MANY / 10


def _bounds(point: Exact, gaps: dict[Var, tuple[RelOp, Fraction]]) -> tuple[Claim, ...]:
    """Relations of the variables to constants that hold at the point."""
    signs = {"<": 1, "<=": 1, ">": -1, ">=": -1, "!=": 1}
    return tuple(
        Rel(op, v, Num(point[v] + signs[op] * (gap + (op in ("<", ">", "!=")))))
        for v, (op, gap) in gaps.items()
    )


facts_at_random = st.fixed_dictionaries(
    {v: st.tuples(relations, st.sampled_from((Fraction(0), Fraction(1)))) for v in (x, y)}
)


def test_signs_and_values_that_follow_from_bounds_are_so_wherever_the_bounds_hold() -> None:
    met: Counter[str] = Counter()

    @at_random
    @given(terms, points, facts_at_random)
    def agrees(term: Term, point: Exact, gaps: dict[Var, tuple[RelOp, Fraction]]) -> None:
        facts = Facts()
        for claim in _bounds(point, gaps):
            facts = assume(facts, claim, frozenset())
        if has_value(term, facts) is not None:
            met["has a value"] += bool(definedness(term))
            assert not has_none(term, point)
        elif has_none(term, point):
            return
        value = value_of(term, point)
        if value is None:
            return
        signs, _ = sign(term, facts)
        met["signs"] += len(signs) < 3
        assert (value > 1e-30) - (value < -1e-30) in signs or abs(value) <= 1e-30

    agrees()
    assert met["has a value"] > MANY / 20
    assert met["signs"] > MANY / 5


def test_terms_with_one_normal_form_have_equal_values() -> None:
    met: Counter[str] = Counter()

    @at_random
    @given(terms.flatmap(lambda a: st.tuples(st.just(a), shuffled(a))), points)
    def agrees(pair: tuple[Term, Term], point: Exact) -> None:
        a, b = pair
        try:
            same = equal(a, b)
        except NoRationalForm:
            return
        met["equal"] += same and a != b
        met["distinct"] += not same
        assert (normal_form(a) == normal_form(b)) <= same
        if same and not has_none(a, point) and not has_none(b, point):
            left, right = value_of(a, point), value_of(b, point)
            if left is not None and right is not None:
                met["values"] += 1
                assert abs(left - right) <= 1e-25 * max(1, abs(left))

    agrees()
    assert met["equal"] > MANY / 5
    assert met["distinct"]
    assert met["values"] > MANY / 5


polynomials = st.recursive(
    st.one_of(st.sampled_from((x, y)), st.builds(Num, rationals)),
    lambda parts: st.builds(
        App, st.sampled_from(("add", "mul")), st.lists(parts, min_size=2, max_size=3).map(tuple)
    ),
    max_leaves=4,
)


def test_polynomials_are_equal_exactly_when_their_values_are() -> None:
    """Of degree below 12 in x and y, so that values on a grid of 12 × 12 decide; n is a number."""
    met: Counter[bool] = Counter()
    pairs = polynomials.flatmap(
        lambda a: st.tuples(st.just(a), st.one_of(polynomials, shuffled(a)))
    )

    @at_random
    @given(pairs)
    def agrees(pair: tuple[Term, Term]) -> None:
        a, b = pair
        met[a != b and equal(a, b)] += 1
        grid = [{x: num(i), y: num(j), n: num(1000 + i * j)} for i in range(12) for j in range(12)]
        values = ((exact.exact(substitute(p, at)) for p in (a, b)) for at in grid)
        assert equal(a, b) == all(left == right for left, right in values)

    agrees()
    assert met[True] > MANY / 10


def test_a_derivative_is_one_wherever_its_conditions_hold() -> None:
    met: Counter[str] = Counter()

    @at_random
    @given(terms, points)
    def agrees(term: Term, point: Exact) -> None:
        slope, conditions = differentiate(term, x)
        here = point_of(point)
        if not all(clearly(c, here) for c in conditions):
            return
        value = value_of(slope, point)  # raises where there is none
        limit = value_of(Derivative(term, x, x), point)
        if value is not None and limit is not None:
            met["values"] += slope != num(0)
            assert abs(value - limit) <= 1e-12 * max(1, abs(value))

    agrees()
    assert met["values"] > MANY / 10


def test_an_unfolded_derivative_is_what_was_written_wherever_its_conditions_hold() -> None:
    """Of a term in t, at a place that need not have a value, and is not kept if the slope is 0."""
    met: Counter[str] = Counter()

    @at_random
    @given(terms, terms, points)
    def agrees(body: Term, place: Term, point: Exact) -> None:
        conditions: Conditions = {}
        written = Derivative(substitute(body, {x: t}), t, place)
        slope = unfold_term(written, conditions)
        here = point_of(point)
        if not all(clearly(c, here) for c in conditions):
            if not any(clearly(c, here) is False for c in conditions.values()):
                met["tells"] += any(clearly(c, here) is False for c in conditions)
            return
        assert not has_none(place, point)
        value, limit = value_of(slope, point), value_of(written, point)
        if value is not None and limit is not None:
            met["values"] += 1
            assert abs(value - limit) <= 1e-12 * max(1, abs(value))

    agrees()
    assert met["values"] > MANY / 5
