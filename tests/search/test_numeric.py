"""Values, truth and sample points by mpmath: what it says, and when it says nothing."""

from fractions import Fraction

import mpmath
import pytest

from symcheck.language.claim import Claim, Implies, Rel
from symcheck.language.context import Obligation
from symcheck.language.forms import unfold
from symcheck.language.term import (
    ONE, PI, TWO, ZERO, App, Derivative, Term, Unknown, Var, absolute, add, div, exp, ln, mul,
    neg, num, power, root, sqrt, sub,
)  # fmt: skip
from symcheck.search.crosscheck import crosscheck
from symcheck.search.numeric import NoValue, Point, Undecided, arithmetic, evaluate, precise
from symcheck.search.sampling import sample
from symcheck.search.truth import clearly, holds, slack

x, y, w, s, n = Var("x"), Var("y"), Var("w"), Var("s"), Var("n", "integer")


def at(**values: str | int) -> Point:
    names = {"x": x, "y": y, "w": w, "s": s, "n": n}
    return Point({names[k]: arithmetic().mpf(v) for k, v in values.items()})


VALUES = [
    ("a third, exactly as far as the digits go", div(ONE, num(3)), at(), "1/3"),
    ("x^0 is 1 at 0", power(x, ZERO), at(x=0), "1"),
    ("a negative power", power(x, num(-2)), at(x=2), "1/4"),
    ("an integer variable as exponent", power(x, n), at(x=-2, n=3), "-8"),
    ("0 to a positive real power", power(x, num("1/2")), at(x=0), "0"),
    ("a cube root of a negative number", root(3, x), at(x=-8), "-2"),
    ("a square root at the end of its domain", sqrt(sub(ONE, x)), at(x=1), "0"),
    ("floor of an integer that was given", App("floor", (x,)), at(x=3), "3"),
    ("sign of a zero that was given", App("sign", (x,)), at(x=0), "0"),
    ("the derivative of x^3 at 2", Derivative(power(x, num(3)), x, TWO), at(), "12"),
]


@pytest.mark.parametrize(("term", "point", "value"), [v[1:] for v in VALUES], ids=lambda v: str(v))
def test_values(term: Term, point: Point, value: str) -> None:
    wanted = Fraction(value)
    with mpmath.workdps(50):
        found = evaluate(term, point)
        assert abs(found - mpmath.mpf(wanted.numerator) / wanted.denominator) < 1e-40


WITHOUT = [
    ("ln of a negative number", ln(x), at(x=-1), ln(x)),
    ("the inner subterm is named", exp(sqrt(x)), at(x=-1), sqrt(x)),
    ("a real power of a negative base", power(x, num("1/2")), at(x=-1), power(x, num("1/2"))),
    ("arcsine beyond 1", App("asin", (x,)), at(x=2), App("asin", (x,))),
    ("inverse hyperbolic cosine below 1", App("acosh", (x,)), at(x=0), App("acosh", (x,))),
]


@pytest.mark.parametrize(("term", "point", "subterm"), [v[1:] for v in WITHOUT], ids=str)
def test_no_value_names_the_subterm(term: Term, point: Point, subterm: Term) -> None:
    for read in (lambda: evaluate(term, point), lambda: precise(term, point)):
        with pytest.raises(NoValue) as caught:
            read()
        assert caught.value.subterm == subterm


UNDECIDED = [
    ("a divisor that is zero", div(ONE, x), at(x=0)),
    ("a divisor that rounding made zero", div(ONE, sub(sqrt(x), sqrt(x))), at(x=2)),
    ("ln of zero", ln(x), at(x=0)),
    ("a number too large to write down", exp(exp(exp(num(10)))), at()),
    ("a power too large to write down", power(num(9), power(num(9), power(num(9), x))), at(x=9)),
    ("an angle too large to reduce", App("sin", (exp(num(100)),)), at()),
    ("floor of what rounds to an integer", App("floor", (power(sqrt(x), TWO),)), at(x=2)),
    ("a variable without a number", y, at(x=2)),
    ("an unknown function without a reading", Unknown("C", 0, x), at(x=2)),
]


@pytest.mark.parametrize(("term", "point"), [v[1:] for v in UNDECIDED], ids=str)
def test_undecided_is_neither_a_value_nor_its_absence(term: Term, point: Point) -> None:
    with pytest.raises(Undecided):
        evaluate(term, point)


def test_unknown_functions_are_polynomials_and_differentiate_as_such() -> None:
    point = Point({x: 2}, {"C": (1, 0, 3)})
    assert evaluate(Unknown("C", 0, x), point) == 13
    assert evaluate(Unknown("C", 1, x), point) == 12


def test_derived_functions_agree_with_what_they_unfold_to() -> None:
    for op in ("tan", "acos", "sinh", "cosh", "tanh", "asinh", "atanh"):
        as_written = Rel("=", App(op, (x,)), s)
        value = evaluate(App(op, (x,)), at(x="0.3"))
        point = Point({x: arithmetic().mpf("0.3"), s: value})
        assert holds(unfold(as_written), point) is True


