"""The rules of logic and algebra: what they show, and what they refuse, with reason and place."""

from __future__ import annotations

import pytest
from cases import (
    claim, clash, combination, either, farkas, first, implies, instance, obligation, place_of,
    product, rel, term,
)  # fmt: skip

from symcheck.kernel.certificate import (
    Absurd, Cases, Certificate, Choose, Clash, Contradiction, Detach, Known, Rewrite, Ring, Sign,
    Split, Suppose, Total,
)  # fmt: skip
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.refusal import Refusal
from symcheck.language.context import Obligation
from symcheck.language.term import num

ZERO = num(0)
UNIT = ("0 <= x", "x <= 1")


ACCEPTED: list[tuple[str, Obligation, Certificate]] = [
    ("a hypothesis", obligation("x > 1", "x > 1"), Known()),
    ("its mirror image", obligation("1 < x", "x > 1"), Known()),
    ("what is weaker", obligation("x >= 1", "x > 1"), Known()),
    ("a part of a hypothesis", obligation("y = 2", "x > 1 and y = 2"), Known()),
    ("a divisor in a hypothesis is not 0", obligation("x != 0", "1/x < y"), Known()),
    ("the domain of ln in a hypothesis", obligation("x - 1 > 0", "exp(log(x-1)) = y"), Known()),
    ("the domain of a real power", obligation("x > 0 or x = 0 and y > 0", "x^y < 2"), Known()),

    ("an even power", obligation("x^2 >= 0"), Sign()),
    ("the exponent 0", obligation("x^0 > 0"), Sign()),
    ("0^0 with an integer exponent", obligation("0^0 > 0"), Sign()),
    ("a sum of a square and an exponential", obligation("x^2 + exp(y) > 0"), Sign()),
    ("a quotient", obligation("-exp(x)/(exp(y) + x^2) < 0"), Sign()),
    ("a stronger bound", obligation("x > 1", "x >= 2"), Sign()),
    ("different from a smaller number", obligation("x != 1", "x > 1"), Sign()),
    ("an odd root of a negative number", obligation("root(x, 3) < 0", "x < 0"), Sign()),
    ("one side of a choice", obligation("x < 0 or exp(x) > 0"), Sign()),
    ("an odd negative power", obligation("x^(-3) < 0", "x < 0"), Sign()),

    ("a conjunction", obligation("x^2 >= 0 and x >= 0", "x > 0"), Split((Sign(), Known()))),
    ("a part that leans on an earlier one", obligation("exp(x) > y and exp(x) >= y", "exp(x) > y"),
     Split((Known(), Known()))),
    ("one of two", obligation("x < 0 or x > 1", "x > 1"), Choose(1, Known())),
    ("an implication", obligation("x > 1 => x > 0"), Suppose(Sign())),
    ("an implication used", obligation("y > 0", "x > 1 => y > 2", "x > 3"),
     Detach(implies("x > 1 => y > 2"), Sign(), Sign())),
    ("cases", obligation("x != 0", "x < 0 or x > 0"),
     Cases(either("x < 0 or x > 0"), (Sign(), Sign()))),
    ("less, equal or greater", obligation("x < y or x = y or x > y"), Total()),
    ("less or not", obligation("x < y or x >= y"), Total()),
    ("a claim first", obligation("exp(x) != y", "exp(x) > y"),
     first("exp(x) >= y", Known(), Known())),
    ("hypotheses that clash", obligation("0 = 1", "x < 0", "x >= 0"), clash("x < 0")),
    ("not below and not 0 is above", obligation("x > 0", "x >= 0", "x != 0"),
     first("x < 0 or x = 0 or x > 0", Total(),
           Cases(either("x < 0 or x = 0 or x > 0"), (clash("x >= 0"), clash("x != 0"), Known())))),

    ("an identity", obligation("(x + 1)^2 = x^2 + 2*x + 1"), Ring()),
    ("an identity of fractions", obligation("1/x + 1/y = (x+y)/(x*y)", "x > 0", "y > 0"), Ring()),
    ("a fraction cancelled where it has a value", obligation("x/x = 1", "x != 0"), Ring()),
    ("arguments in another order", obligation("exp(x + y) = exp(y + x)"), Ring()),
    ("modulo an equality", obligation("x^2 = 4", "x = 2"),
     Ring(((term("x + 2"), rel("x = 2")),))),
    ("a combination", obligation("x + y > 3", "x > 1", "y >= 2"),
     combination(product(1, "x > 1"), product(1, "y >= 2"), product(1, "x + y <= 3"))),
    ("a square", obligation("x^2 + y^2 >= 2*x*y"),
     combination(product(1, "x^2 + y^2 < 2*x*y"), product(1, squares=["x - y"]))),
    ("a product of hypotheses", obligation("x*y > 0", "x > 0", "y > 0"),
     combination(product(1, "x > 0", "y > 0"), product(1, "x*y <= 0"))),
    ("a combination with an equality", obligation("x >= 1", "x = y", "y >= 1"),
     combination(product(1, "y >= 1"), product(1, "x < 1"), cofactors=[("1", "x = y")])),

    ("a lemma", obligation("exp(2*x) >= 1 + 2*x"), instance("exp.tangent", x="2*x")),
    ("a lemma with a premise", obligation("exp(x) < exp(y)", "x < y"),
     instance("exp.increasing", x="x", y="y")),
    ("a lemma at an integer", obligation("exp((k + 1)*x) = exp(x)^(k + 1)"),
     instance("exp.multiple", n="k + 1", x="x")),
    ("one side of an equality for the other", obligation("exp(x) > y", "x = s", "exp(s) > y"),
     Rewrite(rel("x = s"), claim("exp(s) > y"), Known())),
    ("an integer for another in an exponent", obligation("x^k = 1", "k = m", "x^m = 1"),
     Rewrite(rel("k = m"), claim("x^m = 1"), Known())),
    ("a base under an exponent", obligation("x^k = 1", "x = s", "s^k = 1"),
     Rewrite(rel("x = s"), claim("s^k = 1"), Known())),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate"), [c[1:] for c in ACCEPTED], ids=[c[0] for c in ACCEPTED]
)
def test_accepted(said: Obligation, certificate: Certificate) -> None:
    result = check(said, certificate)
    assert isinstance(result, Accepted), result


