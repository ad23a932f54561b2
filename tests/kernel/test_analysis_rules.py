"""Cover, Monotone and Taylor: what they show, and what they refuse, with reason and place."""

from __future__ import annotations

import pytest
from cases import (
    EXP_OF_ZERO, by_lemma, combination, either, first, halves, m, obligation, on, place_of, product,
    t, term, x, y, z,
)  # fmt: skip

from symcheck.kernel.certificate import (
    Cases,
    Cell,
    Certificate,
    Cover,
    Intermediate,
    Known,
    Monotone,
    Ring,
    Sign,
    Taylor,
    Total,
)
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.refusal import Refusal
from symcheck.language.claim import And, Exists, Rel
from symcheck.language.context import Obligation
from symcheck.language.term import ONE, Unknown, Var, add, num, sub

ZERO = num(0)
UNIT = ("0 <= x", "x <= 1")


def growing(start: Certificate, slope: Certificate, **more: object) -> Monotone:
    return Monotone(x, ZERO, t, start, Sign(), slope, strict_slope=bool(more))


def crossing(**ends: Certificate) -> Intermediate:
    """Equality somewhere; the ends are compared by evaluation unless another proof is given."""
    rows: dict[str, Certificate] = dict.fromkeys(("ordered", "first", "last"), Cover((), Cell()))
    return Intermediate(t, defined=Sign(), **{**rows, **ends})


def somewhere(low: str, high: str, equal: str) -> str:
    """That an equality holds somewhere in an interval."""
    return f"Exists(z, {low} <= z and z <= {high} and {equal})"


EXPONENTIAL = Taylor(
    term("exp(x)"), x, ZERO, t, (term("exp(x)"), term("exp(x)")), Sign(),
    by_lemma("exp(0) = 1", "exp.zero", combination(
        product(1, "exp(x) < 1 + x"), product("1/2", "exp(t) > 0", squares=["x"]),
        cofactors=[
            ("1", "exp(x) = exp(0)/1*(x-0)^0 + exp(0)/1*(x-0)^1 + exp(t)/2*(x-0)^2"),
            ("1 + x", "exp(0) = 1"),
        ],
    )),
)  # fmt: skip

