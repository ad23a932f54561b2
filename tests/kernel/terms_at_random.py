"""Terms and points at random, and what mpmath says of them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from flint import arb
from hypothesis import strategies as st

from symcheck.language.term import (
    ONE, PI, TWO, App, Num, Term, Var, add, div, is_integer_by_form, mul, neg, num, power, root,
)  # fmt: skip
from symcheck.search.numeric import NoValue, Number, Point, Undecided, arithmetic, evaluate

x, y = Var("x"), Var("y")
n = Var("n", "integer")
DIGITS = 50

Exact = Mapping[Var, Fraction]

rationals = st.builds(Fraction, st.integers(-12, 12), st.sampled_from((1, 1, 1, 2, 3, 7)))
exponents: st.SearchStrategy[Term] = st.sampled_from(
    [num(e) for e in ("0", "1", "2", "3", "-1", "-2", "4", "1/2", "-1/2", "1/3", "5/2", "0")]
    + [div(TWO, TWO), n, neg(n), x, div(n, ONE), mul(TWO, n)]
)
leaves: st.SearchStrategy[Term] = st.one_of(
    st.sampled_from((x, x, y, PI, n)), st.builds(Num, rationals)
)

SMOOTH = ("exp", "sin", "cos", "atan")
PARTIAL = ("ln", "asin")
JUMPING = ("sign", "floor")


def _grown(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(App, st.sampled_from(("add", "mul")), several),
        st.builds(
            App, st.sampled_from(("neg", "abs", *SMOOTH, *PARTIAL, *JUMPING)), st.tuples(parts)
        ),
        st.builds(App, st.sampled_from(("div", "min", "max")), st.tuples(parts, parts)),
        st.builds(power, parts, exponents),
        st.builds(root, st.integers(2, 5), parts),
    )


terms = st.recursive(leaves, _grown, max_leaves=10)
"""Terms in x, y and the integer n."""

points: st.SearchStrategy[Exact] = st.fixed_dictionaries(
    {x: rationals, y: rationals, n: st.integers(-4, 6).map(Fraction)}
)


def point_of(point: Exact) -> Point:
    """The point for mpmath."""
    mp = arithmetic(DIGITS)
    return Point({v: mp.mpf(q.numerator) / q.denominator for v, q in point.items()})


def value_of(term: Term, point: Exact) -> Number | None:
    """The value by mpmath, None if the digits do not tell. Raises `NoValue`."""
    try:
        return evaluate(term, point_of(point), DIGITS)
    except Undecided:
        return None


def has_none(term: Term, point: Exact) -> bool:
    """Whether mpmath is sure that the term has no value there."""
    try:
        value_of(term, point)
    except NoValue:
        return True
    return False


def integer_exponents(term: Term) -> Term:
    """The term with x^e written x^(e/1) where e is no integer by form, lest it becomes one."""
    match term:
        case App("pow", (a, e)) if not is_integer_by_form(e):
            return power(integer_exponents(a), div(integer_exponents(e), ONE))
        case App(op, args):
            return App(op, tuple(map(integer_exponents, args)))
        case _:
            return term


def shuffled(term: Term) -> st.SearchStrategy[Term]:
    """The term with sums and products in another order, fractions extended, or a part changed."""
    match term:
        case App("add" | "mul" as op, args):
            parts = st.tuples(*map(shuffled, args)).flatmap(st.permutations).map(tuple)
            return st.builds(App, st.just(op), parts)
        case App("div", (a, b)):
            return st.one_of(
                st.builds(div, shuffled(a), shuffled(b)),
                st.builds(lambda c, d: div(mul(c, x), mul(x, d)), shuffled(a), shuffled(b)),
                st.builds(lambda c, d: mul(c, power(d, num(-1))), shuffled(a), shuffled(b)),
            )
        case App("pow", (a, Num(e))) if e == 2:
            return shuffled(a).map(lambda b: mul(b, b))
        case App("root", (index, a)):
            return shuffled(a).map(lambda b: App("root", (index, b)))
        case App(op, args) if op != "pow":
            return st.tuples(*map(shuffled, args)).map(lambda parts: App(op, parts))
        case Var():
            changed = (term, term, term, term, add(term, num(0)), div(mul(TWO, term), TWO), n)
            return st.sampled_from(changed)
        case _:
            return st.just(term)


def contains(ball: arb, value: Number) -> bool:
    """Whether the ball contains the value, up to the rounding of the value."""
    mp = arithmetic(DIGITS)
    low, high = (_number(end) for end in (ball.lower(), ball.upper()))
    slack = mp.mpf(10) ** -30 * max(1, abs(value))
    return bool(low - slack <= value <= high + slack)


def _number(exact: arb) -> Number:
    mantissa, exponent = exact.man_exp()
    return arithmetic(DIGITS).ldexp(int(mantissa), int(exponent))
