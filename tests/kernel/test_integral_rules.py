"""Integrals by antiderivatives: what the rule shows, and what it refuses, with the reason."""

from __future__ import annotations

import pytest
from cases import by_lemma, clash, m, obligation, t, term, x, y

from symcheck.kernel.certificate import (
    Antiderivative, Certificate, Known, Ring, Sign, Split, Total,
)  # fmt: skip
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.refusal import Refusal
from symcheck.language.alpha import canonical
from symcheck.language.claim import Rel
from symcheck.language.context import Obligation
from symcheck.language.substitution import value_at
from symcheck.language.term import (
    ONE, ZERO, App, Derivative, Integral, Term, Unknown, Var, num, sub,
)  # fmt: skip


SETTLED, EQUAL = Sign(), Ring()


def integral(text: str) -> Integral:
    """The integral as it stands among the facts."""
    found = canonical(term(text))
    assert isinstance(found, Integral)
    return found


def value(whole: Integral, function: Term, at: Var = t) -> Rel:
    """What the rule grants: the difference at the ends."""
    ends = (value_at(function, {at: end}) for end in (whole.high, whole.low) if end is not None)
    return Rel("=", whole, sub(*ends))


def by(
    text: str,
    function: str | Term,
    defined: Certificate = SETTLED,
    slope: Certificate = EQUAL,
    then: Certificate | None = None,
    at: Var = t,
) -> Antiderivative:
    """The value of an integral by a function of t, from which the goal follows as an identity."""
    whole = integral(text)
    f = term(function) if isinstance(function, str) else function
    infinite = whole.low is None or whole.high is None
    last = Known() if infinite else Ring(((ONE, value(whole, f, at)),))
    return Antiderivative(whole, f, at, defined, slope, then or last)


LINE, OTHER, POLE = "Integral(x, (x, 0, 1))", "Integral(x*y, (y, 0, 1))", "Integral(1/x, (x, 1, 3))"
UP_TO, POINT = "Integral(2*x, (x, 0, {}))", "Integral(1/x, (x, 1, 1))"
ROOT, SIGN = "Integral(sqrt(x), (x, 0, 4))", "Integral(sign(x), (x, {}, 2))"
CONDITION = Split((Sign(), Ring()))
"""The one condition of a derivative, and then that it is the body."""
BOTH = Ring((
    (ONE, value(integral(OTHER), term("x*t^2/2"))), (ONE, value(integral(LINE), term("t^2/2"))),
))  # fmt: skip
SQUARED = Ring(((term("-1/(3*sqrt(t))"), Rel("=", term("sqrt(t)^2"), t)),))
OF_ROOT = Split((Sign(), by_lemma("sqrt(t)^2 = t", "sqrt.square", SQUARED, x="t")))
OF_SIGN = by_lemma("sign(t) = 1", "sign.positive", Known(), x="t")
INNER = "Integral(x*y, (x, 0, 2))"
WITHIN, INSIDE, u = integral("Integral(x*t, (x, 0, 2))"), term("t*u^2/2"), Var("u")
WHOLE = Antiderivative(WITHIN, INSIDE, u, Sign(), Ring(), Known())
NESTED = Antiderivative(
    WITHIN, INSIDE, u, Sign(), Ring(), Ring(((num(-1), value(WITHIN, INSIDE, u)),))
)
C_PRIME = Integral(Unknown("C", 1, x), x, ZERO, ONE)