# The place is the claim to be shown where none is written, and no claim where it is empty.
REFUSED: list[tuple[str, Obligation, Certificate, str, str | None]] = [
    ("a stronger relation", obligation("x > 1", "x >= 1"), Known(), "not known", None),
    ("a conclusion whose premise is not shown", obligation("y > 2", "x > 1 => y > 2"), Known(),
     "not known", None),
    ("a part of a choice", obligation("x > 1", "x > 1 or x < 0"), Known(), "not known", None),

    ("an odd power", obligation("x^3 >= 0"), Sign(), "not settled", None),
    ("a difference", obligation("exp(x) - exp(y) > 0"), Sign(), "not settled", None),
    ("two numbers of one sign", obligation("exp(x) > exp(y)"), Sign(), "not settled", None),
    ("strictness at the bound", obligation("x > 1", "x >= 1"), Sign(), "not settled", None),
    ("a sum that may be 0", obligation("x^2 + y^2 > 0"), Sign(), "not settled", None),
    ("a square that has no value", obligation("(1/x)^2 >= 0"), Sign(), "not settled", None),
    ("a root that has no value", obligation("sqrt(x) >= 0"), Sign(), "not settled", None),
    ("a real power of a number ≥ 0", obligation("x^y >= 0", "x >= 0"), Sign(), "not settled", None),
    ("the exponent 2/2 and a negative base", obligation("x^(2/2) < 0", "x < 0"), Sign(),
     "not settled", None),
    ("0 to the power 0/2", obligation("0^(0/2) >= 0"), Sign(), "not settled", None),
    ("a negative power of what may be 0", obligation("x^(-2) > 0"), Sign(), "not settled", None),
    ("x^k where x may be 0 and k negative", obligation("x^(2*k) = x^(2*k)"), Ring(),
     "no value shown", None),
    ("an integer is not positive", obligation("k >= 0"), Sign(), "not settled", None),
    ("a cosine", obligation("cos(x) <= 1"), Sign(), "not settled", None),

    ("a conjunction by one part", obligation("x^2 >= 0 and x > 0"), Split((Sign(),)),
     "wrong shape", None),
    ("an earlier part from a later one", obligation("x > 0 and x > 1 => x > 1", "x > 1"),
     Split((Known(),)), "wrong shape", None),
    ("a part that is not there", obligation("x > 0 or x < 0", "x > 0"), Choose(2, Known()),
     "wrong shape", None),
    ("a part counted from the end", obligation("x < 0 or x > 0", "x > 0"), Choose(-1, Known()),
     "wrong shape", None),
    ("a false part", obligation("x > 0 or x < 0", "x > 0"), Choose(1, Known()),
     "not known", "x < 0"),
    ("a relation supposed", obligation("x > 0"), Suppose(Known()), "wrong shape", None),
    ("the converse", obligation("x > 0 => x > 1"), Suppose(Sign()), "not settled", "x > 1"),
    ("a claim that is not shown", obligation("x > 1"), first("x > 2", Sign(), Sign()),
     "not settled", "x > 2"),
    ("an implication that is not known", obligation("y > 0"),
     Detach(implies("x > 1 => y > 2"), Sign(), Sign()), "not known", "x > 1 => y > 2"),
    ("a premise that is not shown", obligation("y > 0", "x > 1 => y > 2"),
     Detach(implies("x > 1 => y > 2"), Sign(), Sign()), "not settled", "x > 1"),
    ("cases that are not known", obligation("x^2 > 0"),
     Cases(either("x < 0 or x > 0"), (Sign(), Sign())), "not known", "x < 0 or x > 0"),
    ("a case left out", obligation("x < 1", "x < 0 or x > 2"),
     Cases(either("x < 0 or x > 2"), (Sign(),)), "not known", "x < 0 or x > 2"),
    ("a case that fails", obligation("x < 1", "x < 0 or x > 2"),
     Cases(either("x < 0 or x > 2"), (Sign(), Sign())), "not settled", "x < 1"),
    ("a comparison that leaves out equality", obligation("x < y or x > y"), Total(),
     "not total", None),
    ("a comparison of different terms", obligation("x < y or y <= x + 1"), Total(),
     "wrong shape", None),
    ("a comparison of what has no value", obligation("1/x < y or 1/x >= y"), Total(),
     "no value shown", None),
    ("the opposite of what has no value", obligation("log(x) = log(x)"),
     Contradiction(clash("log(x) = log(x)").then), "no value shown", None),
    ("the opposite of an implication", obligation("x > 0 => x > 1"),
     Contradiction(Known()), "wrong shape", None),
    ("a clash that is none", obligation("0 = 1", "x <= 0", "x >= 0"), clash("x < 0"),
     "not settled", "x < 0"),
    ("a clash for a goal", obligation("x > 0", "x < 0", "x >= 0"), Clash(rel("x < 0")),
     "wrong shape", None),

    ("a false identity", obligation("(x + 1)^2 = x^2 + 1"), Ring(), "not an identity", None),
    ("an inequality by an identity", obligation("x <= x"), Ring(), "wrong shape", None),
    ("x/x where x may be 0", obligation("x/x = 1"), Ring(), "no value shown", None),
    ("x^(2/2) where x may be negative", obligation("x^(2/2) = x"), Ring(), "no value shown", None),
    ("0 times what may have no value", obligation("0*log(x) = 0"), Ring(), "no value shown", None),
    ("a difference of what may have no value", obligation("sqrt(x) - sqrt(x) = 0"), Ring(),
     "no value shown", None),
    ("√(x²) is not x", obligation("sqrt(x^2) = x"), Ring(), "not an identity", None),
    ("a cofactor of an equality that is not known", obligation("x = y"),
     Ring(((term("1"), rel("x = y")),)), "not known", "x = y"),
    ("a cofactor without value", obligation("x = 1", "x^2 = x"),
     Ring(((term("1/x"), rel("x^2 = x")),)), "no value shown", "x^2 = x"),
    ("an inequality as an equality", obligation("x = y", "x <= y"),
     Ring(((term("1"), rel("x <= y")),)), "not known", "x <= y"),
    ("a division by zero in a goal", obligation("1/(x - x) = 1", "x - x != 0"), Ring(),
     "zero denominator", ""),

    ("a zero multiplier", obligation("x > 0", "y > 0"),
     combination(product(0, "y > 0"), product(1, "x <= 0")), "wrong coefficient", ""),
    ("a negative multiplier", obligation("x > 1", "x > 0"),
     combination(product(-1, "x > 0"), product(1, "x <= 1")), "wrong coefficient", ""),
    ("nothing strict", obligation("0 = 1", "x >= 0", "x <= 0"),
     Absurd(farkas(product(1, "x >= 0"), product(1, "x <= 0"))), "nothing strict", "false"),
    ("a square is not strict", obligation("0 = 1"),
     Absurd(farkas(product(1, squares=["0"]))), "nothing strict", "false"),
    ("a strict product with a square is not strict", obligation("0 = 1", "x > 0"),
     Absurd(farkas(product(1, "x > 0", squares=["0"]))), "nothing strict", "false"),
    ("a sum that is not zero", obligation("x > 3", "x > 2"),
     combination(product(1, "x > 2"), product(1, "x <= 3")), "not an identity", "false"),
    ("an inequality that is not known", obligation("x > 1"),
     combination(product(1, "x > 1"), product(1, "x <= 1")), "not known", "x > 1"),
    ("an equality as an inequality", obligation("x > 1", "x = 2"),
     combination(product(1, "x = 2"), product(1, "x <= 1")), "wrong shape", "x = 2"),
    ("a square without value", obligation("0 = 1", "x > 0"),
     Absurd(farkas(product(1, "x > 0"), product(1, squares=["log(y)"]))),
     "no value shown", "false"),
    ("a sum for another goal", obligation("x > 1", "x > 2"),
     farkas(product(1, "x > 2")), "wrong shape", None),

    ("a lemma whose premise is not known", obligation("exp(x) < exp(y)", "x <= y"),
     instance("exp.increasing", x="x", y="y"), "premise not settled", "x < y"),
    ("ln(xy) where a factor may be negative", obligation("log(x*y) = log(x) + log(y)", "x*y > 0"),
     instance("ln.product", x="x", y="y"), "premise not settled", "x > 0"),
    ("an integer lemma at a half", obligation("exp(1/2*x) = exp(x)^(1/2)"),
     instance("exp.multiple", n="1/2", x="x"), "wrong sort", None),
    ("a gap between reals", obligation("x + 1 <= y", "x < y"),
     instance("integer.gap", m="x", n="y"), "wrong sort", None),

    ("an equality that is not known", obligation("x > 0", "s > 0"),
     Rewrite(rel("x = s"), claim("s > 0"), Known()), "not known", "x = s"),
    ("an inequality for an equality", obligation("x > 0", "x >= s", "s > 0"),
     Rewrite(rel("x >= s"), claim("s > 0"), Known()), "not known", "x >= s"),
    ("another claim", obligation("x > 1", "x = s", "s > 0"),
     Rewrite(rel("x = s"), claim("s > 0"), Known()), "other claim", "s > 0"),
    ("a real number for an integer exponent", obligation("x^s = 1", "k = s", "x^k = 1"),
     Rewrite(rel("k = s"), claim("x^k = 1"), Known()), "other claim", "x^k = 1"),
    ("a quotient for an integer exponent", obligation("x^(2/2) = y", "2/2 = 1", "x^1 = y"),
     Rewrite(rel("2/2 = 1"), claim("x^1 = y"), Known()), "other claim", "x^1 = y"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate", "kind", "place"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refused(said: Obligation, certificate: Certificate, kind: str, place: str | None) -> None:
    refusal = check(said, certificate)
    assert isinstance(refusal, Refusal), refusal
    assert (refusal.kind, refusal.claim) == (kind, said.goal if place is None else place_of(place))
