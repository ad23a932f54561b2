"""What the claims of analysis mean: unfolded, decided by brute force, and never caught in names."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from naive import decided, value

from symcheck.language.analysis import Approach, Domain, Extremum, Infinite, Limit, Order, Within
from symcheck.language.calculus import differentiate
from symcheck.language.claim import (
    And, Chain, Claim, Exists, ExistsOne, ForAll, Implies, Not, Rel, variables_of,
)  # fmt: skip
from symcheck.language.definedness import definedness
from symcheck.language.forms import negation, unfold
from symcheck.language.substitution import substitute, substitute_in_claim
from symcheck.language.term import (
    ONE, ZERO, App, Derivative, Expectation, Integral, Law, MalformedTerm, Num, Probability,
    Recursion, Term, Var, add, div, mul, neg, num, power, product_over, sum_over,
)  # fmt: skip
from symcheck.printing.as_ascii import show_claim
from symcheck.reading.ascii_syntax import read_claim, read_term
from symcheck.search.numeric import Point, arithmetic, evaluate

x, y, z = map(Var, "xyz")
n, k = Var("n", "integer"), Var("k", "integer")


def claim(text: str) -> Claim:
    return read_claim(text, integer=("n",), functions=("C",))


NEAR_A = "0 < Abs(x - a) and Abs(x - a) < δ_1"

UNFOLDED = [
    ("≈ is half a unit of the last digit", "x ≈ 6.9", "Abs(x - 6.9) <= 0.05"),
    ("zeros at the end count", "x ≈ 6.90", "Abs(x - 6.9) <= 0.005"),
    ("without decimals", "x ≈ -3", "Abs(x + 3) <= 1/2"),
    ("within a tolerance", "within(x^2, x, t, x in Interval.Ropen(0, 1))",
     "ForAll(x, 0 <= x and x < 1 => Abs(x^2 - x) <= t)"),
    ("exactly one", "ExistsOne(x, x = y)",
     "Exists(x, x = y) and ForAll(x, ForAll(x_1, x = y and x_1 = y => x = x_1))"),
    ("a maximum is reached", "max_over(x^2, x in Interval.Ropen(a, b)) = m",
     "ForAll(x, a <= x and x < b => x^2 <= m) "
     "and Exists(x, (a <= x and x < b) and x^2 = m)"),
    ("a minimum on a half line", "min_over(x, x in Interval(a, oo)) = m",
     "ForAll(x, a <= x => x >= m) and Exists(x, a <= x and x = m)"),
    ("a supremum is approached", "sup_over(x, x in Interval.open(0, 1)) = m",
     "ForAll(x, 0 < x and x < 1 => x <= m) "
     "and ForAll(ε_1, ε_1 > 0 => Exists(x, (0 < x and x < 1) and m - x < ε_1))"),
    ("an infimum likewise", "inf_over(x, x in Interval.open(0, 1)) = m",
     "ForAll(x, 0 < x and x < 1 => x >= m) "
     "and ForAll(ε_1, ε_1 > 0 => Exists(x, (0 < x and x < 1) and x - m < ε_1))"),
    ("the one place of a maximum", "argmax_over(x^2, x in Interval(0, 1)) = p",
     "(0 <= p and p <= 1) and ForAll(x, 0 <= x and x <= 1 => x^2 <= p^2) "
     "and ForAll(x, (0 <= x and x <= 1) and x != p => x^2 != p^2)"),
    ("the one place of a minimum", "argmin_over(x, x in Interval(0, 1)) = p",
     "(0 <= p and p <= 1) and ForAll(x, 0 <= x and x <= 1 => x >= p) "
     "and ForAll(x, (0 <= x and x <= 1) and x != p => x != p)"),
    ("a maximum by digits is near one", "max_over(x, x in Interval(0, 1)) ≈ 1.0",
     "Exists(m_1, (ForAll(x, 0 <= x and x <= 1 => x <= m_1) "
     "and Exists(x, (0 <= x and x <= 1) and x = m_1)) and Abs(m_1 - 1) <= 0.05)"),
    ("a limit", "limit(x^2, x, a) = L",
     f"ForAll(ε_1, ε_1 > 0 => Exists(δ_1, δ_1 > 0 and ForAll(x, {NEAR_A} => Abs(x^2 - L) < ε_1)))"),
    ("from above", "limit(x^2, x, a, above) = L",
     "ForAll(ε_1, ε_1 > 0 => Exists(δ_1, δ_1 > 0 and "
     "ForAll(x, 0 < x - a and x - a < δ_1 => Abs(x^2 - L) < ε_1)))"),
    ("from below", "limit(x^2, x, a, below) = L",
     "ForAll(ε_1, ε_1 > 0 => Exists(δ_1, δ_1 > 0 and "
     "ForAll(x, 0 < a - x and a - x < δ_1 => Abs(x^2 - L) < ε_1)))"),
    ("at infinity", "limit(1/x, x, oo) = L",
     "ForAll(ε_1, ε_1 > 0 => Exists(δ_1, ForAll(x, x > δ_1 => Abs(1/x - L) < ε_1)))"),
    ("at −∞", "limit(1/x, x, -oo) = L",
     "ForAll(ε_1, ε_1 > 0 => Exists(δ_1, ForAll(x, x < δ_1 => Abs(1/x - L) < ε_1)))"),
    ("of a sequence", "limit(C(n), n, oo) = L",
     "ForAll(ε_1, ε_1 > 0 => Exists(δ_1, ForAll(n in Integers, n > δ_1 => Abs(C(n) - L) < ε_1)))"),
    ("of a sequence of natural numbers", "limit(1/m, m in Naturals, oo) = L",
     "ForAll(ε_1, ε_1 > 0 => "
     "Exists(δ_1, ForAll(m in Naturals, m > δ_1 => Abs(1/m - L) < ε_1)))"),
    ("to infinity", "limit(1/x, x, a) = oo",
     f"ForAll(M_1, Exists(δ_1, δ_1 > 0 and ForAll(x, {NEAR_A} => 1/x > M_1)))"),
    ("to −∞ at infinity", "limit(x, x, oo) = -oo",
     "ForAll(M_1, Exists(δ_1, ForAll(x, x > δ_1 => x < M_1)))"),
    ("big O is some constant", "bigO(x^5, x^3, x, a)",
     f"Exists(K_1, K_1 > 0 and Exists(δ_1, δ_1 > 0 and "
     f"ForAll(x, {NEAR_A} => Abs(x^5) <= K_1*Abs(x^3))))"),
    ("little o is every constant", "littleO(x, x^2, x, oo)",
     "ForAll(K_1, K_1 > 0 => Exists(δ_1, ForAll(x, x > δ_1 => Abs(x) <= K_1*Abs(x^2))))"),
    ("forms in each other's scope", "ForAll(x, limit(x*y, y, oo) = 0)",
     "ForAll(x, ForAll(ε_1, ε_1 > 0 => "
     "Exists(δ_1, ForAll(y, y > δ_1 => Abs(x*y + 0) < ε_1))))"),
    ("a negated limit", "not limit(x, x, oo) = L",
     "Exists(ε_1, ε_1 > 0 and "
     "ForAll(δ_1, Exists(x, x > δ_1 and Abs(x - L) >= ε_1)))"),
    ("a negated maximum", "not max_over(x, x in Interval(0, 1)) = m",
     "Exists(x, (0 <= x and x <= 1) and x > m) or ForAll(x, (0 > x or x > 1) or x != m)"),
    ("a negated ≈", "not x ≈ 0.5", "Abs(x - 1/2) > 0.05"),
    ("a negated quantifier", "not ForAll(x, Exists(y, x < y))", "Exists(x, ForAll(y, x >= y))"),
    ("exactly one, negated", "not ExistsOne(x, x = y)",
     "ForAll(x, x != y) or Exists(x, Exists(x_1, (x = y and x_1 = y) and x != x_1))"),
    ("big O, negated", "not bigO(x, 1, x, oo)",
     "ForAll(K_1, K_1 <= 0 or ForAll(δ_1, Exists(x, x > δ_1 and Abs(x) > K_1*Abs(1))))"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "meaning"), UNFOLDED, ids=[u[0] for u in UNFOLDED])
def test_what_a_form_means(title: str, text: str, meaning: str) -> None:
    assert show_claim(unfold(claim(text))) == meaning


def test_zero_is_added_and_not_left_out() -> None:
    """x − 0 prints as x + 0, since the opposite of the literal 0 is 0."""
    assert "Abs(x + 0) < δ_1" in show_claim(unfold(claim("limit(x, x, 0) = L")))


HYGIENE = [
    ("ε is the author's", "limit(ε_1*x, x, 0) = 0", "ε_2"),
    ("δ is the author's", "limit(δ_1*x, x, 0) = 0", "δ_2"),
    ("ε is the place", "limit(x, x, ε_1) = 1", "ε_2"),
    ("ε is the limit", "limit(x, x, 0) = ε_1", "ε_2"),
    ("the variable is called ε", "limit(ε_1, ε_1, 0) = 0", "ε_2"),
    ("M is the author's", "limit(M_1*x, x, oo) = oo", "M_2"),
    ("K is the author's", "bigO(K_1*x, x, x, 0)", "K_2"),
    ("K is in the gauge", "littleO(x, K_1, x, 0)", "K_2"),
    ("ε in a supremum", "sup_over(ε_1*x, x in Interval(0, 1)) = ε_1", "ε_2"),
    ("m in a maximum by digits", "max_over(m_1*x, x in Interval(0, 1)) ≈ 1", "m_2"),
    ("m is an end", "argmax_over(x, x in Interval(0, m_1)) ≈ 1", "m_2"),
    ("x₁ in exactly one", "ExistsOne(x, x = x_1)", "x_2"),
]


@pytest.mark.parametrize(("title", "text", "named"), HYGIENE, ids=[h[0] for h in HYGIENE])
def test_a_bound_variable_of_the_meaning_has_a_name_of_its_own(
    title: str, text: str, named: str
) -> None:
    said = claim(text)
    meaning = unfold(said)
    assert variables_of(meaning) == variables_of(said)
    assert f"({named}, " in show_claim(meaning)


CAPTURED = [
    ("the limit", Limit(x, Approach(x, ZERO), x)),
    ("the place of a limit", Limit(x, Approach(x, x), ONE)),
    ("the value of a maximum", Extremum("max", x, Domain(x, ZERO, ONE, True, True), x)),
    ("the value of a supremum", Extremum("sup", x, Domain(x, ZERO, ONE, True, True), x)),
    ("the place of a maximum", Extremum("argmax", x, Domain(x, ZERO, ONE, True, True), x)),
    ("the end of a domain", Extremum("max", x, Domain(x, ZERO, x, True, True), ONE)),
    ("a tolerance", Within(x, y, x, Domain(x, ZERO, ONE, True, True))),
    ("the place of an order", Order("O", x, ONE, Approach(x, x))),
]


@pytest.mark.parametrize("said", [c[1] for c in CAPTURED], ids=[c[0] for c in CAPTURED])
def test_what_is_outside_the_scope_of_a_form_is_not_caught_in_it(said: Claim) -> None:
    assert x in variables_of(said)
    meaning = unfold(said)
    assert variables_of(meaning) == variables_of(said)
    at = substitute_in_claim(said, {x: num("1/2")})
    assert decided(meaning, {x: Fraction(1, 2), y: Fraction(0)}, pool) == decided(
        unfold(at), {y: Fraction(0)}, pool
    )


EIGHTHS = tuple(Fraction(k, 8) for k in range(-16, 17))
SMALLER = tuple(Fraction(2) ** k for k in (-9, -8, -7))
POWERS = tuple(Fraction(2) ** k for k in range(-6, 7))
FINE = tuple(c * Fraction(2) ** k for k in range(-10, 11) for c in (1, 3, -1, -3))
AROUND = tuple(Fraction(1) + f for f in FINE if abs(f) < 1)


def pool(var: Var) -> tuple[Fraction, ...]:
    """Values for a bound variable: reals near 0, 1 and ∞, and powers of 2 for ε, δ, K and M."""
    if var.name[0] in "εKM":
        return POWERS
    if var.name[0] == "δ":
        return (*SMALLER, *POWERS, *(-p for p in POWERS))
    if var.sort != "real":
        return tuple(map(Fraction, range(-9, 10)))
    return tuple(dict.fromkeys((*EIGHTHS, *FINE, *AROUND)))


DECIDED = [
    ("≈ holds at its edge", "x ≈ 6.9", {"x": "6.95"}, True),
    ("and not beyond", "x ≈ 6.9", {"x": "6.951"}, False),
    ("zeros make it narrower", "x ≈ 6.90", {"x": "6.92"}, False),
    ("within", "within(x^2, x, 1/4, x in Interval(0, 1))", {}, True),
    ("not within less", "within(x^2, x, 1/5, x in Interval(0, 1))", {}, False),
    ("but on a smaller domain", "within(x^2, x, 1/5, x in Interval(0, 1/8))", {}, True),
    ("a maximum", "max_over(x - x^2, x in Interval(0, 1)) = 1/4", {}, True),
    ("a bound that is not reached", "max_over(x - x^2, x in Interval(0, 1)) = 1/2", {}, False),
    ("no maximum on an open interval", "max_over(x, x in Interval.open(0, 1)) = 1", {}, False),
    ("but a supremum", "sup_over(x, x in Interval.open(0, 1)) = 1", {}, True),
    ("which is the least bound", "sup_over(x, x in Interval.open(0, 1)) = 2", {}, False),
    ("a minimum", "min_over(x^2, x in Interval(-1, 1)) = 0", {}, True),
    ("an infimum", "inf_over(1/x, x in Interval.Lopen(0, 1/2)) = 2", {}, True),
    ("a maximum needs values everywhere", "max_over(1/x, x in Interval(-1, 0)) = -1", {}, False),
    ("the place of a maximum", "argmax_over(x - x^2, x in Interval(0, 1)) = 1/2", {}, True),
    ("two places are none", "argmax_over(x^2, x in Interval(-1, 1)) = 1", {}, False),
    ("a place outside", "argmax_over(x, x in Interval(0, 1)) = 2", {}, False),
    ("a maximum by digits", "max_over(x, x in Interval(0, 1)) ≈ 1.0", {}, True),
    ("a maximum by wrong digits", "max_over(x, x in Interval(0, 1)) ≈ 0.9", {}, False),
    ("a limit", "limit(x^2, x, 1) = 1", {}, True),
    ("another is none", "limit(x^2, x, 1) = 2", {}, False),
    ("the value at the place does not matter", "limit(x^2/x, x, 0) = 0", {}, True),
    ("two sides", "limit(x/Abs(x), x, 0, above) = 1", {}, True),
    ("the other side", "limit(x/Abs(x), x, 0, below) = -1", {}, True),
    ("both together have none", "limit(x/Abs(x), x, 0) = 1", {}, False),
    ("at infinity", "limit(1/x, x, oo) = 0", {}, True),
    ("at −∞", "limit((x + 1)/x, x, -oo) = 1", {}, True),
    ("to infinity", "limit(1/Abs(x), x, 0) = oo", {}, True),
    ("not to −∞ as well", "limit(1/Abs(x), x, 0) = -oo", {}, False),
    ("not from both sides", "limit(1/x, x, 0) = oo", {}, False),
    ("big O", "bigO(x^3 + x^5, x^3, x, 0)", {}, True),
    ("not of a higher power", "bigO(x^3, x^5, x, 0)", {}, False),
    ("nor little o of its own", "littleO(x^3, x^3, x, 0)", {}, False),
    ("little o", "littleO(x^3, x, x, 0)", {}, True),
    ("exactly one", "ExistsOne(x, x + x = 1)", {}, True),
    ("two", "ExistsOne(x, x^2 = 1)", {}, False),
    ("none", "ExistsOne(x, x^2 = -1)", {}, False),
    ("a form with a free variable", "limit(x*y, x, 1) = z", {"y": "3", "z": "3"}, True),
    ("at another point", "limit(x*y, x, 1) = z", {"y": "3", "z": "2"}, False),
]  # fmt: skip
WITHOUT_VALUES = ("a maximum needs values everywhere",)
"""Claims that fail for want of a value, of which the negation need not hold either."""


@pytest.mark.parametrize(("title", "text", "point", "truth"), DECIDED, ids=[d[0] for d in DECIDED])
def test_a_form_holds_where_it_should(
    title: str, text: str, point: dict[str, str], truth: bool
) -> None:
    at = {Var(name): Fraction(number) for name, number in point.items()}
    said = claim(text)
    assert decided(unfold(said), at, pool) is truth
    if title not in WITHOUT_VALUES:
        assert decided(unfold(negation(said)), at, pool) is not truth


DEFINED = [
    ("a sum of quotients", "Sum(1/j, (j, 1, n))",
     ["ForAll(j in Integers, 1 <= j and j <= n => j != 0)"]),
    ("a sum of what always has a value", "Sum(j*x, (j, 1, n))", []),
    ("the start comes first", "Recursion(1/x, (k, y), y + k, 1, n)", ["x != 0"]),
    ("each round leans on the one before", "Recursion(x, (k, y), ln(y), 1, n)",
     ["ForAll(k in Integers, 1 <= k and k <= n => Recursion(x, (k, y), ln(y), 1, k - 1) > 0)"]),
    ("an index that is an end as well", "Sum(1/n, (n, 1, n))",
     ["ForAll(n_1 in Integers, 1 <= n_1 and n_1 <= n => n_1 != 0)"]),
    ("a mean must exist", "Expectation(x, x, Normal(0, y))",
     ["y > 0", "Expectation(x, x, Normal(0, y)) = Expectation(x, x, Normal(0, y))"]),
    ("a probability always does, for a law", "Probability(1/x > 0, x, Uniform(y, 1))", ["y < 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "wanted"), DEFINED, ids=[d[0] for d in DEFINED])
def test_where_a_term_that_binds_has_a_value(title: str, text: str, wanted: list[str]) -> None:
    found = definedness(read_term(text, integer=("n",)))
    assert [show_claim(c) for c in found] == wanted


# Terms at random, with few names, so that bound and free ones clash

small = st.integers(-3, 3).map(num)
names = st.sampled_from((x, y, z, n, k, Var("x", "integer")))
previous = st.sampled_from((x, y))
whole = st.one_of(st.integers(-2, 4).map(num), st.sampled_from((n, k, add(n, ONE))))
reals = st.sampled_from((x, y, z))
indices = st.sampled_from((n, k, Var("x", "integer")))


def _grown(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    pairs = st.tuples(parts, parts)
    ends = st.one_of(st.none(), parts)
    return st.one_of(
        st.builds(lambda op, args: App(op, args), st.sampled_from(("add", "mul", "div")), pairs),
        parts.map(neg),
        st.builds(Derivative, parts, reals, parts),
        st.builds(_recursion, parts, indices, previous, parts, whole, whole),
        st.builds(lambda make, b, i, lo, hi: make(b, i, lo, hi),
                  st.sampled_from((sum_over, product_over)), parts, indices, whole, whole),
        st.builds(Integral, parts, reals, ends, ends),
        st.builds(lambda b, v, p: Expectation(b, v, Law("normal", p)), parts, reals, pairs),
        st.builds(lambda f, t, v, p: Probability(f, (("<", t),), v, Law("exponential", (p,))),
                  parts, parts, reals, parts),
    )  # fmt: skip


def _recursion(start: Term, index: Var, before: Var, body: Term, low: Term, high: Term) -> Term:
    if index.name == before.name:
        index = k
    return Recursion(start, index, before, body, low, high)


terms = st.recursive(st.one_of(small, names), _grown, max_leaves=6)
whole_numbers = st.integers(-3, 4).map(Fraction)
points = st.fixed_dictionaries(
    {
        x: st.fractions(-3, 3, max_denominator=3), y: st.fractions(-3, 3, max_denominator=3),
        z: st.fractions(-3, 3, max_denominator=3), n: whole_numbers, k: whole_numbers,
        Var("x", "integer"): whole_numbers,
    }
)  # fmt: skip
put = st.fixed_dictionaries({}, optional={x: terms, y: terms, n: whole, k: whole})
thoroughly = settings(
    max_examples=300, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


@thoroughly
@given(terms, put, points)
def test_putting_a_term_for_a_variable_is_putting_its_value(term, values, at) -> None:
    there = {v: value(t, at) for v, t in values.items()}
    assume(None not in there.values())
    assert value(substitute(term, values), at) == value(term, {**at, **there})


def few(var: Var) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, (-1, 0, 2))) + (() if var.sort != "real" else (Fraction(1, 2),))


relations = st.builds(Rel, st.sampled_from(("=", "<", "<=", "!=")), terms, terms)
domains = st.builds(Domain, reals, terms, terms, st.just(True), st.just(True))
places = st.one_of(terms, st.just(Infinite(1)))
simple_claims = st.one_of(
    relations,
    st.builds(Within, terms, terms, terms, domains),
    st.builds(Extremum, st.sampled_from(("max", "inf", "argmin")), terms, domains, terms),
    st.builds(Limit, terms, st.builds(Approach, reals, places), terms),
    st.builds(Order, st.sampled_from(("O", "o")), terms, terms, st.builds(Approach, reals, places)),
)
claims = st.recursive(
    simple_claims,
    lambda parts: st.one_of(
        st.builds(lambda kind, v, p: kind(v, p), st.sampled_from((ForAll, Exists, ExistsOne)),
                  names, parts),
        st.builds(Implies, parts, parts), parts.map(Not),
        st.tuples(parts, parts).map(And),
    ),
    max_leaves=3,
)  # fmt: skip


@thoroughly
@given(claims, put, points)
def test_the_same_in_claims(said, values, at) -> None:
    there = {v: value(t, at) for v, t in values.items()}
    assume(None not in there.values())
    moved = substitute_in_claim(said, values)
    assert decided(moved, at, few) == decided(said, {**at, **there}, few)


@thoroughly
@given(terms, points)
def test_a_term_has_a_value_just_where_its_conditions_hold(term, at) -> None:
    """Of recursions and quotients; conditions of a round are about all rounds, few enough here."""
    assume(not any(kind in repr(term) for kind in ("Derivative", "Integral", "Expect", "Probab")))

    def rounds(var: Var) -> tuple[Fraction, ...]:
        return tuple(map(Fraction, range(-4, 7)))

    holds = all(decided(c, at, rounds) for c in definedness(term))
    assert holds == (value(term, at) is not None)


# The derivative of a recursion, against mpmath's

before = Var("before")


def _smooth(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(lambda op, a, b: App(op, (a, b)), st.sampled_from(("add", "mul")), parts, parts),
        st.builds(lambda op, a: App(op, (a,)), st.sampled_from(("sin", "cos", "atan")), parts),
        parts.map(lambda a: div(a, add(num(2), power(a, num(2))))),
        parts.map(lambda a: App("exp", (neg(power(a, num(2))),))),
    )


bodies = st.recursive(
    st.one_of(st.sampled_from((before, before, x, k)), st.integers(-2, 2).map(num)),
    _smooth,
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(
    bodies,
    st.sampled_from((x, mul(x, x), ONE)),
    st.integers(-1, 5),
    st.fractions(-2, 2, max_denominator=8),
)
def test_the_derivative_of_a_recursion_is_what_mpmath_says(body, start, last, at) -> None:
    recursion = Recursion(start, k, before, body, ONE, n)
    slope, _ = differentiate(recursion, x)
    mp = arithmetic(50)
    place = mp.mpf(at.numerator) / at.denominator

    def there(term: Term, number: object) -> object:
        return evaluate(term, Point({x: number, n: mp.mpf(last)}), 50)

    wanted = mp.diff(lambda t: there(recursion, t), place)
    assert mpmath.almosteq(there(slope, place), wanted, 1e-15, 1e-15)


def test_the_derivative_of_a_recursion_needs_what_its_rounds_need() -> None:
    recursion = read_term("Recursion(x, (k, y), ln(y), 1, n)", integer=("n",))
    _, conditions = differentiate(recursion, x)
    rounds = "ForAll(k_1 in Integers, 1 <= k_1 and k_1 <= n => "
    value_before = "Recursion(x, (k_1, y_1), ln(y_1), 1, k_1 - 1) > 0)"
    assert [show_claim(c) for c in conditions] == [rounds + value_before]


MALFORMED = [
    ("a real end", lambda: sum_over(ONE, k, ONE, x), "over integers"),
    ("a quotient as an end", lambda: sum_over(ONE, k, div(num(2), num(2)), n), "over integers"),
    ("a real index", lambda: sum_over(ONE, x, ONE, n), "over integers"),
    ("one name twice", lambda: Recursion(ONE, k, Var("k"), ONE, ONE, n), "two names"),
    ("a law of too few", lambda: Law("normal", (Num(Fraction(1)),)), "normal of 1"),
    ("no such law", lambda: Law("cauchy", (ONE, ONE)), "no law cauchy"),
    ("a real put for an end", lambda: substitute(sum_over(k, k, ONE, n), {n: x}),
     "over integers"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "said"), [m[1:] for m in MALFORMED], ids=[m[0] for m in MALFORMED]
)
def test_terms_that_cannot_be_built(make, said) -> None:
    with pytest.raises(MalformedTerm, match=said):
        make()


def test_an_event_is_a_chain() -> None:
    event = read_term("Probability(0 < x <= 1, x, Normal(0, 1))")
    assert isinstance(event, Probability)
    assert Chain(event.first, event.links) == claim("0 < x <= 1")