ACCEPTED: list[tuple[str, Obligation, Certificate]] = [
    ("a line", obligation(f"{LINE} = 1/2"), by(LINE, "t^2/2")),
    ("with a constant", obligation(f"{LINE} = 1/2"), by(LINE, "t^2/2 + 7")),
    ("with a constant that is a variable", obligation(f"{LINE} = 1/2"), by(LINE, "t^2/2 + y")),
    ("downwards", obligation("Integral(x, (x, 1, 0)) = -1/2"),
     by("Integral(x, (x, 1, 0))", "t^2/2")),
    ("to a variable", obligation(f"{UP_TO.format('y')} = y^2"), by(UP_TO.format("y"), "t^2")),
    ("to a variable of the same letter", obligation(f"{UP_TO.format('x')} = x^2"),
     by(UP_TO.format("x"), "t^2")),
    ("to an integer", obligation(f"{UP_TO.format('n')} = n^2"), by(UP_TO.format("n"), "t^2")),
    ("a parameter", obligation("Integral(x*y, (x, 0, 1)) = y/2"),
     by("Integral(x*y, (x, 0, 1))", "y*t^2/2")),
    ("two, of which one has the variable of the other for a parameter",
     obligation(f"{OTHER} + {LINE} = x/2 + 1/2"),
     by(OTHER, "x*t^2/2", then=by(LINE, "t^2/2", then=BOTH))),
    ("a pole beyond the ends", obligation(f"{POLE} = ln(3) - ln(1)"),
     by(POLE, "ln(t)", slope=CONDITION)),
    ("a root from its edge, where it has no slope", obligation(f"{ROOT} = 8*sqrt(4)/3"),
     by(ROOT, "2/3*t*sqrt(t)", slope=OF_ROOT)),
    ("nothing from a number to itself", obligation(f"{POINT} = 0"),
     by(POINT, "5 + 0*t", slope=clash("t > 1"))),
    ("a body that jumps elsewhere, and is the slope at the ends too",
     obligation(f"{SIGN.format(1)} = 1"), by(SIGN.format(1), "t", slope=OF_SIGN)),
    ("an integral of integrals", obligation(f"Integral({INNER}, (y, 0, 1)) = 1"),
     by(f"Integral({INNER}, (y, 0, 1))", "t^2", WHOLE, NESTED)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate"), [c[1:] for c in ACCEPTED], ids=[c[0] for c in ACCEPTED]
)
def test_accepted(said: Obligation, certificate: Certificate) -> None:
    result = check(said, certificate)
    assert isinstance(result, Accepted), result


HALVES, TO_INFINITY = "Integral(abs(x), (x, -1, 1))", "Integral(exp(-x), (x, 0, oo))"
ACROSS, SQUARE = "Integral(1/x, (x, -1, 1))", "Integral(1/x^2, (x, -1, 1))"
EDGE, STEP = "Integral(1/sqrt(x), (x, 0, 1))", "Integral(sign(x), (x, 0, 1))"
UPWARDS = "Integral(x*y, (x, 0, y))"

REFUSED: list[tuple[str, Obligation, Certificate, str]] = [
    ("another function", obligation(f"{LINE} = 1/3"), by(LINE, "t^3/3"), "not an identity"),
    ("the body itself", obligation(f"{LINE} = 1"), by(LINE, "t"), "not an identity"),
    ("a wrong value", obligation(f"{LINE} = 1/3"), by(LINE, "t^2/2"), "not an identity"),
    ("the ends exchanged", obligation(f"{LINE} = -1/2"), by(LINE, "t^2/2"), "not an identity"),
    ("the value of the one from high to low", obligation(f"{LINE} = -1/2"),
     by("Integral(x, (x, 1, 0))", "t^2/2"), "no value shown"),
    ("no values to begin with", obligation(f"{LINE} = {LINE}"), Sign(), "not settled"),

    ("a pole between the ends", obligation(f"{SQUARE} = -2"),
     by(SQUARE, "-1/t", slope=CONDITION), "not settled"),
    ("a pole, where the function has a value", obligation(f"{SQUARE} = 0"),
     by(SQUARE, "0*t", slope=CONDITION), "not settled"),
    ("a logarithm of the absolute value across the pole", obligation(f"{ACROSS} = 0"),
     by(ACROSS, "ln(abs(t))", Split((Sign(), Sign()))), "not settled"),
    ("an integral that does not exist, equal to itself", obligation(f"{ACROSS} = {ACROSS}"),
     by(ACROSS, "ln(abs(t))", Split((Sign(), Sign()))), "not settled"),
    ("a pole at an end", obligation(f"{EDGE} = 2"),
     by(EDGE, "2*sqrt(t)", Split((Sign(), Sign(), Sign()))), "not settled"),
    ("a pole at an end, downwards", obligation("Integral(1/x, (x, 1, 0)) = 0"),
     by("Integral(1/x, (x, 1, 0))", "ln(t)"), "not settled"),
    ("a pole between ends of which the order is not known",
     obligation("Integral(1/x, (x, y, 1)) = -ln(y)", "y <= 2"),
     by("Integral(1/x, (x, y, 1))", "ln(t)"), "not settled"),
    ("a pole at a parameter", obligation("Integral(1/(x - y), (x, 0, 1)) = 0", "y >= 0"),
     by("Integral(1/(x - y), (x, 0, 1))", "ln(t - y)"), "not settled"),
    ("a corner between the ends", obligation(f"{HALVES} = 1"),
     by(HALVES, "t*abs(t)/2", slope=CONDITION), "not settled"),
    ("a function that is not continuous", obligation(f"{LINE} = 3/2"),
     by(LINE, "t^2/2 + floor(t)", slope=CONDITION), "not continuous"),
    ("the sign as a step of the function", obligation(f"{LINE} = 3/2"),
     by(LINE, "t^2/2 + sign(t)", slope=CONDITION), "not continuous"),
    ("a body that jumps at an end", obligation(f"{SIGN.format(0)} = 2"),
     by(SIGN.format(0), "t", slope=OF_SIGN), "premise not settled"),
    ("a slope that jumps as the body does", obligation("Integral(t/abs(t), (t, 0, 1)) = 1"),
     by("Integral(x/abs(x), (x, 0, 1))", "abs(t)", slope=CONDITION), "not settled"),
    ("the slope of an unknown function, which may be none that is integrable",
     Obligation((), Rel("=", C_PRIME, term("C(1) - C(0)"))),
     Antiderivative(C_PRIME, term("C(t)"), t, Sign(), Ring(), Known()), "not continuous"),
    ("a function that no rule differentiates", obligation(f"{LINE} = 1/2"),
     by(LINE, "max(t, 0)*t/2", slope=CONDITION), "not settled"),
    ("an infinite end", obligation(f"{LINE} = 1"), by(TO_INFINITY, "-exp(-t)"), "infinite end"),
    ("an infinite end, the other one", obligation(f"{LINE} = 1"),
     by("Integral(exp(x), (x, -oo, 0))", "exp(t)"), "infinite end"),
    ("an end without value", obligation("Integral(0*x, (x, 0, 1/y)) = 0"),
     by("Integral(0*x, (x, 0, 1/y))", "0*t"), "no value shown"),
    ("a parameter without value", obligation("Integral(0*x/y, (x, 0, 1)) = 0"),
     by("Integral(0*x/y, (x, 0, 1))", "0*t"), "not settled"),
    ("a function with a parameter without value", obligation(f"{LINE} = 1/2"),
     by(LINE, "t^2/2 + 1/y"), "not settled"),

    ("a place of which something is known", obligation(f"{LINE} = 1/2", "t = 0"),
     by(LINE, "0*t", slope=Known()), "not fresh"),
    ("a place that the goal speaks of", obligation(f"{LINE} = t"), by(LINE, "t^2"), "not fresh"),
    ("a place that is an end", obligation("Integral(x, (x, 0, t)) = t^2"),
     by("Integral(x, (x, 0, t))", "t^2"), "not fresh"),
    ("a place that is a parameter", obligation("1 = 1"),
     by("Integral(x*t, (x, 0, 1))", "t^3/3"), "not fresh"),
    ("an integer place", obligation(f"{LINE} = 1/2"), by(LINE, "m^2/2", at=m), "not fresh"),
    ("the variable of the integral for the place", obligation(f"{LINE} = x/2"),
     by(LINE, "x*t"), "not an identity"),
    ("a parameter taken for the place", obligation(f"{UPWARDS} = y^3/3"),
     by(UPWARDS, "t^3/3"), "not an identity"),
    ("what is shown at the place, used outside", obligation("t <= 1"),
     by(LINE, "t^2/2", then=Known()), "not fresh"),
    ("what is shown at the place, used after it", obligation("u <= 1"),
     by(LINE, "t^2/2", then=Known()), "not known"),
    ("an integral under a bound variable", obligation(f"ForAll(y, {OTHER} = 1)"),
     by(OTHER, "x*t^2/2", then=Known()), "not known"),
    ("by the order of the reals", obligation(
        f"{ACROSS} < {ACROSS} or {ACROSS} = {ACROSS} or {ACROSS} > {ACROSS}"),
     Total(), "no value shown"),
    ("the same atom without a value", obligation(f"{ACROSS} - {ACROSS} = 0"), Ring(),
     "no value shown"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate", "kind"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refused(said: Obligation, certificate: Certificate, kind: str) -> None:
    refusal = check(said, certificate)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.kind == kind, refusal


@pytest.mark.parametrize(
    "function", [Derivative(t, t, t), App("tan", (y,)), App("sinh", (t,))], ids=["′", "tan", "sinh"]
)
def test_a_function_that_is_not_unfolded_is_refused(function: Term) -> None:
    said = obligation("Integral(0*x, (x, y, y)) = 0")
    slope = clash("t > y")
    refusal = check(said, by("Integral(0*x, (x, y, y))", function, slope=slope, then=Known()))
    assert isinstance(refusal, Refusal)
    assert refusal.kind in ("not unfolded", "no value shown")