ACCEPTED: list[tuple[str, Obligation, Certificate]] = [
    ("a number", obligation("exp(1) < 2.7183"), Cover((), Cell())),
    ("a number by few bits", obligation("exp(1) < 5"), Cover((), Cell(), bits=4)),
    ("a box", obligation("x*exp(x) < 3", *UNIT), Cover(on((x, 0, 1)), Cell())),
    ("a box in halves", obligation("x - x^2 < 0.8", *UNIT), Cover(on((x, 0, 1)), halves("1/2"))),
    ("a box by derivatives", obligation("x - x^2 < 0.6", *UNIT), Cover(on((x, 0, 1)), Cell(2))),
    ("two axes by slopes", obligation("x*y - x < 0.8", *UNIT, "0 <= y <= 1"),
     Cover(on((x, 0, 1), (y, 0, 1)), halves("1/2", 1, axis=1))),
    ("a root inside its domain", obligation("sqrt(x) <= 3", "1 <= x <= 4"),
     Cover(on((x, 1, 4)), Cell())),

    ("growing from a base", obligation("exp(x) >= 1", "x >= 0"), growing(EXP_OF_ZERO, Sign())),
    ("falling towards a base on the right", obligation("x^2 >= 0", "x <= 0"),
     growing(Sign(), Sign())),
    ("strictly growing from equality", obligation("x^3 > 0", "x > 0"),
     growing(Sign(), Sign(), strict=True)),
    ("constant from a base", obligation("exp(x)/exp(x) = 1"),
     first("0 <= x or 0 > x", Total(), Cases(either("0 <= x or 0 > x"), (Ring(), Ring())))),
    ("a slope of 0", obligation("floor(y)*x - x*floor(y) = 0", "x >= 0"),
     growing(Ring(), Ring())),
    ("Taylor's formula", obligation("exp(x) >= 1 + x", "x >= 0"), EXPONENTIAL),
    ("Taylor's formula to the left", obligation("exp(x) >= 1 + x", "x <= 0"), EXPONENTIAL),

    ("a root of two", obligation(somewhere("0", "2", "z^2 = 2")), crossing()),
    ("a fixed point", obligation(somewhere("0", "1", "z = cos(z)")), crossing()),
    ("an interval of one point", obligation(somewhere("3", "3", "z = 3")), crossing()),
    ("ends that are terms", obligation(somewhere("0", "y", "z^3 = y^3"), "y > 0"),
     crossing(ordered=Sign(), first=Sign(), last=first("y^3 = y^3", Ring(), Known()))),
    ("an unknown function, which is continuous",
     obligation(somewhere("0", "1", "C(z) = 0"), "C(0) <= 0", "C(1) >= 0"),
     crossing(first=Known(), last=Known())),
    ("a real power that has values at the ends", obligation(somewhere("1", "2", "z^z = 2")),
     crossing()),
    ("a jump elsewhere", obligation(somewhere("0", "1", "z + floor(y) = floor(y)")),
     crossing(first=first("0 + floor(y) = floor(y)", Ring(), Known()),
              last=combination(product(1, "1 + floor(y) < floor(y)"), product(1, "1 > 0")))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate"), [c[1:] for c in ACCEPTED], ids=[c[0] for c in ACCEPTED]
)
def test_accepted(said: Obligation, certificate: Certificate) -> None:
    result = check(said, certificate)
    assert isinstance(result, Accepted), result


# The place is the claim to be shown where none is written, and no claim where it is empty.
REFUSED: list[tuple[str, Obligation, Certificate, str, str | None]] = [
    ("an equality of balls", obligation("exp(log(2)) = 2"), Cover((), Cell()),
     "wrong shape", None),
    ("equality of one ball with itself", obligation("exp(1) = exp(1)"), Cover((), Cell()),
     "wrong shape", None),
    ("balls that touch", obligation("x <= 1 - x", "0 <= x <= 0.5"),
     Cover(on((x, 0, "1/2")), Cell()), "cell undecided", None),
    ("a false comparison", obligation("exp(1) < 2.71"), Cover((), Cell()), "cell undecided", None),
    ("a box larger than the facts", obligation("x < 3", "x <= 1"), Cover(on((x, 0, 1)), Cell()),
     "not in the box", "x >= 0 and x <= 1"),
    ("a box smaller than the facts", obligation("x < 3", "0 <= x <= 4"),
     Cover(on((x, 0, 1)), Cell()), "not in the box", "x >= 0 and x <= 1"),
    ("a box turned round", obligation("x < 0", "x >= 1", "x <= 0"),
     Cover(on((x, 1, 0)), Cell()), "not in the box", "x >= 1 and x <= 0"),
    ("a variable without axis", obligation("x + y < 3", *UNIT), Cover(on((x, 0, 1)), Cell()),
     "cell undecided", None),
    ("a cut outside the cell", obligation("x < 3", *UNIT), Cover(on((x, 0, 1)), halves("2")),
     "wrong cut", None),
    ("a cut at the end of the cell", obligation("x < 3", *UNIT), Cover(on((x, 0, 1)), halves("1")),
     "wrong cut", None),
    ("a cut of no axis", obligation("x < 3", *UNIT),
     Cover(on((x, 0, 1)), halves("1/2", axis=1)), "wrong cut", None),
    ("a cut of the axis before the first", obligation("x < 3", *UNIT),
     Cover(on((x, 0, 1)), halves("1/2", axis=-1)), "wrong cut", None),
    ("a pole in the box", obligation("1/x^2 > 0", "-1 <= x <= 1"), Cover(on((x, -1, 1)), Cell()),
     "cell undecided", None),
    ("a pole at the end of the box", obligation("1/x > 0", *UNIT), Cover(on((x, 0, 1)), Cell()),
     "cell undecided", None),
    ("a root below its domain", obligation("sqrt(x) < 2", "-1 <= x <= 1"),
     Cover(on((x, -1, 1)), Cell()), "cell undecided", None),
    ("an absolute value by slopes across 0", obligation("abs(x) > -1", "-1 <= x <= 2"),
     Cover(on((x, -1, 2)), Cell(1)), "cell undecided", None),
    ("floor by slopes across an integer", obligation("floor(x) < 2", "0.5 <= x <= 1.25"),
     Cover(on((x, "1/2", "5/4")), Cell(1)), "cell undecided", None),
    ("too high an order", obligation("x < 3", *UNIT), Cover(on((x, 0, 1)), Cell(13)),
     "cell undecided", None),
    ("an order below 0", obligation("x < 3", *UNIT), Cover(on((x, 0, 1)), Cell(-1)),
     "cell undecided", None),
    ("order 2 in two variables", obligation("x + y < 3", *UNIT, "0 <= y <= 1"),
     Cover(on((x, 0, 1), (y, 0, 1)), Cell(2)), "cell undecided", None),
    ("one bit", obligation("exp(1) < 5"), Cover((), Cell(), bits=1), "wrong precision", None),
    ("a million bits", obligation("exp(1) < 5"), Cover((), Cell(), bits=10**6),
     "wrong precision", None),

    ("a base of unknown side", obligation("exp(x) >= 1"), growing(EXP_OF_ZERO, Sign()),
     "side unknown", None),
    ("the wrong side", obligation("exp(x) >= 1", "x <= 0"), growing(EXP_OF_ZERO, Sign()),
     "not settled", "exp(t) <= 0"),
    ("strictness without a strict side", obligation("x^3 > 0", "x >= 0"),
     growing(Sign(), Sign(), strict=True), "side unknown", None),
    ("strictness without a strict start or slope", obligation("x^3 > 0", "x > 0"),
     growing(Sign(), Sign()), "not settled", "0^3 > 0"),
    ("a false start", obligation("exp(x) >= 2", "x >= 0"),
     growing(Cover((), Cell()), Sign()), "cell undecided", "exp(0) >= 2"),
    ("a hole between", obligation("-1/x >= 1/2", "x >= -1", "x != 0"),
     Monotone(x, num(-1), t, Cover((), Cell()), Sign(), Sign()),
     "not settled", "t != 0 and t != 0"),
    ("no value at the end", obligation("-1/x >= 1/2", "x >= -1", "x <= 0"),
     Monotone(x, num(-1), t, Cover((), Cell()), Sign(), Sign()), "no value shown", None),
    ("differences are not asked for", obligation("x^3 != 0", "x > 0"), growing(Sign(), Sign()),
     "wrong shape", None),
    ("along an integer", obligation("k^2 >= 0", "k >= 0"),
     Monotone(Var("k", "integer"), ZERO, t, Sign(), Sign(), Sign()), "wrong shape", None),
    ("floor has slope 0 and jumps", obligation("floor(x) <= 0", "x >= 0"),
     growing(Sign(), Sign()), "not continuous", None),
    ("sign has slope 0 and jumps", obligation("sign(x) <= 0", "x >= 0"),
     growing(Sign(), Sign()), "not continuous", None),
    ("a derivative of an unknown function may jump", obligation("C'(x) >= 0", "x >= 0"),
     growing(Sign(), Sign()), "not continuous", None),
    ("a kink where the derivative is asked", obligation("abs(x - 1) <= 2", "x >= 0"),
     growing(Cover((), Cell()), Sign()), "not settled", "t - 1 != 0"),
    ("a minimum, which has no rule", obligation("min(x, 1) <= 2", "x >= 0"),
     growing(Cover((), Cell()), Sign()), "not settled", "false"),
    ("a point between that is spoken of", obligation("x + t >= t", "x >= 0"),
     growing(Ring(), Sign()), "not fresh", None),
    ("a point between that a hypothesis speaks of", obligation("x^3 >= 0", "x >= 0", "t = 7"),
     growing(Sign(), Sign()), "not fresh", None),
    ("an integer between", obligation("x^3 >= 0", "x >= 0"),
     Monotone(x, ZERO, m, Sign(), Sign(), Sign()), "not fresh", None),

    ("no derivatives", obligation("exp(x) >= 1", "x >= 0"),
     Taylor(term("exp(x)"), x, ZERO, t, (), Sign(), Known()), "wrong shape", None),
    ("a wrong derivative", obligation("exp(x) >= 1", "x >= 0"),
     Taylor(term("exp(2*x)"), x, ZERO, t, (term("exp(2*x)"),), Sign(), Known()),
     "wrong derivative", None),
    ("Taylor's formula across a kink", obligation("abs(x) >= 1", "x >= -1"),
     Taylor(term("abs(x)"), x, num(-1), t, (term("x/abs(x)"),), Sign(), Known()),
     "not settled", "t != 0 and abs(t) != 0"),
    ("Taylor's formula for floor", obligation("floor(x) = 0", "x >= 0"),
     Taylor(term("floor(x)"), x, ZERO, t, (ZERO,), Sign(), Known()),
     "not settled", "sin(pi*t) != 0"),
    ("Taylor's formula for √ from 0", obligation("sqrt(x) >= 0", "x >= 0"),
     Taylor(term("sqrt(x)"), x, ZERO, t, (term("1/(2*sqrt(x))"),), Sign(), Known()),
     "not settled", "t >= 0 and t > 0 and 2*sqrt(t) != 0"),
    ("Taylor's formula on the unknown side", obligation("exp(x) >= 1"), EXPONENTIAL,
     "side unknown", None),
    ("a point that the term speaks of", obligation("exp(x) >= 1", "x >= 0"),
     Taylor(term("exp(x*t)"), x, ZERO, t, (term("t*exp(x*t)"),), Sign(), Known()),
     "not fresh", None),
    ("a jump over the value", obligation(somewhere("-1", "1", "sign(z) = 1/2")), crossing(),
     "not continuous", None),
    ("floor, which jumps", obligation(somewhere("0", "1", "floor(z) = 1/2")), crossing(),
     "not continuous", None),
    ("a jump deep inside", obligation(somewhere("-1", "1", "exp(2*sign(z)) = 2")), crossing(),
     "not continuous", None),
    ("a recursion whose start jumps", obligation(somewhere(
        "-1", "1", "Recursion(sign(z), (k, s), s, 1, 1) = 1/2")), crossing(),
     "not continuous", None),
    ("a recursion a round of which jumps", obligation(somewhere(
        "-1", "1", "Recursion(z, (k, s), sign(s), 1, 1) = 1/2")), crossing(),
     "not continuous", None),
    ("a probability with a parameter", obligation(somewhere(
        "-1", "1", "Probability(z*z > 0, w, Normal(0, 1)) = 1/2")), crossing(),
     "not continuous", None),
    ("a derivative of an unknown function, which may jump",
     obligation(somewhere("0", "1", "C'(z) = 0"), "C'(0) <= 0", "C'(1) >= 0"),
     crossing(first=Known(), last=Known()), "not continuous", None),
    ("a pole between", obligation(somewhere("-1", "1", "1/z = 0")), crossing(),
     "not settled", "t != 0"),
    ("a hole at an end", obligation(somewhere("0", "1", "z/z = 0")), crossing(),
     "cell undecided", "0/0 <= 0"),
    ("a real power of 0 at an end", obligation(somewhere("0", "1", "0^z = 1/2")), crossing(),
     "cell undecided", "0^(0/1) <= 1/2"),
    ("ends turned round", obligation(somewhere("1", "0", "z = 1/2")), crossing(),
     "cell undecided", "1 <= 0"),
    ("no change of order", obligation(somewhere("0", "1", "z^2 = 2")), crossing(),
     "cell undecided", "1^2 >= 2"),
    ("a change in the other direction, which was not asked for",
     obligation(somewhere("0", "1", "1/2 = z")), crossing(), "cell undecided", "1/2 <= 0"),
    ("an end that is the number itself",
     Obligation((), Exists(z, And((Rel("<=", sub(z, ONE), z), Rel("<=", z, add(z, ONE)),
                                   Rel("=", z, num(7)))))), crossing(), "wrong shape", None),
    ("an open interval", obligation("Exists(z, 0 < z and z <= 1 and z = 0)"), crossing(),
     "wrong shape", None),
    ("an inequality in the interval", obligation("Exists(z, 0 <= z and z <= 1 and z > 1)"),
     crossing(), "wrong shape", None),
    ("an integer in the interval",
     obligation("Exists(n in Integers, 0 <= n and n <= 1 and 2*n = 1)"), crossing(),
     "wrong shape", None),
    ("a membership of another variable",
     obligation("Exists(z, 0 <= y and y <= 1 and z = 1/2)", "0 <= y <= 1"), crossing(),
     "wrong shape", None),
    ("a point between that is spoken of",
     obligation(somewhere("0", "1", "1/(z - t) = 0"), "t = 7"), crossing(), "not fresh", None),

    ("a second derivative of an unknown function", obligation("C(x) >= 0", "x >= 0"),
     Taylor(Unknown("C", 0, x), x, ZERO, t, (Unknown("C", 1, x), Unknown("C", 2, x)), Sign(),
            Known()), "not settled", "false"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate", "kind", "place"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refused(said: Obligation, certificate: Certificate, kind: str, place: str | None) -> None:
    refusal = check(said, certificate)
    assert isinstance(refusal, Refusal), refusal
    assert (refusal.kind, refusal.claim) == (kind, said.goal if place is None else place_of(place))