big = power(num(10), num(200))
TRUTH: list[tuple[str, Claim, Point, bool | None]] = [
    ("a clear inequality", Rel("<", x, y), at(x=1, y=2), True),
    ("its converse", Rel(">", x, y), at(x=1, y=2), False),
    ("an equality is never clear", Rel("=", x, x), at(x=1), None),
    ("a difference is", Rel("=", x, y), at(x=1, y=2), False),
    ("strict at equality is not clear", Rel("<", x, x), at(x=1), None),
    ("no value on one side", Rel("=", ln(x), ln(x)), at(x=-1), False),
    ("a zero divisor says nothing", Rel("=", div(x, x), ONE), at(x=0), None),
    ("digits lost to a large number come back", Rel("=", sub(add(big, x), big), x), at(x=1), None),
    ("a tiny difference is not clear", Rel("=", power(num(2), num(-99)), ZERO), at(), None),
    ("a false premise", Implies(Rel("<", x, ZERO), Rel("<", y, x)), at(x=1, y=2), True),
    ("an equality as premise", Implies(Rel("=", x, x), Rel("<", y, x)), at(x=1, y=2), False),
]


@pytest.mark.parametrize(("claim", "point", "wanted"), [v[1:] for v in TRUTH], ids=str)
def test_clearly(claim: Claim, point: Point, wanted: bool | None) -> None:
    assert clearly(claim, point) is wanted


def test_slack_is_a_signed_distance() -> None:
    assert slack(Rel("<=", x, y), at(x=1, y=3)) == 2
    assert slack(Rel(">=", x, y), at(x=1, y=3)) == -2
    assert slack(Rel("=", x, y), at(x=1, y=3)) == -2
    assert slack(Rel("!=", x, y), at(x=1, y=3)) is None
    assert slack(Rel("=", ln(x), y), at(x=-1, y=3)) is None


steep = Rel(
    ">=",
    mul(div(ONE, add(ONE, exp(neg(mul(w, x))))), sub(ONE, div(ONE, add(ONE, exp(neg(mul(w, x))))))),
    div(ONE, absolute(w)),
)
wide = Rel(">=", absolute(w), num(4))
quadratic = Rel("=", add(power(s, TWO), neg(s), div(ONE, absolute(w))), ZERO)
REGIONS = [
    ("no hypotheses", ()),
    ("a half-line", (Rel(">", x, num(100)),)),
    ("a thin strip", (Rel(">", x, num("1.234")), Rel("<", x, num("1.235")))),
    ("the steep region of a neuron", (wide, steep)),
    ("an equality that defines a variable", (Rel("=", y, exp(x)), Rel(">", x, ONE))),
    ("the one of two roots that is allowed", (Rel("=", power(x, TWO), num(4)), Rel(">", x, ZERO))),
    ("an equality with irrational roots", (wide, quadratic)),
    ("equalities in a row", (Rel("=", mul(x, y), ONE), Rel("=", add(y, s), TWO), Rel(">", x, ONE))),
    ("an integer", (Rel(">", n, TWO), Rel("<", n, num(5)))),
]  # fmt: skip


@pytest.mark.parametrize("hypotheses", [r[1] for r in REGIONS], ids=[r[0] for r in REGIONS])
def test_sample_points_meet_the_hypotheses(hypotheses: tuple[Claim, ...]) -> None:
    obligation = Obligation(hypotheses, Rel("=", x, x))
    points = sample(obligation, 10)
    assert points
    assert all(holds(h, p) for h in hypotheses for p in points)
    assert points == sample(obligation, 10)


def test_unknown_functions_are_drawn_even_without_variables() -> None:
    found = sample(Obligation((), Rel("=", Unknown("C", 0, ONE), ZERO)), 5)
    assert len({p.functions["C"] for p in found}) == 5


def test_no_point_of_a_contradiction() -> None:
    clash = (Rel(">", x, ONE), Rel("<", x, ZERO))
    found = crosscheck(Obligation(clash, Rel("=", x, num(5))))
    assert (found.points, found.slack, found.violation) == (0, None, None)


def test_crosscheck_of_a_true_claim_reports_its_slack() -> None:
    found = crosscheck(Obligation((Rel(">=", x, num(3)),), Rel(">=", x, TWO)))
    assert found.points > 10
    assert found.violation is None
    assert found.slack == 1


def test_crosscheck_sees_a_false_claim() -> None:
    found = crosscheck(Obligation((), Rel("=", sqrt(power(x, TWO)), x)))
    assert found.violation is not None
    assert found.violation.values[x] < 0


def test_crosscheck_doubts_a_claim_without_a_value_somewhere() -> None:
    found = crosscheck(Obligation((), Rel("=", div(x, x), ONE)))
    assert found.violation is None
    assert found.doubtful is not None
    assert found.doubtful.values[x] == 0


def test_crosscheck_sees_a_wrong_unfolding() -> None:
    written = Rel("=", Derivative(App("sin", (x,)), x, x), App("cos", (x,)))
    right = Obligation((), unfold(written))
    assert crosscheck(right, written=written).violation is None
    wrong = Rel("=", Derivative(App("sin", (x,)), x, x), App("sin", (x,)))
    assert crosscheck(right, written=wrong).violation is not None


def test_premises_of_the_goal_are_aimed_at() -> None:
    goal = Implies(Rel("=", x, num("17/3")), Rel("=", mul(num(3), x), num(17)))
    found = crosscheck(Obligation((), goal))
    assert found.points >= 1
    assert found.slack is not None
    assert abs(found.slack) < 1e-40


def test_pi_is_evaluated_with_all_digits() -> None:
    assert str(evaluate(PI, at()))[:20] == "3.141592653589793238"
    assert abs(evaluate(App("sin", (PI,)), at())) < 1e-45
